"""RTF (Rich Text Format 1.9.1) taken apart into groups, control words and characters."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"\\([a-zA-Z]{1,32})(-?[0-9]{1,10})?[ ]?|\\'([0-9a-fA-F]{2})|\\([^a-zA-Z])|([{}])|([^\\{}\r\n]+)"
)


class Token(NamedTuple):
    """`kind`: "word" (`text` its name, `value` its number or None), "sign" (a control symbol),
    "bytes" (`text` has one character a byte) or a brace."""

    kind: str
    text: str
    value: int | None = None


def tokenize(data: bytes) -> Iterator[Token]:
    """The tokens of a file; binary data is passed over."""
    text = data.decode("latin-1")
    at = 0
    while True:
        for match in _TOKEN.finditer(text, at):
            which = match.lastindex
            if which == 6:
                yield Token("bytes", match[6])
            elif which == 5:
                yield Token(match[5], "")
            elif which == 3:
                yield Token("bytes", chr(int(match[3], 16)))
            elif which == 4:
                yield Token("sign", match[4])
            else:
                value = None if which == 1 else int(match[2])
                if match[1] == "bin" and value:
                    at = match.end() + max(value, 0)
                    break
                yield Token("word", match[1], value)
        else:
            return

"""What stands under each other in one cell, and where that ends on purpose."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import NamedTuple

from perflint.readers.pdf.join import inner_width, read_down, would_fit
from perflint.readers.pdf.lines import Line
from perflint.text.patterns import compile_pattern

_AMOUNT = compile_pattern(
    r"[-+−－]?+(?:\d{1,3}(?:,\d{3})++|\d++)(?:\.\d++)?+[%％]?+|[-—－–/]{1,2}+"
)
_FAR = 2.5


class Text(NamedTuple):
    """What stands on one baseline of a cell: whether it is one amount, whether it goes on with the
    text above it or `begins`, whether it `ended` on purpose, with room for more."""

    y: float
    em: float
    amount: bool
    begins: bool
    ended: bool


def is_amount(text: str) -> bool:
    """Whether a text is one amount, or a stroke where there is none."""
    return _AMOUNT.fullmatch(text) is not None


def stack_texts(lines: Iterable[Line], width: float) -> list[Text]:
    """The texts of a cell `width` wide, from the top down."""
    texts: list[Text] = []
    rows = read_down(lines)
    begins = True
    for row, below in zip_longest(rows, rows[1:]):
        em = row[0].em
        room = inner_width(width, em) - max(line.right for line in row) + row[0].left
        said = row[0].text if len(row) == 1 else ""
        whole = is_amount(said)
        if below is None:
            ended = True
        elif whole:
            ended = room > em / 2 or row[0].y - below[0].y > _FAR * em
        else:
            ended = would_fit(room, below[0])
        texts.append(Text(row[0].y, em, whole, begins, ended))
        begins = ended
    return texts


def is_list(texts: list[Text]) -> bool:
    """Whether a cell holds amounts under each other rather than one that its edge has broken."""
    return (
        len(texts) > 1 and all(one.amount for one in texts) and any(one.ended for one in texts[:-1])
    )

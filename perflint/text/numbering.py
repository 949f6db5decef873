"""Numbering tokens at the start of a line: 一、 （一） 1. （1） ① 第一章, and doubled ones."""

from __future__ import annotations

import re
from dataclasses import dataclass

from perflint.text.numerals import parse_chinese

_HAN = "[一二三四五六七八九十百]{1,4}"
# A dot after digits is a token only where no decimal goes on: `1.1-9月` is `1.` and `1-9月`.
_TOKEN = re.compile(
    rf"""(?:
      (?P<chapter>第{_HAN}(?:部分|章))[、：]?
    | (?P<han>{_HAN})[、．.](?![、])
    | （(?P<han_bracket>{_HAN})）[、.]?
    | (?P<digit>\d{{1,2}})(?:[、．]|\.(?!\d)|\.(?=\d{{1,2}}(?:-|—|至|~|月))|\.(?=20\d\d年))(?!\d+[%万亿元])
    | （(?P<digit_bracket>\d{{1,2}})）[、.]?
    | (?P<digit_half>\d{{1,2}})）
    | (?P<circle>[①-⑳])
    )\ ?""",
    re.VERBOSE,
)
LEVELS = {
    "chapter": 1, "han": 1, "han_bracket": 2, "digit": 3, "digit_bracket": 4, "digit_half": 4,
    "circle": 5,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Token:
    """A numbering token: its characters, the level its form stands for, and its number."""

    text: str
    level: int
    ordinal: int


def read_token(text: str, start: int = 0) -> Token | None:
    """The numbering token at `start` of normalised `text`, or None."""
    match = _TOKEN.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    form = match.lastgroup
    return Token(match.group(), LEVELS[form], _ordinal(form, match.group(form)))


def read_tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """Every token in a row at `start`: `（三）1.` gives two."""
    tokens: list[Token] = []
    while len(tokens) < 3 and (token := read_token(text, start)):
        tokens.append(token)
        start += len(token.text)
    return tuple(tokens)


def _ordinal(form: str, text: str) -> int:
    if form == "circle":
        return ord(text) - ord("①") + 1
    if form == "chapter":
        text = text.removeprefix("第").removesuffix("部分").removesuffix("章")
    return int(text) if text.isdigit() else int(parse_chinese(text))

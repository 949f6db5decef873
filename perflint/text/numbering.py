"""Numbering tokens at the start of a line: 一、 （一） 1. （1） ① 第一章, and doubled ones."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple, cast

from perflint.text.patterns import compile_pattern

Form = Literal["chapter", "han", "han_bracket", "digit", "digit_bracket", "digit_half", "circle"]

_HAN = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# A dot after digits is a token only where no decimal goes on: `1.1-9月` is `1.` and `1-9月`.
# 三、四线城市 and 一、二级指标 are words, not the third and first section.
_TOKEN = compile_pattern(
    rf"""(?:
      (?P<chapter>第{_HAN}(?:部分|章))[、：.]?
    | (?P<han>{_HAN})[、．.](?!、|[一二三四五六七八九十][、线季产级类期等批次])
    | （(?P<han_bracket>{_HAN})）[、.]?
    | (?P<digit>\d{{1,2}})(?:[、．]|\.(?!\d)|\.(?=\d{{1,2}}[-—至~月]|20\d\d年))(?!\d+[%万亿元号])
    | （(?P<digit_bracket>\d{{1,2}})）[、.]?
    | (?P<digit_half>\d{{1,2}})）[、.]?
    | (?P<circle>[①-⑳])[、.]?
    | (?P<one>[㈠-㈩⑴-⒇⒈-⒛])[、.]?
    )\ ?""",
    re.VERBOSE,
)
LEVELS: dict[str, int] = {
    "chapter": 1, "han": 1, "han_bracket": 2, "digit": 3, "digit_bracket": 4, "digit_half": 4,
    "circle": 5,
}  # fmt: skip
_ONE: dict[str, tuple[Form, int]] = {
    **{chr(ord("㈠") + i): ("han_bracket", i + 1) for i in range(10)},
    **{chr(ord("⑴") + i): ("digit_bracket", i + 1) for i in range(20)},
    **{chr(ord("⒈") + i): ("digit", i + 1) for i in range(20)},
}
_FIRST = {*"第（0123456789一二三四五六七八九十", *map(chr, range(ord("①"), ord("⑳") + 1)), *_ONE}
_DIGITS = "零一二三四五六七八九"


class Token(NamedTuple):
    """A numbering token: its characters, its form, the level that form stands for, its number."""

    text: str
    level: int
    ordinal: int
    form: Form


def read_token(text: str, start: int = 0) -> Token | None:
    """The numbering token at `start` of normalised `text`, or None."""
    first = text[start : start + 1]
    if first not in _FIRST:
        return None
    match = _TOKEN.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    name = match.lastgroup
    if name == "one":
        form, ordinal = _ONE[match.group(name)]
        return Token(match.group(), LEVELS[form], ordinal, form)
    form = cast(Form, name)
    return Token(match.group(), LEVELS[form], _ordinal(form, match.group(name)), form)


def read_tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """Every token in a row at `start`: `（三）1.` gives two."""
    tokens: list[Token] = []
    while len(tokens) < 3 and (token := read_token(text, start)):
        tokens.append(token)
        start += len(token.text)
    return tuple(tokens)


def write_token(form: str, ordinal: int) -> str:
    """A token as GB/T 9704 prints it: 二、 （二） 2. （2） ②; from 100 on with Arabic digits."""
    if form == "circle":
        return chr(ord("①") + ordinal - 1) if ordinal <= 20 else str(ordinal)
    if form in ("chapter", "han", "han_bracket"):
        han = _write_han(ordinal) if ordinal < 100 else str(ordinal)
        return {"chapter": f"第{han}部分", "han": f"{han}、"}.get(form, f"（{han}）")
    return {"digit": f"{ordinal}.", "digit_bracket": f"（{ordinal}）"}.get(form, f"{ordinal}）")


def _write_han(ordinal: int) -> str:
    tens, ones = divmod(ordinal, 10)
    han = (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "")
    return han + (_DIGITS[ones] if ones else "")


def _ordinal(form: str, text: str) -> int:
    if form == "circle":
        return ord(text) - ord("①") + 1
    if form == "chapter":
        text = text.removeprefix("第").removesuffix("部分").removesuffix("章")
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (
        _DIGITS.index(ones) if ones else 0
    )

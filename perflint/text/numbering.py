"""Numbering tokens at the start of a line: 一、 （一） 1. （1） ① 第一章 壹、, and doubled ones."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple, cast

from perflint.text.patterns import compile_pattern

Form = Literal[
    "chapter", "section", "formal", "stem", "han", "ordinal", "han_square", "han_bracket", "han_half",
    "roman", "roman_bracket",
    "digit", "decimal", "decimal_3", "decimal_4", "digit_bracket", "digit_half", "circle", "letter", "letter_small",
]  # fmt: skip

FORMAL = "壹贰叁肆伍陆柒捌玖拾"
"""Numerals as they stand in cheques."""
STEMS = "甲乙丙丁戊己庚辛壬癸"
ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
MEASURED = (
    "[\\d.%‰万亿元角倍次户名米吨亩级月日号时分]|件(?!数)|人(?![员事才力])|个(?!人)|家(?!庭)|条(?!件)"
    "|公[里斤顷]|里|度(?!量)|年(?!度)|项(?!目)"
)
"""What shows that the digits before it are a figure, no number of a heading."""
COUNTED = "(?:[户名件家处份辆台所场篇册座位宗起例]|个(?!百分|基点)|人(?![均次]))"
"""What is counted in whole numbers only."""
GLUED = rf"\d{{1,2}}[-—至~月]|20\d\d年|\d[户名家所]|\d{{2,4}}{COUNTED}"
"""What stands behind the dot of a number of its own: no decimals."""
HAN = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
# A dot after digits is a token only where no decimal goes on: `1.1-9月` is `1.` and `1-9月`.
# Nor are there parts of what is counted: 2.468户 is `2.` and 468户.
# 三、四线城市 and 一、二级指标 are words, not the third and first section.
_TOKEN = compile_pattern(
    rf"""(?:
      （?第(?P<chapter>{HAN}|\d{{1,2}})(?:部分|章)）?[、：.]?
    | 第(?P<section>{HAN}|\d{{1,2}})节(?![课能点日])[、：.]?
    | (?P<formal>[{FORMAL}])[、．.]
    | (?P<han>{HAN})(?:[、．]|\.(?!\d))(?!、|[一二三四五六七八九十][、线季产级类期等批次])
    | （(?P<han_bracket>{HAN})）[、.：]?
    | (?P<digit>\d{{1,2}})(?:[、．]|\ ?\.(?!\d)|\.(?={GLUED}))(?!\d+[%万亿元号])
    | （(?P<digit_bracket>\d{{1,2}})）[、.：]?
    | (?P<digit_half>\d{{1,2}})）[、.：]?
    | (?P<circle>[①-⑳])[、.]?
    | (?P<one>[㈠-㈩⑴-⒇⒈-⒛❶-❿➀-➓㊀-㊉])[、.]?
    )\ ?""",
    re.VERBOSE,
)
LEVELS: dict[str, int] = {
    "chapter": 1, "section": 1, "formal": 1, "stem": 1, "han": 1, "han_square": 2,
    "han_bracket": 2, "han_half": 2, "ordinal": 3, "digit": 3, "decimal": 3, "decimal_3": 3,
    "decimal_4": 4, "digit_bracket": 4, "digit_half": 4, "circle": 5, "roman": 6, "roman_bracket": 6,
    "letter": 6, "letter_small": 6,
}  # fmt: skip
RANKS: dict[str, float] = {
    "chapter": 0, "section": 0.2, "formal": 0.4, "stem": 0.5, "han": 1,
    "han_square": 1.8, "han_bracket": 2, "han_half": 2.5, "ordinal": 2.8, "digit": 3, "decimal": 3.2,
    "decimal_3": 3.4, "decimal_4": 3.6, "digit_bracket": 4, "digit_half": 5, "circle": 6,
    "roman": 6.4, "roman_bracket": 6.6, "letter": 7, "letter_small": 7.2,
}  # fmt: skip
"""Which form stands above which, as most filings have it."""
_ONE: dict[str, tuple[Form, int]] = {
    **{chr(ord("㈠") + i): ("han_bracket", i + 1) for i in range(10)},
    **{chr(ord("⑴") + i): ("digit_bracket", i + 1) for i in range(20)},
    **{chr(ord("⒈") + i): ("digit", i + 1) for i in range(20)},
    **{chr(ord(one) + i): ("circle", i + 1) for one in "❶➀➊" for i in range(10)},
    **{chr(ord("㊀") + i): ("han_bracket", i + 1) for i in range(10)},
}
_FIRST = {
    *"第（0123456789一二三四五六七八九十",
    *FORMAL,
    *map(chr, range(ord("①"), ord("⑳") + 1)),
    *_ONE,
}
_DIGITS = "零一二三四五六七八九"
_HAN_DIGITS = frozenset("一二三四五六七八九十")
_NUMBER = compile_pattern(rf"{HAN}|\d{{1,2}}")
_WRITTEN = {
    "chapter": "第{}部分", "section": "第{}节", "han": "{}、", "han_square": "【{}】",
    "han_bracket": "（{}）", "han_half": "{}）", "ordinal": "第{}、",
}  # fmt: skip
_SIGNS: dict[str, tuple[Sequence[str], str]] = {
    "circle": ([chr(ord("①") + i) for i in range(20)], ""),
    "letter": ([chr(ord("A") + i) for i in range(26)], "."),
    "letter_small": ([chr(ord("a") + i) for i in range(26)], "."),
    "formal": (FORMAL, "、"),
    "stem": (STEMS, "、"),
    "roman": (ROMAN, "."),
    "roman_bracket": (ROMAN, "）"),
}
"""The signs of forms that have only so many, and what stands after them."""


class Token(NamedTuple):
    """A numbering token: its characters, its form, the level that form stands for, its number and
    the rank it has among the forms of its filing."""

    text: str
    level: int
    ordinal: int
    form: Form
    rank: float


def make_token(text: str, form: Form, ordinal: int) -> Token:
    """A token of a form, ranked as most filings do."""
    return Token(text, LEVELS[form], ordinal, form, RANKS[form])


@lru_cache(maxsize=1024)
def _told(text: str, name: str, sign: str) -> Token:
    """The token that a match of `_TOKEN` is: `sign` is its group `name`."""
    if name == "one":
        form, ordinal = _ONE[sign]
        return make_token(text, form, ordinal)
    return make_token(text, cast(Form, name), read_ordinal(name, sign))


def read_token(text: str, start: int = 0) -> Token | None:
    """The numbering token at `start` of normalised `text`, or None."""
    if start >= len(text) or text[start] not in _FIRST:
        return None
    match = _TOKEN.match(text, start)
    if match is None or match.lastgroup is None:
        return None
    name = match.lastgroup
    return _told(match.group(), name, match[name])


def read_tokens(text: str, start: int = 0) -> tuple[Token, ...]:
    """Every token in a row at `start`: `（三）1.` gives two."""
    tokens: list[Token] = []
    while len(tokens) < 3 and (token := read_token(text, start)):
        tokens.append(token)
        start += len(token.text)
    return tuple(tokens)


def run_of(token: Token) -> str:
    """What the numbers of one run share: their form, of decimals the numbers before the last too."""
    if token.form.startswith("decimal"):
        return token.form + token.text.rstrip(" .．、").rpartition(".")[0]
    return token.form


def write_token(form: str, ordinal: int) -> str:
    """A token as GB/T 9704 prints it: 二、 （二） 2. （2） ②; from 100 on with Arabic digits."""
    if form in _SIGNS:
        return _write_listed(form, ordinal)
    if form in _WRITTEN:
        return _WRITTEN[form].format(write_han(ordinal) if ordinal < 100 else str(ordinal))
    return {"digit": f"{ordinal}.", "digit_bracket": f"（{ordinal}）"}.get(form, f"{ordinal}）")


def write_like(token: Token, ordinal: int) -> str:
    """The number `ordinal` for what stands beside `token`; forms that GB/T 9704 does not have keep their
    look: 第2章 beside 第1章, 1.3 beside 1.2."""
    if not token.text or not token.form.startswith(("chapter", "section", "decimal")):
        return write_token(token.form, ordinal)
    if token.form.startswith("decimal"):
        return f"{token.text.rstrip(' .、').rpartition('.')[0]}.{ordinal}"
    han = write_han(ordinal) if ordinal < 100 else str(ordinal)
    return _NUMBER.sub(
        lambda number: han if number[0] in _HAN_DIGITS else str(ordinal), token.text, 1
    )


def write_han(ordinal: int) -> str:
    """A number below 100 in Chinese numerals: 十二."""
    tens, ones = divmod(ordinal, 10)
    han = (_DIGITS[tens] if tens > 1 else "") + ("十" if tens else "")
    return han + (_DIGITS[ones] if ones else "")


def _write_listed(form: str, ordinal: int) -> str:
    """A token of a form that has only so many signs; beyond them with Arabic digits."""
    signs, after = _SIGNS[form]
    return f"{signs[ordinal - 1] if 0 < ordinal <= len(signs) else ordinal}{after}"


def read_ordinal(form: str, text: str) -> int:
    """The number that the sign of a token stands for."""
    if form in _SIGNS:
        return _SIGNS[form][0].index(text) + 1
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.rpartition("十")
    return (_DIGITS.index(tens) if tens else 1) * 10 * bool(ten) + (
        _DIGITS.index(ones) if ones else 0
    )

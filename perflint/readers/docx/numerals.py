"""Whole numbers as Word prints them in automatic numbering.

Source: ISO/IEC 29500-1, 17.18.59 ST_NumberFormat.

Formats not listed in FORMATS print as Arabic digits, as do numbers a format has no sign for.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

_CHINESE = "〇一二三四五六七八九"
_UNITS = ("", "十", "百", "千")
_LEGAL = "零壹贰叁肆伍陆柒捌玖"
_LEGAL_UNITS = ("", "拾", "佰", "仟")
_LEGAL_TRADITIONAL = "零壹貳參肆伍陸柒捌玖"
_JAPANESE_LEGAL = "〇壱弐参四伍六七八九"
_JAPANESE_LEGAL_UNITS = ("", "拾", "百", "阡")
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"),
    (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST = 32767


def print_number(value: int, format: str) -> str:
    """`value` in the numbering format named `format` ("" for none and bullets)."""
    if not 0 <= value <= _HIGHEST:
        return str(value)
    return FORMATS.get(format, str)(value)


def _digits(signs: str, value: int) -> str:
    return "".join(signs[int(digit)] for digit in str(value))


def _grouped(signs: str, units: tuple[str, ...], bare: str, zeros: bool, value: int) -> str:
    """Chinese counting with units below ten thousand and 万 above; `bare` are the units before
    which 一 is left out, `zeros` says whether gaps are filled with 零."""
    if value >= 10000:
        high = _grouped(signs, units, bare, zeros, value // 10000)
        rest = value % 10000
        filler = "零" if zeros and 0 < rest < 1000 else ""
        return f"{high}万{filler}{_grouped(signs, units, bare, zeros, rest) if rest else ''}"
    return _below_ten_thousand(signs, units, bare, zeros, value) if value else signs[0]


def _below_ten_thousand(
    signs: str, units: tuple[str, ...], bare: str, zeros: bool, value: int
) -> str:
    text, skipped = "", False
    for place in (3, 2, 1, 0):
        digit = value // 10**place % 10
        if not digit:
            skipped = bool(text)
            continue
        if skipped and zeros:
            text += "零"
        skipped = False
        unit = units[place]
        text += unit if digit == 1 and unit and unit in bare else signs[digit] + unit
    return text


def _counting(signs: str, value: int) -> str:
    """Chinese counting: with 十 up to 99, digit by digit beyond."""
    return _thousand(value) if 0 < value < 100 else _digits(signs, value)


def _thousand(value: int) -> str:
    text = _grouped(_CHINESE, _UNITS, "", True, value)
    return text[1:] if text.startswith("一十") else text


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text


def _letters(first: str, value: int) -> str:
    """a … z, aa, bb …: Word repeats the letter, up to thirty times."""
    if not 0 < value <= 780:
        return str(value)
    return chr(ord(first) + (value - 1) % 26) * ((value - 1) // 26 + 1)


def _listed(signs: str, value: int) -> str:
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def _series(first: str, count: int) -> Callable[[int], str]:
    return partial(_listed, "".join(chr(ord(first) + i) for i in range(count)))


def _cycle(value: int) -> str:
    """甲子 … 癸亥."""
    return _STEMS[(value - 1) % 10] + _BRANCHES[(value - 1) % 12] if value else "0"


def _none(_: int) -> str:
    return ""


_legal = partial(_grouped, _LEGAL, _LEGAL_UNITS, "", True)
_legal_traditional = partial(_grouped, _LEGAL_TRADITIONAL, _LEGAL_UNITS, "", True)
_japanese = partial(_grouped, _CHINESE, _UNITS, "十百千", False)
_full_width = partial(_digits, "０１２３４５６７８９")

FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalHalfWidth": str,
    "decimalZero": "{:02d}".format,
    "01": "{:02d}".format,
    "001": "{:03d}".format,
    "0001": "{:04d}".format,
    "decimalFullWidth": _full_width,
    "decimalFullWidth2": _full_width,
    "numberInDash": "- {} -".format,
    "upperRoman": _roman,
    "lowerRoman": lambda value: _roman(value).lower(),
    "upperLetter": partial(_letters, "A"),
    "lowerLetter": partial(_letters, "a"),
    "decimalEnclosedCircle": _series("①", 20),
    "decimalEnclosedCircleChinese": _series("①", 20),
    "decimalEnclosedParen": _series("⑴", 20),
    "decimalEnclosedFullstop": _series("⒈", 20),
    "ideographEnclosedCircle": _series("㊀", 10),
    "chineseCounting": partial(_counting, "○一二三四五六七八九"),
    "chineseCountingThousand": _thousand,
    "chineseLegalSimplified": _legal,
    "ideographLegalTraditional": _legal_traditional,
    "ideographDigital": partial(_digits, _CHINESE),
    "ideographTraditional": partial(_listed, _STEMS),
    "ideographZodiac": partial(_listed, _BRANCHES),
    "ideographZodiacTraditional": _cycle,
    "taiwaneseCounting": partial(_counting, "○一二三四五六七八九"),
    "taiwaneseCountingThousand": _thousand,
    "taiwaneseDigital": partial(_digits, "○一二三四五六七八九"),
    "japaneseCounting": _japanese,
    "japaneseLegal": partial(_grouped, _JAPANESE_LEGAL, _JAPANESE_LEGAL_UNITS, "", False),
    "japaneseDigitalTenThousand": partial(_digits, _CHINESE),
    "none": _none,
    "bullet": _none,
}

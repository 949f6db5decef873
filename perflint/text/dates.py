"""Years and dates as reports write them: 2022年, 二〇二二年, 2023年3月14日, 2023-03-14."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.text.patterns import compile_pattern

_DIGITS = {c: str(i) for i, c in enumerate("〇一二三四五六七八九")}
_DIGITS |= {"零": "0", "○": "0", "O": "0"}
HAN_YEAR = "二[〇○零O0][〇○零一二三四五六七八九]{2}"
_HAN_YEAR = compile_pattern(HAN_YEAR)
_NUMERAL = r"(?:[一二三]?十[一二三四五六七八九]?|[一二三四五六七八九])"
_DATE = compile_pattern(
    r"(?<![\d.])(?P<year>20\d\d)(?:年|[-./])(?P<month>1[0-2]|0?[1-9])"
    r"(?:月(?:(?P<day>3[01]|[12]\d|0?[1-9])日)?|[-./](?P<last>3[01]|[12]\d|0?[1-9])(?![\d.]))"
    rf"|二(?P<han>[〇○零O0][〇○零一二三四五六七八九]{{2}})年(?P<han_month>{_NUMERAL})月"
    rf"(?:(?P<han_day>{_NUMERAL})日)?"
)


class Year(NamedTuple):
    """A printed year; `start` and `end` enclose its digits, without 年."""

    value: int
    start: int
    end: int


class Date(NamedTuple):
    """A printed date; `day` is 0 where only the month is given."""

    year: int
    month: int
    day: int
    start: int
    end: int

    @property
    def iso(self) -> str:
        """2023-03-14, or 2023-03."""
        return f"{self.year}-{self.month:02}" + (f"-{self.day:02}" if self.day else "")


def find_years(text: str, start: int = 0, end: int | None = None) -> Iterator[Year]:
    """The years followed by 年 in normalised `text`, in order."""
    end = len(text) if end is None else end
    at = text.find("年", start + 4, end)
    while at >= 0:
        digits = text[at - 4 : at]
        if digits.isascii() and digits.isdigit():
            if digits[:2] in ("19", "20") and not _goes_on(text, at - 5):
                yield Year(int(digits), at - 4, at)
        elif digits[0] == "二" and _HAN_YEAR.fullmatch(digits):
            yield Year(han_year(digits[1:]), at - 4, at)
        at = text.find("年", at + 1, end)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[Date]:
    """The dates, to the month at least, in normalised `text`, in order."""
    for match in _DATE.finditer(text, start, len(text) if end is None else end):
        if match["han"]:
            year, month = han_year(match["han"]), _han_number(match["han_month"])
            day = _han_number(match["han_day"])
        else:
            year, month = int(match["year"]), int(match["month"])
            day = int(match["day"] or match["last"] or 0)
        if month <= 12 and day <= 31:
            yield Date(year, month, day, match.start(), match.end())


def _goes_on(text: str, before: int) -> bool:
    return before >= 0 and (text[before].isdigit() or text[before] == ".")


def han_year(tail: str) -> int:
    """The year that 二 and the three digits of `tail` (〇二四) write."""
    return int("2" + "".join(_DIGITS.get(c, c) for c in tail))


def _han_number(numeral: str | None) -> int:
    if not numeral:
        return 0
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return int(_DIGITS[ones])
    return int(_DIGITS.get(tens, "1")) * 10 + int(_DIGITS.get(ones, "0"))

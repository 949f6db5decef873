"""Dates and times of spreadsheets: days since the end of 1899 (or since 1904), shown by a code."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import Literal

from perflint.readers.spreadsheet.format_tokens import Token

Epoch = Literal[1900, 1904]
_LAST_DAY = 2_958_465
_DAY = 86_400
_WEEKDAYS = "一二三四五六日"
_NOON = ("PM", "AM"), ("下午", "上午")
_PHANTOM = 60
"""The 29th of February 1900, which the 1900 system counts though there was none."""


def day_of(days: int, epoch: Epoch) -> date | None:
    """The calendar day of a serial number, None where there is none."""
    if not 0 <= days <= _LAST_DAY:
        return None
    if epoch == 1904:
        return date(1904, 1, 1) + timedelta(days) if days <= _LAST_DAY - 1462 else None
    return date(1899, 12, 31 if days < _PHANTOM else 30) + timedelta(days)


def make_date_renderer(tokens: Sequence[Token], epoch: Epoch) -> Callable[[Decimal], str]:
    """Shows a serial number by `tokens`; one that is no date comes out as the number it is."""
    minutes = _minutes(tokens)
    noon = any(token.kind == "noon" for token in tokens)

    def render(number: Decimal) -> str:
        seconds = int((number * _DAY).to_integral_value(ROUND_HALF_UP)) if number < 10**7 else -1
        day = day_of(seconds // _DAY, epoch)
        if day is None:
            return f"{number:f}"
        shown = [_show(token, i in minutes, day, seconds, noon) for i, token in enumerate(tokens)]
        return "".join(shown).strip()

    return render


def _minutes(tokens: Sequence[Token]) -> frozenset[int]:
    """Which tokens `m` are minutes: those after hours or before seconds."""
    parts = [
        (i, token.text[0].lower())
        for i, token in enumerate(tokens)
        if token.kind in ("date", "elapsed")
    ]
    found = set()
    for at, (i, letter) in enumerate(parts):
        before = parts[at - 1][1] if at else ""
        after = parts[at + 1][1] if at + 1 < len(parts) else ""
        if letter == "m" and (before == "h" or after == "s"):
            found.add(i)
    return frozenset(found)


def _show(token: Token, minute: bool, day: date, seconds: int, noon: bool) -> str:
    if token.kind == "text":
        return token.text
    if token.kind == "noon":
        return _NOON["午" in token.text][seconds % _DAY < _DAY // 2]
    letter, width = token.text[0].lower(), len(token.text.partition(".")[0])
    if token.kind == "elapsed":
        return f"{seconds // {'h': 3600, 'm': 60, 's': 1}[letter]:0{width}d}"
    if letter in "hs" or (letter == "m" and minute):
        return _show_time(letter, width, seconds, noon)
    return _show_day(letter, width, day)


def _show_time(letter: str, width: int, seconds: int, noon: bool) -> str:
    hour = seconds % _DAY // 3600
    if noon:
        hour = (hour - 1) % 12 + 1
    value = {"h": hour, "m": seconds % 3600 // 60, "s": seconds % 60}[letter]
    return f"{value:0{min(width, 2)}d}"


def _show_day(letter: str, width: int, day: date) -> str:
    if letter == "y" and width <= 2:
        return f"{day.year % 100:02d}"
    if letter in "ye":
        return f"{day.year:04d}"
    if letter == "a" or (letter == "d" and width > 2):
        return ("" if (letter, width) == ("a", 3) else "星期") + _WEEKDAYS[day.weekday()]
    if letter != "m":
        return f"{day.day:0{min(width, 2)}d}"
    return f"{day.month}月" if width > 2 else f"{day.month:0{width}d}"

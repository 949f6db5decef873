"""Dates that no calendar has, and periods that end before they begin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"date", "reason"})
_DAY = compile_pattern(
    r"(?<![\d.])(?:(?P<year>(?:19|20)\d\d)年(?:度)?)?(?P<month>\d{1,2})月"
    r"(?:(?P<day>\d{1,2})(?:[-—至](?P<last>\d{1,2}))?[日号](?!线|楼|院|店|机|文))?"
)
_PERIOD = compile_pattern(
    r"(?P<from_year>20\d\d)年(?P<from_month>\d{1,2})月(?:(?P<from_day>\d{1,2})日)?"
    r"(?:[-—]{1,2}|至|到)(?P<to_year>20\d\d)年(?P<to_month>\d{1,2})月(?:(?P<to_day>\d{1,2})日)?"
)
_WORKS = compile_pattern(
    r"(?P<from_year>20\d\d)年(?P<from_month>\d{1,2})月(?:(?P<from_day>\d{1,2})日)?"
    r"(?:正式|开始)?(?:开工|动工|启动|进场施工|开始施工)(?:建设)?[，、；]?[^。；\d]{0,8}"
    r"(?P<to_year>20\d\d)年(?P<to_month>\d{1,2})月(?:(?P<to_day>\d{1,2})日)?(?:底|初|前)?"
    r"(?:全面|全部|正式|建成|通过)?(?:竣工|完工|验收|交付|投入使用)"
)
_WIDEST = 9
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


class Params(NamedTuple):
    """What is looked for."""

    look: Literal["impossible", "reversed"]
    """impossible：历法上没有的日期，如 13月、2月30日；reversed：起止日期前后颠倒，或竣工早于开工。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each such date or period; `reason` says in Chinese what is wrong with it."""
    text = subject.flow.text
    impossible = params.look == "impossible"
    for match in _find_days(text) if impossible else _find_periods(text):
        found = match.groupdict()
        reason = _impossible(found) if impossible else _reversed(found)
        if reason:
            yield Match(Span(*match.span()), {"date": match.group(), "reason": reason})


def _find_days(text: str) -> Iterator[re.Match[str]]:
    """The dates; looking for 月 first, for a pattern over the whole text takes four times as long."""
    at = text.find("月")
    while at >= 0:
        if text[at - 1 : at].isdigit() and (match := _DAY.search(text, max(0, at - _WIDEST))):
            yield match
            at = max(at, match.end() - 1)
        at = text.find("月", at + 1)


def _find_periods(text: str) -> Iterator[re.Match[str]]:
    """The periods, and what was begun and finished, each by its dates."""
    yield from _PERIOD.finditer(text)
    yield from _WORKS.finditer(text)


def _impossible(found: dict[str, str | None]) -> str:
    """Only where a year or a day makes it a date: 24月 may be a duration."""
    year, month = found["year"], int(found["month"] or 0)
    days = [int(day) for day in (found["day"], found["last"]) if day]
    if not (year or days):
        return ""
    if not 1 <= month <= 12:
        return f"没有{month}月"
    return _lacking(year if month == 2 else None, month, days)


def _lacking(leap: str | None, month: int, days: list[int]) -> str:
    """A day that a month does not have; `leap` is the year that decides on it, where one does."""
    most = 28 if leap and not _is_leap(int(leap)) else _LENGTHS[month - 1]
    for day in days:
        if not 1 <= day <= most:
            return f"{f'{leap}年' if leap else ''}{month}月没有{day}日"
    return ""


def _reversed(found: dict[str, str | None]) -> str:
    start = [int(found[f"from_{part}"] or 0) for part in ("year", "month", "day")]
    end = [int(found[f"to_{part}"] or 0) for part in ("year", "month", "day")]
    if not (start[2] and end[2]):
        start, end = start[:2], end[:2]
    return "终止早于起始" if end < start else ""


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)

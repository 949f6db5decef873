"""Periods told with a length that their two ends do not make: 2023年3月1日至5月30日，共60天."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"period", "told", "length"})
_LENGTH = r"(?P<number>\d{1,4}|[一二两三四五六七八九十]{1,3})个?(?P<unit>日历天|自然日|天|日|月|年)"
_NAMES = "共|历时|为期|总?工期|实施期限?|建设期限?|合同期限?|服务期限?|周期|期限|用时|共计|总计|合计|持续|时长"
_ENDS = (
    r"(?P<from_year>20\d\d)年(?:度|(?P<from_month>\d{1,2})月(?:(?P<from_day>\d{1,2})日)?)?"
    r"(?:[-—]{1,2}|起?至|到)"
    r"(?:(?P<to_year>20\d\d)年)?(?:度|(?P<to_month>\d{1,2})月(?:(?P<to_day>\d{1,2})日)?)?(?:底|末|止)?"
)
_TOLD = compile_pattern(
    rf"{_ENDS}[，（]?(?:{_NAMES})(?:为|是|：)?{_LENGTH}(?![度份内前后均息利以])"
)
_NAMED = compile_pattern(
    rf"(?:总工期|工期|实施期限?|建设期限?|合同期限?|服务期限?|周期|期限|为期)(?:为|是|：|共)?{_LENGTH}[（，：][自从即]?{_ENDS}"
)
_HAN = {c: n for n, c in enumerate("一二三四五六七八九", 1)} | {"两": 2}
_DAYS_OF_YEAR, _MONTHS = 365.25, 12
_NEAR = 0.1
_BEHIND = 4


class Params(NamedTuple):
    """What tells of another length than that of the period."""

    unless: Words = Words(())
    """起止与时长之间或紧接其后有这些词就不查，例如 提前。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each length that neither counting the last day (month, year) nor leaving it out gives."""
    text = subject.flow.text
    for pattern in (_TOLD, _NAMED):
        for match in pattern.finditer(text):
            if contains_any(text[match.start() : match.end() + _BEHIND], params.unless.words):
                continue
            number, unit = _number(match["number"]), match["unit"]
            lengths = _lengths(match, unit)
            if lengths and number and not _is_one_of(number, lengths):
                told = f"{match['number']}{'个' if unit == '月' else ''}{unit}"
                made = f"{round(max(lengths))}{'个' if unit == '月' else ''}{unit}"
                values = {"period": _ends(match), "told": told, "length": made}
                yield Match(Span(*match.span()), values)


def _ends(match: re.Match[str]) -> str:
    """The period as it is printed."""
    last = max(match.end(name) for name in ("from_year", "to_year", "to_month", "to_day"))
    return match.group()[match.start("from_year") - match.start() : last - match.start() + 1]


def _number(words: str) -> int:
    if words.isdigit():
        return int(words)
    tens, ten, ones = words.rpartition("十")
    if not ten:
        return _HAN.get(words, 0)
    return 10 * _HAN.get(tens, 1) + _HAN.get(ones, 0)


def _is_one_of(number: int, lengths: tuple[float, float]) -> bool:
    """Whether a whole number is one of `lengths`, or one of the two that lie about what is no whole number."""
    return any(number - 1 + _NEAR < length < number + 1 - _NEAR for length in lengths)


def _lengths(match: re.Match[str], unit: str) -> tuple[float, float] | None:
    """How long a period is without its last day (month, year) and with it, in `unit`; None where its ends are
    not told so finely, or no period."""
    year = int(match["from_year"])
    last_year = int(match["to_year"] or year)
    if unit == "年" and not match["from_month"] and not match["to_month"]:
        years = last_year - year
        return (years, years + 1) if match["to_year"] and years > 0 else None
    if not match["from_month"] or not match["to_month"]:
        return None
    months = (last_year - year) * _MONTHS + int(match["to_month"]) - int(match["from_month"])
    if unit in ("日历天", "自然日", "天", "日"):
        days = _days(match, year, last_year)
        return (days, days + 1) if days is not None and days > 0 else None
    if match["from_day"] and match["to_day"]:
        days = _days(match, year, last_year)
        if days is None:
            return None
        exact = (days + 1) / _DAYS_OF_YEAR * _MONTHS
        low, high = exact, exact
    else:
        low, high = months, months + 1
    if high <= 0:
        return None
    return (low, high) if unit == "月" else (low / _MONTHS, high / _MONTHS)


def _days(match: re.Match[str], year: int, last_year: int) -> int | None:
    """The days from one end to the other; None where a day is not told or none."""
    if not match["from_day"] or not match["to_day"]:
        return None
    try:
        first = date(year, int(match["from_month"]), int(match["from_day"]))
        last = date(last_year, int(match["to_month"]), int(match["to_day"]))
    except ValueError:
        return None
    return (last - first).days

"""Bands of scores and grades that a text tells itself: 85分（含）以上为优，75—84分为良，60分以下为差."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from perflint.text.lined import Lined

_NUMBER, _OWN = r"(\d{2,3}(?:\.\d)?)", r"(\d(?<![\d.].)\d{1,2}(?:\.\d)?)"
_ALONE = r"(\d(?<![\d.—-].)\d{1,2}(?:\.\d)?)"
_GRADE = (
    r"的?，?(?:评定?)?(?:等级)?(?:评?[为是定]+|属于?|：)?[“\"]?"
    r"(优秀?|良好?|中等?|一般|差|较差|不?合格)(?![\u4e00-\u9fff])"
)
_ENDS = r"(?:分)?(?:（[^（）\n]{1,4}）)?"
_FROM = Lined(rf"{_ALONE}{_ENDS}(?:及)?以上{_ENDS}{_GRADE}", "以上")
_BETWEEN = Lined(
    rf"{_OWN}{_ENDS}[-—－–~～至到]+{_NUMBER}{_ENDS}(?:之间)?{_GRADE}",
    sign=rf"[-—－–~～至到]{_NUMBER}",
)
_WITHIN = Lined(rf"{_OWN}{_ENDS}(?:及)?以上{_ENDS}，?{_NUMBER}{_ENDS}以下{_ENDS}{_GRADE}", "以上")
_BELOW = Lined(rf"{_ALONE}{_ENDS}以下{_ENDS}{_GRADE}", "以下")
_FULL, _FEWEST, _LONGEST = Decimal(100), 2, 200
_STEP = Decimal(1)


class Grading(NamedTuple):
    """Scores from `low` up to, not including, `high` deserve `grade`; the top one includes its end."""

    grade: str
    low: Decimal
    high: Decimal


@lru_cache(maxsize=1)
def read_gradings(text: str) -> tuple[Grading, ...]:
    """The bands told in one place of normalised `text`, the highest first; none where fewer than two are, or
    where they leave gaps or overlap."""
    if "以上" not in text and "以下" not in text:
        return ()
    found: list[tuple[int, Grading]] = []
    for match in _FROM.finditer(text):
        found.append((match.start(), Grading(match[2], Decimal(match[1]), _FULL)))
    taken: set[int] = set()
    for match in (*_BETWEEN.finditer(text), *_WITHIN.finditer(text)):
        ends = sorted((Decimal(match[1]), Decimal(match[2])))
        found.append((match.start(), Grading(match[3], ends[0], ends[1])))
        taken.add(match.end())
    for match in _BELOW.finditer(text):
        if match.end() not in taken:
            found.append((match.start(), Grading(match[2], Decimal(0), Decimal(match[1]))))
    if len(found) < _FEWEST or max(found)[0] - min(found)[0] > _LONGEST:
        return ()
    return _joined(sorted((one for _, one in found), key=lambda one: -one.low))


def _joined(bands: list[Grading]) -> tuple[Grading, ...]:
    """Bands whose ends meet: 75—84 below 85 reaches up to it."""
    joined: list[Grading] = []
    for band in bands:
        above = joined[-1] if joined else None
        if above is not None and not above.low - _STEP <= band.high <= above.low:
            return ()
        joined.append(band if above is None else band._replace(high=above.low))
    return tuple(joined) if joined[0].high == _FULL else ()

"""A score must not be above what the rate of execution allows, where a locality caps it."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import widened
from perflint.model.claim import Match, Related
from perflint.model.figure import Figure
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.called import is_of_this_year
from perflint.operands.meanings import meanings
from perflint.operands.scoresheet import ScoreSheet, score_sheets
from perflint.text.patterns import compile_pattern

VALUES = frozenset({"score", "rate", "most"})
_GENERAL = compile_pattern(
    r"(?:目前|截至|全年|本|我|该|全|项目(?!支出)|部门|单位|整体|年度|当年|财政|预算|资金|局|委|办|总体?|总额|支出|"
    r"的|[0-9]{4}年度?)*+"
)
_LINK = compile_pattern(r"(?:为|是|达到?|：|约)+$")
_AIMS = ("target", "planned")


class Params(NamedTuple):
    """The caps, and what the rate is called."""

    rates: Words
    """整个单位或项目执行率的叫法，例如 预算执行率。"""
    caps: tuple[tuple[Decimal, Decimal], ...] = ()
    """每组两个数：执行率低于几（%），得分至多几分，例如 [[80, 89], [70, 79]]；不写则不查。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for the score the filing gives itself where it is above the cap; nothing where the score,
    or the rate of the whole, is not told for sure."""
    if not params.caps:
        return
    sheets = [sheet for sheet in score_sheets(subject) if sheet.of_filing]
    rate = _rate(subject, params, sheets)
    score = _score(subject, sheets)
    if rate is None or score is None:
        return
    high = widened(rate).high
    most = min((most for below, most in params.caps if high < below), default=score.amount)
    if score.amount > most:
        yield Match(
            score.span,
            {"score": f"{score.value:f}", "rate": rate.text, "most": f"{most:f}"},
            (Related("rate", rate.span),),
            confidence="likely",
        )


def _is_rate(figure: Figure, year: str) -> bool:
    """Whether a figure is a percentage reached this year."""
    if figure.nature != "rate" or figure.quantity.dimension != "percent":
        return False
    return figure.stage not in _AIMS and is_of_this_year(figure, year)


def _rate(subject: Subject, params: Params, sheets: list[ScoreSheet]) -> Quantity | None:
    """The rate of the row of funds; else the one rate that the text tells of the whole."""
    for sheet in sheets:
        if sheet.execution and sheet.execution.rate:
            return sheet.execution.rate
    year = subject.identity.year.value if subject.identity.year else ""
    figures = meanings(subject)
    found = [
        figure.quantity
        for figure in figures
        if _is_rate(figure, year) and _is_of_whole(figure, figures, params.rates.words)
    ]
    return found[0] if len({one.amount for one in found}) == 1 else None


def _is_of_whole(figure: Figure, figures: tuple[Figure, ...], names: tuple[str, ...]) -> bool:
    """Whether a rate is called by one of `names` and no more, and so is what it is the rate of."""
    lead = _LINK.sub("", figure.lead)
    if not any(lead.endswith(name) and _GENERAL.fullmatch(lead[: -len(name)]) for name in names):
        return False
    return figure.of < 0 or _GENERAL.fullmatch(figures[figure.of].concept) is not None


def _score(subject: Subject, sheets: list[ScoreSheet]) -> Quantity | None:
    """The score the filing gives itself in its text, else that of its table's total row."""
    fact = subject.identity.score
    if fact is not None and fact.span is not None:
        start, end = fact.span.start, fact.span.end
        return next((q for q in subject.quantities if start <= q.span.start < end), None)
    totals = [sheet.total.score for sheet in sheets if sheet.total and sheet.total.score]
    return totals[0] if totals else None

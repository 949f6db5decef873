"""Which rows of a table of scores are the parts of its total: groups may print the sums of their indicators."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from perflint.model.claim import SOUND
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.indicators import Indicator
from perflint.operands.scoresheet import ScoreSheet
from perflint.operands.totals import judge_sum
from perflint.sheets.total_lines import roots
from perflint.text.patterns import compile_pattern

_FULL = Decimal(100)
_FUNDS = compile_pattern(r"执行[^。；\n|\t]{1,40}分")
_POINTS = compile_pattern(r"(\d{1,3}(?:\.\d{1,2})?)分")
Rows = tuple[Indicator, ...]


def read_tops(sheet: ScoreSheet) -> tuple[Rows, ...]:
    """Ways to take the parts of the total, likeliest first: what is no subtotal and no detail of another row
    by its number or 其中; the same without the details that only their sums show, by weight and score, or by
    one of them; every row but the subtotals."""
    kinds = sheet.sheet.rows
    plain = tuple(one for one in sheet.indicators if kinds[one.row].kind != "subtotal")
    plain = plain if len(plain) > 1 else sheet.indicators
    scored = {one.row for one in plain}
    tops = tuple(one for one in plain if kinds[one.row].parent not in scored)
    found = [tops if len(tops) > 1 else plain]
    for columns in ((weight_of, score_of), (weight_of,), (score_of,)):
        lines = tuple(range(len(plain)))
        kept = roots([[column(one) for column in columns] for one in plain], lines)
        found.append(tuple(plain[at] for at in kept))
    found.append(plain)
    return tuple(dict.fromkeys(one for one in found if len(one) > 1)) or (plain,)


def points_of(tops: Rows, column: Callable[[Indicator], Quantity | None]) -> tuple[Quantity, ...]:
    """The filled numbers of a column."""
    return tuple(points for one in tops if (points := column(one)))


def weight_of(one: Indicator) -> Quantity | None:
    """Its weight."""
    return one.weight


def score_of(one: Indicator) -> Quantity | None:
    """Its score."""
    return one.score


def counts_funds(sheet: ScoreSheet) -> bool:
    """Whether the total score shows that the points of the funds are part of the whole."""
    parts = points_of(read_tops(sheet)[0], score_of)
    extra = sheet.execution.score if sheet.execution else None
    total = sheet.total.score if sheet.total else None
    if total is None or extra is None or not extra.value:
        return False
    return judge_sum(total, (*parts, extra)).verdict in SOUND


def tells_of_funds(subject: Subject, points: Decimal) -> bool:
    """Whether the text gives the execution of the budget these points."""
    told = (match[0] for match in _FUNDS.finditer(subject.flow.text))
    return any(Decimal(one[1]) == points for words in told for one in _POINTS.finditer(words))


def is_of_less(sheet: ScoreSheet) -> bool:
    """Whether a table gives less than 100 points, so that its total is not the whole score."""
    points = sheet.total.weight if sheet.total else None
    return points is not None and points.amount < _FULL


def is_mean(sheet: ScoreSheet) -> bool:
    """Whether scores out of 100 are weighed, 95 at a weight of 60 %: most are above their weights."""
    both = [(i.weight, i.score) for i in sheet.indicators if i.weight and i.score]
    above = [one for weight, one in both if weight.amount < one.amount <= _FULL]
    return len(both) > 1 and 2 * len(above) > len(both)


def read_subtotals(sheet: ScoreSheet) -> tuple[tuple[Indicator, Rows], ...]:
    """Each subtotal with the rows it stands for: those above it up to the subtotal before; none with details
    (其中) among them."""
    kinds = sheet.sheet.rows
    found: list[tuple[Indicator, Rows]] = []
    above: list[Indicator] = []
    for one in sheet.indicators:
        if kinds[one.row].kind != "subtotal":
            above.append(one)
            continue
        covered = tuple(row for row in above if kinds[row.row].kind == "plain")
        if len(covered) > 1 and len(covered) == len(above):
            found.append((one, covered))
        above = []
    return tuple(found)

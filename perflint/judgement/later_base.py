"""Growth divided by what it led to instead of what it began at: 9.07万元，减少0.71万元，下降7.83%, where
0.71 ÷ 9.07 = 7.83% and 0.71 ÷ 9.78 = 7.26%."""

from __future__ import annotations

from perflint.arithmetic.judge import Judgement, judge
from perflint.model.claim import FITS
from perflint.model.quantity import Quantity
from perflint.relations.reading import OVER, Reading

BASE = "base"
_FORMS = ("growth_from_change", "growth_from_base")


def named(judgement: Judgement, reading: Reading) -> Judgement:
    """`judgement` with the slip BASE where a growth that does not fit is the change over the later figure."""
    if judgement.verdict != "contradicted" or reading.form not in _FORMS:
        return judgement
    told = dict(reading.operands)
    now = told["now"].quantity
    change = told["change"].quantity if "change" in told else _apart(now, told["before"].quantity)
    stated = reading.stated.quantity
    stated = stated._replace(value=abs(stated.value))
    if not now.value or judge(stated, OVER.formula, (change, now)).verdict not in FITS:
        return judgement
    return Judgement(judgement.verdict, judgement.stated, judgement.exact, judgement.possible, BASE)


def _apart(now: Quantity, before: Quantity) -> Quantity:
    """What lies between two figures, in the unit of the first."""
    return now._replace(value=abs(now.amount - before.amount) / now.scale)

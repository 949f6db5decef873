"""A sample must be at least the share of the whole that was to be drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.judge import judge
from perflint.model.claim import Claim, Operand, Verdict
from perflint.model.phrase import Phrase
from perflint.model.quantity import Quantity
from perflint.model.span import covering
from perflint.model.subject import Subject
from perflint.operands.bind import bind
from perflint.operands.nearness import before, comparable, same_sentence
from perflint.relations.reading import RATIO

VALUES = frozenset({"share", "part", "base"})
_PRINTED = Decimal("0.01")


class Params(NamedTuple):
    """Where the share to be drawn stands with the number drawn."""

    phrases: tuple[Phrase, ...]
    """角色 share（percent）、part（count），写明的另有 base（count）；没有写的，取句中前面数同一事物的数。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """A claim for each share to be drawn that stands with the number drawn and the whole."""
    for phrase in params.phrases:
        for binding in bind(subject, phrase):
            share, part = binding.quantities["share"], binding.quantities["part"]
            base = binding.quantities.get("base") or _before(subject, share, part)
            if base is not None and base.amount > 0 and not (base.qualifier or part.qualifier):
                yield _claim(share, part, base)


def _before(subject: Subject, share: Quantity, part: Quantity) -> Quantity | None:
    """The nearest figure before the share that counts what the sample counts and is no smaller."""
    for quantity in before(subject, share, limit=6):
        if not same_sentence(subject, quantity, share):
            return None
        if comparable(quantity, part) and quantity.amount >= part.amount:
            return quantity
    return None


def _claim(share: Quantity, part: Quantity, base: Quantity) -> Claim:
    exact = part.amount / base.amount * 100
    verdict: Verdict = "holds" if exact >= share.amount else "contradicted"
    reason = ""
    if not share.qualifier:
        verdict = judge(share, RATIO.formula, (part, base)).verdict
        if verdict == "contradicted":
            verdict = "holds" if exact > share.amount else "skipped"
            reason = "" if verdict == "holds" else "share may be rounded"
    ends = (share.span, part.span, base.span)
    return Claim(
        "threshold",
        verdict,
        covering(ends),
        share.span,
        stated=share,
        expected=f"{exact.quantize(_PRINTED)}%",
        expression=f"{part.value:f} ÷ {base.value:f}",
        reason=reason,
        operands=(Operand("part", part), Operand("base", base)),
        values={"share": share.text},
        suggested=False,
    )

"""Numbers that state a relation but that no rule could judge: listed, so that nothing hides."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.claim import Claim, ClaimKind
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject

_TOTAL_WORDS = ("共计", "合计", "总计", "共有", "分别")
_LOOK_BACK = 6


def find_unjudged(subject: Subject, claims: list[Claim]) -> Iterator[Claim]:
    """A skipped claim for every percentage, difference in points and total that took part in no
    claim, in order."""
    seen = {claim.stated.index for claim in claims if claim.stated is not None}
    seen |= {operand.quantity.index for claim in claims for operand in claim.operands}
    for quantity in subject.quantities:
        if quantity.index in seen:
            continue
        kind, reason = _statement(subject, quantity)
        if kind:
            yield Claim(
                kind, "skipped", quantity.span, quantity.span, stated=quantity, reason=reason
            )


def _statement(subject: Subject, quantity: Quantity) -> tuple[ClaimKind, str] | tuple[None, str]:
    if quantity.dimension == "percent":
        return "ratio", "no base stated"
    if quantity.dimension == "points":
        return "points", "no second rate stated"
    start = max(0, quantity.symbol - _LOOK_BACK)
    words = subject.symbols.text[start : quantity.symbol]
    if words.endswith(_TOTAL_WORDS):
        return "sum", "no parts stated"
    return None, ""

"""One verdict for one statement, however many rules looked at it."""

from __future__ import annotations

from typing import TypeVar

from perflint.model.claim import Claim

_PERCENT_KINDS = ("ratio", "share", "change", "points")
_RANK = {"holds": 0, "holds_if_truncated": 1, "approximate": 2, "contradicted": 3, "skipped": 4}
Rule = TypeVar("Rule")


def settle(claims: list[tuple[Rule, Claim]]) -> list[tuple[Rule, Claim]]:
    """`claims` with one claim for each statement: where several rules read the same printed number
    in the same way, the kindest reading counts, for wording that fits the figures was meant."""
    best: dict[tuple[object, ...], tuple[Rule, Claim]] = {}
    for rule, claim in claims:
        key = _statement(claim)
        held = best.get(key)
        if held is None or _RANK[claim.verdict] < _RANK[held[1].verdict]:
            best[key] = (rule, claim)
    return list(best.values())


def _statement(claim: Claim) -> tuple[object, ...]:
    if claim.kind in _PERCENT_KINDS and claim.stated is not None:
        return ("percent", claim.stated.index)
    if claim.stated is None:
        return (claim.kind, claim.mark)
    operands = frozenset(operand.quantity.index for operand in claim.operands)
    return (claim.kind, claim.stated.index, operands)

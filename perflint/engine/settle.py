"""One verdict for one statement, however many rules looked at it."""

from __future__ import annotations

from typing import TypeVar

from perflint.model.claim import Claim

_PERCENT_KINDS = frozenset({"ratio", "share", "change", "points"})
_RANK = {"holds": 0, "holds_if_truncated": 1, "approximate": 2, "contradicted": 3, "skipped": 4}
Rule = TypeVar("Rule")


def settle(claims: list[tuple[Rule, Claim]]) -> list[tuple[Rule, Claim]]:
    """`claims` with one claim for each statement: where several rules read the same printed number
    in the same way, the kindest reading counts, for wording that fits the figures was meant; among
    equals that of a rule on tables, then an error, then the one that names most operands. A percentage has one
    reading; other numbers may take part in several statements, which are the same where they share
    an operand. Of two places that differ one claim is made, whichever of them it points at."""
    kept: dict[tuple[object, ...], list[tuple[Rule, Claim]]] = {}
    pairs: set[frozenset[int]] = set()
    for rule, claim in sorted(claims, key=lambda pair: _worth(pair[1])):
        rivals = kept.setdefault(_number(claim), [])
        if any(_same(claim, rival) for _, rival in rivals):
            continue
        if pair := _places(claim):
            if pair in pairs:
                continue
            pairs.add(pair)
        rivals.append((rule, claim))
    return [pair for rivals in kept.values() for pair in rivals]


def _worth(claim: Claim) -> tuple[int, bool, bool, int]:
    return _RANK[claim.verdict], claim.tabled, claim.severity == "warning", -len(claim.operands)


def _number(claim: Claim) -> tuple[object, ...]:
    if claim.stated is None:
        return (claim.kind, claim.mark)
    return ("percent" if claim.kind in _PERCENT_KINDS else claim.kind, claim.stated.index)


def _places(claim: Claim) -> frozenset[int]:
    """The quantities of a claim that something is told alike in two places."""
    if claim.kind != "repeat" or claim.stated is None:
        return frozenset()
    return frozenset((claim.stated.index, *(one.quantity.index for one in claim.operands)))


def _same(claim: Claim, rival: Claim) -> bool:
    if claim.stated is None or claim.kind in _PERCENT_KINDS or claim.verdict == "skipped":
        return True
    if claim.kind == "repeat" and claim.verdict == rival.verdict:
        return True
    ours = {operand.quantity.index for operand in claim.operands}
    theirs = {operand.quantity.index for operand in rival.operands}
    return not (ours or theirs) or bool(ours & theirs)

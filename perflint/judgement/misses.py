"""Readings that are made only where a number misses: units that are ten thousand times off, two digits exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perflint.arithmetic.judge import judge, print_like
from perflint.judgement.policy import LIKELY, SOUND, trusting
from perflint.judgement.reliability import Counts
from perflint.judgement.statements import write
from perflint.model.claim import Claim, ClaimKind, Operand
from perflint.model.span import covering
from perflint.model.statement import Statement
from perflint.relations.reading import Reading

UNIT, ECHO = "unit", "restated"
MISSES = ("unit", "echo")
_KINDS: dict[str, ClaimKind] = {UNIT: "conversion", ECHO: "repeat"}
_KEYS = dict(zip((UNIT, ECHO), MISSES, strict=True))
"""How the keys begin under which they are counted."""
_SLIPS = {UNIT: "unit", ECHO: "swap"}


def find_sound(statements: Iterable[Statement]) -> frozenset[int]:
    """The figures that take part in calculations that hold."""
    found: set[int] = set()
    for statement in statements:
        claim = statement.claim
        if claim.verdict in SOUND and claim.kind != "threshold":
            found.update(operand.quantity.index for operand in claim.operands)
            if claim.stated is not None:
                found.add(claim.stated.index)
    return frozenset(found)


def state_misses(
    topic: str, readings: Iterable[Reading], others: tuple[Statement, ...], counts: Counts
) -> Iterator[Statement]:
    """A warning for each reading, whichever of its figures is wrong, as long as public texts and reports have
    few that are right; none of a number that one of the `others` finds wrong. Figures in the paragraph of the
    number are pointed at with it."""
    wrong = {
        other.claim.stated.index for other in others
        if other.claim.verdict == "contradicted" and other.claim.stated is not None
    }  # fmt: skip
    for reading in readings:
        if reading.stated.index in wrong:
            continue
        key = f"{_KEYS[topic]}|{reading.form}"
        holding, met = counts.get(key, (0, 0))
        stated = reading.stated
        quantities = tuple(figure.quantity for _, figure in reading.operands)
        exact = judge(stated.quantity, reading.calculation.formula, quantities).exact
        if exact is None:
            continue
        told = trusting(holding, met) >= LIKELY
        beside = (one for _, one in reading.operands if one.paragraph == stated.paragraph)
        span = covering((stated.quantity.span, *(one.quantity.span for one in beside)))
        yield Statement(
            topic,
            Claim(
                _KINDS[topic], "contradicted" if told else "skipped", span, span,
                stated=stated.quantity,
                reason="" if told else "evidence too weak",
                expected=print_like(stated.quantity, exact),
                expression=write(reading),
                slip=_SLIPS[topic] if told else "",
                confidence="likely",
                operands=tuple(Operand(role, one.quantity) for role, one in reading.operands),
                values={role: one.quantity.text for role, one in reading.operands},
                severity="warning",
                suggested=False,
            ),
            key, holding, met,
        )  # fmt: skip

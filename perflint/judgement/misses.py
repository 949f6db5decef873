"""Readings that are made only where a number misses: units that are ten thousand times off, two digits exchanged."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perflint.arithmetic.judge import judge
from perflint.judgement.policy import LIKELY, trusting
from perflint.judgement.reliability import Counts
from perflint.judgement.statements import write
from perflint.model.claim import SOUND, Claim, ClaimKind, Operand
from perflint.model.span import covering
from perflint.model.statement import Statement
from perflint.relations.reading import Reading

UNIT, ECHO = "unit", "restated"
MISSES = ("unit", "echo")
_KINDS: dict[str, ClaimKind] = {UNIT: "conversion", ECHO: "repeat"}
_KEYS = dict(zip((UNIT, ECHO), MISSES, strict=True))
"""How the keys begin under which they are counted."""


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


def state_units(
    readings: Iterable[Reading], others: tuple[Statement, ...], counts: Counts
) -> tuple[Statement, ...]:
    """`others` with a warning for each reading; of a number that one of them finds wrong as well the unit is
    told, as surely as that."""
    wrong = _by_number(others)
    found: list[Statement] = []
    for statement in _state(UNIT, readings, counts):
        other = wrong.get(_number(statement))
        if other is None or statement.claim.verdict != "contradicted":
            found.append(statement)
            continue
        severity = other.claim.severity
        found.append(statement._replace(claim=statement.claim._replace(severity=severity)))
        others = tuple(one for one in others if one is not other)
    return (*others, *found)


def state_echoes(
    readings: Iterable[Reading], others: tuple[Statement, ...], counts: Counts
) -> tuple[Statement, ...]:
    """`others` with a warning for each reading of a number that none of them finds wrong."""
    wrong = _by_number(others)
    return (*others, *(s for s in _state(ECHO, readings, counts) if _number(s) not in wrong))


def _number(statement: Statement) -> int:
    return statement.claim.stated.index if statement.claim.stated is not None else -1


def _by_number(statements: tuple[Statement, ...]) -> dict[int, Statement]:
    """The statements that find a number wrong, by the number."""
    return {_number(one): one for one in statements if one.claim.verdict == "contradicted"}


def _state(topic: str, readings: Iterable[Reading], counts: Counts) -> Iterator[Statement]:
    """A warning for each reading, whichever of its figures is wrong, as long as reports have few that are
    right. Figures in the paragraph of the number are pointed at with it."""
    for reading in readings:
        key = f"{_KEYS[topic]}|{reading.form}"
        holding, met = counts.get(key, (0, 0))
        stated = reading.stated
        quantities = tuple(figure.quantity for _, figure in reading.operands)
        judgement = judge(stated.quantity, reading.calculation.formula, quantities)
        if judgement.exact is None:
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
                expected=judgement.expected,
                expression=write(reading),
                slip=(UNIT if topic == UNIT else judgement.slip) if told else "",
                confidence="likely",
                operands=tuple(Operand(role, one.quantity) for role, one in reading.operands),
                values={role: one.quantity.text for role, one in reading.operands},
                severity="warning",
                suggested=False,
            ),
            key, holding, met,
        )  # fmt: skip

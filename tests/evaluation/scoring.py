"""What perflint says of labelled statements, counted by kind."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fractions import Fraction

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import ClaimRecord
from perflint.model.rule import Ruleset
from tests.evaluation.examples import OPEN_KINDS, Example
from tests.evaluation.mutants import LATIN, Mutant, break_number
from tests.evaluation.recompute import as_printed, can_hold, evaluate

RIGHT = frozenset({"holds", "holds_if_truncated", "approximate"})
EITHER_PLACE = frozenset({"repeat", "balance", "period"})
"""Kinds in which two printed numbers must agree, so that either may be pointed at."""


@dataclass(slots=True)
class Score:
    """Counts for one kind of statement; the lists name what went wrong."""

    right: int = 0
    recognised: int = 0
    verdicts: int = 0
    wrong: int = 0
    caught: int = 0
    in_place: int = 0
    mutants: int = 0
    mutants_caught: int = 0
    accused: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    uncaught: list[str] = field(default_factory=list)
    escaped: list[str] = field(default_factory=list)

    def __iadd__(self, other: Score) -> Score:
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))
        return self


def score(
    examples: Iterable[Example], ruleset: Ruleset, *, mutate: bool = True
) -> dict[str, Score]:
    """Scores by kind of statement."""
    scores: dict[str, Score] = {}
    for example in examples:
        one = scores.setdefault(example.kind, Score())
        claims = judge(example.text, ruleset)
        accused = [claim for claim in claims if claim.verdict == "contradicted"]
        if not example.holds:
            one.wrong += 1
            one.caught += bool(accused)
            one.in_place += any(points_at(claim, example) for claim in accused)
            if not accused:
                one.uncaught.append(f"{example.id} {example.text}")
            continue
        if accused:
            one.accused.append(f"{example.id} {example.text}: {accused[0].expression}")
        if example.kind in OPEN_KINDS:
            continue
        one.right += 1
        found = [claim for claim in claims if claim.verdict in RIGHT and points_at(claim, example)]
        one.recognised += bool(found)
        due = "holds_if_truncated" if example.cut_off else "holds"
        one.verdicts += any(claim.verdict == due for claim in found)
        if not found:
            one.missed.append(f"{example.id} {example.text} [{example.stated}]")
        if mutate and example.stated and not example.fixed:
            formula, factor = recover(example, found)
            run_mutants(example, formula, factor, ruleset, one)
    return scores


def total(scores: dict[str, Score]) -> Score:
    """All kinds together."""
    everything = Score()
    for one in scores.values():
        everything += one
    return everything


def judge(text: str, ruleset: Ruleset) -> tuple[ClaimRecord, ...]:
    """Every claim perflint makes of a text."""
    return lint_text(text, ruleset, Config()).claims


def points_at(claim: ClaimRecord, example: Example) -> bool:
    """Whether a claim is about the labelled number: its stated value stands there, or, where it
    names none, the number stands in its words."""
    places = [claim.stated] if claim.stated else []
    if example.kind in EITHER_PLACE:
        places += claim.operands
    if not places:
        return example.stated in claim.text
    starts = [0, *(match.end() for match in re.finditer("\n", example.text))]
    for place in places:
        at = starts[place.line - 1] + place.column - 1
        if at < example.end and example.start < at + len(place.text):
            return True
    return False


def run_mutants(
    example: Example, formula: str, factor: Fraction, ruleset: Ruleset, one: Score
) -> None:
    """Break the stated number in every way that the operands rule out, and count what is caught."""
    for mutant in break_number(example.stated):
        if is_possible(mutant, formula, factor, example.must):
            continue
        text = example.text[: example.start] + mutant.text + example.text[example.end :]
        broken = example._replace(text=text, end=example.start + len(mutant.text))
        one.mutants += 1
        if any(
            claim.verdict == "contradicted" and points_at(claim, broken)
            for claim in judge(text, ruleset)
        ):
            one.mutants_caught += 1
        else:
            one.escaped.append(f"{example.id} {mutant.slip} {excerpt(broken)}")


def excerpt(example: Example, around: int = 40) -> str:
    """The labelled number in brackets with the words around it."""
    before = example.text[max(0, example.start - around) : example.start]
    return f"…{before}[{example.stated}]{example.text[example.end : example.end + around // 2]}…"


def is_possible(mutant: Mutant, formula: str, factor: Fraction, must: str) -> bool:
    """Whether the operands allow a broken number after all; what was overfulfilled may be reported
    as 100 %."""
    if not formula:
        return False
    if mutant.text in ("100%", "100.0%", "100.00%"):
        must = must or "at_most"
    number = as_printed(mutant.number, formula)
    return can_hold(number, formula, factor=mutant.factor * factor, must=must)


def recover(example: Example, found: list[ClaimRecord]) -> tuple[str, Fraction]:
    """The formula of a statement and what one unit of its result is worth in it.

    A label without a formula takes the numbers of the calculation perflint shows, read anew here:
    whole numbers count as exact unless they are amounts. A calculation that does not yield the
    stated number is passed over, and every mutant then counts as impossible.
    """
    if example.formula:
        return example.formula, Fraction(1)
    number = LATIN.match(example.stated)
    if number is None:
        return "", Fraction(1)
    stated = number[0].replace(",", "")
    for claim in found:
        formula = transcribe(claim)
        for factor in (Fraction(1), Fraction(1, 100), Fraction(10**4), Fraction(10**8)):
            if formula and fits(stated, formula, factor):
                return formula, factor
    return "", Fraction(1)


def fits(stated: str, formula: str, factor: Fraction) -> bool:
    """Whether a formula read from a calculation is arithmetic that yields the stated number."""
    try:
        evaluate(formula, cut_off=False)
        return can_hold(stated if "." in stated else f"{stated}.", formula, factor=factor)
    except (ValueError, ZeroDivisionError):
        return False


def transcribe(claim: ClaimRecord) -> str:
    """The calculation of a claim in the notation of recompute.py."""
    amounts = {
        operand.value for operand in claim.operands if operand.unit[-1:] in ("元", "吨", "亩")
    }
    formula = claim.expression.replace(",", "").replace("÷", "/").replace("×", "*")
    formula = re.sub(r"亿[^\d\s()+*/-]*", "*100000000", formula)
    formula = re.sub(r"万[^\d\s()+*/-]*", "*10000", formula)
    formula = re.sub(r"[^\d\s().+*/-]", "", formula)

    def mark(match: re.Match[str]) -> str:
        whole = match[0] in amounts and "." not in match[0]
        return f"{match[0]}." if whole else match[0]

    return re.sub(r"\d+(?:\.\d+)?", mark, formula).strip()


def mistakes(scores: dict[str, Score]) -> Iterator[str]:
    """Everything that went wrong, a line each."""
    for kind, one in scores.items():
        for what in ("accused", "missed", "uncaught", "escaped"):
            for text in getattr(one, what):
                yield f"{what} {kind} {text}".replace("\n", " ⏎ ")

"""Break many stated numbers of one text at once, and see which breaks are noticed.

Checking a whole text for each break would take hours, so a round breaks several numbers: at most
one a line, never in lines near each other, and no number that is printed in the line of another,
so that no two breaks of a round share an operand. A break counts as caught when an error or
warning of the `rules` begins on its line at a place where the unbroken text had none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple
from zlib import crc32

from perflint.model.result import Finding
from tests.evaluation.mutants import Mutant, break_number

APART = 1
"""Lines between two numbers broken in one round."""
TELLING = 3
"""Digits from which on a number printed in two lines is taken for the same figure."""
NUMERIC = ("NUM", "TAB", "SCO")
WIDE_POINT = "．"
NUMBER = re.compile(r"\d[\d,]*(?:[.．]\d+)?")


class Target(NamedTuple):
    """A stated number at `line` (from 1), `column` (from 0). `agrees` tells whether another number
    in its place would still follow from the operands."""

    id: str
    line: int
    column: int
    stated: str
    agrees: Callable[[Mutant], bool]


class Break(NamedTuple):
    """A target with what stands in its place."""

    target: Target
    mutant: Mutant


class Outcome(NamedTuple):
    """A break and whether it was noticed."""

    target: Target
    mutant: Mutant
    caught: bool


def choose_breaks(target: Target) -> list[Break]:
    """One break for each slip a typist makes (digit, swap, point), chosen by the target's id: the
    same on every machine. Breaks that agree with the other numbers are none."""
    chosen: dict[str, Mutant] = {}
    wide = WIDE_POINT in target.stated
    mutants = [one for one in break_number(plain(target.stated)) if one.slip != "unit"]
    mutants.sort(key=lambda one: crc32(f"{target.id} {one.text}".encode()))
    for mutant in mutants:
        if mutant.slip not in chosen and not target.agrees(mutant):
            text = mutant.text.replace(".", WIDE_POINT) if wide else mutant.text
            chosen[mutant.slip] = mutant._replace(text=text)
    return [Break(target, mutant) for mutant in chosen.values()]


def plain(number: str) -> str:
    """A printed number with an ordinary point."""
    return number.replace(WIDE_POINT, ".")


def plan_rounds(breaks: Iterable[Break], lines: Sequence[str]) -> list[list[Break]]:
    """The breaks in as few rounds as a first fit gives, none disturbing another of its round."""
    printed = [figures_of(line) for line in lines]
    rounds: list[list[Break]] = []
    for one in breaks:
        for others in rounds:
            if not any(disturb(one.target, other.target, printed) for other in others):
                others.append(one)
                break
        else:
            rounds.append([one])
    return rounds


def figures_of(line: str) -> frozenset[str]:
    """The numbers of a line that are long enough to be told from others."""
    numbers = (plain(match[0]).replace(",", "") for match in NUMBER.finditer(line))
    return frozenset(one for one in numbers if sum(map(str.isdigit, one)) >= TELLING)


def disturb(one: Target, other: Target, printed: Sequence[frozenset[str]]) -> bool:
    """Whether breaking one target could change what is said about the other."""
    if abs(one.line - other.line) <= APART:
        return True
    return any(
        figures_of(this.stated) & printed[that.line - 1]
        for this, that in ((one, other), (other, one))
    )


def apply_breaks(lines: Sequence[str], breaks: Iterable[Break]) -> str:
    """The text with the breaks made."""
    broken = list(lines)
    for one in breaks:
        at = one.target.line - 1
        start = one.target.column
        end = start + len(one.target.stated)
        line = lines[at]
        assert line[start:end] == one.target.stated, one.target
        broken[at] = line[:start] + one.mutant.text + line[end:]
    return "\n".join(broken)


def run_breaks(
    text: str,
    targets: Iterable[Target],
    lint: Callable[[str], Iterable[Finding]],
    rules: tuple[str, ...] = NUMERIC,
) -> list[Outcome]:
    """Every break of every target with what `lint` noticed of it."""
    lines = text.split("\n")
    before = accused_places(lint(text), rules)
    outcomes = []
    for breaks in plan_rounds((b for one in targets for b in choose_breaks(one)), lines):
        after = accused_places(lint(apply_breaks(lines, breaks)), rules)
        for target, mutant in breaks:
            grown = len(mutant.text) - len(target.stated)
            old = {at + grown if at > target.column else at for at in before.get(target.line, ())}
            outcomes.append(Outcome(target, mutant, bool(after.get(target.line, set()) - old)))
    return outcomes


def accused_places(findings: Iterable[Finding], rules: tuple[str, ...]) -> dict[int, set[int]]:
    """Columns (from 0) of errors and warnings, by line."""
    places: dict[int, set[int]] = {}
    for one in findings:
        if one.severity != "info" and one.rule.startswith(rules):
            places.setdefault(one.location.line, set()).add(one.location.column - 1)
    return places

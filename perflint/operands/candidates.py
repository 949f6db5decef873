"""Which quantities may be the operands of a statement: nearest first, the named ones before others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.nearness import before, comparable, same_paragraph, same_sentence

Reach = Literal["wording", "sentence", "paragraph", "document"]
REACHES: tuple[Reach, ...] = ("wording", "sentence", "paragraph", "document")
_NEAR = 8
_FAR = 60


class Candidate(NamedTuple):
    """A quantity that may fill a role. `named`: its label has one of the words sought."""

    quantity: Quantity
    named: bool
    reach: Reach


def candidates(
    subject: Subject, at: Quantity, words: tuple[str, ...], *, like: Quantity | None = None
) -> tuple[Candidate, ...]:
    """Quantities before `at` that may fill a role named by one of `words`: those named in the
    sentence, named in the paragraph, unnamed in the sentence, then named anywhere before; nearest
    first. `like`: only those comparable with it."""
    found: list[Candidate] = []
    for distance, quantity in enumerate(before(subject, at, limit=_FAR)):
        if quantity.dimension in ("percent", "points", "multiple", "duration"):
            continue
        if like is not None and not comparable(like, quantity):
            continue
        reach = _reach(subject, quantity, at)
        named = names(quantity.label, words)
        if named or (reach == "sentence" and distance < _NEAR):
            found.append(Candidate(quantity, named, reach))
    found.sort(key=lambda c: (_order(c), -c.quantity.index))
    return tuple(found)


def names(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` occurs in `text`."""
    return any(word in text for word in words)


def _order(candidate: Candidate) -> int:
    if candidate.reach == "sentence":
        return 0 if candidate.named else 2
    return 1 if candidate.reach == "paragraph" else 3


def _reach(subject: Subject, quantity: Quantity, at: Quantity) -> Reach:
    if same_sentence(subject, quantity, at):
        return "sentence"
    return "paragraph" if same_paragraph(subject, quantity, at) else "document"


def pairs(
    parts: tuple[Candidate, ...], bases: tuple[Candidate, ...], most: int
) -> Iterator[tuple[Candidate, Candidate]]:
    """Part and base together, the likeliest first, at most `most` pairs of two quantities."""
    ranked = sorted(
        ((i + j, i, part, base) for i, part in enumerate(parts) for j, base in enumerate(bases)
         if part.quantity.index != base.quantity.index and comparable(part.quantity, base.quantity)),
        key=lambda row: row[:2],
    )  # fmt: skip
    for _, _, part, base in ranked[:most]:
        yield part, base

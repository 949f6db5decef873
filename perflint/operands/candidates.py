"""Quantities that may fill a role in a statement, and in which order to try them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.nearness import same_paragraph, same_sentence

Reach = Literal["wording", "sentence", "paragraph", "document"]
_ORDER: tuple[Reach, ...] = ("wording", "sentence", "paragraph", "document")


class Candidate(NamedTuple):
    """A quantity that may fill a role. `named`: the wording or its label says so; `sure`: nothing
    else near goes by that name."""

    quantity: Quantity
    named: bool
    reach: Reach
    sure: bool = False


def names(text: str, words: tuple[str, ...]) -> bool:
    """Whether one of `words` occurs in `text`."""
    for word in words:  # noqa: SIM110 (twice as fast as any(), and asked of every label)
        if word in text:
            return True
    return False


def reach_of(subject: Subject, quantity: Quantity, at: Quantity) -> Reach:
    """How far `quantity` stands from `at`."""
    if same_sentence(subject, quantity, at):
        return "sentence"
    return "paragraph" if same_paragraph(subject, quantity, at) else "document"


def order(candidate: Candidate) -> tuple[int, int]:
    """The key to sort by: nearest reach first, then the latest in the filing."""
    return _ORDER.index(candidate.reach), -candidate.quantity.index


def pairs(
    parts: tuple[Candidate, ...], bases: tuple[Candidate, ...], most: int
) -> Iterator[tuple[Candidate, Candidate]]:
    """Part and base together, the likeliest first, at most `most` pairs of two quantities."""
    ranked = sorted(
        ((i + j, i, part, base) for i, part in enumerate(parts) for j, base in enumerate(bases)
         if part.quantity.index != base.quantity.index),
        key=lambda row: row[:2],
    )  # fmt: skip
    for _, _, part, base in ranked[:most]:
        yield part, base

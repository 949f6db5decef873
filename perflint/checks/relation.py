"""Statements about numbers: a printed figure must be what the figures beside it make it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim
from perflint.model.subject import Subject

VALUES = frozenset({
    "label", "gap", "rest", "part", "base", "now", "before", "change", "added", "taken", "weight", "rate",
    "number", "each", "total", "whole", "lost", "income", "expenditure", "opening", "other", "words",
    "sum", "meant", "actual", "reference", "area", "output", "good", "bad", "first", "filled", "posts",
    "told", "points",
})  # fmt: skip


class Params(NamedTuple):
    """Which statements the rule takes up."""

    topics: tuple[str, ...]
    """哪些陈述：execution、completion、stage（其他比率）、share、growth、difference、adjustment、left、carry-over、
    points、pace、total、listed-parts、known-parts、amount、average、part-by-rate、score、score-sum、score-weights、
    score-told、above-weight、deduction、direction、points-as-percent、unit，
    或 identities.yaml 中等式的 form。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """The claims of the statements on these topics, in order."""
    if subject.topics.isdisjoint(params.topics):
        return
    for statement in subject.statements:
        if statement.topic in params.topics:
            yield statement.claim

"""What the columns of tables may hold."""

from __future__ import annotations

from typing import Literal, NamedTuple

Role = Literal[
    "", "name", "level", "order", "code", "unit", "comparator", "target", "actual", "weight",
    "score", "reason", "criterion", "note", "initial", "adjusted", "budget", "allotted",
    "executed", "left", "price", "number", "amount", "total", "rate", "completion", "share",
    "change", "growth", "percentage",
]  # fmt: skip
STAGES: frozenset[Role] = frozenset(
    ("initial", "adjusted", "budget", "allotted", "executed", "left", "amount")
)
COMPUTED: frozenset[Role] = frozenset(
    ("rate", "completion", "share", "change", "growth", "percentage")
)


class Meaning(NamedTuple):
    """`role` of a column; `of` the role of what it measures (of a score: rate; of a growth: what
    grew); `period` the year or previous, current; `against` and `against_period` what it is compared
    with or a share of."""

    role: Role = ""
    of: Role = ""
    period: str = ""
    against: Role = ""
    against_period: str = ""

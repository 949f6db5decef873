"""Words held against two figures."""

from __future__ import annotations

from typing import Literal, NamedTuple

from perflint.model.figure import Figure

Relation = Literal[">", "<", "=", ">=", "<=", "!="]


class Comparison(NamedTuple):
    """Words at `start`–`end` of the symbol text that say `actual` `relation` `reference`; `told` is the
    figure that says so where it is one."""

    form: str
    start: int
    end: int
    actual: Figure
    reference: Figure
    relation: Relation
    told: Figure | None = None

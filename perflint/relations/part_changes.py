"""The change of a whole as the sum of the changes of its parts."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.partitions import is_partition
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, same_kind


def find_part_changes(view: View, whole: Figure, parts: list[Figure]) -> Iterator[Reading]:
    """The change of a whole as the sum of the changes of its parts, where all are told."""
    said = {figure.of: figure for figure in _near_changes(view, whole, parts)}
    own = said.get(whole.index)
    changes = [said[part.index] for part in parts if part.index in said]
    if own is None or len(changes) < 2 or len(changes) != len(parts):
        return
    signs = tuple(1 if change.direction == own.direction else -1 for change in changes)
    adds_up = sum(part.quantity.amount for part in parts) == whole.quantity.amount
    closed = "partition" if is_partition(parts, view.partitions) else "adds up" if adds_up else ""
    yield Reading(
        "change_list", own, tuple(("part", change) for change in changes), signed(signs),
        ("change_list", own.index), ("beside", closed, f"n{min(4, len(changes))}"), closed == "adds up",
    )  # fmt: skip


def misses(changes: Reading) -> bool:
    """Whether the changes of parts do not make that of the whole, however they were rounded."""
    stated = changes.stated.quantity
    made = changes.calculation.formula(*[figure.quantity.amount for _, figure in changes.operands])
    rounding = stated.ulp * (len(changes.operands) + 1) / 2
    return bool(abs(made - stated.amount) > rounding)


def _near_changes(view: View, whole: Figure, parts: list[Figure]) -> Iterator[Figure]:
    for figure in view.figures[whole.index : parts[-1].index + 4]:
        if figure.nature == "change" and figure.of >= 0 and same_kind(figure, whole):
            yield figure

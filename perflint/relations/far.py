"""Rates and changes whose base is printed elsewhere: lines above, or in a table."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.known import Known, Told
from perflint.relations.reading import RATIO, Calculation, Reading, changed, grown
from perflint.relations.view import View, same_kind

_ANSWERS = {
    "first_budget": ("first_budget", "budget"), "budget": ("budget", "first_budget"),
    "adjusted_budget": ("adjusted_budget",), "target": ("target",), "previous_year": ("previous_year",),
}  # fmt: skip
_DERIVED = ("rate", "change", "growth_rate")
_MOST, _OFTEN = 4, 60


def find_far(view: View, told: Told) -> Iterator[Reading]:
    """Readings of every rate and change against a budget, target or last year that is not beside it."""
    wanted = [
        figure for figure in view.figures
        if figure.nature in _DERIVED and figure.against in _ANSWERS and figure.of >= 0 and not figure.role
        and figure.base < 0 and not view.is_tabled(figure)
    ]  # fmt: skip
    if not wanted:
        return
    prose = {known.figure.index: known for known in told.prose}
    index: dict[tuple[str, str, str], list[Known]] = {}
    for known in (*prose.values(), *told.tables):
        index.setdefault((known.key, known.flow, known.stage), []).append(known)
    for figure in wanted:
        head = prose.get(figure.of)
        if head is not None and not _is_beside(view, figure, head):
            yield from _read(view, figure, head, index)


def _is_beside(view: View, figure: Figure, head: Known) -> bool:
    """Whether the sentence itself prints what `figure` is measured against."""
    return any(
        other.sentence == figure.sentence and other.stage in _ANSWERS[figure.against]
        and same_kind(other, head.figure) and other.index != head.figure.index
        for other in view.back(figure, 4)
    )  # fmt: skip


def _read(
    view: View, figure: Figure, head: Known, index: dict[tuple[str, str, str], list[Known]]
) -> Iterator[Reading]:
    calculation, form, group = _calculation(figure)
    for rank, stage in enumerate(_ANSWERS[figure.against]):
        told = [
            known for flow in dict.fromkeys((head.flow, ""))
            for known in index.get((head.key, flow, stage), ())
        ]  # fmt: skip
        if len(told) > _OFTEN:
            return  # a name told so often names nothing
        found = [
            known for known in told
            if same_kind(known.figure, head.figure) and known.figure.index != head.figure.index
            and (known.row[0] >= 0 or known.figure.index < figure.index)
            and _is_of_same(view, head.figure, known)
        ]  # fmt: skip
        tabled = all(known.row[0] >= 0 for known in found)
        sure = view.own and len(found) == 1 and (not rank or tabled)
        for known in found[-_MOST:]:
            place = "table" if known.row[0] >= 0 else "text"
            yield Reading(
                form, figure, (("now", head.figure), ("before", known.figure)), calculation,
                (group, figure.index),
                (place, "named" if not rank else "kindred", "one" if len(found) == 1 else "several", known.how), sure,
            )  # fmt: skip
        if found:
            return


def _is_of_same(view: View, head: Figure, known: Known) -> bool:
    """Whether what is known of periods and owners lets `head` be measured against `known`."""
    one, other = view.filled[head.index], view.filled[known.figure.index]
    owned = known.row[0] >= 0 or one.owner == other.owner
    same = known.stage == "previous_year" or len({one.period, other.period} - {"none"}) <= 1
    return owned and same


def _calculation(figure: Figure) -> tuple[Calculation, str, str]:
    if figure.nature == "rate":
        return RATIO, "completion_far", "rate"
    if figure.nature == "change":
        return changed(figure), "change_far", "change"
    return grown(figure), "growth_far", "rate"

"""Lines of prose that read like rows of a table (中央资金：预算…，执行…) with a line for their total."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure, Stage
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_TOTAL = compile_pattern(r"资金总额|合计|总计|共计|总金额|[两二三四五六]项")
_STAGES = (
    "budget",
    "first_budget",
    "adjusted_budget",
    "allotted",
    "received",
    "executed",
    "target",
    "achieved",
)
_LINES = 10


def find_rows_of_prose(view: View) -> Iterator[Reading]:
    """Readings of every figure of a total line, against the figures of its stage in the lines right
    before it or, where there are none, right behind it."""
    lines: dict[int, list[Figure]] = {}
    for figure in view.amounts:
        lines.setdefault(figure.paragraph, []).append(figure)
    for number, line in lines.items():
        for total in line[: len(_STAGES)] if _TOTAL.search(line[0].lead) else ():
            if total.stage in _STAGES:
                before = _column(lines, number, -1, total)
                yield from _read(
                    total,
                    before or _column(lines, number, 1, total),
                    "before" if before else "behind",
                )


def _column(lines: dict[int, list[Figure]], number: int, step: int, total: Figure) -> list[Figure]:
    """The figures at the stage of `total` in the lines beside its own, one a line, as long as the lines
    tell the same stages in the same order."""
    found: list[Figure] = []
    first: list[Stage] = []
    for at in range(number + step, number + step * (_LINES + 1), step):
        stages = [figure.stage for figure in lines.get(at, ())[: len(_STAGES)]]
        if (
            stages.count(total.stage) != 1
            or (first and stages != first)
            or _TOTAL.search(lines[at][0].lead)
        ):
            break
        first = stages
        found.append(lines[at][stages.index(total.stage)])
    apart = len(found) > 1 and len(first) > 1
    return sorted(found, key=lambda figure: figure.index) if apart else []


def _read(total: Figure, parts: list[Figure], where: str) -> Iterator[Reading]:
    if parts and all(same_kind(part, total) for part in parts):
        yield Reading(
            "rows", total, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
            ("list", parts[0].index), (where, f"n{min(4, len(parts))}"),
        )  # fmt: skip

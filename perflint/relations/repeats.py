"""Figures told twice: the same quantity, stage and period in two places of a self-evaluation report.

Reports on a whole area tell each quantity for every level of government, year and fund, and the same
words mean another figure there nearly every time; so they are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.known import Known, Told
from perflint.relations.reading import SAME, Reading
from perflint.relations.view import View, same_kind
from perflint.text.edges import cut_opening
from perflint.text.patterns import compile_pattern

_LEAST, _LEAST_TABLED = 3, 3
_SURE = 4
_MOST, _BACK = 8, 40
_DONE = ("executed", "achieved", "received")
_LOOSE = compile_pattern(
    r"^(?:其他|其余|剩余|各|每|之和|上述|本次|尚|累计|到期|分别|下属|另|余|该|此|两|单|加上|每人|人均)|(?:项目|总投资|投资|支出|等)$"
)
_VERBS = compile_pattern(r"(?:通过|经过|其中|目前|现有|全部|已|实际|在|使|有)+")

_Key = tuple[str, str]
"""What a figure is called and whether it came in or went out."""


def find_repeats(view: View, told: Told) -> Iterator[Reading]:
    """Readings of every figure in prose that a table, or an earlier line, tells too."""
    if not view.own:
        return
    prose = [(_key(known), known) for known in told.prose if _is_telling(known)]
    if not prose:
        return
    tables = _index(known for known in told.tables if len(known.key) >= _LEAST_TABLED)
    for key, known in prose:
        tabled = [o for o in tables.get(_short(key), ())[:_BACK] if _agree(known, o)]
        if tabled and _is_here(view, known.figure):
            yield from _read(view, known, tabled, "table")
    for known, other in _pairs(view, prose):
        yield from _read(view, known, [other], "text")


def _pairs(view: View, prose: list[tuple[_Key, Known]]) -> Iterator[tuple[Known, Known]]:
    """Figures of prose, each with the last one before that its words fit. Two passages of which several
    figures fit in words and none in value speak of different things, as 城镇 and 农村 with their lists, or two
    projects with 全年预算 and 全年支出 of each."""
    earlier: dict[_Key, list[Known]] = {}
    found: dict[tuple[int, int], list[tuple[Known, Known]]] = {}
    for key, known in prose:
        before = earlier.setdefault(key, [])
        here = known.figure.paragraph
        other = next(
            (
                o
                for o in reversed(before[-_BACK:])
                if o.figure.paragraph != here and _agree(known, o)
            ),
            None,
        )
        before.append(known)
        if other is not None and _is_here(view, known.figure):
            passages = (-1, -1) if known.how == "whole" else (other.figure.paragraph, here)
            found.setdefault(passages, []).append((known, other))
    for pairs in found.values():
        differing = sum(a.figure.quantity.amount != b.figure.quantity.amount for a, b in pairs)
        if differing < 2 or differing < len(pairs):
            yield from pairs


def _index(every: Iterator[Known]) -> dict[_Key, list[Known]]:
    found: dict[_Key, list[Known]] = {}
    for known in every:
        found.setdefault(_short(_key(known)), []).append(known)
    return found


def _short(key: _Key) -> _Key:
    """The key by which a table is asked, which may leave out that it is spending: 公车购置（费）."""
    name, flow = key
    short = name.removesuffix("经费").removesuffix("费")
    return short if len(short) >= _LEAST_TABLED else name, flow


def _key(known: Known) -> _Key:
    return cut_opening(_VERBS, known.key), known.flow


def _is_telling(known: Known) -> bool:
    """Whether the words name one thing: long enough, and no 该项目, 其他, 总投资额."""
    figure = known.figure
    if known.how == "whole":
        return known.stage != "previous_year" and bool(figure.quantity.value)
    return (
        len(known.key) >= _LEAST and known.how == "stated" and known.stage not in ("previous_year", "planned")
        and bool(figure.quantity.value) and not _LOOSE.search(known.key)
    )  # fmt: skip


def _agree(one: Known, other: Known) -> bool:
    """Whether two figures may be of one stage: one that says none goes with all but a target."""
    if not same_kind(one.figure, other.figure):
        return False
    stages = {one.stage, other.stage}
    return len(stages) == 1 or ("none" in stages and "target" not in stages)


def _is_here(view: View, figure: Figure) -> bool:
    return view.filled[figure.index].stage not in ("previous_year", "planned")


def _read(view: View, known: Known, others: list[Known], place: str) -> Iterator[Reading]:
    same = [
        other for other in others
        if _is_same(view.filled[known.figure.index], view.filled[other.figure.index], place)
        and (known.how != "whole" or _is_owned_alike(view, known, other))
    ]  # fmt: skip
    listed = "part" if known.figure.index in view.wholes else known.how
    for other in same[:_MOST]:
        stated, operand = known.figure, other.figure
        if operand.quantity.ulp > stated.quantity.ulp:
            stated, operand = operand, stated
        yield Reading(
            "restated", stated, (("first", operand),), SAME, ("restated", known.figure.index),
            (place, "one" if len(same) == 1 else "several", "staged" if known.stage == other.stage else "loose",
             listed),
            place == "table" and len(same) == 1 and len(known.key) >= _SURE,
        )  # fmt: skip


def _is_owned_alike(view: View, one: Known, other: Known) -> bool:
    """Whether two figures of the whole are of one: what was assumed of none may be told of another."""
    owner = view.filled[one.figure.index].owner
    return owner == view.filled[other.figure.index].owner and one.stage == other.stage


def _is_same(one: Figure, other: Figure, place: str) -> bool:
    """Whether period and owner of two figures, and their stages in prose, allow them to be one."""
    if place == "table":
        return one.period in (other.period, "none") or other.period == "none"
    owners = one.owner == other.owner or "assumed" in (one.filled[2], other.filled[2])
    done = one.stage in _DONE and other.stage in _DONE
    return one.period == other.period and owners and (one.stage == other.stage or done)

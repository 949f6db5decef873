"""Rates and shares of several together: 学生792份、满意748份，家长573份、满意531份，综合满意率93.7%; 前两项合占60%."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from perflint.model.figure import Figure
from perflint.relations.around import HUNDRED, SEVERAL
from perflint.relations.candidates import levels_around
from perflint.relations.known import Told
from perflint.relations.reading import SUM_OF_BASE, Group, Reading, sum_of_sums
from perflint.relations.view import View, same_kind
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern

_BOTH = compile_pattern(
    r"(?:综合|合并|合计|总体|总的?|整体|平均|两[类者项]|[三四五]类|全部)[^，。；、]{0,8}$"
)
_REACH, _BASES = 12, 3
Pair = tuple[Figure, Figure]


def find_together(
    view: View, told: Told, fixed: Set[Group], rates: Mapping[int, list[Pair]]
) -> Iterator[Reading]:
    """Readings of the rates and shares of several parts that no words fix; `rates`: by sentence, part and
    base of the rates read there."""
    for rate in view.figures:
        if (
            rate.nature in ("rate", "share") and rate.quantity.unit == "%" and not rate.role
            and 0 < rate.quantity.amount < HUNDRED and ("rate", rate.index) not in fixed
            and not view.is_tabled(rate)
        ):  # fmt: skip
            words = rate.lead or view.words_before(rate)
            if _BOTH.search(words):
                yield from _of_pairs(rate, rates)
            if (said := SEVERAL.search(words)) is not None:
                number = DIGITS[said["number"]] if said["number"] else 0
                yield from _of_parts(view, told, rate, number, said["which"] or "")


def _of_pairs(rate: Figure, rates: Mapping[int, list[Pair]]) -> Iterator[Reading]:
    """The rate of two groups together, of what both have: their parts over their bases."""
    for back in range(2):
        before = rates.get(rate.sentence - back, ())
        pairs = [one for one in before if max(one[0].index, one[1].index) < rate.index]
        first = pairs[0][0] if pairs else None
        pairs = [one for one in pairs if first is not None and same_kind(one[0], first)]
        distinct = {(part.index, base.index): (part, base) for part, base in pairs}
        bases = {base for _, base in distinct}
        if len(distinct) < 2 or len(bases) < len(distinct):
            continue
        operands = tuple(
            (role, pair[at])
            for at, role in ((0, "part"), (1, "base"))
            for pair in distinct.values()
        )
        yield Reading(
            "rate_together", rate, operands, sum_of_sums(len(distinct)), ("rate", rate.index),
            ("pairs", f"n{len(distinct)}", "same" if not back else ""),
        )  # fmt: skip
        return


def _of_parts(view: View, told: Told, rate: Figure, number: int, which: str) -> Iterator[Reading]:
    """The share of several parts listed before it, of their whole, of a level before them, or of what is
    told of the whole filing."""
    around = [one for one in levels_around(view, rate) if one.index < rate.index]
    for parts, how in _subsets(view, around, number, which):
        together = sum(one.quantity.amount for one in parts)
        bases = [
            one for one in around
            if one.index < parts[0].index and same_kind(one, parts[0]) and one not in parts
            and one.quantity.amount >= together
        ][:_BASES]  # fmt: skip
        whole = view.wholes.get(parts[0].index, -1)
        if whole >= 0 and view.figures[whole] not in bases:
            bases.insert(0, view.figures[whole])
        far = [
            known.figure for known in told.prose
            if known.how == "whole" and same_kind(known.figure, parts[0])
            and known.figure.quantity.amount >= together and known.figure not in bases
        ][-2:]  # fmt: skip
        for base in (*bases, *far):
            yield Reading(
                "rate_together", rate, (("base", base), *(("part", one) for one in parts)), SUM_OF_BASE,
                ("rate", rate.index),
                (
                    how, "whole" if base.index == whole else "far" if base in far else "before",
                    "said" if number else "",
                ),
            )  # fmt: skip


def _subsets(
    view: View, around: list[Figure], number: int, which: str
) -> Iterator[tuple[list[Figure], str]]:
    """The parts that may be meant, in order of the text, and how they were found."""
    run: list[Figure] = []
    wholes = set(view.wholes.values())
    for one in around:
        if run and (
            not same_kind(one, run[0]) or one.sentence != run[0].sentence or one.index in wholes
        ):
            break
        run.append(one)
    run = run[:_REACH][::-1]
    if len(run) < 2:
        return
    listed = [one for one in run if one.index in view.wholes]
    if number:
        rows = listed if len(listed) >= number else run
        if which in ("前", "上", "以上"):
            yield rows[:number], "first"
        if which != "前":
            yield rows[-number:], "last"
    else:
        for size in (2, 3):
            if len(run) >= size:
                yield run[-size:], "last"
            if len(run) > size:
                yield run[:size], "first"
        if len(listed) > 3:
            yield listed, "all"

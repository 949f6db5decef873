"""Rates and shares of a self-evaluation report that no words tie to their operands: of the figures they may be
of, by the names they say, by stage and by place. Every pair is a rival of the others; how far each way to
find one can be relied on is counted."""

from __future__ import annotations

from collections.abc import Iterator, Set
from itertools import pairwise

from perflint.model.figure import Figure
from perflint.relations.around import BUDGETS, HUNDRED
from perflint.relations.candidates import AHEAD, REACH, bases_of, is_called, levels_around, parts_of
from perflint.relations.elsewhere import Elsewhere
from perflint.relations.known import Told
from perflint.relations.overall import Overall
from perflint.relations.rate_signs import Pair, stand, with_contraries
from perflint.relations.reading import FALL, RATIO, SHARE_OF_SUM, SUM_OF_BASE, Group, Reading
from perflint.relations.said import Said, said_of
from perflint.relations.standing import Points, Signs
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_ASKED = 400
"""So many rates of a filing are looked for in all of it, those after them in their paragraphs."""
_UNITS = ("%", "‰", "倍")
_FALLEN = compile_pattern(
    r"(?:下浮|节[约支]|去除|削减|压[减缩]|降低|减排|核减|审减|缩短|降)(?:率|幅度?|比例)?(?:为|达到?)?$"
)
_OF_SAVING = compile_pattern(r"(?:节[约支省]|审减|核减|压[减缩]|下浮|调[整增减]|追加)率$")
_OTHER = compile_pattern(
    r"目标|指标|标准|不低于|不少于|高于|低于|上年|去年|同期|增|降|占比$|(?:出生|死亡)率"
)
_OF_EARLIER = compile_pattern(r"(?:为|是|相当于)(?:上年度?|去年|上年同期|去年同期)的?$")


def find_neighbours(
    view: View, told: Told, overall: Overall, fixed: Set[Group], signs: Signs
) -> Iterator[Reading]:
    """Readings of the rates and shares whose operands no words fix."""
    asked, points = 0, signs.get("rate_beside", {})
    elsewhere, nothing = Elsewhere(view, told, overall), Elsewhere(view, Told(None), overall)
    for rate in view.figures:
        if (
            _is_rate(rate) and rate.quantity.unit in _UNITS and not rate.role
            and rate.quantity.value > 0 and _has_no_base(view, rate) and rate.stage not in ("target", "previous_year")
            and ("rate", rate.index) not in fixed and rate.index not in view.side_by_side
            and not view.is_tabled(rate) and not view.is_aim(rate) and not _OTHER.search(rate.lead)
            and rate.quantity.amount != HUNDRED
        ):  # fmt: skip
            asked += 1
            yield from _of_neighbours(view, elsewhere if asked <= _ASKED else nothing, rate, points)


def find_compared(view: View) -> Iterator[Reading]:
    """Readings of rates of a figure by the one of its sentence that this is compared with: 支出61万元，
    较预算68万元减少7万元，预算完成率90%; 技术27项，上年17项，为上年的1.6倍."""
    for rate in view.figures:
        if (
            rate.nature == "rate" and rate.quantity.unit in _UNITS and not rate.role and rate.quantity.value > 0
            and not view.is_tabled(rate)
        ):  # fmt: skip
            found = _by_year(view, rate) if _OF_EARLIER.search(rate.lead) else _compared(view, rate)
            if found is not None:
                yield found


def _is_rate(figure: Figure) -> bool:
    """Whether a figure is a rate: 执行率, a share, a change named as a rate (节约率)."""
    return figure.nature in ("rate", "share") or (
        figure.nature == "growth_rate"
        and figure.against == "none"
        and _OF_SAVING.search(figure.lead) is not None
    )


def _has_no_base(view: View, rate: Figure) -> bool:
    return rate.base < 0 or view.figures[rate.base].role == "compared"


def _compared(view: View, rate: Figure) -> Reading | None:
    part = view.figures[rate.of] if rate.of >= 0 and _has_no_base(view, rate) else None
    if part is None or not is_level(part):
        return None
    bases = [
        one for one in view.figures[max(part.index, rate.index - 4) : rate.index]
        if one.role == "compared" and one.sentence == rate.sentence and same_kind(one, part)
        and one.quantity.amount
    ]  # fmt: skip
    if len(bases) != 1:
        return None
    return Reading(
        "rate_compared", rate, (("part", part), ("base", bases[0])), RATIO, ("rate", rate.index),
        (bases[0].stage, "near" if rate.index - bases[0].index <= 2 else ""),
        bases[0].stage in (*BUDGETS, "previous_year"),
    )  # fmt: skip


def _by_year(view: View, rate: Figure) -> Reading | None:
    """A multiple or percentage of last year's figure, told before or right behind it."""
    around = [
        one for one in (
            *reversed(view.back(rate, REACH)),
            *view.figures[rate.index + 1 : rate.index + 1 + AHEAD],
        )
        if rate.sentence - 1 <= one.sentence <= rate.sentence and one.nature == "level"
    ]  # fmt: skip
    earlier = [one for one in around if one.stage == "previous_year" and one.quantity.amount]
    if not earlier:
        return None
    parts = [
        one for one in around
        if one.stage != "previous_year" and one.role != "compared" and same_kind(one, earlier[0])
    ]  # fmt: skip
    if not parts:
        return None
    place = "same" if earlier[0].sentence == parts[0].sentence == rate.sentence else ""
    return Reading(
        "rate_compared", rate, (("part", parts[0]), ("base", earlier[0])), RATIO, ("rate", rate.index),
        ("previous_year", place), False,
    )  # fmt: skip


def _of_neighbours(
    view: View, elsewhere: Elsewhere, rate: Figure, points: Points
) -> Iterator[Reading]:
    said = said_of(view, rate)
    around = levels_around(view, rate)
    places = {one.index: n for n, one in enumerate(around)}
    pairs = [
        Pair(part, base, how, whence, (places.get(part.index, REACH), places.get(base.index, REACH)))
        for part, how in parts_of(view, elsewhere, rate, around, said)
        for base, whence in bases_of(view, elsewhere, rate, part, around, said)
    ]  # fmt: skip
    pairs = list(with_contraries(rate, pairs, said))
    for pair, signs, band in stand(view, rate, pairs, said, around, points):
        yield Reading(
            "rate_beside", rate, (("part", pair.part), ("base", pair.base)), pair.calculation,
            ("rate", rate.index), (band,), signs=signs,
        )  # fmt: skip
    yield from _of_several(rate, around, said)
    if _FALLEN.search(rate.lead):
        yield from _of_fall(view, rate, around)


def _of_fall(view: View, rate: Figure, around: list[Figure]) -> Iterator[Reading]:
    """The rate by which what stands before it fell: 控制价4512万元，中标价4286万元，下浮5%."""
    near = [one for one in around if one.index < rate.index and one.sentence == rate.sentence]
    pairs = list(pairwise(near))
    if near and near[0].base >= 0:
        pairs.insert(0, (near[0], view.figures[near[0].base]))
    for now, before in pairs:
        if same_kind(now, before) and 0 < now.quantity.amount < before.quantity.amount:
            yield Reading(
                "rate_beside", rate, (("part", now), ("base", before)), FALL, ("rate", rate.index),
                ("fall", "near" if now is near[0] else ""),
            )  # fmt: skip


def _of_several(rate: Figure, around: list[Figure], said: Said) -> Iterator[Reading]:
    """The rate of several levels of its name together, of what stands before them: 调查1000人，非常满意842人、
    满意116人，满意率95.8%; and a share of what it and its neighbours are together."""
    said_last = said.name[-2:]
    several = [
        one for one in around
        if len(said_last) == 2 and said_last in one.lead and is_called(said_last, one)
    ]  # fmt: skip
    if len(several) > 1:
        first = several[-1]
        bases = [one for one in around if one.index < first.index and same_kind(one, first)]
        for base in bases[:1]:
            if base.quantity.amount:
                yield Reading(
                    "rate_beside", rate, (("base", base), *(("part", one) for one in several[::-1])),
                    SUM_OF_BASE, ("rate", rate.index), ("several", f"n{min(3, len(several))}"),
                )  # fmt: skip
    called = [one for one in around if is_called(said.name, one)]
    if rate.nature == "share" and called:
        run = [one for one in around if one.sentence == rate.sentence and same_kind(one, called[0])]
        if len(run) > 1 and any(one.quantity.amount for one in run):
            others = tuple(("other", one) for one in run if one is not called[0])
            yield Reading(
                "rate_beside", rate, (("part", called[0]), *others), SHARE_OF_SUM, ("rate", rate.index),
                ("together", f"n{min(4, len(run))}"),
            )  # fmt: skip

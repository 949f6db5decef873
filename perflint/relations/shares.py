"""Shares: of a whole named or listed, of the sum of what stands beside, side by side to a hundred."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.facts.concept import Name, alike, bare_name, named
from perflint.model.figure import Figure
from perflint.relations.around import (
    BUDGETS,
    SEVERAL,
    STAGED,
    described,
    levels_before,
    list_before,
    of_one_year,
)
from perflint.relations.partitions import is_partition
from perflint.relations.reading import RATIO, SHARE_OF_SUM, Reading, rest_of, signed
from perflint.relations.view import View, is_level, last_item, same_kind
from perflint.text.patterns import compile_pattern

_SUBJECT = compile_pattern(
    r"^(?:其中：?|其|而)?(?:[^，。；]{2,12}中)?(?P<name>(?!未)[^，。；占]{2,14}?)"
    r"(?:所|的|数量?|金额|[额值])?占"
)
_PLANNED = compile_pattern(
    r"^(?:全年|年初|年度|本年|当年|调整后?的?|既定)*(?:投资|收入|支出)?(?:预算|任务|计划|目标|指标)(?:任务|目标|指标)?[数额值]?$"
)
_REACH = 12
_SHARE_NAME = compile_pattern(
    r"占(?!比(?:例|重)?(?:为|达|约)*$)(?P<base>[^，。；]*?)(?:的?(?:比例|比重)|的)?(?:（[^（）]*）)?(?:为|达到?|约)*$"
)

_NAMED_BASE = compile_pattern(r"在[^，。；]{2,16}中[的]?(?:占比|占|比重|比例)")
"""A share that names what it is of, each its own: 5G用户688万户，在移动电话用户中占比65.9%."""


def read_share(view: View, rate: Figure) -> Iterator[Reading]:
    """Readings of a share: of the whole its part is listed under, or of the figure it names."""
    if rate.index in view.side_by_side or SEVERAL.search(rate.lead):
        return
    beside = (one for one in levels_before(view, rate, 4, 0) if not one.role)
    part = described(view, rate) or next(beside, None)
    part = _told_of(view, rate, part) if part is not None else None
    if part is None:
        return
    said = _SHARE_NAME.search(rate.lead)
    planned = said is not None and _PLANNED.search(said["base"].rstrip("的")) is not None
    listed = list_before(rate, [o for o in levels_before(view, rate, 8, 0) if not o.role]) > 0
    if (budget := _budget_named(view, rate, part)) is not None:
        yield Reading(
            "share", rate, (("part", part), ("base", budget)), RATIO, ("rate", rate.index),
            ("staged", "near" if part.sentence == rate.sentence else ""), True,
        )  # fmt: skip
        return
    name = named_base(rate)
    seen = {part.index}
    head = part
    if not name.key and part.index not in view.wholes:
        head, name = _head_of_run(view, rate, part)
    for other, how in _bases(view, part, head, name):
        if other.index in seen or not same_kind(other, part):
            continue
        if planned and other.stage not in BUDGETS:
            continue  # 占年初预算的25%: of its own budget, not of what its whole came to.
        if abs(rate.quantity.value) <= 100 and other.quantity.amount < part.quantity.amount:
            continue
        seen.add(other.index)
        below = how == "whole" and not name.key and _is_below(view, other)
        near = part.sentence == rate.sentence
        yield Reading(
            "share", rate, (("part", part), ("base", other)), RATIO, ("rate", rate.index),
            (
                how, "named" if name.key else "unnamed",
                "listed" if listed else "below" if below else "near" if near else "",
            ),
            how in ("whole", "exact") and near and not listed and not below,
        )  # fmt: skip


def _budget_named(view: View, rate: Figure, part: Figure) -> Figure | None:
    """The one budget before a share in its paragraph that is of the stage its words name, of what is
    no budget itself: 年初预算420万元，…，全年预算446万元。执行431万元，占年初预算的102%."""
    if rate.against not in STAGED or part.stage in BUDGETS:
        return None
    found = [
        other for other in levels_before(view, rate, 8, 4)
        if other.stage == rate.against and same_kind(other, part) and not other.role
        and other.paragraph == part.paragraph and other.index not in view.wholes
    ]  # fmt: skip
    return found[0] if len(found) == 1 and found[0].index != part.index else None


def _is_below(view: View, whole: Figure) -> bool:
    """Whether a greater figure of the kind stands before a whole in its paragraph, of which a share
    without a name may be as well."""
    return any(
        other.paragraph == whole.paragraph and is_level(other) and same_kind(other, whole)
        and other.quantity.amount > whole.quantity.amount
        for other in view.back(whole, _REACH)
    )  # fmt: skip


def _told_of(view: View, rate: Figure, part: Figure) -> Figure | None:
    """What a share is of by the subject of its own clause (60岁及以上人口占比为28%): the figure before it or
    another near of that name, none where it is not printed."""
    before = view.figures[rate.index - 1]
    if before.quantity.unit == "岁" and before.clause == rate.clause and before is not part:
        return None  # 60岁及以上人口占比
    said = _SUBJECT.search(rate.lead)
    subject = named(said["name"]) if said else Name("", "", "")
    if not said and (foregoing := _named_before(view, rate)) is not None:
        return foregoing
    if subject.key and part.key and alike(subject.key, part.key):
        return part
    if not subject.key or not part.key:
        return part if part.sentence == rate.sentence else None
    near = (o for o in levels_before(view, rate, 8, 2) if not o.role and o.key)
    return next((o for o in near if alike(subject.key, o.key)), None)


def _named_before(view: View, rate: Figure) -> Figure | None:
    """The figure that the clause before a share without a subject names: 村道里程最长，占60.51%."""
    words = last_item(view.words_before(rate))
    subject, comma, _ = words.rpartition("，")
    if not comma or not subject:
        return None
    near = [o for o in levels_before(view, rate, 8, 1) if not o.role and o.key and o.key in subject]
    longest = max((len(o.key) for o in near), default=0)
    near = [o for o in near if len(o.key) == longest > 1]
    return near[0] if len(near) == 1 else None


def named_base(rate: Figure) -> Name:
    """What the words before a share name as its base."""
    said = _SHARE_NAME.search(rate.lead)
    return bare_name(said["base"]) if said else Name("", "", "")


def _head_of_run(view: View, rate: Figure, part: Figure) -> tuple[Figure, Name]:
    """The part of the first of the shares side by side, in a sentence or in lines that follow each
    other, which are all of one whole: what that names, or else what stands before it."""
    head, at = part, rate.paragraph
    for j in range(rate.index - 1, -1, -1):
        share = view.figures[j]
        if at - share.paragraph > 1:
            break
        if share.nature != "share" or share.role or share.of < 0:
            continue
        if not same_kind(view.figures[share.of], part):
            break
        head, at = view.figures[share.of], share.paragraph
        name = named_base(share)
        if name.key:
            return head, name
    return head, named_base(rate)


def find_shares_of_sums(view: View) -> Iterator[Reading]:
    """Shares side by side whose whole is not printed: each over the sum of their parts."""
    run: list[tuple[Figure, Figure]] = []
    for figure in view.figures:
        if figure.nature != "share" or figure.role or figure.of < 0:
            continue
        part = view.figures[figure.of]
        if run and _beside(run[-1], figure, part):
            run.append((figure, part))
            continue
        yield from _shares_of_sum(view, run)
        run = [(figure, part)]
    yield from _shares_of_sum(view, run)


def find_shares_to_hundred(view: View) -> Iterator[Reading]:
    """Shares of the parts of a known partition, side by side: together they are the whole."""
    run: list[Figure] = []
    for figure in (*view.figures, None):
        if figure is not None and figure.nature == "share" and not figure.role and figure.key:
            near = not run or (
                figure.sentence == run[-1].sentence and figure.against == run[-1].against
                and figure.index == run[-1].index + 1
            )  # fmt: skip
            if near:
                run.append(figure)
                continue
        if len(run) > 1 and is_partition(run, view.partitions):
            last = run[-1]
            yield Reading(
                "shares_to_hundred", last, tuple(("part", part) for part in run[:-1]),
                rest_of(Decimal(100)), ("hundred", last.index), (f"n{min(4, len(run))}",), True,
            )  # fmt: skip
        run = [figure] if figure is not None and figure.nature == "share" and figure.key else []


def _beside(last: tuple[Figure, Figure], share: Figure, part: Figure) -> bool:
    return (
        same_kind(last[1], part) and part.index > last[0].index
        and part.index - last[0].index <= 4 and share.paragraph - last[0].paragraph <= 1
        and share.against == last[0].against
    )  # fmt: skip


def _shares_of_sum(view: View, run: list[tuple[Figure, Figure]]) -> Iterator[Reading]:
    if len(run) < 2:
        return
    told = sum((share.quantity.value for share, _ in run), Decimal(0))
    full = abs(told - 100) <= 1
    for share, part in run:
        if _NAMED_BASE.search(share.lead):
            continue
        others = [other for _, other in run if other is not part]
        yield Reading(
            "share_of_sum", share, (("part", part), *(("other", other) for other in others)),
            SHARE_OF_SUM, ("rate", share.index), ("full" if full else "", f"n{min(4, len(run))}"),
            full,
        )  # fmt: skip
    if told == 100:
        last = run[-1][0]
        yield Reading(
            "share_of_sum", last, tuple(("part", share) for share, _ in run[:-1]), rest_of(Decimal(100)),
            ("rate", last.index), ("rest", f"n{min(4, len(run))}"),
        )  # fmt: skip
    if full:
        yield from _whole_of(view, [part for _, part in run])


def _whole_of(view: View, parts: list[Figure]) -> Iterator[Reading]:
    """What parts with all their shares add up to, told right before them: 支出7.55万元，甲4.81万元，占63.71%；
    乙2.74万元，占36.29%."""
    first = parts[0]
    whole = view.figures[first.index - 1] if first.index else None
    if (
        whole is not None and is_level(whole) and same_kind(whole, first) and first.index not in view.wholes
        and whole.sentence == first.sentence and whole.index not in view.wholes
    ):  # fmt: skip
        yield Reading(
            "plain_list", whole, tuple(("part", part) for part in parts), signed((1,) * len(parts)),
            ("list", first.index), ("shared", "", "", f"n{min(len(parts), 4)}"), view.own,
        )  # fmt: skip


def _bases(view: View, part: Figure, head: Figure, name: Name) -> Iterator[tuple[Figure, str]]:
    """What a share may be of: the whole its part is listed under, or a figure of the name it gives,
    the more exact first, or what stands before `head`."""
    whole = view.figures[view.wholes[part.index]] if part.index in view.wholes else None
    if whole is not None and (not name.key or _fits_name(whole, name)):
        yield whole, "whole"
    if name.key:
        yield from _of_name(view, part, head, name)
        return
    before = [o for o in _levels_back(view, head, 16) if head.paragraph - o.paragraph <= 3]
    if name.flow:
        before = [o for o in _levels_back(view, head, 40) if o.flow == name.flow]
        total = next((o for o in before if not o.key), None)
        if total is not None:
            yield total, "flow"
            return
    yield from _standing_before(view, part, head, before)


def _of_name(view: View, part: Figure, head: Figure, name: Name) -> Iterator[tuple[Figure, str]]:
    """The nearest figure before `head` of the name itself, else of a broader one, else of a narrower."""
    levels = [
        o for o in _levels_back(view, head, 40)
        if _fits_name(o, name) and of_one_year(view, o, part)
    ]  # fmt: skip
    for how, found in (
        ("exact", [o for o in levels if o.key == name.key]),
        ("broader", [o for o in levels if name.key.endswith(o.key)]),
        ("qualified", [o for o in levels if o.key.endswith(name.key)]),
    ):
        if found:
            yield found[0], how
            return


def _standing_before(
    view: View, part: Figure, head: Figure, before: list[Figure]
) -> Iterator[tuple[Figure, str]]:
    """The first figure of the sentence, the last and the first of the sentence before."""
    here = [o for o in before if o.sentence == head.sentence]
    earlier = [o for o in before if o.sentence != head.sentence]
    if here and part.index not in view.wholes:
        yield here[-1], "sentence"
    if earlier:
        last = [o for o in earlier if o.sentence == earlier[0].sentence]
        yield last[0], "last before"
        yield last[-1], "first before"


def _fits_name(figure: Figure, name: Name) -> bool:
    if name.flow and figure.flow and name.flow != figure.flow:
        return False
    return alike(name.key, figure.key)


def _levels_back(view: View, figure: Figure, back: int) -> Iterator[Figure]:
    return filter(is_level, reversed(view.figures[max(0, figure.index - back + 1) : figure.index]))

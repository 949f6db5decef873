"""What the filing tells in other paragraphs that the part of a rate may be measured against."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from perflint.facts.concept import Name, alike
from perflint.model.figure import Figure
from perflint.relations.around import (
    BUDGETS,
    DONE,
    HUNDRED,
    THINGS,
    may_go_together,
    may_pass,
    of_one_year,
)
from perflint.relations.known import Known, Told
from perflint.relations.mentions import longest_run
from perflint.relations.overall import Overall
from perflint.relations.said import Said
from perflint.relations.view import View, same_kind, shares_two, two_by_two
from perflint.text.contains import contains_any

FAR = 2
_LEAD, _TAIL = 12, 8
_SPENT = ("executed", "achieved", "received", "none")
_BEFORE = (*BUDGETS, "none")


class Elsewhere:
    """What the filing tells in other paragraphs that a part may be measured against."""

    def __init__(self, view: View, told: Told, overall: Overall) -> None:
        self._view, self._told, self._overall = view, told, overall

    def bases(
        self, rate: Figure, part: Figure, said: Said, near: Set[int]
    ) -> Iterator[tuple[Figure, str]]:
        """Bases by stage, as the whole of the filing, by name, by the things they count, as the aim."""

        def fitting(far: Sequence[Figure]) -> list[Figure]:
            view = self._view
            return [
                one for one in far
                if one.index not in near and may_be_base(rate, part, one) and of_one_year(view, one, part)
            ]  # fmt: skip

        if said.stage in BUDGETS:
            staged = fitting(self._staged.get(said.stage, []))
            yield from ((one, "staged far") for one in _nearest(staged, rate))
        elif part.stage in _SPENT and not said.base.key:
            yield from ((one, "whole far") for one in fitting(self._budgets)[:FAR])
        spent = self._overall.spent if part.quantity.dimension == "money" else None
        if rate.nature == "share" and spent is not None and spent.flow in (part.flow, "out"):
            yield from ((one, "spent") for one in fitting([spent]))
        if not said.base.words:
            called = fitting(self._told_alike(part))
            yield from ((one, "namesake far") for one in called[: -FAR - 1 : -1])
            if part.quantity.dimension != "money" and rate.nature == "rate":
                aimed = fitting(self._aims.get(part.quantity.unit, []))
                yield from ((one, "aimed") for one in _alike_first(aimed, part)[:FAR])
            if part.quantity.dimension in THINGS:
                kindred = fitting(_kindred(self._told, part))
                yield from ((one, "kindred") for one in kindred[:FAR])
        else:
            far = fitting(self.called(said.base, near))
            yield from ((one, "told") for one in far[:FAR])

    @cached_property
    def _staged(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for one in (*self._view.levels, *(known.figure for known in self._told.tables)):
            if one.stage in BUDGETS:
                found.setdefault(one.stage, []).append(one)
        return found

    @cached_property
    def _budgets(self) -> list[Figure]:
        return [
            known.figure for known in self._told.everything
            if known.how == "whole" and known.stage in BUDGETS
        ]  # fmt: skip

    @cached_property
    def _aims(self) -> dict[str, list[Figure]]:
        found: dict[str, list[Figure]] = {}
        for one in self._view.levels:
            if one.stage == "target" or self._view.is_aim(one):
                found.setdefault(one.quantity.unit, []).append(one)
        return found

    @cached_property
    def _planned(self) -> list[Known]:
        return [
            known for known in self._told.everything
            if known.stage in _BEFORE and len(known.figure.key) > 1
        ]  # fmt: skip

    def _told_alike(self, part: Figure) -> list[Figure]:
        if len(part.key) < 2:
            return []
        return [
            known.figure for known in self._planned
            if known.stage != part.stage and is_namesake(part, known.figure)
        ]  # fmt: skip

    def called(self, name: Name, near: Set[int]) -> list[Figure]:
        """What is told elsewhere under a name, or under one that shares its words where nothing is; under a
        bare 收入 or 支出, what is told of the whole."""
        fitting = [
            known for known in self._told.everything
            if known.figure.index not in near and not (known.flow and name.flow and known.flow != name.flow)
        ]  # fmt: skip
        if not name.key:
            whole = [known.figure for known in fitting if known.how == "whole"]
            whole = [one for one in whole if one.flow == name.flow] or whole
            if whole:
                return whole
            twos = two_by_two(name.words)
            return [known.figure for known in fitting if contains_any(known.figure.lead, twos)]
        found = [known.figure for known in fitting if alike(known.key, name.key)]
        twos = two_by_two(name.key)
        return found or [known.figure for known in fitting if contains_any(known.key, twos)]


def _nearest(found: list[Figure], rate: Figure) -> list[Figure]:
    """The last two before a rate and the largest."""
    before = [one for one in found if one.index < rate.index] or found
    largest = max(found, key=lambda one: one.quantity.amount, default=None)
    last = before[: -FAR - 1 : -1]
    return last if largest is None or largest in last else [*last, largest]


def _alike_first(found: list[Figure], part: Figure) -> list[Figure]:
    """Aims by how long a run of characters of their words those of a part share."""
    words = f"{part.lead[-_LEAD:]}，{part.topic}，{part.tail[:_TAIL]}"
    return sorted(
        found, key=lambda one: -longest_run(f"{one.lead[-_LEAD:]}，{one.tail[:_TAIL]}", words)
    )


def is_namesake(part: Figure, other: Figure) -> bool:
    """Whether two figures are called by one name or names that begin or end alike: 居民出资600万元，居民实缴462万元."""
    one, another = part.key, other.key
    return min(len(one), len(another)) > 1 and (one[:3] == another[:3] or one[-2:] == another[-2:])


def _kindred(told: Told, part: Figure) -> list[Figure]:
    """What is told elsewhere of the things a part counts, the last first: 47个小区, of which 41个小区."""
    noun = part.tail[:2]
    fitting = [
        known.figure for known in told.prose
        if known.figure.index < part.index
        and known.figure.stage != "previous_year" and same_kind(known.figure, part)
        and (
            (len(noun) == 2 and (noun == known.figure.tail[:2] or noun in known.figure.lead))
            or shares_two(known.key, part.key)
        )
    ]  # fmt: skip
    return fitting[::-1]


def _are_of_two(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a rate of a plan would be of what is no plan of its own: 收入90亿元…；支出61亿元，为预算的33%."""
    if rate.against not in BUDGETS or base.stage in BUDGETS:
        return False
    flows = part.flow and base.flow and part.flow != base.flow
    return bool(flows) or base.stage in DONE


def may_be_base(rate: Figure, part: Figure, base: Figure) -> bool:
    """Whether a part and a base are alike, a rate of a budget has one, and what may pass a hundred does so where
    the rate does; what may not is never larger than its base, whatever is printed."""
    other = rate.stage in BUDGETS and base.stage not in _BEFORE
    if (
        not (may_go_together(part, base) and base.quantity.amount)
        or other
        or _are_of_two(rate, part, base)
    ):
        return False
    passes = rate.quantity.amount > HUNDRED and may_pass(rate)
    return (part.quantity.amount > base.quantity.amount) == passes

"""What a filing and its headings say about all figures below them: kind, year, owner, stage."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.facts.cells import Cells, read_cells
from perflint.facts.period import find_periods, year_of
from perflint.facts.slotwords import SlotWords
from perflint.model.figure import Stage
from perflint.model.subject import Grid, Identity, Section
from perflint.text.patterns import compile_pattern

Kind = Literal["evaluation", "budget", "statistics", "work"]
_HEAD = 2000
_EXECUTED = compile_pattern(r"((?:19|20)[0-9]{2})年[^。\n]{0,16}(?:执行|决算)")
_LEVELS = (
    ("省", "全省"),
    ("自治区", "全区"),
    ("市", "全市"),
    ("州", "全州"),
    ("盟", "全盟"),
    ("县", "全县"),
    ("区", "全区"),
    ("旗", "全旗"),
)
_AREAS = ("全省", "全市", "全区", "全县", "全州", "全旗", "全盟", "全镇")
_OFTEN = 3


class Scope(NamedTuple):
    """What holds below one heading, or in the whole filing: `period`, the `stage` its wording
    implies ("" where none), `owner` named there ("" where none), `title` of the nearest heading,
    `base` the year from which 上年 and 明年 are told there."""

    period: str
    stage: Stage | Literal[""]
    owner: str
    title: str
    base: int | None = None


class Context(NamedTuple):
    """The kind of filing, the year its account is of, its area (全市 …), its tables, its scopes in order."""

    kind: Kind
    year: int | None
    area: str
    cells: Cells
    starts: tuple[int, ...]
    scopes: tuple[Scope, ...]

    def scope_at(self, offset: int) -> Scope:
        """What the headings above the flow character at `offset` say."""
        return self.scopes[bisect_right(self.starts, offset) - 1]


def read_context(
    text: str,
    sections: tuple[Section, ...],
    identity: Identity,
    tables: tuple[Grid, ...],
    words: SlotWords,
) -> Context:
    """The context of a filing with flow `text`, from its title, identity and outline."""
    head = text[:_HEAD]
    title = sections[0].title if sections else ""
    said = (_kind_of(head, words), _kind_of(title, words))
    kind = "statistics" if said[0] == "statistics" else said[1] or said[0] or "evaluation"
    year = int(identity.year.value) if identity.year and identity.year.value.isdigit() else None
    if kind == "budget":
        match = _EXECUTED.search(head)
        year = int(match[1]) if match else year
    area = _area_in(text) or _area_of(identity.region.value if identity.region else "")
    whole = Scope(str(year) if year else "", "", "", "", year)
    found = [(0, whole), *_scopes(sections, whole, year, words)]
    found.sort(key=lambda pair: pair[0])
    return Context(
        kind, year, area, read_cells(text, tables),
        tuple(start for start, _ in found), tuple(scope for _, scope in found),
    )  # fmt: skip


def _kind_of(text: str, words: SlotWords) -> Kind | None:
    for name, pattern in words.heads:
        if pattern.search(text):
            return name  # type: ignore[return-value]
    return None


def _scopes(
    sections: tuple[Section, ...], above: Scope, year: int | None, words: SlotWords
) -> Iterator[tuple[int, Scope]]:
    for section in sections:
        if section.kind == "title":
            scope = above._replace(title=section.title)
        else:
            scope = _below(section.title, above, year, words)
        yield section.span.start, scope
        yield from _scopes(section.children, scope, year, words)
        for item in section.items:
            yield item.span.start, scope
        if section.children:
            yield section.children[-1].body.end, scope


def _below(title: str, above: Scope, year: int | None, words: SlotWords) -> Scope:
    period, base = above.period, above.base
    named = [one for one in find_periods(title) if not one.against and not one.name]
    single = [one for one in named if one.last is None]
    if named:
        period = (single or named)[0].value(base) or period
        base = year_of(period) or base
    stage = above.stage
    for name, pattern in words.sections:
        if pattern.search(title):
            stage = name  # type: ignore[assignment]
            break
    if stage == "planned" and not named and above.stage != "planned" and year:
        period = str(year + 1)
    owner = words.owner.search(title)
    return Scope(period, stage, owner.group() if owner else above.owner, title, base)


def _area_in(text: str) -> str:
    """The area the text speaks of most: 全市, 全县 …; "" where it hardly speaks of one."""
    counts = {area: text.count(area) for area in _AREAS}
    best = max(_AREAS, key=lambda area: counts[area])
    return best if counts[best] >= _OFTEN else ""


def _area_of(region: str) -> str:
    """全市 for a city, 全县 for a county, "" where the area is not known."""
    for ending, area in _LEVELS:
        if region.endswith(ending):
            return area
    return ""

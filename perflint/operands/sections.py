"""Sections of a filing held against those a template expects."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from perflint.model.same import Same
from perflint.model.subject import ExpectedSection, Section, Template
from perflint.text.titles import coverage, similarity, title_key

_ALIKE = 0.62
_COMBINED = 0.8
_SHORTEST = 4


class Fit(NamedTuple):
    """An expected section, the section that is it (None: there is none), and those below."""

    expected: ExpectedSection
    section: Section | None
    children: tuple[Fit, ...]


def walk(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Every section, parents first, the title left out; list items are no sections. Kept for the
    filing at hand, because several rules ask in turn."""
    return _walk_once(Same(sections))


@lru_cache(maxsize=1)
def _walk_once(same: Same) -> tuple[Section, ...]:
    found: list[Section] = []
    _gather(same.things[0], found)
    return tuple(found)


def _gather(sections: tuple[Section, ...], found: list[Section]) -> None:
    for section in sections:
        if section.kind != "title":
            found.append(section)
        if section.children:
            _gather(section.children, found)


@lru_cache(maxsize=1024)
def names(title: str, aliases: tuple[str, ...]) -> tuple[str, ...]:
    """The keys an expected section goes by; the same few hundred for every filing."""
    return tuple(dict.fromkeys(map(title_key, (title, *aliases))))


def fit(expected: tuple[ExpectedSection, ...], sections: tuple[Section, ...]) -> tuple[Fit, ...]:
    """Which section each expected one is: by title or alias, then by likeness; a section that names
    two expected ones at once (问题及措施) is both."""
    return _Fitter(sections).fit(expected, None)


def fit_template(template: Template, sections: tuple[Section, ...]) -> tuple[Fit, ...]:
    """As `fit`; kept for the filing at hand, because several rules ask in turn."""
    return _fit_once(Same(template, sections))


@lru_cache(maxsize=1)
def _fit_once(same: Same) -> tuple[Fit, ...]:
    template, sections = same.things
    return fit(template.sections, sections)


class _Fitter:
    """Hands out the sections of a filing, each but once."""

    def __init__(self, sections: tuple[Section, ...]) -> None:
        self.keyed = [(title_key(section.title), section) for section in walk(sections)]
        self.by_key: dict[str, list[Section]] = {}
        for key, section in self.keyed:
            self.by_key.setdefault(key, []).append(section)
        self.taken: set[int] = set()

    def fit(self, expected: tuple[ExpectedSection, ...], above: Section | None) -> tuple[Fit, ...]:
        """What the expected sections below `above` are."""
        found: list[Section | None] = [None] * len(expected)
        for look in (self.exact_below, self.exact, self.alike):
            for i, one in enumerate(expected):
                if found[i] is None and (section := look(one, above)):
                    found[i] = section
                    self.taken.add(id(section))
        return tuple(
            Fit(one, section, self.fit(one.children, section) if one.children else ())
            for one, section in zip(expected, found, strict=True)
        )

    def exact_below(self, expected: ExpectedSection, above: Section | None) -> Section | None:
        """The section of that title in its place."""
        return next((one for one in self._exact(expected) if _below(one, above)), None)

    def exact(self, expected: ExpectedSection, _above: Section | None) -> Section | None:
        """The section of that title wherever it stands."""
        return next(self._exact(expected), None)

    def alike(self, expected: ExpectedSection, above: Section | None) -> Section | None:
        """The section in that place whose title comes nearest, if the template insists on one."""
        if expected.required != "required":
            return None
        depth = above.depth + 1 if above else 1
        wanted = names(expected.title, expected.aliases)
        best, highest = None, 0.0
        for key, section in self.keyed:
            if abs(section.depth - depth) > 1 or not _below(section, above):
                continue
            score = max(_likeness(name, key, id(section) in self.taken) for name in wanted)
            if score >= _ALIKE and score > highest:
                best, highest = section, score
        return best

    def _exact(self, expected: ExpectedSection) -> Iterator[Section]:
        for name in names(expected.title, expected.aliases):
            for section in self.by_key.get(name, ()):
                if id(section) not in self.taken:
                    yield section


def _below(section: Section, above: Section | None) -> bool:
    return above is None or above.span.start < section.span.start < above.body.end


def _likeness(name: str, key: str, taken: bool) -> float:
    """How alike a name and a heading's key are; a heading given away counts only as combined."""
    if len(key) > len(name) and ("及" in key or "和" in key) and coverage(name, key) >= _COMBINED:
        return _COMBINED
    if taken:
        return 0.0
    if len(key) >= _SHORTEST and (key in name or name in key):
        return _ALIKE
    return similarity(name, key)

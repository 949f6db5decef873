"""Sections of a filing held against those a template expects."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from perflint.model.subject import ExpectedSection, Section
from perflint.text.titles import coverage, similarity, title_key

_ALIKE = 0.62
_COMBINED = 0.8
_SHORTEST = 4


@dataclass(frozen=True, slots=True)
class Fit:
    """An expected section, the section that is it (None: there is none), and those below."""

    expected: ExpectedSection
    section: Section | None
    children: tuple[Fit, ...]


def walk(sections: Iterable[Section]) -> Iterator[Section]:
    """Every section, parents first, the title left out; list items are no sections."""
    for section in sections:
        if section.kind != "title":
            yield section
        yield from walk(section.children)


def fit(expected: tuple[ExpectedSection, ...], sections: tuple[Section, ...]) -> tuple[Fit, ...]:
    """Which section each expected one is: by title or alias, then by likeness; a section that names
    two expected ones at once (问题及措施) is both."""
    everywhere = [(title_key(section.title), section) for section in walk(sections)]
    taken: set[int] = set()
    return tuple(_fit(expected, everywhere, None, taken))


def _fit(
    expected: tuple[ExpectedSection, ...],
    everywhere: list[tuple[str, Section]],
    above: Section | None,
    taken: set[int],
) -> Iterator[Fit]:
    found: dict[int, Section] = {}
    near = everywhere
    if above is not None:
        near = [
            (key, one) for key, one in everywhere
            if above.span.start < one.span.start < above.body.end
        ]  # fmt: skip
    keys = [{title_key(title) for title in (one.title, *one.aliases)} for one in expected]
    for pool in (near, everywhere) if above else (everywhere,):
        for i, names in enumerate(keys):
            if i not in found:
                free = (one for key, one in pool if key in names and id(one) not in taken)
                if (exact := next(free, None)) is not None:
                    found[i] = exact
                    taken.add(id(exact))
    for i, names in enumerate(keys):
        if i not in found and (alike := _alike(names, near, taken)):
            found[i] = alike
    for i, one in enumerate(expected):
        section = found.get(i)
        children = tuple(_fit(one.children, everywhere, section, taken)) if one.children else ()
        yield Fit(one, section, children)


def _alike(names: set[str], pool: list[tuple[str, Section]], taken: set[int]) -> Section | None:
    best, highest = None, 0.0
    for key, section in pool:
        for name in names:
            free = id(section) not in taken
            score = similarity(name, key) if free else 0.0
            if free and len(key) >= _SHORTEST and (key in name or name in key):
                score = max(score, _ALIKE)
            if (
                ("及" in key or "和" in key)
                and len(key) > len(name)
                and (coverage(name, key) >= _COMBINED)
            ):
                score = max(score, _COMBINED)
            if score >= _ALIKE and score > highest:
                best, highest = section, score
    if best is not None:
        taken.add(id(best))
    return best

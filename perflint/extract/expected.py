"""The titles that templates expect, looked up by what a heading says."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from perflint.model.subject import ExpectedSection, Template
from perflint.text.titles import title_key


class Known(NamedTuple):
    """A title some template expects: which template (by position), how deep, and its node."""

    template: int
    depth: int
    section: ExpectedSection


class _Templates:
    """Templates compared by identity, for hashing whole trees for each filing is slow."""

    __slots__ = ("given",)

    def __init__(self, given: tuple[Template, ...]) -> None:
        self.given = given

    def __hash__(self) -> int:
        return id(self.given)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Templates) and other.given is self.given


TitleIndex = dict[str, tuple[Known, ...]]


def index_titles(templates: tuple[Template, ...]) -> TitleIndex:
    """Every expected title and alias by its key (see `title_key`)."""
    return _index(_Templates(templates))


@lru_cache(maxsize=4)
def _index(templates: _Templates) -> TitleIndex:
    index: dict[str, list[Known]] = {}

    def enter(number: int, depth: int, sections: tuple[ExpectedSection, ...]) -> None:
        for section in sections:
            for title in (section.title, *section.aliases):
                index.setdefault(title_key(title), []).append(Known(number, depth, section))
            enter(number, depth + 1, section.children)

    for number, template in enumerate(templates.given):
        enter(number, 1, template.sections)
    return {key: tuple(found) for key, found in index.items()}

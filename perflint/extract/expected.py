"""The titles that templates expect, looked up by what a heading says."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from perflint.model.same import Same
from perflint.model.subject import ExpectedSection, Template
from perflint.text.titles import title_key


class Known(NamedTuple):
    """A title some template expects: which template (by position), how deep, and its node."""

    template: int
    depth: int
    section: ExpectedSection


TitleIndex = dict[str, tuple[Known, ...]]


def index_titles(templates: tuple[Template, ...]) -> TitleIndex:
    """Every expected title and alias by its key (see `title_key`)."""
    return _index(Same(templates))


@lru_cache(maxsize=4)
def _index(same: Same) -> TitleIndex:
    templates: tuple[Template, ...] = same.things[0]
    index: dict[str, list[Known]] = {}

    def enter(number: int, depth: int, sections: tuple[ExpectedSection, ...]) -> None:
        for section in sections:
            for title in (section.title, *section.aliases):
                index.setdefault(title_key(title), []).append(Known(number, depth, section))
            enter(number, depth + 1, section.children)

    for number, template in enumerate(templates):
        enter(number, 1, template.sections)
    return {key: tuple(found) for key, found in index.items()}

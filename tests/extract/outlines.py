"""A few lines of Chinese to an outline, with the bundled templates and profiles and no rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from perflint.extract.build import build
from perflint.extract.flow import build_flow
from perflint.extract.outline import build_outline, read_openings
from perflint.model.claim import Claim, Match
from perflint.model.document import Document
from perflint.model.rule import Ruleset
from perflint.model.subject import Flow, Section, Subject
from perflint.readers import read
from perflint.ruleset.loader import load_sources
from perflint.ruleset.sources import bundled_rules, read_sources


@cache
def declared() -> Ruleset:
    """The bundled templates and profiles."""
    sources = read_sources((bundled_rules(),))
    chosen = tuple(one for one in sources if one[0] in ("template", "profile"))
    return load_sources(chosen, cache=False)


def outline(document: Document) -> tuple[Flow, tuple[Section, ...]]:
    """The flow of a document and its sections."""
    flow, paragraphs, _ = build_flow(document)
    return flow, build_outline(
        flow, paragraphs, declared().templates, read_openings(flow, paragraphs)
    )


def sections(text: str) -> tuple[Section, ...]:
    """The sections of a filing given as text."""
    return outline(read("-", data=text.encode()))[1]


def flat(sections: tuple[Section, ...], *, items: bool = False) -> Iterator[Section]:
    """Every section, parents first; list items too if asked."""
    for section in sections:
        yield section
        if items:
            yield from section.items
        yield from flat(section.children, items=items)


def tree(text: str) -> list[str]:
    """The outline as lines: indented by depth, number and title, flags behind."""
    lines = []
    for one in flat(sections(text)):
        flags = [one.kind] if one.kind != "heading" else []
        flags += ["empty"] if one.empty else []
        flags += [f"{len(one.items)} items"] if one.items else []
        flags += [one.numbering] if one.numbering != "ok" else []
        note = f"  [{', '.join(flags)}]" if flags else ""
        lines.append(f"{'  ' * max(one.depth - 1, 0)}{one.label}{note}")
    return lines


def subject(text: str, profile: str = "auto") -> Subject:
    """A filing given as text, understood with the bundled templates and profiles."""
    return build(read("-", data=text.encode()), declared(), profile=profile)


def lines_of(matches: Iterable[Claim | Match], subject: Subject) -> list[int]:
    """The line each match stands on."""
    return [
        subject.document.line_column(subject.flow.source(match.span.start))[0] for match in matches
    ]

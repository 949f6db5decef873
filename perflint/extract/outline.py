"""The section tree of a filing, from numbering, wording, templates and declared levels."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.extract.contents import drop_contents
from perflint.extract.expected import index_titles
from perflint.extract.lines import Line, mark_title, mark_unnumbered, read_lines
from perflint.extract.nesting import Node, nest
from perflint.extract.ordinals import settle_numbering
from perflint.extract.parts import split_reports
from perflint.extract.rows import drop_attached, drop_rows
from perflint.extract.section_kinds import drop_signature, settle_empty, settle_kinds
from perflint.model.span import Span
from perflint.model.subject import Flow, Paragraph, Section, Template
from perflint.text.numbering import Token, read_tokens


def read_openings(flow: Flow, paragraphs: tuple[Paragraph, ...]) -> dict[int, tuple[Token, ...]]:
    """The numbering tokens of each paragraph that opens with any, by where it starts."""
    starts = [paragraph.span.start for paragraph in paragraphs]
    return {start: tokens for start in starts if (tokens := read_tokens(flow.text, start))}


def build_outline(
    flow: Flow,
    paragraphs: tuple[Paragraph, ...],
    templates: tuple[Template, ...],
    tokens: Mapping[int, tuple[Token, ...]],
) -> tuple[Section, ...]:
    """The title (level 0, depth 0) where there is one, then the sections of the first depth; and so
    again for each further report in the filing.

    Titles the templates expect are known as headings even without a number. List items are no
    sections; they stand in `Section.items`, a list reusing its parent's numbers included. `tokens` are what
    `read_openings` tells of the flow.
    """
    text = flow.text
    lines = read_lines(flow, paragraphs, index_titles(templates), tokens)
    drop_contents(text, lines)
    if not any(line.is_title for line in lines):
        mark_title(text, lines)  # Below a contents page that stands first.
    drop_rows(text, lines)
    drop_attached(text, lines)
    sections: tuple[Section, ...] = ()
    for part in split_reports(text, lines):
        sections += _outline_report(text, part)
    return sections


def _outline_report(text: str, lines: list[Line]) -> tuple[Section, ...]:
    """The title and sections of one report."""
    mark_unnumbered(text, lines)
    title = next((line for line in lines if line.is_title), None)
    drop_signature(text, lines)
    root = nest(text, lines)
    settle_kinds(text, root)
    settle_numbering(text, root, whole=title is not None)
    settle_empty(text, root)
    end = next((line.end for line in reversed(lines) if not line.aside), 0)
    sections = _freeze_all(text, root.children, end)
    if title is None:
        return sections
    below = Span(min(title.end + 1, end), sections[0].span.start if sections else end)
    name = text[title.start : title.end]
    heading = Section("title", 0, 0, "", (), name, Span(title.start, title.end), below, empty=False)
    return (heading, *sections)


def _freeze_all(text: str, nodes: list[Node], end: int) -> tuple[Section, ...]:
    """The sections among `nodes`; what follows the last of them ends at `end`."""
    if not nodes:
        return ()
    ends = [*(node.line.start - 1 for node in nodes[1:]), end]
    return tuple(
        _freeze(text, node, stop)
        for node, stop in zip(nodes, ends, strict=False)
        if node.kind != "list_item"
    )


def _freeze(text: str, node: Node, end: int) -> Section:
    line = node.line
    run_on = node.kind == "run_in"
    heading = Span(line.start, line.title if run_on else line.end)
    start = min(line.title + 1 if run_on else line.end + 1, end)
    tokens = line.tokens
    return Section(
        node.kind,
        tokens[0].level if tokens else node.depth,
        node.depth,
        text[line.start : line.text].rstrip(),
        tuple(token.ordinal for token in tokens),
        text[line.text : line.title],
        heading,
        Span(start, max(start, end)),
        node.empty,
        _freeze_all(text, node.children, end),
        node.numbering,
        tuple(_freeze_item(text, child) for child in node.children if child.kind == "list_item"),
        node.expected,
    )


def _freeze_item(text: str, node: Node) -> Section:
    line = node.line
    tokens = line.tokens
    span = Span(line.start, line.end)
    return Section(
        "list_item",
        tokens[0].level if tokens else node.depth,
        node.depth,
        text[line.start : line.text].rstrip(),
        tuple(token.ordinal for token in tokens),
        text[line.text : line.title],
        span,
        Span(line.title, line.end),
        False,
        numbering=node.numbering,
        expected=node.expected,
    )

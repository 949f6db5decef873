"""The numbers of headings must run on as their order and level ask."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.same import Same
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.operands.sections import walk

VALUES = frozenset({"title", "number", "expected", "previous", "parent"})
Defect = Literal[
    "missing_number", "skip", "duplicate", "restarted", "not_restarted", "double_token",
    "mislevelled", "lone", "mixed_brackets",
]  # fmt: skip
_ONCE = ("mislevelled", "restarted", "not_restarted")


class Params(NamedTuple):
    """Which defects are meant."""

    defects: tuple[Defect, ...]
    """missing_number 编号丢失，skip 跳号，duplicate 重号，restarted 重新从一编号，
    not_restarted 未从一编起，double_token 双重编号，mislevelled 与上级同级，lone 只有一个，
    mixed_brackets 括号全角半角混用。"""
    of: Literal["headings", "items", "all"] = "all"
    """查标题、列表条目，还是两者都查。"""
    parent: Literal["any", "numbered", "unnumbered"] = "any"
    """只查上级标题有编号（numbered）或编号丢失（unnumbered）的情形。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """Headings and list items with such a defect; of a run mislevelled or restarted, the first."""
    if "mixed_brackets" in params.defects:
        yield from _mixed_brackets(subject)
    if not _defects(Same(subject.sections)).isdisjoint(params.defects):
        yield from _below(None, subject.sections, params)


@lru_cache(maxsize=1)
def _defects(sections: Same) -> frozenset[str]:
    """What is amiss with any number of these sections, told once for all rules."""
    every = [*walk(sections.things[0]), *sections.things[0]]
    return frozenset(one.numbering for section in every for one in (section, *section.items))


def _below(
    parent: Section | None, sections: tuple[Section, ...], params: Params
) -> Iterator[Match]:
    if _meant(parent, params):
        items = parent.items if parent else ()
        yield from _among(parent, sorted((*sections, *items), key=_start), params)
    for section in sections:
        yield from _below(section, section.children, params)


def _among(parent: Section | None, run: list[Section], params: Params) -> Iterator[Match]:
    restarted = False
    previous: Section | None = None
    for section in run:
        defect = section.numbering
        repeats = previous is not None and previous.numbering == defect
        told = (defect in _ONCE and repeats) or (defect == "duplicate" and restarted)
        if defect in params.defects and not told and _of(section, params):
            yield _match(section, parent, previous)
        restarted = restarted or defect == "restarted"
        previous = section


def _of(section: Section, params: Params) -> bool:
    return params.of == "all" or (params.of == "items") == (section.kind == "list_item")


def _meant(parent: Section | None, params: Params) -> bool:
    if params.parent == "any" or parent is None:
        return params.parent == "any"
    if params.parent == "numbered":
        return bool(parent.number)
    return parent.numbering == "missing_number"


def _start(section: Section) -> int:
    return section.span.start


def _match(section: Section, parent: Section | None, previous: Section | None) -> Match:
    values = {
        "title": section.title,
        "number": section.number,
        "expected": section.expected,
        "previous": previous.label if previous else section.label,
        "parent": parent.label if parent else "",
    }
    start = section.span.start
    mark = section.span
    if section.number:
        mark = Span(start, start + len(section.number))
    elif section.kind == "heading":
        mark = Span(start, start + len(section.title))
    related = (Related("previous", previous.span),) if previous else ()
    return Match(mark, values, related, suggestion=section.expected if section.number else "")


def _mixed_brackets(subject: Subject) -> Iterator[Match]:
    """The first heading whose brackets are not of the kind most headings have."""
    text, flow = subject.document.text, subject.flow
    kinds: dict[str, list[Section]] = {}
    for section in walk(subject.sections):
        if section.number.startswith("（"):
            kinds.setdefault(text[flow.source(section.span.start)], []).append(section)
    if len(kinds) < 2:
        return
    rare, common = sorted(kinds, key=lambda one: (len(kinds[one]), one))[:2]
    first = kinds[rare][0]
    opening = Span(first.span.start, first.span.start + len(first.number))
    expected = first.number
    if common == "(":
        expected = expected.replace("（", "(").replace("）", ")")
    values = {
        "title": first.title,
        "number": subject.flow.source_span(opening).of(text),
        "expected": expected,
        "previous": subject.flow.source_span(kinds[common][0].span).of(text),
        "parent": "",
    }
    yield Match(opening, values, suggestion=expected)

"""The sections the local template requires must be there, under their titles, in their order."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match, Related
from perflint.model.span import Span
from perflint.model.subject import ExpectedSection, Section, Subject
from perflint.operands.sections import Fit, fit_template, walk
from perflint.text.contains import contains_any
from perflint.text.titles import coverage, title_key

VALUES = frozenset({"title", "after", "found", "here", "template"})
State = Literal["missing", "unheaded", "misnamed", "misplaced", "due", "unconfirmed"]
_RELATED = 0.3
_FEWEST_WORDS = 2
_QUOTED = 12


class Params(NamedTuple):
    """Which departures from the template are meant."""

    states: tuple[State, ...] = ("missing",)
    """missing 没有这一部分；unheaded 有内容而没有标题；misnamed 标题与模板不同；
    misplaced 顺序不对；due 条件成立而没有这一部分；unconfirmed 提纲未经核实的模板所缺的部分。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """One match for each section amiss, where it should stand. Nothing without a template."""
    template = subject.profile.template
    if template is None or (template.status == "memory") != ("unconfirmed" in params.states):
        return
    taken: set[int] = set()
    fits = fit_template(template, subject.sections)
    _collect(fits, taken)
    yield from _Judge(subject, params, taken).among(fits, None)


def _collect(fits: tuple[Fit, ...], taken: set[int]) -> None:
    for one in fits:
        if one.section is not None:
            taken.add(id(one.section))
        _collect(one.children, taken)


def _wanted(fits: tuple[Fit, ...], i: int) -> ExpectedSection | None:
    """What is missing where the section of `fits[i]` is: of a group of which one is enough all of
    them, told once, or nothing where one is there."""
    expected = fits[i].expected
    if not expected.one_of:
        return expected
    group = [one for one in fits if one.expected.one_of == expected.one_of]
    if any(one.section for one in group) or group[0] is not fits[i]:
        return None
    titles = "”或“".join(one.expected.title for one in group)
    words = tuple(word for one in group for word in one.expected.contains)
    return expected._replace(title=titles, contains=words)


def _find_headed(subject: Subject) -> set[int]:
    """Where headings and items of lists begin."""
    headed = {one.span.start for one in walk(subject.sections)}
    return headed | {item.span.start for one in walk(subject.sections) for item in one.items}


def _speaks_of(expected: ExpectedSection, words: str) -> bool:
    said = tuple(word for word in expected.contains if word in words)
    return len(said) >= _FEWEST_WORDS or expected.title.startswith(said)


class _Judge:
    def __init__(self, subject: Subject, params: Params, taken: set[int]) -> None:
        assert subject.profile.template is not None
        self.subject = subject
        self.states = params.states
        self.taken = taken
        self.template = subject.profile.template.name
        self.end = max((one.span.end for one in subject.body[-1:]), default=0)

    def among(self, fits: tuple[Fit, ...], parent: Section | None) -> Iterator[Match]:
        """Matches for siblings and what stands below them; a missing parent speaks for all."""
        previous: Section | None = None
        latest = -1
        for i, one in enumerate(fits):
            section = one.section
            if section is None:
                yield from self.lacking(fits, i, parent, previous)
                continue
            if section.span.start < latest and "misplaced" in self.states:
                yield self.match(section.span, one.expected, parent, previous, section)
            latest = max(latest, section.span.start)
            previous = section
            yield from self.among(one.children, section)

    def lacking(
        self, fits: tuple[Fit, ...], i: int, parent: Section | None, previous: Section | None
    ) -> Iterator[Match]:
        """The match for what `fits[i]` has no section for, if anything is missing there."""
        expected = _wanted(fits, i)
        if expected is None:
            return
        if expected.required == "required":
            following = next((later.section for later in fits[i + 1 :] if later.section), None)
            yield from self.absent(expected, parent, previous, following)
        elif "due" in self.states and (figure := self.due(expected)):
            yield self.match(figure, expected, parent, previous)

    def absent(
        self,
        expected: ExpectedSection,
        parent: Section | None,
        previous: Section | None,
        following: Section | None,
    ) -> Iterator[Match]:
        """The one match for an expected section that was not recognised, if its state is asked."""
        if renamed := self.renamed(expected, parent, previous, following):
            if "misnamed" in self.states:
                yield self.match(renamed.span, expected, parent, previous, renamed)
        elif text := self.unheaded(expected, previous, following, parent):
            if "unheaded" in self.states:
                yield self.match(text, expected, parent, previous)
        elif "missing" in self.states or "unconfirmed" in self.states:
            yield self.match(self.place(parent, previous, following), expected, parent, previous)

    def renamed(
        self,
        expected: ExpectedSection,
        parent: Section | None,
        previous: Section | None,
        following: Section | None,
    ) -> Section | None:
        """The section between the neighbours that sounds like it and that no other one claims."""
        start, end = self.gap(parent, previous, following)
        depth = parent.depth + 1 if parent else 1
        for section in walk(self.subject.sections):
            if id(section) in self.taken or section.kind != "heading" or section.depth != depth:
                continue
            if start <= section.span.start < end and self.sounds(section, expected):
                self.taken.add(id(section))
                return section
        return None

    def gap(
        self, parent: Section | None, previous: Section | None, following: Section | None
    ) -> Span:
        """From the neighbour or parent before to the neighbour after, or the parent's end."""
        before = previous or parent
        end = following.span.start if following else parent.body.end if parent else self.end
        return Span(before.span.end if before else 0, end)

    def sounds(self, section: Section, expected: ExpectedSection) -> bool:
        """Whether a section is like what is expected, by its title or what it says."""
        name = title_key(section.title)
        if contains_any(name, expected.contains):
            return True
        related = coverage(name, title_key(expected.title)) >= _RELATED
        return related or self.speaks(section, expected)

    def speaks(self, section: Section, expected: ExpectedSection) -> bool:
        """Whether a section's text says enough of what is expected to be it under another title."""
        text = section.body.of(self.subject.flow.text)
        return sum(word in text for word in expected.contains) >= _FEWEST_WORDS

    def due(self, expected: ExpectedSection) -> Span | None:
        """The amount by which the condition of a section holds, if there is one."""
        if not expected.when:
            return None
        told = (
            quantity.span
            for quantity in self.subject.quantities
            if quantity.dimension == "money"
            and quantity.value > 0
            and quantity.label.endswith(expected.when)
        )
        return next(told, None)

    def unheaded(
        self,
        expected: ExpectedSection,
        previous: Section | None,
        following: Section | None,
        parent: Section | None,
    ) -> Span | None:
        """The last paragraph before the following section that speaks of what is expected: two of
        its words, or one that its title begins with."""
        if not (previous or parent) or not expected.contains:
            return None
        start, end = self.gap(parent, previous, following)
        headed = _find_headed(self.subject)
        for paragraph in reversed(self.subject.body):
            span = paragraph.span
            if span.start <= start:
                return None
            if span.start >= end or paragraph.table is not None or span.start in headed:
                continue
            if _speaks_of(expected, span.of(self.subject.flow.text)):
                return span
        return None

    def place(
        self, parent: Section | None, previous: Section | None, following: Section | None
    ) -> Span:
        """Where the section should stand: at the heading that stands there instead, or at the end."""
        if previous is not None and following is not None and previous.span < following.span:
            return following.span
        if previous is not None:
            end = max(previous.span.end, previous.body.end)
            return Span(end, end)
        if parent is not None:
            return parent.span
        first = next(iter(self.subject.sections), None)
        return first.span if first else Span(0, 0)

    def match(
        self,
        span: Span,
        expected: ExpectedSection,
        parent: Section | None,
        previous: Section | None,
        found: Section | None = None,
    ) -> Match:
        before = previous or parent
        values = {
            "title": expected.title,
            "after": before.label if before else "标题",
            "found": found.label if found else "",
            "here": self.subject.flow.text[span.start : span.start + _QUOTED].partition("\n")[0],
            "template": self.template,
        }
        related = (Related("previous", previous.span),) if previous else ()
        return Match(span, values, related)

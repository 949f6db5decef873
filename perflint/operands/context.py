"""What stands around a place in a filing: the headings above it, quotation marks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from perflint.model.span import Span
from perflint.model.subject import Paragraph, Section, Subject
from perflint.text.numbering import read_token
from perflint.text.sentences import line_at

_OPENING, _CLOSING = "“《「『", "”》」』"
_STOPS = "，。；"
_LONGEST_HEADING = 40
_INDICATORS = 6


def titles_above(sections: tuple[Section, ...], offset: int) -> Iterator[str]:
    """The titles of the sections that hold `offset`, the outermost first."""
    index = bisect_right(sections, offset, key=lambda section: section.span.start) - 1
    if index >= 0:
        section = sections[index]
        if offset < max(section.span.end, section.body.end):
            yield section.title
            yield from titles_above(section.children, offset)


def under(subject: Subject, offset: int, words: tuple[str, ...], but: tuple[str, ...] = ()) -> bool:
    """Whether a heading above `offset` contains one of `words` and none of `but`."""
    if not words:
        return False
    return any(
        any(word in title for word in words) and not any(word in title for word in but)
        for title in titles_above(subject.sections, offset)
    )


def quoted(text: str, offset: int) -> bool:
    """Whether `offset` stands between quotation or title marks that open and close in its line."""
    line = line_at(text, offset)
    for opening, closing in zip(_OPENING, _CLOSING, strict=True):
        start = text.rfind(opening, line.start, offset)
        if start < 0 or text.find(closing, start, offset) >= 0:
            continue
        if text.find(closing, offset, line.end) >= 0:
            return True
    return False


def is_in_title(subject: Subject, span: Span | None) -> bool:
    """Whether `span` lies in the title or on the cover, above every section."""
    first = next((section for section in subject.sections if section.kind != "title"), None)
    return span is not None and first is not None and span.end <= first.span.start


def paragraph_at(subject: Subject, offset: int) -> Paragraph | None:
    """The paragraph or cell that holds `offset`."""
    index = bisect_right(subject.paragraphs, offset, key=_start) - 1
    if index < 0 or offset > subject.paragraphs[index].span.end:
        return None
    return subject.paragraphs[index]


def opening(subject: Subject) -> Span:
    """Where a report begins for a person: its title, else its first line."""
    title = next((section for section in subject.sections if section.kind == "title"), None)
    if title is not None:
        return title.span
    return subject.paragraphs[0].span if subject.paragraphs else Span(0, 0)


def is_prose(subject: Subject, offset: int) -> bool:
    """Whether `offset` stands in a sentence, a numbered or declared heading, or a cell of a table: not
    in a row or menu that a conversion has left as a line."""
    paragraph = paragraph_at(subject, offset)
    if paragraph is None:
        return False
    if paragraph.table is not None or paragraph.level:
        return True
    return is_prose_line(subject.flow.text, offset)


def is_prose_line(text: str, offset: int) -> bool:
    """Whether the line of `text` that holds `offset` is a sentence or begins with a heading's number."""
    line = line_at(text, offset).of(text)
    if line.count("指标") >= _INDICATORS and "。" not in line:
        return False  # A table of indicators whose cells a conversion has run together.
    return any(stop in line for stop in _STOPS) or read_token(line) is not None


def is_spaced(subject: Subject, span: Span) -> bool:
    """Whether a blank of the document lies within `span` of the flow."""
    source = subject.flow.source_span(span).of(subject.document.text)
    return any(letter in " \t\u3000" for letter in source)


def opens_section(text: str, offset: int) -> bool:
    """Whether what begins at `offset` is the first after a numbered heading, on its line or the next."""
    line = line_at(text, offset)
    start, end = line.start, offset
    if start == end and start:
        start, end = line_at(text, start - 1).start, start - 1
    heading = text[start:end]
    return len(heading) <= _LONGEST_HEADING and "，" not in heading and bool(read_token(heading))


def _start(paragraph: Paragraph) -> int:
    return paragraph.span.start

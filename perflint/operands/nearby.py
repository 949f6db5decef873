"""What stands near a figure: the other figure meant, and the words in which a reason would be."""

from __future__ import annotations

from bisect import bisect_right
from typing import Literal

from perflint.model.figure import Figure
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.operands.context import paragraph_at
from perflint.text.sentences import sentence_at

Near = Literal["sentence", "paragraph", "section"]


def beside(figure: Figure, others: list[Figure], *, far: bool = True) -> Figure | None:
    """The one of `others` to hold `figure` against: of the same kind, in its sentence or else its
    paragraph; with `far` else the only one there is in the filing; None where that is not sure."""
    fitting = [one for one in others if one.index != figure.index and _is_alike(one, figure)]
    for near in (
        [one for one in fitting if one.sentence == figure.sentence],
        [one for one in fitting if one.paragraph == figure.paragraph],
    ):
        if near:
            return min(near, key=lambda one: abs(one.index - figure.index))
    only = len({one.quantity.amount for one in fitting}) == 1
    return fitting[0] if far and only else None


def near_text(subject: Subject, span: Span, near: Near) -> str:
    """The words around `span`: its sentence, its paragraph (of a cell: its row), or its section."""
    text = subject.flow.text
    if near == "section":
        return _section(subject, span.start).of(text)
    paragraph = paragraph_at(subject, span.start)
    if paragraph is None:
        return sentence_at(text, span.start).of(text)
    if paragraph.table is not None:
        return _row(subject, paragraph.table, span.start)
    if near == "sentence":
        return sentence_at(text, span.start).of(text)
    return paragraph.span.of(text)


def _row(subject: Subject, table: int, offset: int) -> str:
    """The words of all cells that stand in the row of the cell at `offset`."""
    cells = subject.tables[table].cells
    at = bisect_right(cells, offset, key=lambda cell: cell.span.start) - 1
    row = cells[at].row if at >= 0 else -1
    return "\n".join(
        cell.span.of(subject.flow.text)
        for cell in cells
        if cell.row <= row < cell.row + cell.row_span
    )


def _section(subject: Subject, offset: int) -> Span:
    """The innermost section that holds `offset`, its heading included; the whole text without one."""
    found = Span(0, len(subject.flow.text))
    level: tuple[Section, ...] = subject.sections
    while level:
        at = bisect_right(level, offset, key=lambda section: section.span.start) - 1
        if at < 0 or offset >= max(level[at].body.end, level[at].span.end):
            break
        if level[at].kind != "title":
            found = Span(level[at].span.start, max(level[at].body.end, level[at].span.end))
        level = level[at].children
    return found


def _is_alike(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one owner and may be compared."""
    same = one.quantity.dimension == other.quantity.dimension
    return same and one.quantity.currency == other.quantity.currency and one.owner == other.owner

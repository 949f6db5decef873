"""From lines to paragraphs, across columns and pages."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.readers.pdf.cells import PageTable, continues_table, extend_table
from perflint.readers.pdf.join import Piece, glue, would_fit
from perflint.readers.pdf.lines import Line
from perflint.readers.pdf.margins import Sheet
from perflint.readers.pdf.measures import ENDED, INDENT, MARGIN, Measure, measure_columns
from perflint.text.normalize import normalize
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern

_LEADER = compile_pattern(r"[.…·—\-]{3}\s*+\d{1,3}\Z")
_LARGER = 0.08
_APART = 1.4
_LONG = 0.6
_DIGIT = 0.5
_TOKEN = 12


class Draft:
    """A paragraph: its text and the lines it is made of, with where each begins in it."""

    __slots__ = ("_parts", "length", "page", "pieces")

    def __init__(self, line: Line) -> None:
        self.page = line.page
        self.pieces: list[Piece] = [(0, line)]
        self._parts = [line.text]
        self.length = len(line.text)

    @property
    def text(self) -> str:
        """The lines joined."""
        return "".join(self._parts)

    def add(self, line: Line, right: float) -> None:
        """One more line; the one before it could have ended at `right`."""
        before = self.pieces[-1][1]
        full = right - before.right < _DIGIT * before.em
        between = glue(self._parts[-1], line.text, full=full)
        self.length += len(between)
        self.pieces.append((self.length, line))
        self._parts += [between, line.text] if between else [line.text]
        self.length += len(line.text)


def join_lines(sheets: list[Sheet]) -> Iterator[Draft | PageTable]:
    """Paragraphs and tables of all pages in reading order."""
    draft: Draft | None = None
    table: PageTable | None = None
    previous: tuple[Line, Measure] | None = None
    for measure, items in measure_columns(sheets):
        for item in items:
            if isinstance(item, PageTable):
                if draft:
                    yield draft
                    draft, previous = None, None
                if table and continues_table(table, item):
                    extend_table(table, item)
                    continue
                if table:
                    yield table
                table = item
                continue
            if table:
                yield table
                table = None
            if draft and previous and _goes_on(draft, *previous, item, measure):
                draft.add(item, previous[1].right)
            else:
                if draft:
                    yield draft
                draft = Draft(item)
            previous = item, measure
    if draft:
        yield draft
    if table:
        yield table


def _goes_on(draft: Draft, line: Line, measure: Measure, after: Line, there: Measure) -> bool:
    """Whether `after` is of the same paragraph as `draft`, whose last line is `line`."""
    if _stands_apart(line, after, there):
        return False
    em = max(line.em, after.em)
    centred = _is_centred(after, there) and (
        _is_centred(line, measure)
        or (len(draft.pieces) == 1 and _is_even(line, measure) and not line.text.endswith(ENDED))
    )
    room = measure.right - line.right
    if centred:
        room = measure.right - measure.left - line.width
    if would_fit(room, after):
        return False
    moved = after.left - there.left
    if centred or moved < INDENT * em * (MARGIN if there.indent else 1):
        if there.indent or centred:
            return True
        return not (line.text.endswith(ENDED) and _is_numbered(after))
    # Text moved in as a whole, not by the first line of its paragraphs.
    block = abs((line.left - measure.left) - moved) < em / 4 < abs(moved - there.indent)
    return (
        block
        and line.width > _LONG * (measure.right - measure.left)
        and not line.text.endswith(ENDED)
        and not _is_numbered(after)
    )


def _stands_apart(line: Line, after: Line, there: Measure) -> bool:
    """Whether two lines are of two paragraphs whatever room is left in the first: of two sizes, an entry of contents,
    rows of a table without ruling, or too far from each other."""
    em = max(line.em, after.em)
    if abs(line.em - after.em) > _LARGER * em:
        return True
    if line.text[-1].isdigit() and _LEADER.search(line.text):
        return True
    if "\t" in line.text and "\t" in after.text:
        return True
    same_place = line.page == after.page and after.y < line.y
    far = _APART * max(there.pitch, em)
    return same_place and bool(there.pitch) and line.y - after.y > far


def _is_numbered(line: Line) -> bool:
    return read_token(normalize(line.text[:_TOKEN])) is not None


def _is_centred(line: Line, measure: Measure) -> bool:
    return line.left - measure.left > line.em * INDENT and _is_even(line, measure)


def _is_even(line: Line, measure: Measure) -> bool:
    """Whether as much room is left before a line as behind it, be it none."""
    return abs(line.left - measure.left - measure.right + line.right) < line.em

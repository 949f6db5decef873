"""Lines: what stands on one baseline, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from perflint.readers.pdf.page import Glyphs, Page
from perflint.text.patterns import compile_pattern

DROPPED = "\x00"
"""Stands for a blank that pdfium made up beside a Chinese character, or for the second of a glyph
drawn twice."""
MADE_UP = "\x01"
"""Stands for a blank that pdfium made up between Latin words or figures."""
_GAPS = compile_pattern("[\x00\x01]")
_PROSE = compile_pattern("[，。；：]|、[^、]{1,40}、|[A-Za-z]{2}[ \\x01][A-Za-z]{2}")
LETTERSPACE = 0.33
"""In the size of letters: room up to which characters are of one word, or of a figure and what it
counts, as programs set them apart."""
_NARROW = "\u2e7f"  # Every character after it is as wide as high.
BLANKS = " \u3000\t\x00\x01\xa0"
"""What is no ink."""


class Gap(NamedTuple):
    """Room between two characters of a line: before which one, where that stands, how wide."""

    at: int
    x: float
    width: float


class Line(NamedTuple):
    """Characters beside each other on one baseline. `glyphs` are their indexes on the page, one
    for each character of `text`; `right` is where the last one ends, `em` the size of the first.
    `gaps`: those without a blank, in lines that may be rows of a table without ruling. `face`: the
    quarters by which its page is turned to read it."""

    page: int
    text: str
    left: float
    right: float
    y: float
    em: float
    glyphs: Sequence[int]
    gaps: tuple[Gap, ...] = ()
    face: int = 0

    @property
    def width(self) -> float:
        """From the first character to the end of the last."""
        return self.right - self.left


class Run(NamedTuple):
    """Glyphs drawn one after the other on one baseline, from left to right; not `level` if some lie a
    little above or below it."""

    y: float
    em: float
    glyphs: Sequence[int]
    level: bool = True


class Reading(NamedTuple):
    """A page with its glyphs, to make lines of any runs of them."""

    page: Page
    glyphs: Glyphs

    def line(self, run: Run) -> Line | None:
        """The line a run makes, blanks at its ends left out; None if it is nothing else."""
        text, xs = self.glyphs.text, self.glyphs.xs
        indexes = run.glyphs
        if isinstance(indexes, range):
            said = text[indexes.start : indexes.stop]
            if said.isprintable() and " " not in (said[0], said[-1]):  # The usual case.
                last = indexes.stop - 1
                right = xs[last] + run.em if said[-1] > _NARROW else self.page.right_of(last)
                left, face = xs[indexes.start], self.page.face
                return Line(self.page.number, said, left, right, run.y, run.em, indexes, (), face)
        else:
            said = "".join([text[i] for i in indexes])
        start = len(said) - len(said.lstrip(BLANKS))
        end = len(said.rstrip(BLANKS))
        if start >= end:
            return None
        said, indexes = said[start:end], indexes[start:end]
        gaps: tuple[Gap, ...] = ()
        if DROPPED in said or MADE_UP in said:
            if not _PROSE.search(said):
                gaps = self._gaps(said, indexes, run.em)
            indexes = [i for i in indexes if text[i] != DROPPED]
            said = said.replace(DROPPED, "").replace(MADE_UP, " ")
        first, last = indexes[0], indexes[-1]
        right = xs[last] + run.em if said[-1] > _NARROW else self.page.right_of(last)
        left, face = xs[first], self.page.face
        return Line(self.page.number, said, left, right, run.y, run.em, indexes, gaps, face)

    def _gaps(self, said: str, indexes: Sequence[int], em: float) -> tuple[Gap, ...]:
        xs, page = self.glyphs.xs, self.page
        gaps = (
            Gap(
                at - said.count(DROPPED, 0, at),
                xs[indexes[at + 1]],
                xs[indexes[at + 1]] - page.right_of(indexes[at - 1]),
            )
            for at in (gap.start() for gap in _GAPS.finditer(said))
            if 0 < at < len(said) - 1
        )
        return tuple(gap for gap in gaps if gap.width > LETTERSPACE * em)

"""OFD pages as the geometry of lines and tables sees them: in points, y upward."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat
from operator import eq, sub
from typing import NamedTuple

from perflint.readers.limits import Limits, too_large
from perflint.readers.ofd.package import Package
from perflint.readers.ofd.package import Page as OfdPage
from perflint.readers.ofd.page import Draughtsman, Picture, Run
from perflint.readers.ofd.scans import recognise
from perflint.readers.ofd.strokes import Stroke
from perflint.readers.ofd.turned import (
    POINTS,
    find_turn,
    lay_page,
    lay_strokes,
    put_in_cells,
    take_margin,
)
from perflint.readers.pdf.cells import PageTable, fill_grid
from perflint.readers.pdf.characters import count_readable, settle
from perflint.readers.pdf.grids import Grid, find_grids
from perflint.readers.pdf.lines import DROPPED, Line, Reading
from perflint.readers.pdf.lines import Run as Glyphline
from perflint.readers.pdf.margins import Edge, Sheet
from perflint.readers.pdf.order import merge_runs, put_in_order
from perflint.readers.pdf.page import Glyphs
from perflint.readers.pdf.rulings import Drawing, Ruling
from perflint.readers.pdf.sheets import Pages

_FEW = 20
_MEANT = 0.6
_PICTURE = 0.2
_WHOLE_PAGE = 0.5
_ZONE = 0.15
_WIDE_GAP = 2.0
_SAME_PLACE = 0.16


class Leaf(NamedTuple):
    """One page: its number from 1, its size, and where each of its glyphs ends; no text on it is
    read turned."""

    number: int
    width: float
    height: float
    rights: list[float]
    face: int = 0

    def right_of(self, index: int) -> float:
        """The right edge of a glyph."""
        return self.rights[index]


def read_sheets(package: Package, limits: Limits) -> tuple[Pages, list[tuple[Edge, Line]]]:
    """Every page of every document in the package, and what template pages put at their edges."""
    draughtsman = Draughtsman(package, limits)
    pages = Pages()
    edges: dict[tuple[Edge, str], Line] = {}
    pictures: dict[int, list[Picture]] = {}
    characters = 0
    for number, page in enumerate(package.pages(), 1):
        own, added = draughtsman.draw(page)
        runs, strokes = own.runs, own.strokes + added.strokes
        for run in added.runs:
            edge = _edge(run, page.height)
            if edge is None:
                runs.append(run)
            else:
                reading, lines = _read(number, page, [run])
                _keep_all(edges, zip(repeat(edge), filter(None, map(reading.line, lines))))
        covered = sum(one.width * one.height for one in own.pictures) / (page.width * page.height)
        scanned = covered > _WHOLE_PAGE and _are_unseen(runs)
        runs = runs if scanned else _seen(runs)
        text = "".join(run.text for run in runs)
        characters += len(text)
        _check_size(characters, limits)
        if _is_picture(text, covered):
            pages.pictures.append(number)
            pictures[number] = own.pictures
            runs = list(filter(_is_meant, runs))
        sheet, turned = _lay_out(number, page, runs, strokes, covered)
        sheet.recognised = scanned
        pages.sheets.append(sheet)
        for turn, other in turned:
            _keep_all(edges, take_margin(sheet, other, turn))
            pages.sheets.append(other)
    if pages.pictures:
        recognise(package, pages, pictures, limits)
    return pages, [(kind, line) for (kind, _), line in edges.items()]


def _is_picture(text: str, covered: float) -> bool:
    """Whether a page shows words that are no text: a scan, or glyphs nothing is known of."""
    said = "".join(text.split())
    readable = count_readable(said)
    if readable < _FEW:
        return covered > _PICTURE or len(said) > 2 * _FEW
    return readable < _MEANT * len(said)


def _edge(run: Run, height: float) -> Edge | None:
    if run.y < _ZONE * height:
        return "header"
    return "footer" if run.y > (1 - _ZONE) * height else None


def _keep_all(edges: dict[tuple[Edge, str], Line], lines: Iterable[tuple[Edge, Line]]) -> None:
    """Each text at an edge once."""
    for edge, line in lines:
        edges.setdefault((edge, line.text), line)


def _seen(runs: list[Run]) -> list[Run]:
    return [run for run in runs if run.seen]


def _are_unseen(runs: list[Run]) -> bool:
    return bool(runs) and not _seen(runs)


def _check_size(characters: int, limits: Limits) -> None:
    most = limits.max_text_bytes // 2
    if characters > most:
        raise too_large(f"超过 {characters:,} 字", f"{most:,} 字")


def _is_meant(run: Run) -> bool:
    return _MEANT * len(run.text) <= count_readable(run.text)


def _lay_out(
    number: int, page: OfdPage, runs: list[Run], strokes: list[Stroke], covered: float
) -> tuple[Sheet, list[tuple[int, Sheet]]]:
    """The page as most of its text reads, and the sheets of what reads otherwise, with its turn."""
    turn = find_turn(runs)
    strokes = lay_strokes(strokes, page, turn) if turn else strokes
    laid = lay_page(page, turn)
    grids = find_grids(_rulings(strokes, laid.height, covered))
    others = [run for run in runs if run.turn != turn]
    own = _turned(runs, turn)
    if others and not turn:
        inside, others = put_in_cells(others, grids, page)
        own += inside
    turned = [
        (one, _sheet(number, lay_page(page, one), _turned(others, one), []))
        for one in sorted({run.turn for run in others})
    ]
    return _sheet(number, laid, own, grids), turned


def _turned(runs: list[Run], turn: int) -> list[Run]:
    return [run for run in runs if run.turn == turn]


def _sheet(number: int, page: OfdPage, runs: list[Run], grids: Sequence[Grid]) -> Sheet:
    reading, drawn = _read(number, page, runs)
    drawn = merge_runs(reading, drawn)
    tables: list[PageTable] = []
    for grid in grids:
        table, drawn = fill_grid(reading, grid, drawn)
        if any(content.text for content in table.contents):
            tables.append(table)
    lines = [line for run in drawn if (line := reading.line(run))]
    stretches = put_in_order(lines, tables)
    return Sheet(number, page.width * POINTS, page.height * POINTS, stretches)


def _read(number: int, page: OfdPage, runs: list[Run]) -> tuple[Reading, list[Glyphline]]:
    """The glyphs of `runs` and where each run lies among them; a run is cut where the gap is as wide
    as two characters."""
    texts: list[str] = []
    xs: list[float] = []
    ys: list[float] = []
    rights: list[float] = []
    drawn: list[Glyphline] = []
    for run in runs:
        y, em = (page.height - run.y) * POINTS, run.em * POINTS
        text = _once(settle(run.text), run)
        start = len(xs)
        xs += [x * POINTS for x in run.xs]
        ys += [y] * len(text)
        half = em / 2
        rights += [
            x + (half if char < "\x80" else em) for x, char in zip(xs[start:], text, strict=True)
        ]
        texts.append(text)
        drawn += [Glyphline(y, em, part) for part in _parts(xs, rights, start, len(xs), em)]
    leaf = Leaf(number, page.width * POINTS, page.height * POINTS, rights)
    return Reading(leaf, Glyphs("".join(texts), xs, ys, 0)), drawn  # type: ignore[arg-type]


def _once(text: str, run: Run) -> str:
    """`text` with the second of a glyph drawn twice DROPPED, as is done for bold type."""
    if not any(map(eq, text, text[1:])):
        return text
    twice = [
        i
        for i in range(1, len(text))
        if text[i] == text[i - 1] and abs(run.xs[i] - run.xs[i - 1]) < _SAME_PLACE * run.em
    ]
    if not twice:
        return text
    characters = list(text)
    for i in twice:
        characters[i] = DROPPED
    return "".join(characters)


def _parts(
    xs: list[float], rights: list[float], start: int, end: int, em: float
) -> Iterator[range]:
    first = start
    widest = max(map(sub, xs[start + 1 : end], rights[start : end - 1]), default=0.0)
    if widest <= _WIDE_GAP * em:
        yield range(start, end)
        return
    for i in range(start + 1, end):
        if xs[i] - rights[i - 1] > _WIDE_GAP * em:
            yield range(first, i)
            first = i
    if first < end:
        yield range(first, end)


def _rulings(strokes: list[Stroke], height: float, covered: float) -> Drawing:
    rows: list[Ruling] = []
    columns: list[Ruling] = []
    for stroke in strokes:
        left, right = stroke.left * POINTS, stroke.right * POINTS
        top, bottom = (height - stroke.top) * POINTS, (height - stroke.bottom) * POINTS
        if right - left >= top - bottom:
            rows.append(Ruling((top + bottom) / 2, left, right))
        else:
            columns.append(Ruling((left + right) / 2, bottom, top))
    return Drawing(rows, columns, covered, len(strokes))

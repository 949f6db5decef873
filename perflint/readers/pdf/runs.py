"""From glyphs to runs: what is drawn one after the other on one baseline.

pdfium gives characters as they were drawn and ends a line where the baseline changes. That is nearly
always the line as read, so only what is out of order is sorted: in justified lines curly quotes,
drawn in another font, come too early or too late.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import sub
from re import Match

from perflint.readers.pdf.characters import settle
from perflint.readers.pdf.library import is_generated
from perflint.readers.pdf.lines import BLANKS, DROPPED, LETTERSPACE, MADE_UP, Reading, Run
from perflint.readers.pdf.middle import middle
from perflint.readers.pdf.page import Glyphs, Page
from perflint.text.patterns import compile_pattern

_BESIDE_CHINESE = compile_pattern(" (?![!-~])|(?<![!-~]) ")
_TWICE = compile_pattern(r"([^\s.…—_\-=])(?=\1)")
# Fonts of some programs for setting type name the decimal point by a private character.
_POINT = compile_pattern("(?<=[0-9])[\ue000-\uf8ff\U000f0000-\U0010fffd]\0?(?=[0-9]{1,4}(?![0-9]))")
_NARROW = 0.7
_GAP = 2.0
_BETWEEN_LETTERS = 0.1
_FIGURE = "0123456789.,"
_SAME_PLACE = 0.16
_SAME_POINTS = 1.5
_OUT_OF_ORDER = -0.35
_OTHER_BASELINE = 0.5
_IN_COLUMN = 0.6
_DOWN = 0.4
_COLUMN = 3
"""Quarters by which a page of vertical writing is turned, so that its columns are lines."""
_RAISE = 0.15
_RAISED = dict(zip("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def read_runs(page: Page, glyphs: Glyphs) -> tuple[Reading, list[Run], Counter[int]]:
    """The runs of a page in the order they were drawn, and how many characters were left out that
    are to be read with the page turned, by quarters. What stands askew, such as a watermark, is
    no text."""
    reading = Reading(page, glyphs._replace(text=settle(_mark(page, glyphs))))
    turned: Counter[int] = Counter()
    runs = list(_runs(reading, turned))
    raised = [i for run in runs if not run.level for i in _raised(reading.glyphs, run)]
    if raised:
        text = list(reading.glyphs.text)
        for i in raised:
            text[i] = _RAISED[text[i]]
        reading = Reading(page, reading.glyphs._replace(text="".join(text)))
    return reading, runs, turned


def _raised(glyphs: Glyphs, run: Run) -> list[int]:
    """Digits set above the line, which must not read as part of the figure before them."""
    ys = glyphs.ys
    return [i for i in run.glyphs if ys[i] - run.y > _RAISE * run.em and glyphs.text[i] in _RAISED]


def _mark(page: Page, glyphs: Glyphs) -> str:
    """The characters, those DROPPED that nobody reads."""
    text, xs = glyphs.text, glyphs.xs
    dropped: list[int] = []
    made_up: list[int] = []
    at = text.find(" ")
    while at >= 0:
        if is_generated(glyphs.handle, at):
            if at:  # pdfium places it anywhere; it belongs to the character before it.
                xs[at], glyphs.ys[at] = xs[at - 1], glyphs.ys[at - 1]
            needless = _BESIDE_CHINESE.match(text, at) or _is_letterspace(page, glyphs, at)
            (dropped if needless else made_up).append(at)
        at = text.find(" ", at + 1)
    for match in _TWICE.finditer(text):
        i = match.start()
        apart = max(abs(xs[i + 1] - xs[i]), abs(glyphs.ys[i + 1] - glyphs.ys[i]))
        if apart < _SAME_POINTS and apart < _SAME_PLACE * page.em(i)[0]:
            dropped.append(i + 1)
    points = [found.start() for found in _POINT.finditer(text) if _is_narrow(page, glyphs, found)]
    if not dropped and not made_up and not points:
        return text
    characters = list(text)
    for i in points:
        characters[i] = "."
    for i in made_up:
        characters[i] = MADE_UP
    for i in dropped:
        characters[i] = DROPPED
    return "".join(characters)


def _is_narrow(page: Page, glyphs: Glyphs, found: Match[str]) -> bool:
    width = glyphs.xs[found.end()] - glyphs.xs[found.start()]
    return 0 < width < _NARROW * page.em(found.start())[0]


def _is_letterspace(page: Page, glyphs: Glyphs, at: int) -> bool:
    """Whether the blank made up at `at` is no more than the room between letters set apart, which
    pdfium takes for a blank beside a narrow point or comma."""
    xs, text = glyphs.xs, glyphs.text
    if not 0 < at < len(text) - 1 or glyphs.ys[at + 1] != glyphs.ys[at - 1]:
        return False
    width = LETTERSPACE if text[at - 1] in _FIGURE and text[at + 1] in _FIGURE else _BETWEEN_LETTERS
    return 0 <= xs[at + 1] - page.right_of(at - 1) < width * page.em(at - 1)[0]


def _runs(reading: Reading, turned: Counter[int]) -> Iterator[Run]:
    page, (text, xs, ys, _) = reading.page, reading.glyphs
    steps = list(map(sub, xs[1:], xs))
    at = 0
    for part in text.split("\r\n"):
        start, end = at, at + len(part)
        at = end + 2
        if part[:1] in BLANKS:
            start += len(part) - len(part.lstrip(BLANKS))
            if start == end:
                continue
        em, quarters = page.em(start)
        heights = ys[start:end]
        if quarters == 0:
            falls = len(heights) > 2 and heights[1] < heights[0] - _DOWN * em
            if falls and _is_column(xs[start:end], heights, em):
                turned[_COLUMN] += end - start
                continue
        elif quarters == 1 and page.face == _COLUMN and _width(heights) < _IN_COLUMN * em:
            yield Run(middle(heights), em, range(start, end))
            continue
        else:
            if quarters:
                turned[quarters] += end - start
            continue
        between = steps[start : end - 1]
        level = heights.count(heights[0]) == end - start
        if not level and max(heights) - min(heights) > _OTHER_BASELINE * em:
            yield from _sorted_runs(reading, _by_baseline(ys, range(start, end), em), em)
        elif between and min(between) < _OUT_OF_ORDER * em:
            yield from _sorted_runs(reading, [list(range(start, end))], em)
        elif between and max(between) > _GAP * em:
            yield from _parted(reading, range(start, end), em, level)
        elif level:
            yield Run(heights[0], em, range(start, end))
        else:
            yield _uneven(ys, em, range(start, end))


def _is_column(xs: list[float], ys: list[float], em: float) -> bool:
    """Whether characters that stand upright are read downward, as in vertical writing."""
    return _width(xs) < _IN_COLUMN * em and max(map(sub, ys[1:], ys)) < -_DOWN * em


def _width(places: list[float]) -> float:
    return max(places) - min(places)


def _uneven(ys: list[float], em: float, indexes: Sequence[int]) -> Run:
    """A run on the height that most of its glyphs share."""
    heights = [ys[i] for i in indexes]
    y = middle(heights)
    return Run(y, em, indexes, max(max(heights) - y, y - min(heights)) < _RAISE * em)


def _by_baseline(ys: list[float], indexes: Sequence[int], em: float) -> list[list[int]]:
    """`indexes` of characters grouped by baseline, top first."""
    groups: list[list[int]] = []
    for i in sorted(indexes, key=lambda i: -ys[i]):
        if groups and ys[groups[-1][0]] - ys[i] < _OTHER_BASELINE * em:
            groups[-1].append(i)
        else:
            groups.append([i])
    return groups


def _sorted_runs(reading: Reading, groups: list[list[int]], em: float) -> Iterator[Run]:
    for group in groups:
        yield from _parted(reading, sort_glyphs(reading, group, em), em)


def sort_glyphs(reading: Reading, indexes: Sequence[int], em: float) -> list[int]:
    """`indexes` from left to right, each glyph once."""
    text, xs, _, handle = reading.glyphs
    kept: list[int] = []
    for i in sorted(sorted(indexes), key=xs.__getitem__):
        if text[i] == DROPPED or (text[i] in " \r\n" and is_generated(handle, i)):
            continue
        if kept and text[kept[-1]] == text[i] and xs[i] - xs[kept[-1]] < _SAME_PLACE * em:
            continue
        kept.append(i)
    return kept


def _parted(
    reading: Reading, indexes: Sequence[int], em: float, level: bool = False
) -> Iterator[Run]:
    """Runs cut where the gap is as wide as two characters."""
    text, xs, ys, _ = reading.glyphs
    wide = _GAP * em
    places = [xs[i] for i in indexes]
    cuts = [
        k
        for k, step in enumerate(map(sub, places[1:], places), 1)
        if step > wide and not text[indexes[k - 1]].isspace()
    ]
    for start, end in pairwise([0, *cuts, len(indexes)]):
        part = indexes[start:end]
        if part:
            yield Run(ys[part[0]], em, part) if level else _uneven(ys, em, part)

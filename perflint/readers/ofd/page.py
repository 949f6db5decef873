"""What is drawn on one OFD page: runs of text, ruling lines and pictures (GB/T 33190-2016, 7.7, 9
to 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate, pairwise
from typing import NamedTuple

from lxml import etree

from perflint.readers.limits import Limits, too_large
from perflint.readers.ofd.geometry import (
    IDENTITY,
    Matrix,
    read_box,
    read_number,
    read_steps,
    turn_back,
)
from perflint.readers.ofd.package import Package, Page, Resources, child, children, name_of
from perflint.readers.ofd.strokes import Stroke, place_object, read_strokes

_DEEPEST = 8
_GROUPS = ("Content", "Layer", "PageBlock")
_GLYPH_ONLY = ("¤", "�")


class Run(NamedTuple):
    """Characters drawn on one baseline, from left to right: character i of `text` begins at xs[i];
    the last one ends at `right`. Lengths in mm from the top left of the page, `em` the size. Not
    `seen` if drawn without colour, as on the picture of a page that a scanner has recognised. With a
    `turn` (see Matrix.turn) all this is as on the page laid so that the run reads as usual; `stacked`
    are characters that stand upright one below the other, with turn 1."""

    text: str
    xs: tuple[float, ...]
    right: float
    y: float
    em: float
    seen: bool = True
    turn: int = 0
    stacked: bool = False


class Picture(NamedTuple):
    """A picture on a page, and the part of the package that holds it ("" where there is none)."""

    left: float
    top: float
    width: float
    height: float
    part: str


class Drawing(NamedTuple):
    """Everything of interest on one page or template page."""

    runs: list[Run]
    strokes: list[Stroke]
    pictures: list[Picture]


class Draughtsman:
    """Reads the drawings of the pages of one package; template pages and fonts once only."""

    __slots__ = ("_fonts", "_left", "_limits", "_package", "_templates")

    def __init__(self, package: Package, limits: Limits) -> None:
        self._package = package
        self._limits = limits
        self._left = limits.max_blocks
        self._fonts: dict[str, Mapping[int, str]] = {}
        self._templates: dict[str, Drawing] = {}

    def draw(self, page: Page) -> tuple[Drawing, Drawing]:
        """What is on the page itself, and what its template pages add to it."""
        own, added = self._read(page.content, page), Drawing([], [], [])
        for used in children(page.content, "Template"):
            part = page.resources.templates.get(used.get("TemplateID", ""), "")
            if part and part not in self._templates:
                root = self._package.load(part)
                self._templates[part] = self._read(root, page)
            if part:
                template = self._templates[part]
                added.runs.extend(template.runs)
                added.strokes.extend(template.strokes)
        return own, added

    def _read(self, root: etree._Element, page: Page) -> Drawing:
        resources = page.resources
        runs: list[Run] = []
        strokes: list[Stroke] = []
        pictures: list[Picture] = []
        for element, matrix in self._objects(root, IDENTITY, resources, 0):
            kind = name_of(element)
            if kind == "TextObject":
                place = matrix.after(place_object(element))
                turn = place.turn
                if turn is not None:
                    back = turn_back(turn, page.width, page.height)
                    found = list(self._text(element, back.after(place), resources))
                    if turn:
                        found = [run._replace(turn=turn) for run in found]
                    runs += stack(found, page.width) if len(found) > 2 else found
            elif kind == "PathObject":
                strokes += read_strokes(element, matrix)
            else:
                box = read_box(element.get("Boundary"))
                part = resources.media.get(element.get("ResourceID", ""), "")
                pictures.append(Picture(*box, part))
        return Drawing(runs, strokes, pictures)

    def _objects(
        self, parent: etree._Element, matrix: Matrix, resources: Resources, depth: int
    ) -> Iterator[tuple[etree._Element, Matrix]]:
        """The text, path and image objects below `parent`, in the order they are drawn."""
        if depth > _DEEPEST:
            return
        for element in parent:
            self._left -= 1
            if self._left < 0:
                limit = f"{self._limits.max_blocks:,} 个"
                raise too_large("图形对象太多", limit)
            kind = name_of(element)
            if element.get("Visible") == "false":
                continue
            if kind in _GROUPS:
                yield from self._objects(element, matrix, resources, depth + 1)
            elif kind in ("TextObject", "PathObject", "ImageObject"):
                yield element, matrix
            elif kind == "CompositeObject":
                content = resources.composites.get(element.get("ResourceID", ""))
                if content is not None:
                    inner = matrix.after(place_object(element))
                    yield from self._objects(content, inner, resources, depth + 1)

    def _text(self, element: etree._Element, place: Matrix, resources: Resources) -> Iterator[Run]:
        seen = is_seen(element)
        size = read_number(element.get("Size", ""), 0.0)
        stretch = read_number(element.get("HScale", "1"), 1.0) or 1.0
        x = y = 0.0
        maps = list(children(element, "CGTransform"))
        done = 0
        for code in children(element, "TextCode"):
            x, y = read_number(code.get("X", ""), x), read_number(code.get("Y", ""), y)
            text = code.text or ""
            shown = self._with_glyphs(text, done, maps, element.get("Font", ""), resources)
            done += len(text)
            across = read_steps(code.get("DeltaX"), max(len(text) - 1, 0))
            down = read_steps(code.get("DeltaY"), max(len(text) - 1, 0))
            if not across and not down:
                across, down = _steps(text, size, stretch, element.get("ReadDirection"))
            for run in runs_of(shown, (x, y), across, down, size * stretch, place):
                yield run if seen else run._replace(seen=False)

    def _with_glyphs(
        self, text: str, start: int, maps: list[etree._Element], font: str, resources: Resources
    ) -> str:
        """`text`, its characters that mean nothing by themselves read from the glyphs drawn."""
        if not maps or not any(is_glyph_only(char) for char in text):
            return text
        known = self._font(resources.fonts.get(font, ""))
        characters = list(text)
        for found in maps:
            at = int(read_number(found.get("CodePosition", ""))) - start
            glyphs = child(found, "Glyphs")
            numbers = (glyphs.text or "").split(maxsplit=len(text)) if glyphs is not None else []
            for i, number in enumerate(numbers, at):
                if 0 <= i < len(characters) and is_glyph_only(characters[i]):
                    characters[i] = known.get(int(read_number(number)), characters[i])
        return "".join(characters)

    def _font(self, part: str) -> Mapping[int, str]:
        if not part:
            return {}
        if part not in self._fonts:
            from perflint.readers.ofd.fonts import read_glyphs

            self._fonts[part] = read_glyphs(self._package.bytes_of(part))
        return self._fonts[part]


def is_seen(element: etree._Element) -> bool:
    """Whether the characters of a text object have a colour."""
    if element.get("Fill") == "false" and element.get("Stroke") != "true":
        return False
    colour = child(element, "FillColor")
    opacity = colour.get("Alpha", "255") if colour is not None else "255"
    return "0" not in (opacity, element.get("Alpha", "255"))


def runs_of(
    text: str,
    start: tuple[float, float],
    across: list[float],
    down: list[float],
    size: float,
    place: Matrix,
) -> Iterator[Run]:
    """The runs of one TextCode; a new one begins wherever the baseline changes."""
    x, y = start
    em = abs(size * place.a) or 1.0
    if not text:
        return
    across = across or [0.0] * (len(text) - 1)
    if not any(down):
        left, top = place.apply(x, y)
        xs = tuple(accumulate([step * place.a for step in across], initial=left))
        yield Run(text, xs, xs[-1] + advance(text[-1], em), top, em)
        return
    points = list(map(place.apply, accumulate(across, initial=x), accumulate(down, initial=y)))
    first = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or abs(points[end][1] - points[end - 1][1]) > 0.3 * em:
            xs = tuple(point[0] for point in points[first:end])
            right = xs[-1] + advance(text[end - 1], em)
            yield Run(text[first:end], xs, right, points[first][1], em)
            first = end


def stack(runs: list[Run], width: float) -> list[Run]:
    """One run of the characters of a text object that stand upright one below the other on a page of
    that width; `runs` themselves where they do not."""
    for above, below in pairwise(runs):
        if (
            len(above.text) != 1
            or above.turn
            or abs(below.xs[0] - above.xs[0]) > 0.3 * above.em
            or not 0.5 * above.em < below.y - above.y < 2.5 * above.em
        ):
            return runs
    if len(runs[-1].text) != 1:
        return runs
    first, ys = runs[0], tuple(run.y for run in runs)
    text = "".join(run.text for run in runs)
    right = ys[-1] + first.em
    return [Run(text, ys, right, width - first.xs[0], first.em, first.seen, 1, stacked=True)]


def advance(char: str, size: float) -> float:
    """The usual width of a character."""
    return size / 2 if char.isascii() else size


def is_glyph_only(char: str) -> bool:
    """Whether a character stands for nothing but the glyph drawn in its place."""
    return char in _GLYPH_ONLY or "\ue000" <= char <= "\uf8ff"


def _steps(
    text: str, size: float, stretch: float, direction: str | None
) -> tuple[list[float], list[float]]:
    """How far it is from character to character, across and down, where that is not told."""
    if direction == "90":
        return [], [size] * (len(text) - 1)
    return [advance(char, size) * stretch for char in text[:-1]], []

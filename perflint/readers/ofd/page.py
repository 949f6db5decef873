"""What is drawn on one OFD page: runs of text, ruling lines and pictures (GB/T 33190-2016, 7.7, 9
to 13)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from lxml import etree

from perflint.readers.limits import Limits
from perflint.readers.ofd.geometry import (
    IDENTITY,
    Matrix,
    read_box,
    read_number,
    read_steps,
)
from perflint.readers.ofd.package import Package, Page, Resources, child, children, name_of
from perflint.readers.ofd.strokes import Stroke, place_object, read_strokes
from perflint.readers.source import too_large

_DEEPEST = 8
_GROUPS = ("Content", "Layer", "PageBlock")
_GLYPH_ONLY = ("¤", "�")


class Run(NamedTuple):
    """Characters drawn on one baseline, from left to right: character i of `text` begins at xs[i];
    the last one ends at `right`. Lengths in mm from the top left of the page, `em` the size. Not
    `seen` if drawn without colour, as on the picture of a page that a scanner has recognised."""

    text: str
    xs: tuple[float, ...]
    right: float
    y: float
    em: float
    seen: bool = True


class Picture(NamedTuple):
    """A picture on a page, and the part of the package that holds it ("" where there is none)."""

    left: float
    top: float
    width: float
    height: float
    part: str


class Drawing(NamedTuple):
    """Everything of interest on one page or template page; `turned` counts the characters that stand
    on their side."""

    runs: list[Run]
    strokes: list[Stroke]
    pictures: list[Picture]
    turned: int = 0


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
        own, added = self._read(page.content, page.resources), Drawing([], [], [])
        for used in children(page.content, "Template"):
            part = page.resources.templates.get(used.get("TemplateID", ""), "")
            if part and part not in self._templates:
                root = self._package.load(part)
                self._templates[part] = self._read(root, page.resources)
            if part:
                template = self._templates[part]
                added.runs.extend(template.runs)
                added.strokes.extend(template.strokes)
        return own, added

    def _read(self, root: etree._Element, resources: Resources) -> Drawing:
        runs: list[Run] = []
        strokes: list[Stroke] = []
        pictures: list[Picture] = []
        turned = 0
        for element, matrix in self._objects(root, IDENTITY, resources, 0):
            kind = name_of(element)
            if kind == "TextObject":
                place = matrix.after(place_object(element))
                if not place.is_turned:
                    runs += self._text(element, place, resources)
                elif place.is_on_its_side:
                    turned += sum(len(code.text or "") for code in children(element, "TextCode"))
            elif kind == "PathObject":
                strokes += read_strokes(element, matrix)
            else:
                box = read_box(element.get("Boundary"))
                part = resources.media.get(element.get("ResourceID", ""), "")
                pictures.append(Picture(*box, part))
        return Drawing(runs, strokes, pictures, turned)

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
                across = [advance(char, size) * stretch for char in text[:-1]]
            for run in runs_of(shown, x, y, across, down, size * stretch, place):
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
    x: float,
    y: float,
    across: list[float],
    down: list[float],
    size: float,
    place: Matrix,
) -> Iterator[Run]:
    """The runs of one TextCode; a new one begins wherever the baseline changes."""
    em = abs(size * place.a) or 1.0
    if not text:
        return
    across = across + [0.0] * (len(text) - 1 - len(across))
    if not any(down):
        left, top = place.apply(x, y)
        xs = tuple(accumulate([step * place.a for step in across], initial=left))
        yield Run(text, xs, xs[-1] + advance(text[-1], em), top, em)
        return
    down = down + [0.0] * (len(text) - 1 - len(down))
    points = list(map(place.apply, accumulate(across, initial=x), accumulate(down, initial=y)))
    start = 0
    for end in range(1, len(text) + 1):
        if end == len(text) or abs(points[end][1] - points[end - 1][1]) > 0.3 * em:
            xs = tuple(point[0] for point in points[start:end])
            right = xs[-1] + advance(text[end - 1], em)
            yield Run(text[start:end], xs, right, points[start][1], em)
            start = end


def advance(char: str, size: float) -> float:
    """The usual width of a character."""
    return size / 2 if char.isascii() else size


def is_glyph_only(char: str) -> bool:
    """Whether a character stands for nothing but the glyph drawn in its place."""
    return char in _GLYPH_ONLY or "\ue000" <= char <= "\uf8ff"

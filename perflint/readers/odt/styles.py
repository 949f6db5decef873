"""What styles say that a reader must know: what is hidden, what is a heading, what a list prints."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import etree

from perflint.readers.docx.numbering import LEVELS, Level
from perflint.readers.odt.names import count, q

_NAME = q("style:name")
_FORMATS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
    "": "none",
    "一, 二, 三, ...": "chineseCountingThousand",
    "壹, 贰, 叁, ...": "chineseLegalSimplified",
    "壹, 貳, 參, ...": "ideographLegalTraditional",
    "甲, 乙, 丙, ...": "ideographTraditional",
    "子, 丑, 寅, ...": "ideographZodiac",
    "①, ②, ③, ...": "decimalEnclosedCircle",
    "１, ２, ３, ...": "decimalFullWidth",
    "01, 02, 03, ...": "decimalZero",
}
_DEEPEST = 32
_SUFFIXES = {"nothing": "nothing", "space": "space"}


class Style(NamedTuple):
    """A paragraph or text style. `outline`: heading level from 1, or None."""

    parent: str = ""
    hidden: bool | None = None
    outline: int | None = None


class Styles(NamedTuple):
    """All styles of a document. `lists` holds list styles by name, "" being the numbering of
    headings; levels count from 0."""

    styles: Mapping[tuple[str, str], Style]
    lists: Mapping[str, Mapping[int, Level]]

    def is_hidden(self, family: str, name: str) -> bool | None:
        """Whether the style hides its text; None where it says nothing."""
        return next((s.hidden for s in self._chain(family, name) if s.hidden is not None), None)

    def outline(self, name: str) -> int | None:
        """The heading level of a paragraph style."""
        chain = self._chain("paragraph", name)
        return next((style.outline for style in chain if style.outline is not None), None)

    def _chain(self, family: str, name: str) -> Iterator[Style]:
        for _ in range(_DEEPEST):
            style = self.styles.get((family, name))
            if style is None:
                return
            yield style
            name = style.parent


def read_styles(*roots: etree._Element) -> Styles:
    """The styles in the roots of styles.xml and content.xml."""
    styles: dict[tuple[str, str], Style] = {}
    lists: dict[str, Mapping[int, Level]] = {}
    for root in roots:
        for style in root.iter(q("style:style")):
            key = style.get(q("style:family"), ""), style.get(_NAME, "")
            styles[key] = _read_style(style)
        for list in root.iter(q("text:list-style")):
            lists[list.get(_NAME, "")] = _read_list(list)
        for outline in root.iter(q("text:outline-style")):
            lists[""] = _read_list(outline)
    return Styles(styles, lists)


def _read_style(style: etree._Element) -> Style:
    hidden = None
    properties = style.find(q("style:text-properties"))
    if properties is not None and (said := properties.get(q("text:display"))):
        hidden = said == "none"
    level = count(style.get(q("style:default-outline-level")), 0)
    return Style(style.get(q("style:parent-style-name"), ""), hidden, level or None)


def _read_list(list: etree._Element) -> dict[int, Level]:
    levels: dict[int, Level] = {}
    for child in list:
        level = count(child.get(q("text:level")), 0) - 1
        if 0 <= level < LEVELS:
            levels[level] = _read_level(child, level)
    return levels


def _read_level(level: etree._Element, index: int) -> Level:
    alignment = next(level.iter(q("style:list-level-label-alignment")), None)
    followed = alignment.get(q("text:label-followed-by"), "") if alignment is not None else ""
    suffix = _SUFFIXES.get(followed, "tab")
    bullet = level.get(q("text:bullet-char"))
    if bullet is not None:
        return Level("bullet", bullet[:1], 1, suffix)
    written = level.get(q("style:num-format"))
    if written is None and level.tag == q("text:list-level-style-image"):
        return Level("bullet", "•", 1, suffix)
    format = _FORMATS.get(written or "", "decimal")
    return Level(
        format, _label(level, index, format), count(level.get(q("text:start-value"))), suffix
    )


def _label(level: etree._Element, index: int, format: str) -> str:
    """The label in Word's manner, %1 … %9 for the numbers of the levels."""
    spelled = level.get(q("loext:num-list-format"))
    if spelled is not None:
        for place in range(1, LEVELS + 1):
            spelled = spelled.replace(f"%{place}%", f"%{place}")
        return spelled[:64]
    if format == "none":
        numbers = ""
    else:
        shown = min(count(level.get(q("text:display-levels"))), index + 1)
        numbers = ".".join(f"%{place}" for place in range(index + 2 - shown, index + 2))
    return (
        level.get(q("style:num-prefix"), "")[:30]
        + numbers
        + level.get(q("style:num-suffix"), "")[:30]
    )

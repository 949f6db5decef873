"""The style sheet: names, headings, numbering and hidden text of styles. [MS-DOC] 2.9.271 STSH"""

from __future__ import annotations

import struct
from collections.abc import Callable, Iterator
from typing import NamedTuple

from perflint.readers.doc.formats import (
    ParagraphFormat,
    read_character_format,
    read_paragraph_format,
)
from perflint.readers.doc.source import STYLES, Source
from perflint.readers.doc.wordml import quote, write_number, write_properties

_PARAGRAPH, _CHARACTER = 1, 2
_NONE = 0x0FFF
_LONGEST_CHAIN = 32
_LATIN_HEADINGS, _CONTENTS = range(1, 10), range(19, 28)
"""Numbers (sti) of the styles Word has itself, whatever they are called in its language."""


class Style(NamedTuple):
    """A paragraph or character style. `hidden` as in CharacterFormat."""

    name: str
    is_paragraph: bool
    base: int
    format: ParagraphFormat
    hidden: int | None


Styles = dict[int, Style]
"""Styles by number."""


def read_styles(source: Source, data: Callable[[], bytes]) -> Styles:
    """The paragraph and character styles; `data` as for read_paragraph_format."""
    sheet = source.part(STYLES)
    return dict(_read(sheet, data)) if sheet else {}


def _read(sheet: bytes, data: Callable[[], bytes]) -> Iterator[tuple[int, Style]]:
    size, count, fixed = struct.unpack_from("<HHH", sheet)
    at = 2 + size
    for number in range(count):
        if at + 2 > len(sheet):
            return
        length = struct.unpack_from("<H", sheet, at)[0]
        if length:
            style = _read_style(sheet[at + 2 : at + 2 + length], fixed, data)
            if style is not None:
                yield number, style
        at += 2 + length + (length & 1)


def _read_style(style: bytes, fixed: int, data: Callable[[], bytes]) -> Style | None:
    """[MS-DOC] 2.9.259 STD"""
    own, kind, parts = struct.unpack_from("<HHH", style)
    is_paragraph = kind & 0xF == _PARAGRAPH
    if not is_paragraph and kind & 0xF != _CHARACTER:
        return None
    length = struct.unpack_from("<H", style, fixed)[0]
    at = fixed + 2 + 2 * length
    name = style[fixed + 2 : at].decode("utf-16-le", "replace")
    at += 2
    modifiers = []
    for _ in range(min(parts & 0xF, 1 + is_paragraph)):
        size = struct.unpack_from("<H", style, at)[0]
        modifiers.append(style[at + 2 : at + 2 + size])
        at += 2 + size + (size & 1)
    characters = modifiers.pop() if len(modifiers) == 1 + is_paragraph else b""
    own &= 0x0FFF
    if own in _LATIN_HEADINGS:
        name = f"heading {own}"
    elif own in _CONTENTS:
        name = f"toc {own - _CONTENTS.start + 1}"
    return Style(
        name,
        is_paragraph,
        kind >> 4,
        read_paragraph_format(modifiers[0][2:] if modifiers else b"", None, data),
        read_character_format(characters).hidden,
    )


def hidden_by(styles: Styles) -> Callable[[int | None], bool]:
    """A function that says whether a style hides text."""
    known: dict[int | None, bool] = {None: False}

    def is_hidden(number: int | None) -> bool:
        if number not in known:
            known[number] = _is_hidden(styles, number)
        return known[number]

    return is_hidden


def _is_hidden(styles: Styles, number: int | None) -> bool:
    for _ in range(_LONGEST_CHAIN):
        style = styles.get(_NONE if number is None else number)
        if style is None:
            return False
        if style.hidden is not None:
            return style.hidden not in (0, 0x80)
        number = style.base
    return False


def write_styles(styles: Styles) -> str:
    """The paragraph styles as the content of a styles part."""
    return "".join(
        f'<w:style w:type="paragraph"{_DEFAULT if number == 0 else ""} w:styleId="{number}">'
        f"<w:name w:val={quote(style.name)}/>"
        f"{write_number('basedOn', None if style.base == _NONE else style.base)}"
        f"{write_properties(style.format)}</w:style>"
        for number, style in styles.items()
        if style.is_paragraph
    )


_DEFAULT = ' w:default="1"'

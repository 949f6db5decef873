"""What each control word does to the reader that meets it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from perflint.readers.rtf.story import Story

if TYPE_CHECKING:
    from perflint.readers.rtf.reader import Reader

Handler = Callable[["Reader", int], None]
"""Takes the number after the word, 1 where there is none."""


def _set(name: str, convert: Callable[[int], object] = bool) -> Handler:
    def handle(reader: Reader, value: int) -> None:
        setattr(reader.state, name, convert(value))

    return handle


def _font(reader: Reader, value: int) -> None:
    reader.state.font = value


def _charset(reader: Reader, value: int) -> None:
    if reader.state.target == "fonts" and reader.state.font is not None:
        reader.charsets.fonts[reader.state.font] = value


def _default_font(reader: Reader, value: int) -> None:
    reader.charsets.default_font = value


def _style(reader: Reader, value: int) -> None:
    reader.state.style = value
    if reader.state.target == "styles":
        reader.styles.define(value)


def _outline(reader: Reader, value: int) -> None:
    if reader.state.target == "styles":
        reader.styles.set_outline(reader.state.style, value)
    else:
        reader.state.outline = value


def _based_on(reader: Reader, value: int) -> None:
    if reader.state.target == "styles":
        reader.styles.set_base(reader.state.style, value)


def _target(name: str) -> Handler:
    def handle(reader: Reader, _: int) -> None:
        reader.state.target = name

    return handle


def _note(reader: Reader, _: int) -> None:
    story = Story(reader.state.story.place)
    reader.begin(story, "text")
    reader.notes.append(story)


def _start_field(reader: Reader, _: int) -> None:
    reader.state.field = []


def _instruct(reader: Reader, _: int) -> None:
    reader.state.target = "field"


def _result(reader: Reader, _: int) -> None:
    """The result of a table of contents repeats the headings."""
    if "".join(reader.state.field).lstrip().upper().startswith("TOC"):
        reader.state.passed = True


def _cell(reader: Reader, _: int) -> None:
    reader.state.story.end_cell(reader.level())


def _inner_cell(reader: Reader, _: int) -> None:
    reader.state.story.end_paragraph(reader.level(), in_table=True)


HANDLERS: Mapping[str, Handler] = {
    "par": lambda reader, _: reader.end_paragraph(),
    "sect": lambda reader, _: reader.end_paragraph(),
    "line": lambda reader, _: reader.state.story.end_line(),
    "page": lambda reader, _: reader.state.story.end_line(),
    "column": lambda reader, _: reader.state.story.end_line(),
    "pard": lambda reader, _: reader.state.reset_paragraph(),
    "plain": lambda reader, _: reader.state.reset_characters(),
    "intbl": _set("in_table"),
    "v": _set("hidden"),
    "deleted": _set("deleted"),
    "uc": _set("unicode_skip", lambda value: min(max(value, 0), 20)),
    "ansicpg": lambda reader, value: reader.charsets.set_code_page(value),
    "f": _font,
    "deff": _default_font,
    "fcharset": _charset,
    "fonttbl": _target("fonts"),
    "stylesheet": _target("styles"),
    "s": _style,
    "outlinelevel": _outline,
    "sbasedon": _based_on,
    "listtext": _target("label"),
    "pntext": _target("label"),
    "footnote": _note,
    "field": _start_field,
    "fldinst": _instruct,
    "fldrslt": _result,
    "trowd": lambda reader, _: reader.state.story.start_row(),
    "trleft": lambda reader, value: reader.state.story.set_left(value),
    "cellx": lambda reader, value: reader.state.story.end_border(value),
    "clmrg": lambda reader, _: reader.state.story.merge(0),
    "clvmrg": lambda reader, _: reader.state.story.merge(1),
    "cell": _cell,
    "row": lambda reader, _: reader.state.story.end_row(),
    "nestcell": _inner_cell,
}

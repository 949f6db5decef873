"""What each control word does to the content that is read."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from perflint.readers.rtf.content import Content
from perflint.readers.rtf.story import Story

Handler = Callable[[Content, int], None]
"""Takes the number after the word, 1 where there is none."""


def _set(name: str, convert: Callable[[int], object] = bool) -> Handler:
    def handle(content: Content, value: int) -> None:
        setattr(content.state, name, convert(value))

    return handle


def _font(content: Content, value: int) -> None:
    content.state.font = value


def _charset(content: Content, value: int) -> None:
    if content.state.target == "fonts" and content.state.font is not None:
        content.charsets.fonts[content.state.font] = value


def _default_font(content: Content, value: int) -> None:
    content.charsets.default_font = value


def _style(content: Content, value: int) -> None:
    content.state.style = value
    if content.state.target == "styles":
        content.styles.define(value)


def _outline(content: Content, value: int) -> None:
    if content.state.target == "styles":
        content.styles.set_outline(content.state.style, value)
    else:
        content.state.outline = value


def _based_on(content: Content, value: int) -> None:
    if content.state.target == "styles":
        content.styles.set_base(content.state.style, value)


def _target(name: str) -> Handler:
    def handle(content: Content, _: int) -> None:
        content.state.target = name

    return handle


def _note(content: Content, _: int) -> None:
    story = Story(content.state.story.place)
    content.begin(story, "text")
    content.notes.append(story)


def _start_field(content: Content, _: int) -> None:
    content.state.field = []


def _instruct(content: Content, _: int) -> None:
    content.state.target = "field"


def _result(content: Content, _: int) -> None:
    """The result of a table of contents repeats the headings."""
    if "".join(content.state.field).lstrip().upper().startswith("TOC"):
        content.state.passed = True


def _cell(content: Content, _: int) -> None:
    content.state.story.end_cell(content.level())


def _inner_cell(content: Content, _: int) -> None:
    content.state.story.end_paragraph(content.level(), in_table=True)


HANDLERS: Mapping[str, Handler] = {
    "par": lambda content, _: content.end_paragraph(),
    "sect": lambda content, _: content.end_paragraph(),
    "line": lambda content, _: content.state.story.end_line(),
    "page": lambda content, _: content.state.story.end_line(),
    "column": lambda content, _: content.state.story.end_line(),
    "pard": lambda content, _: content.state.reset_paragraph(),
    "plain": lambda content, _: content.state.reset_characters(),
    "intbl": _set("in_table"),
    "v": _set("hidden"),
    "deleted": _set("deleted"),
    "uc": _set("unicode_skip", lambda value: min(max(value, 0), 20)),
    "ansicpg": lambda content, value: content.charsets.set_code_page(value),
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
    "trowd": lambda content, _: content.state.story.start_row(),
    "trleft": lambda content, value: content.state.story.set_left(value),
    "cellx": lambda content, value: content.state.story.end_border(value),
    "clmrg": lambda content, _: content.state.story.merge(0),
    "clvmrg": lambda content, _: content.state.story.merge(1),
    "cell": _cell,
    "row": lambda content, _: content.state.story.end_row(),
    "nestcell": _inner_cell,
}

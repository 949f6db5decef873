"""Follows the tokens of a file and hands what a person sees to its stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from perflint.model.document import BlockKind
from perflint.readers.limits import Limits
from perflint.readers.rtf.state import State
from perflint.readers.rtf.story import Story
from perflint.readers.rtf.styles import Styles
from perflint.readers.rtf.tokens import Token
from perflint.readers.rtf.words import (
    BOXES,
    CHARACTERS,
    CHARSETS,
    ENTERED,
    MARGINS,
    PASSED,
    SIGNS,
    SYMBOLS,
)
from perflint.readers.source import too_large

_DEEPEST = 5000
_LONGEST_FIELD = 8


class Reader:
    """`body`, `notes` and `margins` are the stories read; call `read` once."""

    def __init__(self, limits: Limits) -> None:
        self.body = Story()
        self.notes: list[Story] = []
        self.margins: list[tuple[BlockKind, Story]] = []
        self._limits = limits
        self._state = State(self.body)
        self._stack: list[State] = []
        self._styles = Styles()
        self._charsets: dict[int, int] = {}
        self._codec = "gb18030"
        self._default_font: int | None = None
        self._bytes = bytearray()
        self._bytes_font: int | None = None
        self._starred = False
        self._left_to_skip = 0

    def read(self, tokens: Iterable[Token]) -> None:
        """Takes in the whole file."""
        for token in tokens:
            kind = token.kind
            if kind == "bytes":
                if not self._state.passed:
                    self._characters(token.text)
            elif kind == "word":
                self._word(token.text, token.value)
            elif kind == "{":
                self._open()
            elif kind == "}":
                self._close()
            else:
                self._sign(token.text)
        self._flush()
        while self._stack:
            self._close()
        self.body.end(self._level())

    def _open(self) -> None:
        self._flush()
        self._left_to_skip = 0
        self._starred = False
        if len(self._stack) >= _DEEPEST:
            raise too_large(f"{_DEEPEST:,} 层括号", f"{_DEEPEST:,} 层")
        self._stack.append(self._state)
        self._state = self._state.copy()

    def _close(self) -> None:
        self._flush()
        self._left_to_skip = 0
        if not self._stack:
            return
        ended, self._state = self._state, self._stack.pop()
        if ended.story is not self._state.story and not ended.passed:
            ended.story.end()
            if ended.target == "box":
                self._state.story.hang(iter(ended.story.pieces))

    def _word(self, word: str, value: int | None) -> None:
        starred, self._starred = self._starred, False
        state = self._state
        if state.passed:
            return
        if word in PASSED or (starred and word not in ENTERED):
            self._flush()
            state.passed = True
            return
        if word == "u":
            if value is not None:
                self._flush()
                self._emit(chr(value & 0xFFFF))
                self._left_to_skip = state.unicode_skip
            return
        self._flush()
        sign = CHARACTERS.get(word)
        if sign is not None:
            self._emit(sign)
            return
        handle = _HANDLERS.get(word)
        if handle is not None:
            handle(self, 1 if value is None else value)
        elif word in MARGINS:
            self._begin(Story(Story.nowhere), "text")
            self.margins.append((MARGINS[word], self._state.story))
        elif word in BOXES:
            self._begin(Story(state.story.place), "box")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif not self._state.passed:
            if sign in SIGNS:
                self._flush()
                self._emit(SIGNS[sign])
            elif sign in "\r\n":
                self._flush()
                self._paragraph(1)

    def _characters(self, text: str) -> None:
        """Bytes of the file, some of which may only stand in for a \\u before them."""
        if self._left_to_skip:
            skipped = min(self._left_to_skip, len(text))
            self._left_to_skip -= skipped
            text = text[skipped:]
        font = self._state.font
        if self._bytes and font != self._bytes_font:
            self._flush()
        if text.isascii() and not self._bytes:
            self._emit(text)
        else:
            self._bytes_font = font
            self._bytes += text.encode("latin-1")

    def _flush(self) -> None:
        """Bytes make characters only together: most Chinese ones take two."""
        if self._bytes:
            font = self._default_font if self._bytes_font is None else self._bytes_font
            charset = self._charsets.get(-1 if font is None else font, 0)
            data, self._bytes = bytes(self._bytes), bytearray()
            if charset == SYMBOLS:
                self._emit("".join(chr(0xF000 + byte) for byte in data))
            else:
                codec = CHARSETS.get(charset, self._codec)
                self._emit(data.decode(codec, "replace"))

    def _emit(self, text: str) -> None:
        state = self._state
        target = state.target
        if not text or state.passed:
            return
        if target == "fonts":
            return
        if target == "styles":
            self._styles.name(state.style, text)
        elif target == "field":
            if len(state.field) < _LONGEST_FIELD:
                state.field.append(text[:64])
        elif state.hidden or state.deleted:
            return
        elif target == "label":
            state.story.label(text)
        else:
            state.story.add(text)

    def _begin(self, story: Story, target: str) -> None:
        self._state.story = story
        self._state.target = target
        self._state.reset_paragraph()

    def _level(self) -> int | None:
        """The heading level of the paragraph that ends here."""
        state = self._state
        own = state.outline
        level = self._styles.outline(state.style) if own is None else own
        return level + 1 if level is not None and 0 <= level < 9 else None

    def _paragraph(self, _: int) -> None:
        state = self._state
        if state.target == "styles" or state.deleted:
            return
        shown = not self._styles.is_contents(state.style)
        state.story.end_paragraph(self._level() if shown else None, state.in_table, shown)
        if len(state.story.pieces) > self._limits.max_blocks:
            limit = f"{self._limits.max_blocks:,} 段"
            raise too_large(f"超过 {limit}", limit)


Handler = Callable[[Reader, int], None]


def _set(name: str, convert: Callable[[int], object] = bool) -> Handler:
    def handle(reader: Reader, value: int) -> None:
        setattr(reader._state, name, convert(value))

    return handle


def _code_page(reader: Reader, value: int) -> None:
    if value in (936, 54936, 65001, 932, 949, 950) or 1250 <= value <= 1258:
        known = {936: "gb18030", 54936: "gb18030", 65001: "utf-8"}
        reader._codec = known.get(value, f"cp{value}")


def _font(reader: Reader, value: int) -> None:
    reader._state.font = value


def _charset(reader: Reader, value: int) -> None:
    if reader._state.target == "fonts" and reader._state.font is not None:
        reader._charsets[reader._state.font] = value


def _default_font(reader: Reader, value: int) -> None:
    reader._default_font = value


def _style(reader: Reader, value: int) -> None:
    reader._state.style = value
    if reader._state.target == "styles":
        reader._styles.define(value)


def _outline(reader: Reader, value: int) -> None:
    if reader._state.target == "styles":
        reader._styles.set_outline(reader._state.style, value)
    else:
        reader._state.outline = value


def _based_on(reader: Reader, value: int) -> None:
    if reader._state.target == "styles":
        reader._styles.set_base(reader._state.style, value)


def _target(name: str) -> Handler:
    def handle(reader: Reader, _: int) -> None:
        reader._state.target = name

    return handle


def _note(reader: Reader, _: int) -> None:
    story = Story(reader._state.story.place)
    reader._begin(story, "text")
    reader.notes.append(story)


def _start_field(reader: Reader, _: int) -> None:
    reader._state.field = []


def _instruct(reader: Reader, _: int) -> None:
    reader._state.target = "field"


def _result(reader: Reader, _: int) -> None:
    """The result of a table of contents repeats the headings."""
    if "".join(reader._state.field).lstrip().upper().startswith("TOC"):
        reader._state.passed = True


def _cell(reader: Reader, _: int) -> None:
    reader._state.story.end_cell(reader._level())


def _inner_cell(reader: Reader, _: int) -> None:
    reader._state.story.end_paragraph(reader._level(), in_table=True)


_HANDLERS: Mapping[str, Handler] = {
    "par": Reader._paragraph,
    "sect": Reader._paragraph,
    "line": lambda reader, _: reader._state.story.end_line(),
    "page": lambda reader, _: reader._state.story.end_line(),
    "column": lambda reader, _: reader._state.story.end_line(),
    "pard": lambda reader, _: reader._state.reset_paragraph(),
    "plain": lambda reader, _: reader._state.reset_characters(),
    "intbl": _set("in_table"),
    "v": _set("hidden"),
    "deleted": _set("deleted"),
    "uc": _set("unicode_skip", lambda value: min(max(value, 0), 20)),
    "ansicpg": _code_page,
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
    "trowd": lambda reader, _: reader._state.story.start_row(),
    "trleft": lambda reader, value: reader._state.story.set_left(value),
    "cellx": lambda reader, value: reader._state.story.end_border(value),
    "clmrg": lambda reader, _: reader._state.story.merge(0),
    "clvmrg": lambda reader, _: reader._state.story.merge(1),
    "cell": _cell,
    "row": lambda reader, _: reader._state.story.end_row(),
    "nestcell": _inner_cell,
}

"""Follows the tokens of a file and hands what a person sees to its stories."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.readers.limits import Limits, too_large
from perflint.readers.rtf.content import Content
from perflint.readers.rtf.handlers import HANDLERS
from perflint.readers.rtf.state import State
from perflint.readers.rtf.story import Story
from perflint.readers.rtf.tokens import Token
from perflint.readers.rtf.words import BOXES, CHARACTERS, ENTERED, MARGINS, PASSED, SIGNS

_DEEPEST = 5000
_LONGEST_FIELD = 8


class Reader(Content):
    """Fills itself; call `read` once."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(limits)
        self._stack: list[State] = []
        self._bytes = bytearray()
        self._bytes_font: int | None = None
        self._starred = False
        self._left_to_skip = 0

    def read(self, tokens: Iterable[Token]) -> None:
        """Takes in the whole file."""
        for token in tokens:
            kind = token.kind
            if kind == "bytes":
                if not self.state.passed:
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
        self.body.end(self.level())

    def _open(self) -> None:
        self._flush()
        self._left_to_skip = 0
        self._starred = False
        if len(self._stack) >= _DEEPEST:
            raise too_large(f"{_DEEPEST:,} 层括号", f"{_DEEPEST:,} 层")
        self._stack.append(self.state)
        self.state = self.state.copy()

    def _close(self) -> None:
        self._flush()
        self._left_to_skip = 0
        if not self._stack:
            return
        ended, self.state = self.state, self._stack.pop()
        if ended.story is not self.state.story and not ended.passed:
            ended.story.end()
            if ended.target == "box":
                self.state.story.hang(iter(ended.story.pieces))

    def _unicode(self, value: int | None) -> None:
        if value is not None:
            self._flush()
            self._emit(chr(value & 0xFFFF))
            self._left_to_skip = self.state.unicode_skip

    def _word(self, word: str, value: int | None) -> None:
        starred, self._starred = self._starred, False
        state = self.state
        if state.passed:
            return
        if _is_passed(word, starred):
            self._flush()
            state.passed = True
            return
        if word == "u":
            self._unicode(value)
            return
        self._flush()
        if word in CHARACTERS:
            self._emit(CHARACTERS[word])
        elif (handle := HANDLERS.get(word)) is not None:
            handle(self, 1 if value is None else value)
        elif word in MARGINS:
            self.begin(Story(Story.nowhere), "text")
            self.margins.append((MARGINS[word], self.state.story))
        elif word in BOXES:
            self.begin(Story(state.story.place), "box")

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._starred = True
        elif not self.state.passed:
            if sign in SIGNS:
                self._flush()
                self._emit(SIGNS[sign])
            elif sign in "\r\n":
                self._flush()
                self.end_paragraph()

    def _characters(self, text: str) -> None:
        """Bytes of the file, some of which may only stand in for a \\u before them."""
        if self._left_to_skip:
            skipped = min(self._left_to_skip, len(text))
            self._left_to_skip -= skipped
            text = text[skipped:]
        font = self.state.font
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
            data, self._bytes = bytes(self._bytes), bytearray()
            self._emit(self.charsets.decode(data, self._bytes_font))

    def _emit(self, text: str) -> None:
        state = self.state
        target = state.target
        if not text or state.passed:
            return
        if target == "fonts":
            return
        if target == "styles":
            self.styles.name(state.style, text)
        elif target == "field":
            if len(state.field) < _LONGEST_FIELD:
                state.field.append(text[:64])
        elif state.hidden or state.deleted:
            return
        elif target == "label":
            state.story.label(text)
        else:
            state.story.add(text)


def _is_passed(word: str, starred: bool) -> bool:
    """Whether a group that begins with a word holds nothing to be read."""
    return word in PASSED or (starred and word not in ENTERED)

"""Complex fields: which of their characters are instructions and which are the result shown."""

from __future__ import annotations

import re

_LONGEST = 64
_DEEPEST = 32
# { EQ \o\ac(○,5) } is how Word encloses a character; it has no result of its own.
_ENCLOSED = re.compile(r"\s*eq\s*\\o\\ac\(\s*[○□△◇]\s*[,;，]\s*([^\s,()]{1,4})\s*\)", re.IGNORECASE)


class Fields:
    """Follows the begin, separate and end marks of one story (body, header, note …).

    `silent`: text is not part of what a person reads. A table of contents counts as silent whole:
    its lines repeat the headings and are none.
    """

    __slots__ = ("_excess", "_open", "silent")

    def __init__(self) -> None:
        # For each open field: its instruction so far, or None once its result is being shown.
        self._open: list[str | None] = []
        self._excess = 0
        self.silent = False

    def _begin(self) -> None:
        if len(self._open) < _DEEPEST:
            self._open.append("")
        else:
            self._excess += 1

    def mark(self, kind: str) -> str:
        """Takes in a w:fldChar of the given type; fields nested too deep are not looked at.

        Gives the text of a field that ends and shows something without having a result.
        """
        shown = ""
        if kind == "begin":
            self._begin()
        elif self._excess:
            self._excess -= kind == "end"
        elif self._open and kind == "end":
            shown = _enclosed(self._open.pop() or "")
        elif self._open and kind == "separate" and not self._in_contents():
            self._open[-1] = None
        self._settle()
        return "" if self.silent else shown

    def instruct(self, text: str) -> None:
        """Takes in part of an instruction."""
        if self._open:
            instruction = self._open[-1]
            if instruction is not None and len(instruction) < _LONGEST:
                self._open[-1] = instruction + text[:_LONGEST]

    def end_paragraph(self) -> None:
        """Forgets instructions that were never ended, so that a damaged field cannot swallow the
        rest; only a table of contents goes on."""
        if self.silent:
            self._open = [text for text in self._open if text is None or _is_contents(text)]
            self._settle()

    def leave_contents(self) -> None:
        """At a real heading every table of contents is over."""
        if self.silent:
            self._open = [text for text in self._open if text is None]
            self.silent = False

    def _settle(self) -> None:
        self.silent = any(instruction is not None for instruction in self._open)

    def _in_contents(self) -> bool:
        instruction = self._open[-1]
        return instruction is not None and _is_contents(instruction)


def enclose(text: str) -> str:
    """A number of up to 20 as one sign: ⑤; anything else as it is."""
    return chr(0x2460 + int(text) - 1) if text in _COUNTS else text


_COUNTS = frozenset(map(str, range(1, 21)))


def _is_contents(instruction: str) -> bool:
    return instruction.lstrip().upper().startswith("TOC")


def _enclosed(instruction: str) -> str:
    found = _ENCLOSED.match(instruction)
    return enclose(found[1]) if found else ""

"""Complex fields: which of their characters are instructions and which are the result shown."""

from __future__ import annotations

_LONGEST = 64
_DEEPEST = 32


class Fields:
    """Follows the begin, separate and end marks of one story (body, header, note …).

    A table of contents counts as silent whole: its lines repeat the headings and are none.
    """

    __slots__ = ("_excess", "_open")

    def __init__(self) -> None:
        # For each open field: its instruction so far, or None once its result is being shown.
        self._open: list[str | None] = []
        self._excess = 0

    @property
    def silent(self) -> bool:
        """True where text is not part of what a person reads."""
        return any(instruction is not None for instruction in self._open)

    def mark(self, kind: str) -> None:
        """Takes in a w:fldChar of the given type; fields nested too deep are not looked at."""
        if kind == "begin":
            if len(self._open) < _DEEPEST:
                self._open.append("")
            else:
                self._excess += 1
        elif self._excess:
            self._excess -= kind == "end"
        elif self._open and kind == "end":
            self._open.pop()
        elif self._open and kind == "separate" and not self._in_contents():
            self._open[-1] = None

    def instruct(self, text: str) -> None:
        """Takes in part of an instruction."""
        if self._open:
            instruction = self._open[-1]
            if instruction is not None and len(instruction) < _LONGEST:
                self._open[-1] = instruction + text[:_LONGEST]

    def end_paragraph(self) -> None:
        """Forgets instructions that were never ended, so that a damaged field cannot swallow the
        rest; only a table of contents goes on."""
        self._open = [text for text in self._open if text is None or _is_contents(text)]

    def leave_contents(self) -> None:
        """At a real heading every table of contents is over."""
        self._open = [text for text in self._open if text is None]

    def _in_contents(self) -> bool:
        instruction = self._open[-1]
        return instruction is not None and _is_contents(instruction)


def _is_contents(instruction: str) -> bool:
    return instruction.lstrip().upper().startswith("TOC")

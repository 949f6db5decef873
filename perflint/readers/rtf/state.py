"""What RTF says at one point, which the end of a group takes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from perflint.readers.rtf.story import Story


class State:
    """`passed`: nothing here is read. `target` is where characters go: text, label, fonts, styles
    or field (an instruction)."""

    __slots__ = (
        "deleted", "field", "font", "hidden", "in_table", "outline", "passed", "story", "style",
        "target", "unicode_skip",
    )  # fmt: skip

    def __init__(self, story: Story) -> None:
        self.story = story
        self.target = "text"
        self.passed = self.hidden = self.deleted = self.in_table = False
        self.font: int | None = None
        self.unicode_skip = 1
        self.outline: int | None = None
        self.style = 0
        self.field: list[str] = []

    def copy(self) -> State:
        """The state a group begins with."""
        other = State.__new__(State)
        for name in State.__slots__:
            setattr(other, name, getattr(self, name))
        return other

    def reset_paragraph(self) -> None:
        """\\pard."""
        self.in_table, self.outline, self.style = False, None, 0

    def reset_characters(self) -> None:
        """\\plain."""
        self.hidden = self.deleted = False
        self.font = None

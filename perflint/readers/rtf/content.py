"""What is read of a file, and what the control words met so far have set."""

from __future__ import annotations

from perflint.model.document import BlockKind
from perflint.readers.limits import Limits, too_large
from perflint.readers.rtf.charsets import Charsets
from perflint.readers.rtf.state import State
from perflint.readers.rtf.story import Story
from perflint.readers.rtf.styles import Styles


class Content:
    """`body`, `notes` and `margins` are the stories read; `state`, `styles` and `charsets` are what the
    control words have set where reading is."""

    def __init__(self, limits: Limits) -> None:
        self.body: Story = Story()
        self.notes: list[Story] = []
        self.margins: list[tuple[BlockKind, Story]] = []
        self.state: State = State(self.body)
        self.styles: Styles = Styles()
        self.charsets: Charsets = Charsets()
        self._limits = limits

    def begin(self, story: Story, target: str) -> None:
        """From here to the end of the group, characters go to `story`."""
        self.state.story = story
        self.state.target = target
        self.state.reset_paragraph()

    def level(self) -> int | None:
        """The heading level of the paragraph that ends here."""
        state = self.state
        own = state.outline
        level = self.styles.outline(state.style) if own is None else own
        return level + 1 if level is not None and 0 <= level < 9 else None

    def end_paragraph(self) -> None:
        """\\par; a deleted one ends nothing."""
        state = self.state
        if state.target == "styles" or state.deleted:
            return
        shown = not self.styles.is_contents(state.style)
        state.story.end_paragraph(self.level() if shown else None, state.in_table, shown)
        if len(state.story.pieces) > self._limits.max_blocks:
            limit = f"{self._limits.max_blocks:,} 段"
            raise too_large(f"超过 {limit}", limit)

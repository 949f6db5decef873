"""The slots that need more than the words beside a figure: period, stage, owner, concept, whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import overload

from perflint.facts.cells import Labelled
from perflint.facts.clock import Clock
from perflint.facts.columns import read_column, stands_alone
from perflint.facts.context import Context
from perflint.facts.lexicon import Lexicon
from perflint.facts.naming import Namer, name_number
from perflint.facts.noun import bare_name, names_nothing
from perflint.facts.owner import Owners
from perflint.facts.slotwords import SlotWords
from perflint.facts.spots import FIGURE
from perflint.facts.stage import Around, stage_of
from perflint.facts.wholes import set_wholes
from perflint.model.figure import Figure, Filled
from perflint.model.subject import Symbols
from perflint.text.patterns import compile_pattern

_BASE = compile_pattern(
    r"(?:仅|只)?(?:占|完成|为|相当于)[^，。；]{0,12}(?:计划|目标|任务)(?:数|值)?$"
)
_NEAR = 6
_RANGES = frozenset({"-", "--", "—", "~", "至", "到"})


def fill_slots(
    figures: tuple[Figure, ...],
    symbols: Symbols,
    context: Context,
    lexicon: Lexicon,
    words: SlotWords,
) -> Sequence[Figure]:
    """`figures` with every slot filled, and how period, stage and owner were; a paragraph is filled
    when one of its figures is first asked for. Linear."""
    return _Filled(figures, symbols.text, context, lexicon, words)


class _Filled(Sequence[Figure]):
    """Goes through the figures of a paragraph in order; each is filled from those before it."""

    def __init__(
        self,
        figures: tuple[Figure, ...],
        text: str,
        context: Context,
        lexicon: Lexicon,
        words: SlotWords,
    ) -> None:
        self.text, self.context, self.lexicon, self.words = text, context, lexicon, words
        self.clock = Clock(text)
        self.owners, self.namer = Owners(context, words), Namer(context)
        self.wholes = set_wholes(figures, text)
        self.figures = figures
        self.paragraphs = [figure.paragraph for figure in figures]
        self.filled: list[Figure | None] = [None] * len(figures)

    def __len__(self) -> int:
        return len(self.figures)

    @overload
    def __getitem__(self, index: int) -> Figure: ...

    @overload
    def __getitem__(self, index: slice) -> Sequence[Figure]: ...

    def __getitem__(self, index: int | slice) -> Figure | Sequence[Figure]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        figure = self.filled[index]
        if figure is None:
            self._fill_around(range(len(self))[index])
            figure = self.filled[index]
        assert figure is not None
        return figure

    def _fill_around(self, index: int) -> None:
        """Fill the paragraph of a figure, and before it those its figures lead back to."""
        starts = {bisect_left(self.paragraphs, self.paragraphs[index])}
        waiting = list(starts)
        while waiting:
            for figure in self._paragraph(waiting.pop()):
                for other in (figure.of, self.wholes[figure.index]):
                    if 0 <= other < figure.index and self.filled[other] is None:
                        start = bisect_left(self.paragraphs, self.paragraphs[other])
                        if start not in starts:
                            starts.add(start)
                            waiting.append(start)
        for start in sorted(starts):
            for figure in self._paragraph(start):
                self.filled[figure.index] = self._fill(figure)

    def _paragraph(self, start: int) -> tuple[Figure, ...]:
        return self.figures[start : bisect_right(self.paragraphs, self.paragraphs[start])]

    def _fill(self, figure: Figure) -> Figure:
        """`figure` with its slots; those before it in its paragraph are filled already."""
        sentence = _sentence(self.text, figure)
        if figure.nature == "ordinal_or_name":
            concept = name_number(figure, sentence)
            return figure._replace(owner="none", stage="none", concept=concept, against="none")
        whole = self.wholes[figure.index]
        of = _described(figure, self.filled)
        last = self.filled[figure.index - 1] if figure.index else None
        scope, described = (
            self.context.scope_at(figure.quantity.span.start),
            self._before(figure, of),
        )
        period, how_period = self.clock.read(figure, scope, described)
        around = Around(
            sentence, scope, period,
            last if last is not None and last.sentence == figure.sentence else None,
            described, self._before(figure, whole),
        )  # fmt: skip
        cell = self.context.cells.at(figure.quantity.span.start)
        if cell is not None and stands_alone(figure, cell):
            figure = figure._replace(of=of, whole=whole, period=period)
            return self._fill_cell(figure, cell, around, how_period)
        stage, how_stage = stage_of(figure, around, self.context, self.lexicon, self.words)
        owner, how_owner = self.owners.read(figure, stage, around)
        figure = figure._replace(
            of=of, whole=whole, period=period, stage=stage, owner=owner,
            filled=(how_period, how_stage, how_owner),
        )  # fmt: skip
        figure = figure._replace(concept=self.namer.name(figure, around))
        if around.before is not None and around.before.tail in _RANGES and figure.mark == FIGURE:
            self.filled[figure.index - 1] = around.before._replace(concept=figure.concept)
        return figure

    def _fill_cell(
        self, figure: Figure, cell: Labelled, around: Around, how_period: Filled
    ) -> Figure:
        """What a number alone in its cell means is told by its column and its row."""
        tabled = read_column(figure, cell, self.lexicon)
        stage = tabled.stage
        how_stage: Filled = "stated"
        if stage == "none" and tabled.nature != "weight":
            stage, how_stage = stage_of(tabled, around, self.context, self.lexicon, self.words)
        owner, how_owner = self.owners.read(tabled, stage, around)
        return tabled._replace(stage=stage, owner=owner, filled=(how_period, how_stage, how_owner))

    def _before(self, figure: Figure, index: int) -> Figure | None:
        """The figure at `index` where it stands before `figure`."""
        return self.filled[index] if 0 <= index < figure.index else None


def _described(figure: Figure, filled: Sequence[Figure | None]) -> int:
    """The figure that a rate, share or change describes: the one bound by its name, else, where it has
    no name of its own, the level right before it; never one that is only a base, as the plan in
    完成41亿元，占年计划（56亿元）的73%."""
    before = filled[figure.index - 1] if figure.index else None
    if not figure.index or figure.nature not in ("share", "rate", "growth_rate", "change"):
        return figure.of
    if (of := filled[figure.of] if figure.of >= 0 else None) is not None:
        return _before_base(of, filled)
    if before is None:
        return -1
    beside = before.sentence == figure.sentence and before.depth == figure.depth
    if not beside or before.role or before.nature != "level":
        return -1
    if not names_nothing(bare_name(figure.lead)):
        return -1
    return _before_base(before, filled)


def _before_base(figure: Figure, filled: Sequence[Figure | None]) -> int:
    """`figure`, or where it is a base in brackets, the level before it in its sentence."""
    if not _BASE.match(figure.lead):
        return figure.index
    for other in reversed(filled[max(0, figure.index - _NEAR) : figure.index]):
        if other is None or other.sentence != figure.sentence:
            break
        if other.nature == "level" and not other.role:
            return other.index
    return figure.index


def _sentence(text: str, figure: Figure) -> str:
    """The words from the start of the figure's sentence, at most 120 characters of them."""
    end = figure.quantity.symbol
    words = text[end - 120 if end > 120 else 0 : end]
    return words[max([words.rfind(mark) for mark in "。！？；\n"]) + 1 :]

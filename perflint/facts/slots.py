"""The slots that need more than the words beside a figure: period, stage, owner, concept, whole."""

from __future__ import annotations

from perflint.facts.cells import Labelled
from perflint.facts.clock import Clock
from perflint.facts.columns import read_column, stands_alone
from perflint.facts.lexicon import Lexicon
from perflint.facts.naming import Namer, name_number
from perflint.facts.noun import bare_name, names_nothing
from perflint.facts.owner import Owners
from perflint.facts.period import find_periods
from perflint.facts.setting import Setting
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
    setting: Setting,
    lexicon: Lexicon,
    words: SlotWords,
) -> tuple[Figure, ...]:
    """`figures` with every slot filled, and how period, stage and owner were. Linear."""
    filler = _Filler(figures, symbols.text, setting, lexicon, words)
    for figure in figures:
        filler.fill(figure)
    return tuple(filler.filled)


class _Filler:
    """Goes through the figures in order; each is filled from those before it."""

    def __init__(
        self,
        figures: tuple[Figure, ...],
        text: str,
        setting: Setting,
        lexicon: Lexicon,
        words: SlotWords,
    ) -> None:
        self.text, self.setting, self.lexicon, self.words = text, setting, lexicon, words
        self.clock = Clock(text, list(find_periods(text)))
        self.owners, self.namer = Owners(setting, words), Namer(setting)
        self.wholes = set_wholes(figures, text)
        self.filled: list[Figure] = []

    def fill(self, figure: Figure) -> None:
        """Put `figure`, the next one, with its slots behind those filled already."""
        sentence = _sentence(self.text, figure)
        if figure.nature == "ordinal_or_name":
            concept = name_number(figure, sentence)
            self.filled.append(
                figure._replace(owner="none", stage="none", concept=concept, against="none")
            )
            return
        whole = self.wholes[figure.index]
        figure = figure._replace(of=_described(figure, self.filled), whole=whole)
        last = self.filled[-1] if self.filled else None
        around = Around(
            sentence,
            self.setting.scope_at(figure.quantity.span.start),
            last if last is not None and last.sentence == figure.sentence else None,
            self._at(figure.of),
            self._at(whole),
        )
        period, how_period = self.clock.read(figure, around.scope, around.of)
        figure = figure._replace(period=period)
        cell = self.setting.cells.at(figure.quantity.span.start)
        if cell is not None and stands_alone(figure, cell):
            self.filled.append(self._fill_cell(figure, cell, around, how_period))
            return
        stage, how_stage = stage_of(figure, around, self.setting, self.lexicon, self.words)
        figure = figure._replace(stage=stage)
        owner, how_owner = self.owners.read(figure, sentence, around.scope, around.of)
        figure = figure._replace(owner=owner, filled=(how_period, how_stage, how_owner))
        figure = self.namer.name(figure, sentence, around.scope, around.of, around.before)
        if around.before is not None and around.before.tail in _RANGES and figure.mark == FIGURE:
            self.filled[-1] = around.before._replace(concept=figure.concept)
        self.filled.append(figure)

    def _fill_cell(
        self, figure: Figure, cell: Labelled, around: Around, how_period: Filled
    ) -> Figure:
        """What a number alone in its cell means is told by its column and its row."""
        tabled = read_column(figure, cell, self.lexicon)
        stage = tabled.stage
        how_stage: Filled = "stated"
        if stage == "none" and tabled.nature != "weight":
            stage, how_stage = stage_of(tabled, around, self.setting, self.lexicon, self.words)
        tabled = tabled._replace(stage=stage)
        owner, how_owner = self.owners.read(tabled, around.sentence, around.scope, around.of)
        return tabled._replace(owner=owner, filled=(how_period, how_stage, how_owner))

    def _at(self, index: int) -> Figure | None:
        return self.filled[index] if 0 <= index < len(self.filled) else None


def _described(figure: Figure, filled: list[Figure]) -> int:
    """The figure that a rate, share or change describes: the one bound by its name, else, where it has
    no name of its own, the level right before it; never one that is only a base, as the plan in
    完成41亿元，占年计划（56亿元）的73%."""
    if not filled or figure.nature not in ("share", "rate", "growth_rate", "change"):
        return figure.of
    if figure.of >= 0:
        return _before_base(filled[figure.of], filled)
    before = filled[-1]
    beside = before.sentence == figure.sentence and before.depth == figure.depth
    if not beside or before.role or before.nature != "level":
        return -1
    if not names_nothing(bare_name(figure.lead)):
        return -1
    return _before_base(before, filled)


def _before_base(figure: Figure, filled: list[Figure]) -> int:
    """`figure`, or where it is a base in brackets, the level before it in its sentence."""
    if not _BASE.match(figure.lead):
        return figure.index
    for other in reversed(filled[max(0, figure.index - _NEAR) : figure.index]):
        if other.sentence != figure.sentence:
            break
        if other.nature == "level" and not other.role:
            return other.index
    return figure.index


def _sentence(text: str, figure: Figure) -> str:
    """The words from the start of the figure's sentence, at most 120 characters of them."""
    end = figure.quantity.symbol
    low = max(0, end - 120)
    start = max(text.rfind(mark, low, end) for mark in "。！？；\n") + 1
    return text[max(start, low) : end]

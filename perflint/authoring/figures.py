"""Every printed number of a filing with what perflint takes it to mean, for `inspect --facts`."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.engine.place import Placer
from perflint.extract.names import Aside, find_asides
from perflint.extract.quantities import Reading, read_quantities
from perflint.extract.symbols import build_symbols
from perflint.facts.bases import base_of
from perflint.facts.context import read_context
from perflint.facts.lexicon import read_lexicon
from perflint.facts.read import read_figures
from perflint.facts.slots import fill_slots
from perflint.facts.slotwords import read_slot_words
from perflint.model.figure import Figure, FigureRow, Nature
from perflint.model.rule import Ruleset
from perflint.model.subject import Subject
from perflint.text.numbering import read_tokens

_DIRECTIONS = {"+": "+", "-": "−", "": "none"}
_NATURES: dict[str, Nature] = {"name": "ordinal_or_name", "rank": "rank", "proportion": "share"}


def list_figures(subject: Subject, ruleset: Ruleset) -> tuple[FigureRow, ...]:
    """The figures of a filing in order, numbers within names and ends of ranges included."""
    figures = read_all(subject, ruleset)
    words = read_slot_words(ruleset.vocabularies, ruleset.measures)
    placer = Placer(subject)
    places = [placer.line_column(placer.source(one.quantity.span).start) for one in figures]
    rows = []
    for figure, (line, column) in zip(figures, places, strict=True):
        whole = "none"
        if figure.whole >= 0:
            whole = "{}:{}".format(*places[figure.whole])
        rows.append(FigureRow(
            line, column, placer.quote(figure.quantity.span), figure.concept or "none",
            figure.owner or "none", figure.period, figure.stage, figure.nature,
            _DIRECTIONS[figure.direction], base_of(figure, figures, words), whole, figure.filled,
        ))  # fmt: skip
    return tuple(rows)


def read_all(subject: Subject, ruleset: Ruleset) -> tuple[Figure, ...]:
    """Figures of the quantities and of all other printed numbers."""
    text = subject.flow.text
    tokens = {}
    for paragraph in subject.paragraphs:
        if opening := read_tokens(text, paragraph.span.start):
            tokens[paragraph.span.start] = sum(len(token.text) for token in opening)
    readings = read_quantities(text, tokens)
    asides = tuple(find_asides(text, readings, tokens))
    natures = {
        aside.reading.span: _NATURES[aside.kind] for aside in asides if aside.kind in _NATURES
    }
    symbols, quantities = build_symbols(text, tuple(_merged(readings, asides)))
    lexicon, words = (
        read_lexicon(ruleset.vocabularies),
        read_slot_words(ruleset.vocabularies, ruleset.measures),
    )
    figures = read_figures(symbols, quantities, lexicon)
    figures = tuple(
        figure._replace(nature=natures[figure.quantity.span], direction="", against="none")
        if figure.quantity.span in natures else figure
        for figure in figures
    )  # fmt: skip
    setting = read_context(text, subject.sections, subject.identity, subject.tables, words)
    return tuple(fill_slots(figures, symbols, setting, lexicon, words))


def _merged(readings: tuple[Reading, ...], asides: tuple[Aside, ...]) -> Iterator[Reading]:
    """All readings in order; one that overlaps an earlier one is left out."""
    end = 0
    both = (*readings, *(aside.reading for aside in asides))
    for reading in sorted(both, key=lambda one: one.wide.start):
        if reading.wide.start >= end:
            end = reading.wide.end
            yield reading

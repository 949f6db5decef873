"""What the printed numbers of a filing mean, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import localcontext
from functools import partial

from perflint.extract.quantities import read_quantities
from perflint.extract.symbols import build_symbols
from perflint.facts.context import read_context
from perflint.facts.lexicon import read_lexicon
from perflint.facts.read import read_figures
from perflint.facts.slots import fill_slots
from perflint.facts.slotwords import read_slot_words
from perflint.judgement.comparisons import state_comparisons
from perflint.judgement.misses import find_sound, state_echoes, state_units
from perflint.judgement.policy import judge_readings
from perflint.judgement.statements import state
from perflint.model.figure import Figure
from perflint.model.precision import EXACT
from perflint.model.rule import Ruleset
from perflint.model.span import Span
from perflint.model.subject import Section, Subject
from perflint.relations.around import stands_alone
from perflint.relations.directions import find_comparisons
from perflint.relations.echoes import find_echoes
from perflint.relations.find import find_readings
from perflint.relations.partitions import read_partitions
from perflint.relations.spares import find_spares
from perflint.relations.unit_slips import find_unit_slips
from perflint.relations.view import Around, Later, View
from perflint.sheets import sheets
from perflint.text.patterns import compile_pattern

_AIMS = compile_pattern(
    r"^(?!.*(?:完成|实现|达成|执行|落实|结果|分析|到位|拨付)).*(?:目标|任务|计划)"
)
_PARTITIONS = "fact-partitions"


def with_statements(subject: Subject, ruleset: Ruleset) -> Subject:
    """`subject`, whose quantities are read, with its figures and the statements they make, as judged.
    A ruleset that brings no words for figures gives neither."""
    vocabularies = ruleset.vocabularies
    if _PARTITIONS not in vocabularies:
        return subject
    lexicon = read_lexicon(vocabularies)
    subject = subject._replace(figures=read_figures(subject.symbols, subject.quantities, lexicon))
    view = view_of(subject, ruleset)
    readings = find_readings(view, ruleset.identities, ruleset.signs)
    counts = ruleset.reliabilities
    alone, spares = partial(stands_alone, view), partial(find_spares, view)
    with localcontext(EXACT):
        statements = (
            *(
                state(judged, lexicon)
                for judged in judge_readings(readings, counts, view.own, alone, spares)
            ),
            *state_comparisons(
                find_comparisons(view), subject.symbols, subject.flow.text, counts, view.own
            ),
        )
        if view.own:
            statements = state_units(find_unit_slips(view), statements, counts)
            echoes = find_echoes(view, find_sound(statements))
            statements = state_echoes(echoes, statements, counts)
    topics = frozenset([statement.topic for statement in statements])
    return subject._replace(statements=statements, topics=topics)


def view_of(subject: Subject, ruleset: Ruleset) -> View:
    """The figures of `subject` as relations read them: slots that take time are filled, and tables
    laid out, when first asked for."""
    lexicon = read_lexicon(ruleset.vocabularies)
    identity = subject.identity

    def fill() -> Sequence[Figure]:
        words = read_slot_words(ruleset.vocabularies, ruleset.measures)
        context = read_context(subject.flow.text, subject.sections, identity, subject.tables, words)
        return fill_slots(subject.figures, subject.symbols, context, lexicon, words)

    def tell(text: str) -> View:
        symbols, quantities = build_symbols(text, read_quantities(text, {}))
        figures = read_figures(symbols, quantities, lexicon)
        return View(
            figures, symbols, lexicon, around=Around(own=identity.kind != "other", flow=text)
        )

    return View(
        subject.figures,
        subject.symbols,
        lexicon,
        read_partitions(ruleset.vocabularies[_PARTITIONS]),
        Around(
            subject.tables,
            tuple(_aims(subject.sections)),
            identity.kind != "other",
            subject.flow.text,
        ),
        Later(fill, lambda: sheets(subject), tell),
    )


def _aims(sections: tuple[Section, ...]) -> Iterator[Span]:
    """The bodies of the sections on aims and tasks, in order."""
    for section in sections:
        if section.kind != "title" and _AIMS.search(section.title):
            yield section.body
        else:
            yield from _aims(section.children)

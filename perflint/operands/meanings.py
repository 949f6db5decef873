"""What each printed number means, every slot filled: for checks that ask for figures by name."""

from __future__ import annotations

from functools import lru_cache

from perflint.facts.context import read_context
from perflint.facts.lexicon import read_lexicon
from perflint.facts.slots import fill_slots
from perflint.facts.slotwords import read_slot_words
from perflint.model.figure import Figure
from perflint.model.same import Same
from perflint.model.subject import Subject


def meanings(subject: Subject) -> tuple[Figure, ...]:
    """The figures of `subject` with period, stage, owner and concept; kept for the filing at hand,
    because several rules ask in turn."""
    return _filled(Same(subject.figures, of=subject)) if subject.figures else ()


@lru_cache(maxsize=1)
def _filled(same: Same) -> tuple[Figure, ...]:
    subject: Subject = same.of
    words = read_slot_words(subject.vocabularies, subject.measures)
    setting = read_context(
        subject.flow.text, subject.sections, subject.identity, subject.tables, words
    )
    lexicon = read_lexicon(subject.vocabularies)
    filled = fill_slots(subject.figures, subject.symbols, setting, lexicon, words)
    return tuple(filled)

"""What the printed numbers of a filing mean, and what follows from them."""

from __future__ import annotations

from perflint.facts.lexicon import read_lexicon
from perflint.facts.read import read_figures
from perflint.judgement.comparisons import state_comparisons
from perflint.judgement.policy import judge_readings
from perflint.judgement.statements import state
from perflint.model.figure import Figure
from perflint.model.quantity import Quantity
from perflint.model.rule import Ruleset
from perflint.model.statement import Statement
from perflint.model.subject import Identity, Symbols
from perflint.relations.directions import find_comparisons
from perflint.relations.find import find_readings
from perflint.relations.partitions import read_partitions
from perflint.relations.view import View

_PARTITIONS = "fact-partitions"


def read_statements(
    text: str,
    symbols: Symbols,
    quantities: tuple[Quantity, ...],
    identity: Identity,
    ruleset: Ruleset,
) -> tuple[tuple[Figure, ...], tuple[Statement, ...]]:
    """The figures of flow `text` and the statements they make, as judged. A ruleset that brings no
    words for figures gets neither."""
    vocabularies = ruleset.vocabularies
    if _PARTITIONS not in vocabularies:
        return (), ()
    lexicon = read_lexicon(vocabularies)
    figures = read_figures(symbols, quantities, lexicon)
    view = View(figures, symbols, lexicon, read_partitions(vocabularies[_PARTITIONS]))
    readings = find_readings(view, ruleset.identities)
    report = identity.type.value != "other" or not identity.type.evidence
    counts = ruleset.reliabilities
    statements = (
        *(state(judged, lexicon) for judged in judge_readings(readings, counts, report)),
        *state_comparisons(find_comparisons(view), symbols, text, counts),
    )
    return figures, statements

"""Every reading of a filing. Lists come first: what they say of parts and wholes serves the others."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from perflint.model.equation import Equation
from perflint.model.figure import Figure
from perflint.relations.accounts import find_accounts
from perflint.relations.adjustments import find_adjustments
from perflint.relations.averages import find_averages
from perflint.relations.breakdowns import find_breakdowns
from perflint.relations.by_level import find_sums_by_level
from perflint.relations.changes_beside import find_changes_beside
from perflint.relations.differences import find_differences
from perflint.relations.digits import find_same_digits
from perflint.relations.far import find_far
from perflint.relations.far_points import find_far_points
from perflint.relations.identities import find_identities
from perflint.relations.in_tables import find_in_tables
from perflint.relations.item_sums import find_item_sums
from perflint.relations.known import Told
from perflint.relations.ledgers import find_ledgers
from perflint.relations.like_rows import find_like_rows
from perflint.relations.lists import find_lists
from perflint.relations.moved import find_moved
from perflint.relations.named_rows import find_named_rows
from perflint.relations.named_sums import find_named_sums
from perflint.relations.neighbours import find_compared, find_neighbours
from perflint.relations.netted import find_netted
from perflint.relations.of_whole import find_overall
from perflint.relations.one_whole import find_shares_of_one_whole
from perflint.relations.overall import Overall
from perflint.relations.parts_adjusted import find_parts_adjusted
from perflint.relations.plain_lists import find_plain_lists
from perflint.relations.proportions import find_proportions
from perflint.relations.rated import Pair, pair_far, pair_of, rated_parts
from perflint.relations.rates import find_rates
from perflint.relations.reading import Group, Reading
from perflint.relations.repeats import find_repeats
from perflint.relations.restated_units import find_restated_units
from perflint.relations.rows_in_sentences import find_rows_in_sentences
from perflint.relations.rows_of_prose import find_rows_of_prose
from perflint.relations.scores import find_scores
from perflint.relations.shares import find_shares_of_sums, find_shares_to_hundred
from perflint.relations.shares_elsewhere import find_shares_elsewhere
from perflint.relations.sides import Shown
from perflint.relations.standing import Signs
from perflint.relations.stocks import find_stocks
from perflint.relations.structures import find_structures
from perflint.relations.sums_beside import find_sums_beside
from perflint.relations.sums_of_rows import find_sums_of_rows
from perflint.relations.tabled_rates import find_tabled_rates
from perflint.relations.together import find_together
from perflint.relations.totals import find_totals
from perflint.relations.vectors import find_vectors
from perflint.relations.view import View
from perflint.relations.written import find_written


def find_readings(view: View, equations: tuple[Equation, ...], signs: Signs) -> Iterator[Reading]:
    """All readings, those of one group side by side in no order; rivals by what their `signs` count for."""
    read: set[Group] = set()
    fixed: set[Group] = set()
    rates: dict[int, list[tuple[Figure, Figure]]] = {}
    pairs: list[Pair] = []
    told, overall = Told(view), Overall(view)
    for reading in _find_by_words(view, equations, told, overall, signs):
        operands = dict(reading.operands)
        if reading.group not in read and "part" in operands and "base" in operands:
            pair = (operands["part"], operands["base"])
            rates.setdefault(reading.stated.sentence, []).append(pair)
        read.add(reading.group)
        if reading.mandatory:
            fixed.add(reading.group)
        if view.own and (one := pair_of(reading)) is not None:
            pairs.append(one)
        yield reading
    if not view.own:
        yield from find_differences(view, None)
        return
    for reading in find_shares_elsewhere(view, told, frozenset(read)):
        read.add(reading.group)
        yield reading
    yield from find_shares_of_one_whole(view, fixed)
    for reading in find_neighbours(view, told, overall, fixed, signs):
        if (one := pair_of(reading)) is not None:
            pairs.append(one)
        yield reading
    yield from find_changes_beside(view, fixed)
    yield from find_together(view, told, fixed, rates)
    yield from find_differences(view, _shown(view, told, overall, pairs))


def _shown(view: View, told: Told, overall: Overall, pairs: list[Pair]) -> Shown:
    pairs = [*pairs, *pair_far(view, pairs)]
    return Shown(pairs, tuple(rated_parts(view)), told, overall)


def _find_by_words(
    view: View, equations: tuple[Equation, ...], told: Told, overall: Overall, signs: Signs
) -> Iterator[Reading]:
    yield from find_lists(view)
    yield from find_plain_lists(view)
    yield from find_item_sums(view)
    yield from find_ledgers(view)
    yield from find_totals(view)
    yield from find_named_sums(view)
    yield from find_averages(view, signs, elsewhere=True)
    yield from find_vectors(view)
    yield from find_structures(view)
    yield from find_rates(view)
    yield from find_moved(view)
    yield from find_proportions(view)
    yield from find_shares_of_sums(view)
    yield from find_shares_to_hundred(view)
    yield from find_accounts(view)
    yield from find_netted(view)
    yield from find_adjustments(view, overall)
    yield from find_parts_adjusted(view)
    yield from find_written(view)
    yield from find_identities(view, equations)
    yield from find_repeats(view, told)
    yield from find_named_rows(view)
    yield from find_rows_in_sentences(view)
    yield from find_tabled_rates(view)
    yield from find_far(view, told)
    yield from find_far_points(view, told)
    yield from find_overall(view, overall)
    yield from find_same_digits(view, told)
    yield from find_breakdowns(view)
    yield from find_rows_of_prose(view)
    yield from find_scores(view)
    if view.own:
        yield from find_compared(view)
        yield from find_restated_units(view)
        yield from find_sums_beside(view)
        yield from find_sums_by_level(view)
        yield from find_stocks(view)
        yield from find_sums_of_rows(view, told)
        yield from find_like_rows(view, told)
    yield from find_in_tables(view, partial(_find_in_row, equations, signs))


def _find_in_row(equations: tuple[Equation, ...], signs: Signs, row: View) -> Iterator[Reading]:
    """Readings of the row of a table told as a sentence."""
    fixed: set[Group] = set()
    for reading in _find_told(row, equations, signs):
        if reading.mandatory:
            fixed.add(reading.group)
        yield reading
    if row.own:
        yield from find_neighbours(row, Told(row), Overall(row), fixed, signs)


def _find_told(row: View, equations: tuple[Equation, ...], signs: Signs) -> Iterator[Reading]:
    yield from find_rates(row)
    yield from find_averages(row, signs)
    yield from find_accounts(row)
    yield from find_differences(row, None)
    yield from find_identities(row, equations)
    yield from find_adjustments(row, Overall(row))

"""How often statements read in one way hold in public text."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from itertools import zip_longest
from typing import NamedTuple

from perflint.model.same import Same

_EVEN = 0.5
_PRIOR = 6.0
_NONE = (0, 0)


class Reliability(NamedTuple):
    """`share` is the estimate for a reading; `holding` of `met` statements read so hold, and of those
    in self-evaluation reports `own_holding` of `own_met`."""

    share: float
    holding: int
    met: int
    own_holding: int = 0
    own_met: int = 0


Counts = Mapping[str, tuple[int, int]]
"""`form|feature|…` to (holding, met), of every prefix of the features as well."""

SEPARATOR = "|"
OWN = "own:"
"""Before a key: counted in self-evaluation reports and statements of them alone."""
ROW = "row:"
"""Before a form: told by one line of a table."""


def cells(form: str, features: tuple[str, ...]) -> list[str]:
    """The cells a reading is counted in, the widest first: its form, then one feature more each."""
    keys = [form]
    for feature in features:
        keys.append(keys[-1] + SEPARATOR + feature)
    return keys


def expect_next(holding: int, met: int) -> float:
    """How likely the next statement is to hold (Laplace's rule of succession)."""
    return (holding + 1) / (met + 2)


def estimate(counts: Counts, form: str, features: tuple[str, ...], own: bool = True) -> Reliability:
    """As the counts have it; worked out once for each reading and text of one kind."""
    return _known(Same(counts), form, features, own)


@lru_cache(maxsize=4096)
def _known(same: Same, form: str, features: tuple[str, ...], own: bool) -> Reliability:
    """The share of readings like this one that hold: the counts of each cell drawn toward those of
    the wider one, and for a self-evaluation report (`own`) those of its own kind of text toward
    those of all. A form never met has no support: 0 of 0. The line of a table is as reliable as lines
    that are headed so and prose that says so are together."""
    counts: Counts = same.things[0]
    if not form.startswith(ROW):
        return _estimate(counts, form, features, own)
    line = _estimate(counts, form, features, own)
    prose = _estimate(counts, form.removeprefix(ROW), features, own)
    met = line.met + prose.met
    if not line.met or not prose.met:
        return line if line.met else prose
    return Reliability(
        (line.share * line.met + prose.share * prose.met) / met, line.holding + prose.holding, met,
        line.own_holding + prose.own_holding, line.own_met + prose.own_met,
    )  # fmt: skip


def _estimate(counts: Counts, form: str, features: tuple[str, ...], own: bool) -> Reliability:
    """Each cell is drawn toward what the wider one counts beside it, so that no statement speaks twice. In
    self-evaluation reports a cell is expected to hold by as much more often than elsewhere as the wider one does,
    though no more often than the rule of succession lets one expect after any of the cells."""
    keys = cells(form, features)
    known = [key for key in keys if key in counts]
    share = elsewhere = _EVEN
    for key, finer in zip_longest(known, known[1:]):
        own_beside = _less(counts.get(OWN + key, _NONE), counts.get(OWN + str(finer), _NONE))
        all_beside = _less(counts[key], counts.get(str(finer), _NONE))
        if own:
            wider, elsewhere = elsewhere, _drawn(_less(all_beside, own_beside), elsewhere)
            share = _drawn(own_beside, _moved(elsewhere, wider, share))
        else:
            share = _drawn(all_beside, share)
    if own and known:
        share = min(
            share,
            max(expect_next(*counts.get(mark + key, _NONE)) for key in known for mark in ("", OWN)),
        )
    if len(known) < len(keys):
        return Reliability(share * 0.9 if known else 0.0, 0, 0)
    kindred = counts.get(OWN + keys[-1], _NONE) if own else _NONE
    return Reliability(share, *counts[keys[-1]], *kindred)


def _moved(share: float, wider: float, wider_own: float) -> float:
    """`share`, with its odds changed as those of `wider` are to `wider_own`."""
    odds = _odds(share) * _odds(wider_own) / _odds(wider)
    return odds / (1 + odds)


def _odds(share: float) -> float:
    return share / (1 - share)


def _less(one: tuple[int, int], other: tuple[int, int]) -> tuple[int, int]:
    return max(0, one[0] - other[0]), max(0, one[1] - other[1])


def _drawn(counted: tuple[int, int], share: float) -> float:
    """What was counted, drawn toward `share` as by as many statements more as _PRIOR says."""
    return (counted[0] + _PRIOR * share) / (counted[1] + _PRIOR)

"""Words that would make a run of characters likelier than what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple, Protocol

from perflint.spelling.confusable import LONGEST, Confusable
from perflint.spelling.lattice import Lattice, read_run
from perflint.spelling.likelihood import Likelihood

_LONGEST_RUN = 120


class Proposal(NamedTuple):
    """`meant` for `written` at `start`: how much likelier (`gain`, log10) the run is with it, and whether
    it was `seen` beside a neighbour."""

    start: int
    written: str
    meant: str
    gain: float
    seen: bool


class Demand(Protocol):
    """How much a proposal has to gain, wherever it stands, to be of any use."""

    def floor(self, written: str) -> float:
        """The least for any word in place of `written`."""

    def least(self, written: str, meant: str) -> float:
        """The least for this word in place of `written`."""


def propose(
    run: str, least: float, model: Likelihood, confusable: Confusable, demand: Demand | None = None
) -> list[Proposal]:
    """The best proposal for each place of `run` that gains more than `least`, by place. With a `demand`,
    pieces of `run` are passed over in which none of them meets it."""
    found: list[Proposal] = []
    for cut in range(0, len(run), _LONGEST_RUN):
        lattice = read_run(run[cut : cut + _LONGEST_RUN], model)
        if demand and not _any_meets(demand, lattice, model, confusable):
            continue
        best: list[Proposal] = []
        for proposal in sorted(_all(lattice, least, model, confusable), key=_order):
            end = proposal.start + len(proposal.written)
            if all(
                end <= taken.start or proposal.start >= taken.start + len(taken.written)
                for taken in best
            ):
                best.append(proposal)
        found += (one._replace(start=cut + one.start) for one in sorted(best))
    return found


def _order(proposal: Proposal) -> tuple[float, int, int, str]:
    return -proposal.gain, len(proposal.written), proposal.start, proposal.meant


def _any_meets(demand: Demand, lattice: Lattice, model: Likelihood, confusable: Confusable) -> bool:
    run, best = lattice.run, lattice.best
    for at, end, most, behind in _spans(lattice, 0.0):
        written = run[at:end]
        if most <= demand.floor(written):
            continue
        for word in confusable.meant(written):
            least = demand.least(written, word)
            if most <= least:
                continue
            sofar = lattice.before(at, word, model) - best
            if sofar + behind > least and sofar + lattice.behind(end, word, model) > least:
                return True
    return False


def _spans(lattice: Lattice, least: float) -> Iterator[tuple[int, int, float, float]]:
    """Start and end of what may be written wrong, the most that any word there can gain, and how likely
    what follows is at most. No word can cost less than nothing: where even that gains no more than
    `least`, none is worth trying."""
    length, best = len(lattice.run), lattice.best
    ahead = [max(known.values(), default=0.0) - best for known in lattice.ahead]
    ahead[0] = -best
    behind = [max(known.values()) for known in lattice.rest] + [0.0]
    for at in range(length):
        if ahead[at] <= least:
            continue
        for end in range(at + 1, min(length, at + LONGEST) + 1):
            most = ahead[at] + behind[end]
            if most > least:
                yield at, end, most, behind[end]


def _all(
    lattice: Lattice, least: float, model: Likelihood, confusable: Confusable
) -> Iterator[Proposal]:
    run, best = lattice.run, lattice.best
    for at, end, _, behind in _spans(lattice, least):
        written = run[at:end]
        for word in confusable.meant(written):
            sofar = lattice.before(at, word, model) - best
            if sofar + behind <= least:
                continue
            gain = sofar + lattice.behind(end, word, model)
            if gain > least:
                seen = (at > 0 and any(model.seen(last, word) for last in lattice.ahead[at])) or (
                    end < len(run) and any(model.seen(word, after) for after in lattice.begin[end])
                )
                yield Proposal(at, written, word, gain, seen)

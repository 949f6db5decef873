"""Words that would make a run of characters likelier than what stands there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

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


def propose(run: str, least: float, model: Likelihood, confusable: Confusable) -> list[Proposal]:
    """The best proposal for each place of `run` that gains more than `least`, by place."""
    found: list[Proposal] = []
    for cut in range(0, len(run), _LONGEST_RUN):
        lattice = read_run(run[cut : cut + _LONGEST_RUN], model)
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


def _all(
    lattice: Lattice, least: float, model: Likelihood, confusable: Confusable
) -> Iterator[Proposal]:
    run, wanted = lattice.run, lattice.best + least
    most_ahead = [max(known.values(), default=0.0) for known in lattice.ahead]
    most_ahead[0] = 0.0
    most_behind = [max(known.values()) for known in lattice.rest] + [0.0]
    for at in range(len(run)):
        if most_ahead[at] <= wanted:
            continue
        for end in range(at + 1, min(len(run), at + LONGEST) + 1):
            # No word can cost less than nothing: where even that is too little, none is tried.
            if most_ahead[at] + most_behind[end] <= wanted:
                continue
            written = run[at:end]
            for word in confusable.meant(written):
                sofar = lattice.before(at, word, model)
                if sofar + most_behind[end] <= wanted:
                    continue
                gain = sofar + lattice.behind(end, word, model) - lattice.best
                if gain > least:
                    seen = (
                        at > 0 and any(model.seen(last, word) for last in lattice.ahead[at])
                    ) or (
                        end < len(run)
                        and any(model.seen(word, after) for after in lattice.begin[end])
                    )
                    yield Proposal(at, written, word, gain, seen)

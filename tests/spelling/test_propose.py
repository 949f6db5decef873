from __future__ import annotations

from typing import NamedTuple

from perflint.spelling.propose import Proposal, propose
from tests.spelling.small import small_index, small_model

MODEL, INDEX = small_model(), small_index()


def test_a_word_that_fits_better_is_proposed_with_its_gain() -> None:
    (proposal,) = propose("落实规划刚要", 2, MODEL, INDEX)
    assert proposal == Proposal(4, "刚要", "纲要", proposal.gain, True)
    assert proposal.gain > 2
    assert propose("落实规划刚要", proposal.gain, MODEL, INDEX) == []


def test_a_right_text_has_none() -> None:
    assert propose("落实规划纲要", 0, MODEL, INDEX) == []


def test_long_runs_are_read_in_pieces() -> None:
    found = propose("落实规划刚要" * 50, 2, MODEL, INDEX)
    assert len(found) == 50
    assert {one.start % 6 for one in found} == {4}


class Demand(NamedTuple):
    least_of: float
    floor_of: float = 0.0

    def floor(self, written: str) -> float:
        return self.floor_of

    def least(self, written: str, meant: str) -> float:
        return self.least_of


def test_a_piece_where_nothing_meets_the_demand_is_passed_over() -> None:
    plain = propose("落实规划刚要", 2, MODEL, INDEX)
    (gain,) = (one.gain for one in plain)
    assert propose("落实规划刚要", 2, MODEL, INDEX, Demand(gain - 0.1)) == plain
    assert propose("落实规划刚要", 2, MODEL, INDEX, Demand(gain + 0.1)) == []
    assert propose("落实规划刚要", 2, MODEL, INDEX, Demand(gain - 0.1, 100.0)) == []
    long = "落实规划刚要" * 20 + "落实规划纲要"
    assert len(propose(long, 2, MODEL, INDEX, Demand(gain - 0.1))) == 20

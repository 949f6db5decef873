from __future__ import annotations

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

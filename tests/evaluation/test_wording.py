"""The verdicts on wording are in good order: no held-out text, no more than the words pointed at."""

from __future__ import annotations

from tests.evaluation.wording import JUDGED, LONGEST_MARK, load_judged


def test_verdicts_are_short_and_wrong_ones_have_a_cause() -> None:
    judged = load_judged()
    assert len(judged) >= 150
    for one in judged:
        assert one.judged in JUDGED, one
        assert len(one.mark) <= LONGEST_MARK, one
        assert bool(one.cause) == (one.judged != "right"), one
        assert one.seen in ("before", "now", "both"), one


def test_most_of_what_is_told_now_is_right() -> None:
    now = [one for one in load_judged() if one.seen != "before"]
    assert sum(one.judged == "right" for one in now) >= 0.9 * len(now)

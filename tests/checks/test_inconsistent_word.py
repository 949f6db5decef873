from __future__ import annotations

from perflint.model.claim import Match
from tests.checks.marked import marked
from tests.checks.verdicts import outcomes

TWICE = "社区事务受理中心开放，社区事务办结率提高。"


def test_the_character_is_marked_and_the_usual_words_told() -> None:
    (match,) = outcomes("WRD322", f"{TWICE}居民评议社区事物。")
    assert isinstance(match, Match)
    assert match.values == {
        "written": "社区事物",
        "usual": "社区事务",
        "wrong": "物",
        "right": "务",
        "count": "2",
    }
    assert match.suggestion == "务"
    assert marked("WRD322", f"{TWICE}居民评议社区事物。") == ["物"]


def test_quoted_words_are_left_alone() -> None:
    assert marked("WRD322", f"{TWICE}居民评议“社区事物”。") == []

from __future__ import annotations

import pytest

from perflint.spelling.characters import load_characters
from perflint.spelling.propose import Proposal
from perflint.spelling.weigh import (
    Facts,
    find_facts,
    load_weights,
    need,
    spare,
    trim,
    weigh,
)
from tests.spelling.small import LEXICON


def test_what_is_the_same_is_trimmed() -> None:
    assert trim(Proposal(3, "规划刚要", "规划纲要", 5.0, True)) == Proposal(
        5, "刚", "纲", 5.0, True
    )


@pytest.mark.parametrize(
    ("text", "written", "meant", "spared"),
    [
        ("数据来源不清", "来源不", "来源于", True),
        ("落实规划刚要", "刚要", "纲要", False),
        ("落实规划刚要和规划刚要", "刚要", "纲要", True),
        ("市五届人大会议", "市五", "十五", True),
        ("实行通借通还服务", "通借", "通信", False),
        ("实行统借统还服务", "统借", "通借", True),
        ("按期身披后身披上报", "身披", "审批", True),
        ("某省玖叶实业有限公司参会", "玖叶", "就业", True),
        ("区长任组长的区招商小组", "的区", "地区", True),
    ],
)
def test_what_cannot_be_a_slip(text: str, written: str, meant: str, spared: bool) -> None:
    assert spare(text, Proposal(text.index(written), written, meant, 5.0, True), text) is spared


def test_facts_of_a_proposal() -> None:
    proposal = Proposal(4, "刚要", "纲要", 5.0, False)
    facts = find_facts("落实规划刚要", proposal, load_characters(), LEXICON, {"刚要": 1})
    assert facts._replace(usual=0) == Facts(5.0, 1, 0, 0, 1, 0, 2, 0, 1, 1)
    assert facts.usual == pytest.approx(2.4786, abs=1e-3)


def test_what_speaks_for_and_against() -> None:
    weights = load_weights()
    plain = Facts(5.0, 1, 0, 0, 0, 3.0, 2, 0, 0, 0)
    assert weigh(plain, weights) > weigh(plain._replace(strange=1), weights)
    assert weigh(plain, weights) > weigh(plain._replace(place=1), weights)
    assert weigh(plain, weights) > weigh(plain._replace(sound=0, shape=1), weights)
    assert weigh(plain, weights) < weigh(plain._replace(gain=6.0), weights)
    assert weights["least"] > 0


@pytest.mark.parametrize("seen", [True, False])
@pytest.mark.parametrize("run", ["落实规划刚要", "认真落实规划刚要和村内其他各项规定"])
def test_whoever_gains_less_than_needed_is_no_finding(run: str, seen: bool) -> None:
    characters, counts = load_characters(), {"刚要": 1}
    needed = need(1.5, characters, LEXICON, counts)
    least = needed.least("刚要", "纲要")
    assert needed.floor("刚要") <= least
    proposal = Proposal(run.index("刚要"), "刚要", "纲要", least, seen)
    facts = find_facts(run, proposal, characters, LEXICON, counts)
    assert weigh(facts, load_weights()) <= 1.5
    at_best = facts._replace(strange=0, place=0, short=0, gain=least + 0.01)
    assert weigh(at_best, load_weights()) > 1.5

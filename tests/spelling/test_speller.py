from __future__ import annotations

from typing import Any

import pytest

from perflint.spelling import speller as module
from perflint.spelling.lexicon import lexicon_path
from perflint.spelling.propose import Proposal
from perflint.spelling.speller import find_slips, load_speller
from tests.spelling.small import LEXICON, small_model

NEEDS = pytest.mark.skipif(not lexicon_path(), reason="jieba is not installed")


@NEEDS
def test_words_of_the_same_sound_and_shape() -> None:
    speller = load_speller()
    text = "认真落实规划刚要，加强财务菅理。"
    assert [(slip.written, slip.meant) for slip in find_slips(text, speller)] == [
        ("刚要", "纲要"),
        ("财务菅理", "财务管理"),
    ]


@NEEDS
@pytest.mark.parametrize(
    "text",
    [
        "郝丽艳同志任义井镇张寨村第一书记。",
        "永暑舰和嘎岱嘎查小学参加活动。",
        "纬锂能源、瑞永科技、盛福高中建设项目按期开工。",
        "落实规划纲要，加强财务管理，三公经费同比下降。",
    ],
)
def test_names_and_right_words_are_spared(text: str) -> None:
    speller = load_speller()
    assert list(find_slips(text, speller)) == []


def test_names_are_never_meant() -> None:
    names = LEXICON._replace(names=frozenset({"纲要"}))
    built = module.make_speller(names, {}, small_model(), 0)
    assert built.confusable.meant("刚要") == ()
    assert module.make_speller(LEXICON, {}, small_model(), 0).confusable.meant("刚要") == ("纲要",)


@NEEDS
def test_what_is_there_again_and_again_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []

    def propose(run: str, *rest: Any) -> list[Proposal]:
        read.append(run)
        return real(run, *rest)

    real = module.propose
    monkeypatch.setattr(module, "propose", propose)
    speller, text = load_speller(), "认真落实规划刚要，加强财务管理。"
    once = list(find_slips(text, speller))
    assert [slip.meant for slip in once] == ["纲要"]
    read.clear()
    assert list(find_slips(text + "实施方案。" * 50, speller)) == once
    assert read == ["认真落实规划刚要", "加强财务管理", "实施方案"]


@NEEDS
def test_a_long_run_takes_linear_time() -> None:
    assert list(find_slips("认真落实规划纲要加强财务管理" * 1_000, load_speller())) == []

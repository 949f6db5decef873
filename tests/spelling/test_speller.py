from __future__ import annotations

from typing import Any

import pytest

from perflint.spelling import speller as module
from perflint.spelling.lexicon import lexicon_path
from perflint.spelling.propose import Proposal
from perflint.spelling.speller import find_slips, load_speller
from perflint.spelling.system import Blended, system_path
from tests.spelling.small import LEXICON, small_model

NEEDS = pytest.mark.skipif(not lexicon_path(), reason="jieba is not installed")


@NEEDS
def test_words_of_the_same_sound_and_shape() -> None:
    speller = load_speller()
    text = "认真落实规划刚要，加强财务菅理。"
    second = ("菅理", "管理") if system_path() else ("财务菅理", "财务管理")
    assert [(slip.written, slip.meant) for slip in find_slips(text, speller)] == [
        ("刚要", "纲要"),
        second,
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


def test_a_blend_lies_between_its_models() -> None:
    model = small_model()
    blend = Blended(model, model)
    assert blend.words == model.words
    assert blend.alone("规划") == pytest.approx(model.alone("规划"))
    assert blend.score("规划", "纲要") == pytest.approx(model.score("规划", "纲要"))
    assert blend.seen("规划", "纲要")
    assert not blend.seen("纲要", "规划")
    assert blend.score("规划", "无此词") == model.alone("无此词")


@pytest.mark.skipif(not system_path(), reason="kenlm or the system's model is not installed")
def test_the_system_model_knows_common_pairs() -> None:
    from perflint.spelling.system import SystemModel

    model = SystemModel(system_path())
    assert len(model.words) > 100_000
    assert model.score("绩效", "评价") > model.score("绩效", "屏风")
    assert model.seen("绩效", "评价")
    assert model.alone("评价") > model.alone("屏风")


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

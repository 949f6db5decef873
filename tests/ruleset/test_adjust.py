"""Options and word lists changed by a configuration: validated and compiled like any other."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perflint.config.entries import RuleChange, WordChange
from perflint.errors import RulesetError
from perflint.model.rule import Ruleset
from perflint.ruleset.loader import load_sources
from perflint.ruleset.sources import describe_adjustments, read_sources
from tests.ruleset.trees import TREE, plant


@pytest.fixture(autouse=True)
def tree(tmp_path: Path) -> None:
    plant(tmp_path, TREE)


def adjust(tmp_path: Path, *, words: Any = None, **params: Any) -> Ruleset:
    rules = {"NUM101": RuleChange(params=params, place="perflint.toml:3")} if params else {}
    added = describe_adjustments(rules, words or {})
    return load_sources(read_sources((str(tmp_path),)) + added)


def test_options_are_laid_over_those_of_the_rule(tmp_path: Path) -> None:
    limits = [{"most": Decimal("0.75")}]
    for _ in range(2):  # validated, then from the cache
        params = adjust(tmp_path, tolerance=5, limits=limits).rules[0].params
        assert (params.tolerance, params.limits[0].most) == (5, Decimal("0.75"))
        assert params.phrases[0].source == "<rate>{rate:percent}"
    assert adjust(tmp_path).rules[0].params.tolerance == 2


def test_phrases_see_the_words_added_and_taken_out(tmp_path: Path) -> None:
    change = {"rate": WordChange(("支出进度",), ("完成率",), "perflint.toml:7")}
    ruleset = adjust(tmp_path, words=change)
    assert ruleset.vocabularies["rate"] == ("执行率", "支出进度")
    (phrase,) = ruleset.rules[0].params.phrases
    assert "支出进度" in phrase.pattern
    assert "完成率" not in phrase.pattern
    assert ruleset.rules[0].params.words.words == ("执行率", "支出进度")
    assert ruleset.fingerprint != adjust(tmp_path).fingerprint


@pytest.mark.parametrize(
    ("params", "told"),
    [
        ({"tolarance": 1}, ("不认识的键 tolarance", "tolerance")),
        ({"tolerance": "much"}, ("应为整数", "much")),
        ({"mode": "stric"}, ("stric", "strict")),
        ({"phrases": ["<rat>{rate:percent}"]}, ("没有名为“rat”的词表", "rate")),
    ],
)
def test_mistakes_are_told_at_their_place_in_the_configuration(
    tmp_path: Path, params: dict[str, Any], told: tuple[str, ...]
) -> None:
    with pytest.raises(RulesetError) as caught:
        adjust(tmp_path, **params)
    (error,) = caught.value.errors
    assert error.place == "perflint.toml:3"
    for words in told:
        assert words in str(error)


@pytest.mark.parametrize(
    ("name", "change", "told"),
    [
        (
            "rte",
            WordChange(("甲",), (), "perflint.toml:7"),
            "没有名为 rte 的词表\n  是否想写 rate？",
        ),
        ("rate", WordChange((), ("执行绿",), "perflint.toml:7"), "词表 rate 里没有“执行绿”"),
        ("rate", WordChange((), ("执行率", "完成率"), "perflint.toml:7"), "不能一个词也不剩"),
    ],
)
def test_unknown_lists_and_words_are_mistakes(
    tmp_path: Path, name: str, change: WordChange, told: str
) -> None:
    with pytest.raises(RulesetError) as caught:
        adjust(tmp_path, words={name: change})
    assert str(caught.value.errors[0]).startswith("perflint.toml:7: ")
    assert told in str(caught.value)


def test_an_unknown_rule_is_a_mistake(tmp_path: Path) -> None:
    added = describe_adjustments(
        {"NUM110": RuleChange(params={"a": 1}, place="perflint.toml:2")}, {}
    )
    with pytest.raises(RulesetError, match=r"perflint\.toml:2: 没有编号为 NUM110 的规则\n.*NUM101"):
        load_sources(read_sources((str(tmp_path),)) + added)


def test_a_severity_alone_needs_no_other_rules() -> None:
    assert describe_adjustments({"NUM101": RuleChange("info")}, {}) == ()

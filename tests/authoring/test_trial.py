"""A rule in the making: what is told of it, right or wrong."""

from __future__ import annotations

import pytest

from perflint.authoring.trial import try_rule
from perflint.config import Config
from perflint.errors import RulesetError
from perflint.model.rule import Ruleset
from perflint.web.playground import open_rule, pack_files, tell_trial, write_first

RULE = write_first()
TEXT = "一、工作情况\n各项工作圆满完成。\n"


def test_it_finds_what_it_is_for_and_nothing_else_runs(builtin_rules: Ruleset) -> None:
    text = f"{TEXT}全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%。\n"
    trial = try_rule(RULE.encode(), text, builtin_rules, Config())
    [found] = trial.findings
    assert (found.rule, found.location.line, found.location.column) == ("LOC101", 2, 5)
    assert trial.failures == () and trial.seen == ()


def test_where_it_finds_nothing_it_says_why(builtin_rules: Ruleset) -> None:
    trial = try_rule(RULE.encode(), "各项工作已经完成。", builtin_rules, Config())
    assert trial.findings == ()
    assert "没有 literals 中的任何一个" in trial.seen[0]


def test_examples_that_fail_are_named(builtin_rules: Ruleset) -> None:
    wrong = RULE.replace("12 个项目全部完成", "12 个项目圆满完成")
    [failure] = try_rule(wrong.encode(), TEXT, builtin_rules, Config()).failures
    assert (failure.outcome, failure.number) == ("noisy", 1)


def test_a_rule_that_is_off_or_for_publication_runs_all_the_same(builtin_rules: Ruleset) -> None:
    for more in ("enabled: false\n", "publication: true\n"):
        assert try_rule((RULE + more).encode(), TEXT, builtin_rules, Config()).findings


def test_what_the_bureau_left_out_does_not_matter(builtin_rules: Ruleset) -> None:
    assert try_rule(RULE.encode(), TEXT, builtin_rules, Config(select=("NUM",))).findings


@pytest.mark.parametrize(
    ("wrong", "line", "message"),
    [
        (RULE.replace("severity:", "severty:"), 4, "不认识的键 severty"),
        (RULE.replace("kind: pattern", "kind: patern"), 5, "没有名为 patern 的检查方法"),
        (RULE.replace("{stated}", "{stated"), 11, "花括号没有成对"),
        (RULE.replace("id: LOC101", "id: [LOC101"), 2, "列表或键值表的括号没有闭合。"),
        (f"{RULE}overrides: maybe\n", 21, "应为 true 或 false"),
        ("", 0, "文件是空的"),
        ("- 1", 1, "应为键值表"),
    ],
)
def test_mistakes_have_their_line(
    builtin_rules: Ruleset, wrong: str, line: int, message: str
) -> None:
    told = tell_trial({"rule": wrong, "text": TEXT}, builtin_rules, Config())
    said = [(one["line"], one["message"] + one["hint"]) for one in told["mistakes"]]
    assert any(where == line and message in words for where, words in said), said


def test_a_rule_may_take_the_place_of_another(builtin_rules: Ruleset) -> None:
    own = RULE.replace("LOC101", "NUM101") + "overrides: true\n"
    told = tell_trial({"rule": own, "text": TEXT}, builtin_rules, Config())
    assert told["taken"] and len(told["findings"]) == 1
    with pytest.raises(RulesetError):
        try_rule((RULE + "overrides: 1\n").encode(), TEXT, builtin_rules, Config())


@pytest.mark.parametrize("id", ["NUM101", "STR101", "SCO101", "FIL603", "PRV101", "WRD101"])
def test_the_rules_at_hand_can_be_begun_with(builtin_rules: Ruleset, id: str) -> None:
    begun = open_rule(id, builtin_rules, pack_files(builtin_rules))
    told = tell_trial({"rule": begun["file"], "text": begun["text"]}, builtin_rules, Config())
    assert told["findings"] and told["failures"] == [] and told["mistakes"] == []
    assert (told["findings"][0]["place"] is None) == (id == "FIL603")

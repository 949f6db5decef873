from __future__ import annotations

from pathlib import Path

from perflint.authoring.lint import Remark, lint_rules
from perflint.extract.build import build
from perflint.model.rule import Ruleset
from perflint.model.subject import Subject
from perflint.readers import read
from perflint.ruleset import load_ruleset

HEAD = """\
id: {id}
name: {name}
title: 空话
severity: info
kind: pattern
params:
{params}
message: "“{{stated}}”"
why: 没有内容。
basis: {{document: 《某通知》, status: memory}}
examples:
  fail: ["{fail}"]
  pass: ["完成12项任务。"]
"""


def planted(folder: Path, rule: str, params: str, fail: str = "领导高度重视。") -> Ruleset:
    """The bundled rules and one more."""
    name = f"empty-talk-{rule[-1]}"
    text = HEAD.format(id=rule, name=name, params=params, fail=fail)
    (folder / f"{rule}-{name}.yaml").write_text(text, encoding="utf-8")
    return load_ruleset((str(folder),), cache=False)


def remarks(ruleset: Ruleset, *ids: str, filings: tuple[Subject, ...] = ()) -> list[Remark]:
    return list(lint_rules(ruleset, filings, ids))


def filing(text: str, ruleset: Ruleset) -> Subject:
    return build(read("-", data=text.encode(), name="a.txt"), ruleset)


def test_a_seeded_dead_rule_is_found_at_its_line(tmp_path: Path) -> None:
    ruleset = planted(tmp_path, "LOC101", "  patterns:\n    - '高度重视'\n    - '２０２２年度空话'")
    found = {remark.sort: remark for remark in remarks(ruleset, "LOC101")}
    assert found["dead"].told == "“２０２２年度空话”永远匹配不到：正文里没有“２”，整理后写作“2”"
    assert found["dead"].place == f"{tmp_path / 'LOC101-empty-talk-1.yaml'}:9"
    assert "第 2 条" in found["idle"].told


def test_dead_words_and_repeated_patterns(tmp_path: Path) -> None:
    params = "  literals: ['(重视', 重视]\n  patterns: [重视, 重视]"
    told = [one.told for one in remarks(planted(tmp_path, "LOC102", params), "LOC102")]
    assert "“(重视”永远匹配不到：整理后的正文里写作“（重视”" in told
    assert "“重视”永远匹配不到：与 patterns 第 1 条相同" in told


def test_what_a_pattern_excludes_or_only_offers_is_not_dead(tmp_path: Path) -> None:
    params = r"  patterns: ['(?<![(０])[高(]度重视(?!\()']"
    assert remarks(planted(tmp_path, "LOC103", params), "LOC103") == []


def test_source_is_searched_as_it_is(tmp_path: Path) -> None:
    params = "  over: source\n  patterns: ['[(]显']"
    assert remarks(planted(tmp_path, "LOC104", params, "成效(显著)。"), "LOC104") == []


def test_phrases_that_match_in_no_filing_of_a_folder(tmp_path: Path) -> None:
    ruleset = planted(tmp_path, "LOC105", "  patterns: [高度重视, 狠抓落实]")
    idle = remarks(ruleset, "LOC105", filings=(filing("我们狠抓落实。", ruleset),))
    assert [(one.sort, one.told[-4:]) for one in idle] == [("idle", "高度重视")]


def test_rules_that_report_the_same_words(tmp_path: Path) -> None:
    planted(tmp_path, "LOC106", "  patterns: [高度重视]")
    ruleset = planted(tmp_path, "LOC107", "  patterns: ['高度[重]视']")
    (remark,) = remarks(ruleset, "LOC106", "LOC107")
    assert (remark.sort, remark.rule) == ("overlap", "LOC106")
    assert remark.told == "与 LOC107 报出同一处，共 2 次，例如“高度重视”"


def test_no_rule_of_our_own_is_dead() -> None:
    from perflint.authoring.dead import find_dead, find_unused

    ruleset = load_ruleset()
    assert [(rule.id, *dead) for rule in ruleset.rules for dead in find_dead(rule)] == []
    assert list(find_unused(ruleset)) == []

from __future__ import annotations

from perflint.authoring.trace import trace_rule
from perflint.config import Config
from perflint.extract.build import build
from perflint.readers import read
from perflint.ruleset import load_ruleset

RULESET = load_ruleset()
REPORT = "某县文化馆2022年度部门整体支出绩效自评报告\n一、基本情况\n"


def traced(rule: str, text: str, config: Config | None = None) -> list[str]:
    subject = build(read("-", data=text.encode(), name="a.txt"), RULESET)
    wanted = next(one for one in RULESET.rules if one.id == rule)
    return list(trace_rule(wanted, subject, RULESET, config or Config()))


def test_it_shows_where_phrases_match_and_how_claims_end() -> None:
    lines = traced("SCO310", REPORT + "效益指标（30分）：18、12。\n支付率98%。")
    assert lines[0].startswith("SCO310 ")
    assert any(line.startswith("    3: ") and line.endswith("指标（30分）：18") for line in lines)
    assert any(line.startswith("  3: 相符 30分 ") and "18 + 12" in line for line in lines)
    assert any("没有“" in line for line in lines)


def test_a_rule_of_relations_has_claims_and_no_phrases() -> None:
    lines = traced("NUM101", REPORT + "全年预算数200万元，执行数150万元，执行率75%。")
    assert lines[1:] == ["  3: 相符 75% 150 ÷ 200"]


def test_it_says_which_literals_are_not_there() -> None:
    lines = traced("WRD202", REPORT + "一切正常。")
    assert "  没有细看：全文没有 literals 中的任何一个（\\）" in lines
    assert lines[-1] == "  没有发现可以判断的说法"


def test_it_says_why_a_rule_did_not_run() -> None:
    assert "  没有运行：只在 --publication 时检查" in traced("PRV101", REPORT)
    other = traced("SCO105", "某县文化馆工作总结\n完成12项任务。")
    assert any(line.startswith("  没有运行：只用于") for line in other)
    english = traced("PRV101", REPORT, Config(lang="en"))
    assert "  not run: runs with --publication only" in english


def test_a_defect_is_shown_with_its_line() -> None:
    assert "  3: 报出 截止" in traced("WRD305", REPORT + "截止11月底，共检查20次。")

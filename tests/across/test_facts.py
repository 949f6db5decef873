"""What is kept of a filing: little, and enough."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perflint.across.facts import collect, read_clauses
from perflint.batch.gather import pack_facts, unpack_facts
from perflint.model.folder import SCORE, Asked, FilingFacts
from perflint.model.rule import Ruleset
from tests.across.folders import facts_of, title

LABELS = ("年初结转和结余", "年末结转和结余", "预算执行率")
TEXT = (
    title("某市教育局")
    + """一、部门职责
统筹全市各级各类学校的布局和招生工作安排。
二、预算执行情况
2022年年初结转和结余 40.65 万元，年末结转和结余约 137 万元，2021年年末结转和结余 12 万元。预算执行率 95.2%。
根据《某市预算绩效管理办法》的规定组织实施本年度自评。
我们请审计干部到校讲解采购流程中的常见差错，会后逐校核对合同台账。
自评得分 98.5 分。
"""
)


def test_identity_figures_and_score(builtin_rules: Ruleset) -> None:
    facts = facts_of(TEXT, builtin_rules, Asked(LABELS))
    assert (facts.department, facts.year, facts.type) == ("某市教育局", 2022, "department")
    score, *figures = facts.figures
    assert (score.label, score.amount, facts.score) == (SCORE, Decimal("98.5"), "98.5")
    assert [(told.label, told.text) for told in figures] == [
        ("年初结转和结余", "40.65万元"),
        ("预算执行率", "95.2%"),
    ]
    opening = figures[0]
    assert (opening.amount, opening.ulp) == (Decimal(406500), Decimal(100))
    assert TEXT.split("\n")[opening.line - 1][opening.column - 1 :].startswith("40.65")


def test_figures_of_tables_with_one_column_of_numbers(builtin_rules: Ruleset) -> None:
    table = "| 项目 | 金额（万元） |\n|---|---|\n| 年初结转和结余 | 40.65 |\n| 本年收入 | 3.00 |\n"
    both = table.replace("金额（万元） |", "上年数 | 本年数 |").replace("---|\n", "---|---|\n", 1)
    both = both.replace("40.65 |", "40.65 | 41.00 |").replace("3.00 |", "3.00 | 4.00 |")
    text = title("某市教育局") + "一、收支\n"
    one = facts_of(text + table, builtin_rules, Asked(LABELS), "a.md")
    assert [told.text for told in one.figures] == ["40.65"]
    assert facts_of(text + both, builtin_rules, Asked(LABELS), "a.md").figures == ()


def test_clauses_leave_out_duties_headings_and_quotations(
    builtin_rules: Ruleset, tmp_path: Path
) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")
    clauses = read_clauses(builtin_rules, Asked(exempt=("职责",)), str(path))
    words = [clause.text for clause in clauses]
    assert "我们请审计干部到校讲解采购流程中的常见差错" in words
    assert not any("布局和招生" in one or "办法" in one or "教育局" in one for one in words)
    facts = collect(str(path), builtin_rules, Asked(exempt=("职责",)))
    assert len(facts.clauses) == 8 * len(clauses)
    everything = read_clauses(builtin_rules, Asked(), str(path))
    assert any("布局和招生" in clause.text for clause in everything)
    path.unlink()
    assert read_clauses(builtin_rules, Asked(), str(path)) == ()


def test_the_same_words_are_the_same_whatever_the_blanks(builtin_rules: Ruleset) -> None:
    spaced = TEXT.replace("一、", "\n\n一、 ")
    assert facts_of(TEXT, builtin_rules).digest == facts_of(spaced, builtin_rules).digest
    changed = TEXT.replace("98.5", "98.6")
    assert facts_of(TEXT, builtin_rules).digest != facts_of(changed, builtin_rules).digest


def test_a_filing_that_cannot_be_read_says_why(builtin_rules: Ruleset, tmp_path: Path) -> None:
    facts = collect(str(tmp_path / "none.txt"), builtin_rules, Asked())
    assert facts.error is not None
    assert facts.error.kind == "missing"


@pytest.mark.parametrize("which", ["read", "unreadable"])
def test_facts_survive_the_way_through_bytes(builtin_rules: Ruleset, which: str) -> None:
    facts = facts_of(TEXT, builtin_rules, Asked(LABELS))
    if which == "unreadable":
        facts = collect("none.txt", builtin_rules, Asked())
    back = unpack_facts(pack_facts(facts))
    assert repr(back) == repr(facts)
    assert isinstance(back, FilingFacts)


def test_facts_are_small(builtin_rules: Ruleset) -> None:
    many = TEXT + "".join(f"第{n}个村的水渠由村民自己轮流看护并登记。\n" for n in range(300))
    facts = facts_of(many, builtin_rules, Asked(LABELS))
    assert len(pack_facts(facts)) < len(many)

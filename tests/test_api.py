"""The one way from a filing to its result: settings by path and accepted findings included."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.api import lint_file, lint_text
from perflint.config import Config
from perflint.config.entries import PathOverride, RuleChange
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset

RATE = "全年预算数 200 万元，执行数 150 万元，预算执行率 57.00%。\n"
TEXT = f"某局部门整体支出绩效自评报告\n{RATE}"
NOTE = "# perflint: ignore NUM101 口径由财政局核定\n"


@pytest.fixture(scope="module")
def ruleset() -> Ruleset:
    return load_ruleset()


def rules(result: LintResult) -> list[tuple[str, str]]:
    return [(finding.rule, finding.severity) for finding in result.findings]


ONLY = Config(select=("NUM101", "PFL"))


def test_a_comment_accepts_a_finding_and_no_rule_reads_it(ruleset: Ruleset) -> None:
    noted = TEXT.replace(RATE, NOTE + RATE)
    assert rules(lint_text(TEXT, ruleset, ONLY, path="a.txt")) == [("NUM101", "error")]
    assert rules(lint_text(noted, ruleset, ONLY, path="a.txt")) == []
    assert rules(lint_text(noted, ruleset, ONLY._replace(suppress=False), path="a.txt")) == [
        ("NUM101", "error")
    ]
    everything = [lint_text(text, ruleset, Config(), path="a.txt") for text in (TEXT, noted)]
    others = [[row for row in rules(one) if row[0] != "NUM101"] for one in everything]
    assert others[0] == others[1]
    assert everything[1].text == noted


@pytest.mark.parametrize(
    ("name", "said"),
    [("a.pdf", [".pdf", "纯文本"]), ("a.doc", [".doc"]), ("a.txt", []), ("a.bak", []), ("a", [])],
)
def test_an_extension_that_does_not_fit_is_said(
    ruleset: Ruleset, tmp_path: Path, name: str, said: list[str]
) -> None:
    (tmp_path / name).write_text(TEXT, "utf-8")
    found = [
        one
        for one in lint_file(str(tmp_path / name), ruleset, Config()).findings
        if one.rule == "PFL202"
    ]
    assert len(found) == bool(said)
    assert all(word in found[0].message for word in said)
    silent = lint_file(str(tmp_path / name), ruleset, Config(ignore=("PFL202",)))
    assert "PFL202" not in {one.rule for one in silent.findings}


@pytest.mark.parametrize(
    ("title", "wanted", "year", "told"),
    [
        ("某县林业局2022年度部门整体支出绩效自评报告", 0, 2022, 0),
        ("某县林业局2022年度部门整体支出绩效自评报告", 2022, 2022, 0),
        ("某县林业局2022年度部门整体支出绩效自评报告", 2023, 2022, 1),
        ("某县林业局部门整体支出绩效自评报告", 0, 2021, 0),
        ("某县林业局部门整体支出绩效自评报告", 2023, 2023, 0),
        ("某县林业局2022年度部门预算公开", 2023, 2022, 0),
    ],
)
def test_the_year_evaluated_holds_where_the_report_names_none(
    ruleset: Ruleset, title: str, wanted: int, year: int, told: int
) -> None:
    text = f"{title}\n一、基本情况\n本单位2021年支出100万元。\n"
    result = lint_text(text, ruleset, Config(year=wanted))
    assert result.report and result.report.year == year
    found = [one for one in result.findings if one.rule == "PFL204"]
    assert len(found) == told
    if found:
        assert (found[0].location.line, found[0].location.column) == (1, 6)
        assert "2022" in found[0].message and "2023" in found[0].message


def test_markdown_may_say_it_at_the_end_of_the_line(ruleset: Ruleset) -> None:
    noted = TEXT.replace("57.00%。", "57.00%。<!-- perflint: ignore NUM101 口径已核定 -->")
    assert rules(lint_text(noted, ruleset, ONLY, path="a.md")) == []


def test_a_file_beside_the_filing_accepts_a_finding(ruleset: Ruleset, tmp_path: Path) -> None:
    filing = tmp_path / "a.txt"
    filing.write_text(TEXT, "utf-8")
    Path(f"{filing}.perflint.toml").write_text(
        '[[suppressions]]\nrule = "NUM101"\nquote = "预算执行率57.00%"\n'
        'reason = "口径已核定"\nowner = "张三"\n',
        "utf-8",
    )
    assert rules(lint_file(str(filing), ruleset, ONLY)) == []
    assert rules(lint_file(str(filing), ruleset, ONLY._replace(suppress=False))) == [
        ("NUM101", "error")
    ]


def test_severity_and_switch_come_from_the_configuration_by_path(
    ruleset: Ruleset, tmp_path: Path
) -> None:
    drafts = PathOverride(("草稿/**",), rules={"NUM101": RuleChange("info")})
    done = PathOverride(("定稿/**",), rules={"NUM101": RuleChange(enabled=False)})
    config = ONLY._replace(
        rules={"NUM101": RuleChange("warning")}, overrides=(drafts, done), root=str(tmp_path)
    )
    for folder, left in (("草稿", ["info"]), ("定稿", []), ("其他", ["warning"])):
        result = lint_text(TEXT, ruleset, config, path=str(tmp_path / folder / "a.txt"))
        assert [finding.severity for finding in result.findings] == left

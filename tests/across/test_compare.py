"""Rules over a folder become findings like any other."""

from __future__ import annotations

from perflint.across.compare import ask, compare, find_rules
from perflint.across.examples import compare_example, split_folder
from perflint.config import Config
from perflint.config.entries import RuleChange
from perflint.model.folder import FOLDER, FilingFacts
from perflint.model.result import ReadFailure
from perflint.model.rule import Ruleset
from tests.across.folders import facts_of, title


def test_the_rules_that_compare_are_found_as_the_configuration_wants(
    builtin_rules: Ruleset,
) -> None:
    every = find_rules(builtin_rules, Config())
    assert {rule.id for rule in every} >= {f"FIL60{n}" for n in range(1, 10)}
    assert all(FOLDER in rule.reports for rule in every)
    config = Config(
        select=("FIL60",),
        ignore=("FIL601",),
        rules={"FIL603": RuleChange(severity="error"), "FIL604": RuleChange(enabled=False)},
    )
    found = {rule.id: rule.severity for rule in find_rules(builtin_rules, config)}
    assert "FIL601" not in found
    assert "FIL604" not in found
    assert found["FIL603"] == "error"


def test_what_rules_need_to_know_is_asked_for_once(builtin_rules: Ruleset) -> None:
    asked = ask(find_rules(builtin_rules, Config()))
    assert "年初结转" in asked.labels
    assert "预算执行率" in asked.labels
    assert len(set(asked.labels)) == len(asked.labels)
    assert "职责" in asked.exempt


def test_every_filing_has_a_result_in_order(builtin_rules: Ruleset) -> None:
    text = title("某市林业局") + "一、概况\n本局按时报送。\n"
    filings = [
        facts_of(text, builtin_rules, path="a.txt"),
        FilingFacts("b.docx", error=ReadFailure("corrupt", "文件已损坏", "")),
        facts_of(text, builtin_rules, path="c.txt"),
    ]
    rules = find_rules(builtin_rules, Config(select=("FIL603",), lang="en"))
    results = list(compare(filings, rules, Config(lang="en"), lambda _path: ()))
    assert [result.path for result in results] == ["a.txt", "b.docx", "c.txt"]
    assert [result.status for result in results] == ["checked", "unreadable", "checked"]
    assert results[0].report is not None
    assert results[0].report.department == "某市林业局"
    (finding,) = results[2].findings
    assert finding.message == "The same words as “a.txt”"
    assert finding.related[0].path == "a.txt"
    assert finding.basis == rules[0].basis
    again = list(compare(filings, rules, Config(lang="en"), lambda _path: ()))
    assert again == results


def test_a_fingerprint_does_not_go_by_where_the_list_lies_in_memory(builtin_rules: Ruleset) -> None:
    (rule,) = find_rules(builtin_rules, Config(select=("FIL601",)))
    example = rule.examples.fail[0].text
    first, second = (compare_example(example, rule, builtin_rules) for _ in "12")
    assert [finding.fingerprint for finding in first] == [f.fingerprint for f in second]


def test_examples_are_folders_in_one_text() -> None:
    files = split_folder("==> 甲/报告.txt <==\n一\n二\n==> 名单.csv <==\n单位\n")
    assert files == {"甲/报告.txt": "一\n二\n", "名单.csv": "单位\n"}
    assert split_folder("没有文件") == {}


def test_the_figure_meant_is_marked_in_its_words(builtin_rules: Ruleset) -> None:
    (rule,) = find_rules(builtin_rules, Config(select=("FIL607",)))
    (finding,) = compare_example(rule.examples.fail[0].text, rule, builtin_rules)
    start, end = finding.mark
    assert finding.excerpt[start:end] == "36.50万元"

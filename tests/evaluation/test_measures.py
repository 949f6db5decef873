"""The tables of measures: what is counted, and what the overview picks from them."""

from __future__ import annotations

import json
from decimal import Decimal

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.rule import Ruleset
from tests.evaluation.accusations import Accusation, list_unjudged, mark_of, passage_at, tabulate
from tests.evaluation.mutants import break_number
from tests.evaluation.openings import Statement, agrees, broken_texts, check
from tests.evaluation.summary import LINES, summarise
from tests.evaluation.table import Measured
from tests.evaluation.verdicts import Verdict

WRONG = "全年预算数 60 万元，执行数 45 万元，完成预算的 57%。"
STATEMENT = Statement("s", "development", "rate", WRONG, "57%", Decimal(75), False)


def test_statements_are_counted_by_what_they_are(builtin_rules: Ruleset) -> None:
    assert check(STATEMENT, builtin_rules) == {"wrong": 1, "caught": 1}
    right = STATEMENT._replace(text=WRONG.replace("57%", "75%"), stated="75%", holds=True)
    events = check(right, builtin_rules)
    assert (events["right"], events["accused"], events["seen"]) == (1, 0, 1)
    assert events["mutants"] >= events["noticed"] > 0


def test_breaks_that_agree_are_none() -> None:
    texts = list(broken_texts(STATEMENT._replace(stated="45", recomputed=Decimal("46"))))
    assert texts and not any("执行数 46 万元" in text for text in texts)
    assert [agrees(one, Decimal(46)) for one in break_number("45") if one.text == "46"] == [True]


def test_findings_without_a_verdict_are_counted_and_listed(builtin_rules: Ruleset) -> None:
    text = f"甲县公报\n{WRONG}\n"
    (finding,) = (
        one
        for one in lint_text(text, builtin_rules, Config()).findings
        if one.rule.startswith("NUM")
    )
    new = Accusation("a/x-2020.txt", finding, mark_of(finding), passage_at(text, finding), None)
    judged = Verdict("a/x-2020.txt", 2, 1, finding.rule, new.mark, "wrong", "a cause")
    counted, causes = tabulate([new, new._replace(verdict=judged)])
    row = next(row for row in counted.rows if row[0] == finding.rule)
    assert row[1:6] == ("2", "0", "0", "1", "1")
    assert causes.rows == (("a cause", finding.rule, "1"),)
    (line,) = list_unjudged([new, new._replace(file="a/taian-2020.txt")], ("NUM",))
    assert json.loads(line)["passage"].endswith("完成预算的 【57%。⏎")


def test_the_overview_sets_now_beside_before() -> None:
    line = next(one for one in LINES if one.measure == "openings")
    rows = (("development", "7"), ("held", "8"))
    now = Measured("openings", "", "", ("语句", line.columns[0]), rows)
    before = now._replace(rows=(("development", "1"), ("held", "2")))
    (row,) = summarise([now], [before]).rows
    assert row == (line.title, "1", "2", "7", "8", line.goal)
    assert summarise([], [before]).rows == ()

"""Every form of self-evaluation is understood column by column; what is broken in it is told."""

from __future__ import annotations

import pytest

from perflint.api import lint_document, lint_text
from perflint.config import Config
from perflint.readers import read
from perflint.sheets import sheets
from perflint.sheets.roles import Role
from tests.checks.verdicts import ruleset, understand
from tests.sheets.forms import FORMS
from tests.sheets.merged import FORMATS, rows_of

TITLE = "# 某县2023年度项目支出绩效自评表\n\n"
FUNDS: dict[str, tuple[Role, ...]] = {
    "national": ("initial", "adjusted", "executed", "weight", "rate", "score"),
    "signs apart": ("initial", "adjusted", "executed", "rate", "weight", "score"),
    "transfers": ("adjusted", "executed", "rate"),
    "weights first": ("adjusted", "executed", "weight", "rate", "score"),
    "points in headings": ("budget", "executed", "rate", "score"),
    "lettered": (
        "adjusted", "amount", "budget", "allotted", "completion", "executed", "rate",
    ),
    "rate scored": ("initial", "adjusted", "executed", "rate", "weight", "score"),
}  # fmt: skip
INDICATORS: dict[str, tuple[Role, ...]] = {
    "national": ("level", "level", "level", "target", "actual", "weight", "score", "reason", ""),
    "signs apart": (
        "level", "level", "level", "level", "comparator", "target", "unit", "actual", "weight",
        "score",
    ),
    "weights first": (
        "level", "level", "level", "weight", "target", "actual", "score", "reason",
    ),
    "points in headings": ("level", "level", "level", "target", "actual", "score"),
    "criteria": (
        "order", "level", "level", "level", "weight", "criterion", "criterion", "score",
    ),
    "rate scored": (
        "level", "unit", "comparator", "target", "weight", "actual", "score", "note",
    ),
}  # fmt: skip


SLIPS = {
    "national": [("123.50 | — | 95.00%", "123.50 | — | 98.00%"), ("| 100 | 99.5", "| 100 | 95.9")],
    "signs apart": [("94.87%", "94.78%"), ("8315 | 30 | 30", "8315 | 40 | 30")],
    "transfers": [("91.82%", "98.12%")],
    "weights first": [("| 436 | 40", "| 346 | 40")],
    "points in headings": [("| 75% | 15", "| 75% | 18")],
    "lettered": [("57.00 | 95.00%", "57.00 | 59.00%")],
    "criteria": [("目标明确性 | 8 |", "目标明确性 | 9 |")],
    "rate scored": [("98.32", "93.82")],
}  # fmt: skip


def told(form: str, old: str = "", new: str = "") -> list[tuple[str, str]]:
    assert old in FORMS[form]
    text = TITLE + FORMS[form].replace(old, new, 1)
    result = lint_text(text, ruleset(), Config(select=("TAB", "SCO3")), path="自评表.md")
    return sorted((one.rule, one.excerpt) for one in result.findings)


@pytest.mark.parametrize("form", FORMS)
def test_a_right_form_is_not_accused(form: str) -> None:
    assert told(form) == []


@pytest.mark.parametrize("form", FUNDS)
def test_the_columns_of_funds(form: str) -> None:
    funds = sheets(understand(TITLE + FORMS[form], "自评表.md"))[0]
    assert tuple(funds.columns[at].role for at in funds.numeric) == FUNDS[form]


@pytest.mark.parametrize("form", INDICATORS)
def test_the_columns_of_indicators(form: str) -> None:
    indicators = sheets(understand(TITLE + FORMS[form], "自评表.md"))[-1]
    assert tuple(column.role for column in indicators.columns) == INDICATORS[form]


@pytest.mark.parametrize(
    ("form", "old", "new", "rule"),
    [
        ("national", "| 160.00 | 152.00", "| 160.00 | 125.00", "TAB101"),
        ("national", "123.50 | — | 95.00%", "123.50 | — | 98.00%", "TAB103"),
        ("national", "2650人 | 30 | 30", "2650人 | 30 | 32", "SCO303"),
        ("national", "| 100 | 99.5", "| 100 | 95.9", "SCO304"),
        ("signs apart", "94.87%", "94.78%", "TAB103"),
        ("signs apart", "| % | 9.1 |", "| % | 9.8 |", "SCO306"),
        ("signs apart", "| 只 | 8315 |", "| 只 | 7900 |", "SCO306"),
        ("signs apart", "| 100 | 99.49", "| 100 | 94.99", "SCO304"),
        ("signs apart", "8315 | 30 | 30", "8315 | 40 | 30", "SCO301"),
        ("transfers", "91.82%", "98.12%", "TAB103"),
        ("transfers", "1104.60", "1140.60", "TAB101"),
        ("weights first", "| 436 | 40", "| 346 | 40", "SCO306"),
        ("weights first", "| 760 | 20", "| 860 | 20", "SCO306"),
        ("weights first", "| 20 | 800", "| 30 | 800", "SCO301"),
        ("weights first", "90.00%", "95.00%", "TAB103"),
        ("points in headings", "| 75% | 15", "| 75% | 18", "SCO305"),
        ("points in headings", "|  | 95 |", "|  | 85 |", "SCO304"),
        ("lettered", "57.00 | 95.00%", "57.00 | 59.00%", "TAB107"),
        ("lettered", "44.40 | 74.00%", "44.40 | 47.00%", "TAB103"),
        ("criteria", "|  |  | 94.5", "|  |  | 95.4", "SCO304"),
        ("criteria", "目标明确性 | 8 |", "目标明确性 | 9 |", "SCO302"),
        ("rate scored", "| 10 | 8.32", "| 10 | 8.23", "SCO305"),
        ("rate scored", "98.32", "93.82", "SCO304"),
        ("rate scored", "4492.80 | 83.20", "4492.80 | 82.30", "TAB103"),
    ],
)
def test_a_slip_in_a_form_is_told(form: str, old: str, new: str, rule: str) -> None:
    assert rule in {found for found, _ in told(form, old, new)}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", FORMATS)
def test_a_form_says_the_same_in_every_format(form: str, path: str) -> None:
    slips = [("", ""), *SLIPS[form]]
    for old, new in slips:
        text = FORMS[form].replace(old, new, 1) if old else FORMS[form]
        document = read(path, data=FORMATS[path](rows_of(text)))
        found = lint_document(document, ruleset(), Config(select=("TAB", "SCO3"))).findings
        expected = {rule for rule, _ in told(form, old, new)} if old else set()
        assert {one.rule for one in found} == expected, (old, new)


def test_a_group_named_beside_the_headings_holds_all_rows() -> None:
    assert "SCO302" in {rule for rule, _ in told("signs apart", "8315 | 30 | 30", "8315 | 40 | 30")}


def test_weights_without_a_sum_make_a_hundred_where_the_scores_make_the_total() -> None:
    assert "SCO301" in {rule for rule, _ in told("rate scored", "95 | 40 | 98", "95 | 80 | 98")}


def test_amounts_beside_others_stand_in_the_unit_these_name() -> None:
    form = FORMS["rate scored"].replace("全年执行数", "全年执行数（万元）", 1)
    result = lint_text(TITLE + form, ruleset(), Config(select=("TAB", "SCO3")), path="自评表.md")
    assert result.findings == ()


def test_a_rate_may_be_told_as_a_part_of_one() -> None:
    assert "SCO305" not in {
        rule for rule, _ in told("points in headings", "| 75% | 15", "| 0.75 | 15")
    }
    assert "SCO305" in {rule for rule, _ in told("points in headings", "| 75% | 15", "| 0.75 | 18")}


def test_the_points_of_the_funds_count_towards_the_hundred() -> None:
    found = dict(told("national", "100% | 20 | 20", "100% | 22 | 20"))
    assert "SCO301" in found
    text = TITLE + FORMS["national"].replace("100% | 20 | 20", "100% | 22 | 20")
    result = lint_text(text, ruleset(), Config(select=("SCO301",)), path="自评表.md")
    assert "分值合计 102" in result.findings[0].message

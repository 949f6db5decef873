from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.checks.overshoot import check
from tests.checks.verdicts import ruleset, understand

PARAMS = next(rule.params for rule in ruleset().rules if rule.id == "SCO315")
HEAD = "一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t{}\n"
ROW = "产出指标\t数量指标\t{}\t{}\t{}\t50\t50\t{}\n"
OTHER = "效益指标\t社会效益\t受益居民\t≥3000人\t3260人\t50\t50\t无"


@pytest.mark.parametrize(
    ("name", "target", "actual", "reason", "percent"),
    [
        ("培训人数", "≥100人", "130人", "无", "130%"),
        ("培训人数", "100人", "300人", "", "300%"),
        ("培训人数", "≥100人", "129人", "无", None),
        ("培训人数", "≥100人", "130人", "年中扩招", None),
        ("人均成本", "≤100元", "130元", "无", None),
        ("投诉件数", "2件", "5件", "无", None),
        ("培训人数", "≥100人", "130场", "无", None),
        ("培训人数", "≥0人", "130人", "无", None),
    ],
)
def test_a_row_of_the_table(
    name: str, target: str, actual: str, reason: str, percent: str | None
) -> None:
    text = HEAD.format("偏差原因分析") + ROW.format(name, target, actual, reason) + OTHER
    found = [match.values["percent"] for match in check(understand(text), PARAMS)]
    assert found == ([percent] if percent else [])


def test_a_table_without_a_column_of_reasons_says_nothing() -> None:
    text = HEAD.format("备注") + ROW.format("培训人数", "≥100人", "300人", "") + OTHER
    assert list(check(understand(text), PARAMS)) == []


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("培训人数指标值100人，实际完成300人，得10分。", ["300人"]),
        ("培训人数目标值100人，实际120人。", []),
        ("培训人数指标值100人，实际完成300人。主要原因是年中扩招。", []),
        ("投诉件数目标值2件，实际5件。", []),
        ("人均成本目标值不超过100元，实际150元。", []),
    ],
)
def test_sentences(text: str, places: list[str]) -> None:
    subject = understand(text)
    assert [match.span.of(subject.flow.text) for match in check(subject, PARAMS)] == places


def test_from_where_on_is_an_option() -> None:
    subject = understand("培训人数指标值100人，实际完成120人。")
    assert len(list(check(subject, PARAMS._replace(percent=Decimal(120))))) == 1

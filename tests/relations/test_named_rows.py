"""Sentences that name rows of a table: what they tell of them, which is most, which is more."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import understand

TITLE = "# 某县水利局2023年度部门整体支出绩效自评报告\n\n各项目执行情况如下（单位：万元）：\n\n"
TABLE = """| 项目 | 预算 | 支出 | 执行率 |
|---|---|---|---|
| 村道维修 | 320.00 | 312.40 | 97.63% |
| 路灯安装 | 86.00 | 80.15 | 93.20% |
| 河道清淤 | 145.00 | 139.60 | 96.28% |
| 上级 | 150.00 | 124.00 | 82.67% |
| 合计 | 701.00 | 656.15 | 93.60% |

"""


def told(text: str, *forms: str) -> list[tuple[str, str]]:
    """The words judged by statements of these forms, with the verdict."""
    subject = understand(TITLE + TABLE + text, "filing.md")
    return [
        (one.claim.mark.of(subject.flow.text), one.claim.verdict)
        for one in subject.statements
        if one.form in forms
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("其中村道维修支出312.40万元。", ("312.40万元", "holds")),
        ("其中村道维修支出321.40万元。", ("321.40万元", "contradicted")),
        ("路灯安装项目因供货延迟，执行率仅93.20%。", ("93.20%", "holds")),
        ("路灯安装项目执行率93.70%。", ("93.70%", "contradicted")),
        ("河道清淤预算154万元。", ("154万元", "contradicted")),
        ("上级支出142.00万元。", ("142.00万元", "contradicted")),
    ],
)
def test_figures_of_a_row_named_are_those_of_the_row(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text, "restated")


@pytest.mark.parametrize(
    "text",
    [
        "比村道维修支出多20.00万元。",
        "上年村道维修支出298.60万元。",
        "村道维修惠及群众3,400人。",
        "上级奖补142.00万元。",
        "村道维修和路灯安装支出共392.55万元。",
    ],
)
def test_figures_of_other_things_are_not(text: str) -> None:
    assert "contradicted" not in {verdict for _, verdict in told(text, "restated")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("三个项目中村道维修执行率最高。", ("最高", "holds")),
        ("三个项目中河道清淤执行率最高。", ("最高", "contradicted")),
        ("支出以村道维修最多，执行率却以上级最低。", ("最低", "holds")),
        ("从执行率看，河道清淤高于路灯安装。", ("河道清淤高于路灯安装", "holds")),
        ("从执行率看，河道清淤低于路灯安装。", ("河道清淤低于路灯安装", "contradicted")),
    ],
)
def test_rows_are_compared_in_the_column_named(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text, "direction|extreme", "direction|rows")


@pytest.mark.parametrize(
    "text",
    [
        "执行率最高与最低相差4.43个百分点。",
        "河道清淤效益最高。",
        "力争河道清淤执行率最高。",
        "路灯安装上年执行率最高。",
    ],
)
def test_what_names_no_row_or_no_column_is_left_alone(text: str) -> None:
    assert told(text, "direction|extreme") == []

"""Units that a line gives to the bare amounts below it."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import understand


def units(text: str) -> list[tuple[str, str]]:
    """Every quantity of `text` with its unit."""
    return [(one.text, one.unit) for one in understand(text).quantities]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "（单位：万元，文中另有注明的除外）\n一、收支\n基本支出 932.74、项目支出 541.96，编制 24 名，得分 96.50。",
            [("932.74", "万元"), ("541.96", "万元"), ("24 名", "名"), ("96.50", "")],
        ),
        (
            "项目支出 586.31 万元，明细如下（单位：万元）：\n人居整治168.20\n产业路417（县级配套63.50）\n防汛1.11\n"
            "其中产业路占大头，共 12.20 公里。",
            [("586.31 万元", "万元"), ("168.20", "万元"), ("417", "万元"), ("63.50", "万元"), ("1.11", "万元"),
             ("12.20 公里", "公里")],
        ),
        (
            "单位：万元\n全年预算 1,250.00，实际支出 1,187.50。\n另获捐赠 3 万元，折合每人 0.02。",
            [("1,250.00", "万元"), ("1,187.50", "万元"), ("3 万元", "万元"), ("0.02", "")],
        ),
        ("单位：万元\n增值税\n12.50\n13.20", [("12.50", ""), ("13.20", "")]),
    ],
)  # fmt: skip
def test_bare_amounts_have_the_unit_that_is_stated(text: str, told: list[tuple[str, str]]) -> None:
    assert [(one.replace(" ", ""), unit) for one, unit in units(text)] == [
        (one.replace(" ", ""), unit) for one, unit in told
    ]


def test_items_of_a_list_in_lines_are_not_run_together() -> None:
    text = (
        "项目支出 381.70 万元，明细如下（单位：万元）：\n人居整治168.20\n产业路修建和养护213.50\n"
    )
    assert [one.claim.verdict for one in understand(text).statements] == ["holds"]

"""Totals and the parts that stand with them."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong

SUMS = [
    ("NUM302", "机关运行经费支出{}万元，包括办公费126.40万元、差旅费44.30万元、邮电费12.60万元。", "183.30"),
    ("NUM302", "财政总收入{}万元，比上年增加6517万元，增长10.61%。其中：地方收入51653万元，增加6455万元，增长14.28%；上划收入16296万元，增加62万元，增长0.38%。", "67949"),  # noqa: E501
    ("NUM302", "公车合计减少{}万元：购置减少48.7万元、运维增加6.62万元。", "42.08"),
    ("NUM302", "购置费84.41万元，运行费51.57万元，购置及运行费合计{}万元。", "135.98"),
    ("NUM301", "一是培训77.31万元；二是宣传42.99万元；三是购置70.05万元，以上三项合计{}万元。", "190.35"),
    ("NUM301", "中央资金125.5万元\n省级资金91.2万元\n市级资金24.6万元\n以上资金合计{}万元。", "241.3"),
    ("NUM301", "公共预算收入5875万元，加补助收入241万元、调入资金701万元，收入总计{}万元。", "6817"),
    ("NUM301", "公共预算收入147.1亿元，增长7.2%。加上转移性收入49.2亿元，收入合计{}亿元。", "196.3"),
    ("NUM302", "货物、工程、服务采购分别为657.4万元、1115.2万元和334.9万元，规模{}万元。", "2107.5"),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "total"), SUMS)
def test_right_and_wrong(rule: str, text: str, total: str) -> None:
    assert "holds" in {
        verdict for one in ("NUM301", "NUM302") for verdict in verdicts(one, text.format(total))
    }
    assert not wrong("NUM301", text.format(total))
    assert not wrong("NUM302", text.format(total))
    digit = "9" if total[1] != "9" else "5"
    slipped = f"{total[0]}{digit}{total[2:]}"
    found = [*wrong("NUM301", text.format(slipped)), *wrong("NUM302", text.format(slipped))]
    assert [number for number in found if number.startswith(slipped)]


@pytest.mark.parametrize(
    "text",
    [
        "资金主要用于：培训24万元、宣传18万元等，共支出60万元。",
        "在编45人，其中党员30人，女性20人，35岁以下10人。",
        "支出35.6亿元，其中教育8.9亿元，增长5.6%；卫生3.2亿元，下降2.1%；社保5.5亿元，增长10.2%。",
        "产出指标50分，得47.5分；效益指标30分，得28分；满意度10分，得9.5分；合计85分。",
        "年初预算1000万元，年中追加200万元，其中人员经费150万元，支出决算1150万元。",
        "总投资5.6亿元，其中中央1.2亿元、省级0.8亿元，其余自筹，累计完成投资4.2亿元。",
        "投资5000万元以上项目204个，其中新建42个，续建162个。",
    ],
)
def test_open_lists_are_not_accused(text: str) -> None:
    assert not wrong("NUM301", text)
    assert not wrong("NUM302", text)


def test_crowds_of_lists_cost_no_more_than_their_length() -> None:
    found = claims("NUM302", "其中：12万元，" * 3000)
    assert len(found) < 3000

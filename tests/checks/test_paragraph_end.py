from __future__ import annotations

from tests.checks.marked import marked

HEAD = """某县文化馆2022年度部门整体支出绩效自评报告
一、部门概况
全年开放三百天，接待读者和观众。
二、履职情况
全年组织讲座和展览，按计划举办。
经费按规定使用，没有违规问题。
三、公开情况
"""


def test_the_one_paragraph_of_a_section() -> None:
    assert marked("WRD313", HEAD + "按财政部门要求公开") == ["按财政部门要求公开"]
    assert marked("WRD313", HEAD + "按财政部门要求公开\n某县文化馆\n2023年3月1日") == [
        "按财政部门要求公开"
    ]


def test_signatures_words_and_lists_need_no_stop() -> None:
    for tail in (
        "无",
        "已公开。\n某县文化馆",
        "已公开。\n附件：自评表",
        "联系人：李某",
        "1、组织讲座和展览活动\n2、辅导基层文艺团队。",
    ):
        assert marked("WRD313", HEAD + tail) == []


def test_what_may_go_on_after_a_page_break_is_let_be() -> None:
    half = "支出进度前低后高，上半年只用了全年预算的三分之一左右，项目采购集中在第四季度，年末支付"
    assert marked("WRD313", HEAD + half + "\n\n压力较大。") == []


def test_a_report_without_stops_has_its_own_style() -> None:
    assert marked("WRD313", HEAD.replace("。", "") + "按财政部门要求公开") == []

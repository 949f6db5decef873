"""Parts and their wholes."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong


@pytest.mark.parametrize(
    "text",
    [
        "全年支出820.6万元，其中项目支出640.2万元。",
        "接待客商36批，其中外地客商28批。",
        "全年支出820.6万元，比上年增加20万元，其中项目支出640.2万元。",
        "实现交易额3.2亿美元。其中跨境电商9800万美元。",
        "收入1000万元，支出800万元，其中财政拨款950万元。",
        "受理近500件，其中线上480件。",
    ],
)
def test_a_part_within_its_whole(text: str) -> None:
    assert verdicts("NUM601", text) == {"holds"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("全年支出820.6万元，其中项目支出940.2万元。", "940.2万元"),
        ("接待客商36批，其中外地客商82批。", "82批"),
        ("实现交易额3.2亿美元。其中跨境电商98000万美元。", "98000万美元"),
    ],
)
def test_a_part_above_its_whole(text: str, found: str) -> None:
    assert wrong("NUM601", text) == [found]


@pytest.mark.parametrize(
    "text",
    [
        "完成投资5亿元，其中产业园项目总投资20亿元。",
        "签约项目8个，其中20亿元以上项目4个。",
        "举办培训3期，其中参训人员150人。",
        "本月新增5家，其中累计入库78家。",
        "支出超过50万元，其中设备60万元。",
        "一、收入\n其中财政拨款60万元。",
    ],
)
def test_other_figures_are_left_alone(text: str) -> None:
    assert not wrong("NUM601", text)


def test_known_components_of_one_period() -> None:
    text = "社会消费品零售总额88.4亿元，限上零售额25.3亿元。"
    assert verdicts("NUM602", text) == {"holds"}
    assert wrong("NUM602", text.replace("25.3", "125.3")) == ["125.3亿元"]
    other = "一季度社会消费品零售总额88.4亿元，1-9月限上零售额125.3亿元。"
    assert verdicts("NUM602", other) == {"skipped"}


def test_a_part_of_the_year() -> None:
    text = "1-9月，完成进出口额18.6亿元，全年完成进出口额25.2亿元。"
    assert verdicts("NUM603", text) == {"holds"}
    assert wrong("NUM603", text.replace("25.2", "15.2")) == ["18.6亿元"]


def test_households_and_people() -> None:
    assert verdicts("NUM604", "惠及农户36户118人。") == {"holds"}
    assert wrong("NUM604", "惠及农户136户118人。") == ["136户"]
    assert not claims("NUM604", "惠及农户136户，发放补助18人次。")


def test_stages_of_one_set_of_projects() -> None:
    text = "全年签约服务业项目50个，注册服务业项目45个，注册率90%。"
    assert verdicts("NUM605", text) == {"holds"}
    assert wrong("NUM605", text.replace("45个", "54个")) == ["54个"]
    assert verdicts("NUM605", "全年签约项目50个，注册项目54个。") == {"skipped"}


def test_periods_and_names_as_they_are_written() -> None:
    text = "截至9月底，累计接待读者36.8万人次；全年接待读者41.6万人次。"
    assert verdicts("NUM603", text) == {"holds"}
    assert wrong("NUM603", text.replace("41.6", "14.6")) == ["36.8万人次"]
    assert not claims("NUM603", "1-9月出动警力1260人次；全年新增辅警86人次。")
    assert not claims("NUM603", "上半年收入260万元，全年收入目标180万元。")


def test_what_is_left_over_is_not_the_whole() -> None:
    text = "下达专项资金1000万元，未分配资金140万元。其中：中央资金600万元，省级资金400万元。"
    assert not wrong("NUM601", text)


def test_another_part_of_the_year_is_not_the_year() -> None:
    text = "前三季度支出640.2万元，相当于全年预算的71%；第四季度支出210.5万元。"
    assert "contradicted" not in verdicts("NUM603", text)


def test_a_part_may_exceed_what_is_below_nought() -> None:
    assert "contradicted" not in verdicts(
        "NUM601", "收支差额-22.8万元，其中专户-27.2万元，备用金4.4万元。"
    )

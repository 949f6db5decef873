from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("综合考核列全市第6名（共9个县区）。", "holds"),
        ("综合考核列全市第9名（全市共9个县区）。", "holds"),
        ("综合考核列全市第11名（共9个县区）。", "contradicted"),
        ("在全省14个市州中排名第十二。", "holds"),
        ("在全省14个市州中排名第十五。", "contradicted"),
        ("总量居全市第12位（13个县区）。", "holds"),
    ],
)
def test_a_place_lies_within_the_field(text: str, verdict: str) -> None:
    assert verdicts("NUM451", text) == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "第五，共有3个问题需要解决。",
        "评选出第三批示范点（共2个）。",
        "第十二届博览会（共3个展区）如期举办。",
        "综合评价排名第5位，共有3个项目入选。",
        "第二季度（共3个月）收入平稳。",
        "从14个单位中评出第一批试点。",
        "“十四五”规划第3项（共2个子项）。",
    ],
)
def test_ordinals_that_rank_nothing(text: str) -> None:
    assert claims("NUM451", text) == []


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("排名由全市第9名上升到第5名，上升4位。", "holds"),
        ("排名由全市第9名上升到第5名，上升5位。", "contradicted"),
        ("排名由第十名跃升至第六名，较上年前进4个位次。", "holds"),
        ("排名从第三位下降至第八位，下降5位。", "holds"),
        ("排名从第三位下降至第八位，下降4位。", "contradicted"),
        ("排名由第5名上升到第8名。", "contradicted"),
        ("排名由第8名下滑到第5名。", "contradicted"),
        ("考核居第5名，较上年第8名上升3位。", "holds"),
        ("考核居第5名，较上年第8名上升4位。", "contradicted"),
        ("去年列全市第8名，今年列第5名，前移3位。", "holds"),
        ("今年列全市第5名，而去年是第8名，前移了4位。", "contradicted"),
        ("今年列全市第5名，上年第2名，后退2个位次。", "contradicted"),
    ],
)
def test_a_move_is_the_difference_of_places(text: str, verdict: str) -> None:
    assert verdicts("NUM452", text) == {verdict}


def test_a_move_the_other_way_is_a_slip_of_direction() -> None:
    (claim,) = claims("NUM452", "排名由第5名上升到第8名，上升3位。")
    assert (claim.verdict, claim.slip) == ("contradicted", "sign")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("营商环境评价排名第五，进入前三。", ["第五"]),
        ("营商环境评价排名第二，稳居前三甲。", []),
        ("营商环境评价进入前10名，位列第12名。", ["第12"]),
        ("营商环境评价进入前10名，位列第8名。", []),
        ("总量排名第五，增速进入前三。", []),
        ("总量排名第五，进入前10%。", []),
        ("第五，进入前三的企业给予奖励。", []),
    ],
)
def test_a_place_lies_within_the_top_it_is_said_to_be_in(text: str, found: list[str]) -> None:
    assert wrong("NUM453", text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("绩效考评列全区31个单位第34名。", ["第34"]),
        ("在全市9个区县考核中列第13名。", ["第13"]),
        ("全市16个乡镇参加评比，我镇在全县排名第23位。", []),
        ("全市8个区县参评，我区在全省排名第36位。", []),
        ("在全省13个地级市营商环境评价中位居第5位。", []),
    ],
)
def test_a_place_is_held_to_the_field_of_its_own_ranking(text: str, found: list[str]) -> None:
    assert wrong("NUM451", text) == found

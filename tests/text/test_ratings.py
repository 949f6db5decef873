from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.normalize import normalize
from perflint.text.ratings import read_ratings


def pairs(text: str) -> list[tuple[str, str]]:
    return [(rating.score, rating.grade) for rating in read_ratings(normalize(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("经综合评分，自评得分93.5分，自评优秀。", [("93.5", "优秀")]),
        ("综合得分为88分，绩效评价等级为“良”。", [("88", "良")]),
        ("总分100分，自评得分96.5分，等级为优。", [("96.5", "优")]),
        ("评分结果：98.21分；评价等级：优", [("98.21", "优")]),
        ("评价得分92.3分。评价等级为“优”。", [("92.3", "优")]),
        ("评价等级：优（95分）", [("95", "优")]),
        ("以98分的成绩获评优秀等级。", [("98", "优秀")]),
        ("自评得分86分，评价等级为“较好”。", [("86", "较好")]),
        ("自评得分93分，等次为好。", [("93", "好")]),
        ("自评得分93分，评价结果较好，群众反映好。", [("93", "")]),
        ("部门自评为良好，拟予公开", [("", "良好")]),
        ("投入10分得9.2分，产出50分得48分，满分100分，实得93.1分，属优。", [("93.1", "优")]),
        ("90分（含）以上为“优”，本部门自评等级为优。", [("", "优")]),
        ("评价得分：投入15分、过程23.5分、产出54分，合计92.5分，等级为优。", [("92.5", "优")]),
        ("甲项目得分97分，等级为优；乙项目得分82分，等级为良。", [("97", "优"), ("82", "良")]),
    ],
)
def test_scores_and_grades_pair_up(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "综合得分在90分（含）以上为“优”，80-90分为“良”。",
        "评价等级分为优、良、中、差四档。",
        "按技术评定等级分，等级公路中，高速公路占一成。",
        "组织实施（30分）得26.5分，过程20分得18分。",
        "预算执行率得分9.8分，产出指标得分49分。",
        "年度绩效考核得分102.3分，位列第一，被评为优秀等次。",
        "9月被评为优秀单位，获得先进集体，群众综合评价良好。",
        "用时30分钟，三分之一的企业受益，得分率98%。",
    ],
)
def test_what_is_no_rating(text: str) -> None:
    assert pairs(text) == []


def test_a_rating_knows_whether_it_speaks_of_a_project() -> None:
    whole, one = read_ratings("本部门自评得分95分，等级为优。培训项目自评得分90分，等级为优。")
    assert not whole.project
    assert one.project


@given(st.text(alphabet="自评得分总等级为优秀良好0123456789.%，。；“”（）\n", max_size=80))
def test_every_span_slices_back(text: str) -> None:
    for rating in read_ratings(text):
        if rating.score_span:
            assert rating.score_span.of(text) == rating.score + "分"
        if rating.grade_span:
            assert rating.grade_span.of(text) == rating.grade

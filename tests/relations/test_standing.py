"""Which two figures a rate or average is of, among several that it may be of."""

from __future__ import annotations

from itertools import pairwise

import pytest

from perflint.extract.build import build
from perflint.extract.statements import view_of
from perflint.model.rule import Ruleset
from perflint.readers import read
from perflint.relations.find import find_readings
from perflint.relations.standing import NONE, Points, bands
from tests.relations.statements import accused

POINTS = {"near": 20, "called": 10, "far": -30}


def test_what_speaks_for_a_way_sets_it_before_its_rivals() -> None:
    ways = [["near", "called"], ["called"], ["far"]]
    assert list(bands(ways, POINTS)) == ["clear", "low", ""]


def test_a_way_without_signs_is_hardly_meant_beside_none() -> None:
    assert list(bands([[]], POINTS | {NONE: 30})) == [""]


def test_the_more_rivals_the_less_likely_each() -> None:
    order = ["clear", "likely", "even", "open", "low", ""]
    found = [order.index(next(bands([["near"]] * n, POINTS))) for n in range(1, 12)]
    assert all(one <= other for one, other in pairwise(found)) and found[-1] > found[0]


def test_a_sign_without_points_counts_for_nothing() -> None:
    assert list(bands([["near", "new"], ["near"]], POINTS)) == ["even", "even"]


def test_without_points_no_way_is_left_out() -> None:
    assert list(bands([["near"], ["far"]] * 20, {})) == ["even"] * 40


@pytest.mark.parametrize("form", ["rate_beside", "average"])
def test_bands_follow_from_the_points_of_the_rules(builtin_rules: Ruleset, form: str) -> None:
    report = "项目总成本 86.4 万元。培训 120 人，实际投入 72.6 万元，人均 6,050 元，结业 114 人，结业率 95%。"

    def found(points: Points) -> list[str]:
        ruleset = builtin_rules._replace(signs={form: points})
        view = view_of(build(read("-", data=report.encode(), name="a.txt"), ruleset), ruleset)
        readings = find_readings(view, ruleset.identities, ruleset.signs)
        return sorted(one.features[0] for one in readings if one.form == form and one.signs)

    assert "even" in found({})
    assert "even" not in found({NONE: 90})
    assert found(builtin_rules.signs[form]) not in (found({}), found({NONE: 90}))


REPORTS = (
    "一、产出\n质量。抽检任务 1,200 批次，实检 1,250 批次。检出不合格 43 批次，合格率 {rate}。",
    "一、支出情况\n全年支出 2,846.37 万元。\n（一）基本支出 1,173.52 万元，占 41.23%，其中公用经费 96.4 万元。\n"
    "（二）项目支出 1,672.85 万元，占 {share}。",
    "一、支出情况\n全年支出 4,918.26 万元。\n按方向看，道路养护 2,163.4 万元，占全部支出的 43.99%；"
    "路灯 1,327.8 万元，占 {likes}。",
    "二、效果\n培训学员 864 人，其中女性 391 人，回收问卷 782 份，结业 817 人，结业率 {passed}。",
)  # fmt: skip


@pytest.mark.parametrize(
    ("report", "right", "wrong"),
    [
        (REPORTS[0], "96.56%", "96.65%"),
        (REPORTS[1], "58.77%", "57.87%"),
        (REPORTS[2], "27.00%", "72.00%"),
        (REPORTS[3], "94.56%", "945.6%"),
    ],
)
def test_a_broken_rate_is_told_from_a_right_one(report: str, right: str, wrong: str) -> None:
    def told(rate: str) -> list[tuple[str, str]]:
        return accused(report.format(rate=rate, share=rate, likes=rate, passed=rate))

    assert not told(right)
    assert [words for _, words in told(wrong)]

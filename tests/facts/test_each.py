"""What a figure is told for each of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.facts.each import each_of


@pytest.mark.parametrize(
    ("lead", "tail", "unit", "periods"),
    [
        ("在职人均", "", "人", ()),
        ("处均工程费", "", "处", ()),
        ("公里均养护费", "", "公里", ()),
        ("月户均补贴", "", "户", ("month",)),
        ("按每人每月", "", "人", ("month",)),
        ("每月每户", "", "户", ("month",)),
        ("平均每所安装", "", "所", ()),
        ("单车油耗费", "", "车", ()),
        ("水稻亩产", "", "亩", ()),
        ("延米造价约", "", "延米", ()),
        ("吨水电耗", "", "吨", ()),
        ("场馆改造综合单价", "/平方米", "平方米", ()),
        ("护工补助", "/人·月", "人", ("month",)),
        ("日均", "", "", ("day",)),
        ("平均班额小学", "", "班", ()),
        ("综合单价", "", "", ()),
    ],
)
def test_words_tell_it(lead: str, tail: str, unit: str, periods: tuple[str, ...]) -> None:
    each = each_of(lead, tail)
    assert each is not None
    assert (each.unit, each.periods) == (unit, periods)


@pytest.mark.parametrize(
    "lead", ["满意度均达到", "各村均为", "项目均完成", "全年支出", "所属事业单位", "清单所列"]
)
def test_other_words_do_not(lead: str) -> None:
    assert each_of(lead, "") is None


def test_many_at_a_time_and_what_is_shared_out() -> None:
    beds, help_paid = each_of("每千人", ""), each_of("受灾群众人均救助", "")
    assert beds is not None
    assert help_paid is not None
    assert beds.many == Decimal(1000)
    assert help_paid.words == "受灾群众救助"
    assert help_paid.mean


def test_what_comes_each_year_is_no_price() -> None:
    interest = each_of("年付息", "")
    assert interest is not None
    assert not interest.is_price

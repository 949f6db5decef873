"""Which numbers of a text are quantities, and what they are."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.model.quantity import Quantity
from tests.checks.verdicts import understand


def quantities(text: str) -> tuple[Quantity, ...]:
    return understand(text).quantities


@pytest.mark.parametrize(
    ("text", "amount", "dimension", "unit"),
    [
        ("支出1.5万元", "15000", "money", "万元"),
        ("支出3千元", "3000", "money", "千元"),
        ("支出一百二十万元", "1200000", "money", "万元"),
        ("支出壹佰万元整", "1000000", "money", "万元整"),
        ("支出1,250,000.50元", "1250000.50", "money", "元"),
        ("支出1，250，000元", "1250000", "money", "元"),
        ("会议费2,000", "2000", "number", ""),
        ("收入3,286,618,082.20", "3286618082.20", "number", ""),
        ("支出12 345.6万元", "123456000", "money", "万元"),
        ("支出１２．５万元", "125000", "money", "万元"),
        ("规模1.21万亿", "1210000000000", "money", "万亿"),
        ("到位40.7亿", "4070000000", "money", "亿"),
        ("出口1.2亿美元", "120000000", "money", "亿美元"),
        ("占比三成", "30", "percent", "成"),
        ("出生率10.5‰", "1.05", "percent", "‰"),
        ("提高4.4个百分点", "4.4", "points", "个百分点"),
        ("增长2.5倍", "250", "multiple", "倍"),
        ("惠及1.2万人次", "12000", "people", "万人次"),
        ("改造小区五个", "5", "count", "个"),
        ("变动-12.5万元", "-125000", "money", "万元"),
        ("建成3公顷", "30000", "area", "公顷"),
        ("治理3hm²", "30000", "area", "hm²"),
        ("修路12 km", "12000", "length", "km"),
        ("绿化1200m2", "1200", "area", "m2"),
        ("浓度为30微克/立方米", "30", "number", "微克/立方米"),
        ("出栏家禽2万羽", "20000", "count", "万羽"),
        ("支出1,250, 160万元", "12501600000", "money", "万元"),
        ("支出1,250,000.5 0元", "1250000.50", "money", "元"),
        ("增长15.87 %", "15.87", "percent", "%"),
        ("下达7,439万", "74390000", "money", "万"),
        ("收入翻一番", "1.0", "multiple", "番"),
    ],
)
def test_read(text: str, amount: str, dimension: str, unit: str) -> None:
    (quantity,) = quantities(f"今年{text}。")
    assert quantity.amount == Decimal(amount)
    assert (quantity.dimension, quantity.unit) == (dimension, unit)


@pytest.mark.parametrize(
    ("text", "qualifier"),
    [
        ("约12万元", "about"),
        ("近12万元", "under"),
        ("超12万元", "over"),
        ("12万余元", "over"),
        ("12余万元", "over"),
        ("12万元以上", "over"),
        ("不足12万元", "under"),
        ("不超过12万元", "under"),
        (">=12万元", "over"),
        ("≥ 12万元", "over"),
        ("<=12万元", "under"),
        ("12万元左右", "about"),
        ("签约12万元", ""),
        ("12万元以上资金合计", ""),
    ],
)
def test_qualifiers(text: str, qualifier: str) -> None:
    (quantity,) = quantities(f"支出{text}。")
    assert (quantity.qualifier, quantity.amount) == (qualifier, Decimal(120000))


@pytest.mark.parametrize(
    "text",
    [
        "2022年3月15日印发",
        "2022年1-9月",
        "截至2022-12-31",
        "财预〔2020〕10号",
        "“256”工程",
        "落实1+3+N方案",
        "5G基站",
        "世界500强企业",
        "位居全省第3名",
        "一是加强管理，三是落实责任",
        "“三公”经费",
        "3-5万元的补助",
        "上午8:30开会",
        "三季度",
        "12345热线电话0796-8223456",
    ],
)
def test_no_quantities(text: str) -> None:
    assert not [q for q in quantities(f"关于{text}。") if q.dimension == "money" or q.unit]


def test_units_carry_along_a_list() -> None:
    values = quantities("主要为：203.56、67.27、48.4、34.12万元。")
    assert [q.unit for q in values] == ["万元"] * 4
    assert [q.inherited for q in values] == [True, True, True, False]


def test_a_fraction_written_out_is_two_numbers() -> None:
    values = quantities("执行率=8778.17/11206.52×100%=78.33%。")
    assert [str(q.value) for q in values] == ["8778.17", "11206.52", "100", "78.33"]


def test_a_number_broken_by_a_line_is_one() -> None:
    values = quantities("全年预算执行率为98\n.5%，支出197万元。")
    assert [str(q.value) for q in values] == ["98.5", "197"]


@given(
    st.decimals(min_value=0, max_value=10**9, places=2),
    st.sampled_from(["元", "万元", "亿元", "个", "人次", "%", "平方米"]),
    st.booleans(),
)
def test_what_is_printed_is_read(value: Decimal, unit: str, grouped: bool) -> None:
    shown = f"{value:,.2f}" if grouped else f"{value:.2f}"
    (quantity,) = quantities(f"完成{shown}{unit}。")
    assert (quantity.value, quantity.unit, quantity.decimals) == (value, unit, 2)
    assert quantity.span.of(understand(f"完成{shown}{unit}。").flow.text) == f"{shown}{unit}"


@given(st.text(alphabet="0123456789,，.% 万亿元个年月日-—（）〔〕、：第约近余", max_size=60))
def test_any_text_reads_in_order(text: str) -> None:
    values = quantities(f"支出{text}。")
    for first, second in zip(values, values[1:], strict=False):
        assert first.span.end <= second.span.start


def test_a_number_of_an_item_goes_before_a_count() -> None:
    subject = understand("1.低保户120户。\n2.468户脱贫户增收。\n3.新增12户。")
    assert [one.text for one in subject.quantities] == ["120户", "468户", "12户"]


def test_a_number_glued_to_the_number_of_its_line_is_read_without_it() -> None:
    found = understand("1.发放问卷。\n2.468户脱贫户增收。\n").quantities
    assert [(one.value, one.unit) for one in found] == [(468, "户")]

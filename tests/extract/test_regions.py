from __future__ import annotations

import pytest

from perflint.extract.regions import (
    find_places,
    full_name,
    guess_area,
    load_areas,
    name_area,
    short_name,
)


def named(words: str, whole: str = "") -> str | None:
    found = name_area(words, 0, len(words), whole or words)
    return full_name(found[0]) if found else None


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("广州市荔湾区商务和投资促进局", "广东省广州市荔湾区"),
        ("进贤县商务局", "江西省南昌市进贤县"),
        ("南昌市红谷滩区商务局", "江西省南昌市红谷滩区"),
        ("临平区教育局", "浙江省杭州市临平区"),
        ("望城区水利局", "湖南省长沙市望城区"),
        ("江西省商务厅", "江西省"),
        ("上海市浦东新区卫生健康委员会", "上海市浦东新区"),
        ("仙桃市民政局", "湖北省仙桃市"),
        ("南县政协办公室", "湖南省益阳市南县"),
        ("湘西土家族苗族自治州财政局", "湖南省湘西土家族苗族自治州"),
        ("红河州数据发展中心", "云南省红河哈尼族彝族自治州"),
        ("吉林市财政局", "吉林省吉林市"),
        ("海南省财政厅", "海南省"),
        ("南昌高新技术产业开发区管理委员会", "江西省南昌市"),
        ("区商务局", None),
        ("济南县域经济研究中心", None),
    ],
)
def test_the_area_of_a_name(words: str, name: str | None) -> None:
    assert named(words) == name


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        ("南昌市委部署，江西省支持", "江西省南昌市西湖区"),
        ("杭州亚运会，浙江省支持", "浙江省杭州市西湖区"),
        ("区委部署", None),
    ],
)
def test_one_name_in_two_cities_needs_other_places(whole: str, name: str | None) -> None:
    assert named("西湖区商务局", whole) == name


def test_guess_takes_the_county_the_filing_calls_its_own() -> None:
    text = "我区与青云谱区并列。红谷滩区成立专班，红谷滩区招商成效显著，全市第二。赴深圳市考察。"
    found = guess_area(text)
    assert found is not None
    assert full_name(found[0]) == "江西省南昌市红谷滩区"
    assert text[found[1].start : found[1].end] == "红谷滩区"


@pytest.mark.parametrize(
    "text", ["我区工作有序。", "荔湾区一次，我区也是。", "荔湾区荔湾区，天河区天河区。", ""]
)
def test_guess_needs_more_than_one_mention_and_a_clear_lead(text: str) -> None:
    assert guess_area(text) is None


def test_longest_name_wins() -> None:
    text = "武汉市东西湖区"
    assert [text[p.start : p.end] for p in find_places(text, 0, len(text))] == [
        "武汉市",
        "东西湖区",
    ]


@pytest.mark.parametrize(
    ("name", "short"),
    [("南昌市", "南昌"), ("江西省", "江西"), ("内蒙古自治区", "内蒙古"), ("延边朝鲜族自治州", "延边"),
     ("黔东南苗族侗族自治州", "黔东南"), ("锡林郭勒盟", "锡林郭勒")],
)  # fmt: skip
def test_short_names(name: str, short: str) -> None:
    assert short_name(name) == short


def test_the_list_is_whole() -> None:
    areas = {area for named in load_areas().values() for area in named}
    assert len({area[0] for area in areas}) == 31
    assert len({area[:2] for area in areas if area[1]}) > 330
    assert len({area for area in areas if area[2]}) > 2800
    assert len(load_areas()["市中区"]) >= 4

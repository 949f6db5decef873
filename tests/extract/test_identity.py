"""Identity: from covers, titles, signatures and texts such as are filed, and against two labels."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from perflint.extract.build import build
from perflint.extract.flow import build_flow
from perflint.extract.identity import read_identity
from perflint.extract.outline import build_outline, read_openings
from perflint.model.document import Document
from perflint.model.subject import Fact, Identity
from perflint.readers import read
from tests.extract.outlines import declared

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
GOLD = sorted((SHARED / "gold").glob("00*.yaml"))
BODY = "一、基本情况\n（一）主要职能\n负责有关工作。\n二、绩效目标完成情况\n各项任务完成。\n"


def identify(document: Document) -> tuple[str, Identity]:
    flow, paragraphs, _ = build_flow(document)
    return flow.text, read_identity(
        flow, paragraphs, build_outline(flow, paragraphs, (), read_openings(flow, paragraphs))
    )


def facts(text: str) -> dict[str, str | None]:
    found = identify(read("-", data=text.encode()))[1]
    names = ("type", "year", "region", "department", "score", "grade", "signed")
    values: dict[str, Fact | None] = {name: getattr(found, name) for name in names}
    return {name: fact.value if fact else None for name, fact in values.items()}


CASES = {
    "everything in the title": (
        "广州市荔湾区司法局 2022 年部门整体支出绩效自评报告\n" + BODY,
        {"type": "department", "year": "2022", "region": "广东省广州市荔湾区",
         "department": "广州市荔湾区司法局", "signed": None},
    ),
    "lines of the page are neither title nor part of it": (
        "当前位置：首页 > 公告 > 项目绩效自评报告\n- 索引号：sjzx/2025-00002\n- 发布日期：2025-04-29\n- 时效性：有效\n"
        "红河州数据发展中心2024年度项目支出绩效自评报告\n" + BODY,
        {"type": "project", "year": "2024", "department": "红河州数据发展中心"},
    ),
    "a form names who carries the project out": (
        "项目支出绩效自评表（2023年度）\n项目名称\n水库管护\n实施单位（盖章）\n青神县发展和改革局本级\n" + BODY,
        {"type": "project", "department": "青神县发展和改革局", "region": "四川省眉山市青神县"},
    ),
    "the signature is fuller than the title": (
        "西湖区司法局部门整体支出绩效自评报告\n" + BODY + "2022年，培训三次。\n南昌市西湖区司法局\n2023年3月14日",
        {"year": "2022", "region": "江西省南昌市西湖区", "department": "南昌市西湖区司法局",
         "signed": "2023-03-14"},
    ),
    "year in brackets, body named in the text": (
        "部门（单位）整体支出绩效自评报告\n（2021年度）\n一、部门概况\n进贤县水利局是主管全县水利的县政府组成部门。\n",
        {"type": "department", "year": "2021", "region": "江西省南昌市进贤县",
         "department": "进贤县水利局"},
    ),
    "signed 区…局 only": (
        "2022年度项目支出绩效自评总报告\n一、绩效目标管理情况\n红谷滩区招商有力，红谷滩区营商环境好，我区成效明显。\n"
        "区文旅局\n2023年3月14日",
        {"type": "project-summary", "year": "2022", "region": "江西省南昌市红谷滩区",
         "department": "南昌市红谷滩区文旅局", "signed": "2023-03-14"},
    ),
    "a cover of fields": (
        "雨花区2022年度部门（单位）整体支出\n绩效评价自评报告\n部门（单位）名称：长沙市雨花区水利局\n"
        "评价方式：自评\n报告日期：2023年5月10日\n雨花区财政局（制）\n" + BODY,
        {"type": "department", "year": "2022", "region": "湖南省长沙市雨花区",
         "department": "长沙市雨花区水利局", "signed": "2023-05-10"},
    ),
    "field name and body on two lines": (
        "2018年度部门整体支出绩效评价自评报告\n部门（单位）名称\n岳阳市城市管理监督指挥中心\n" + BODY,
        {"year": "2018", "region": "湖南省岳阳市", "department": "岳阳市城市管理监督指挥中心"},
    ),
    "Chinese numerals, name above the title": (
        "二〇二二年度\n杭州市西湖区民政局\n部门整体支出绩效自评报告\n" + BODY,
        {"year": "2022", "region": "浙江省杭州市西湖区", "department": "杭州市西湖区民政局"},
    ),
    "a project": (
        "2023年度公路养护专项资金绩效自评报告\n项目单位：永修县交通运输局\n一、项目概况\n总投资300万元。\n"
        "三、结论\n该项目自评得分95.5分，等级为“优”。\n",
        {"type": "project", "year": "2023", "region": "江西省九江市永修县",
         "department": "永修县交通运输局", "score": "95.5", "grade": "优"},
    ),
    "not the scores of single projects": (
        "某局2022年部门整体支出绩效自评报告\n" + BODY
        + "培训项目得分90分，项目绩效等级为优。\n经综合评分，自评得分88.5分，自评良好。\n",
        {"score": "88.5", "grade": "良好"},
    ),
    "several projects and no score of the whole": (
        "某局2022年部门整体支出绩效自评报告\n" + BODY
        + "甲项目得分90分，项目等级为优。\n乙项目得分85分，项目等级为良。\n",
        {"score": None, "grade": None},
    ),
    "the year the text speaks of, not that of policies and awards": (
        "某局部门整体支出绩效自评报告\n一、概况\n2022年，培训三次。2022年新建两处。\n"
        "兑现2021年度促进消费奖励资金，获2021年度先进单位，印发《2020年工作方案》《2019年办法》。\n",
        {"year": "2022"},
    ),
    "a report cannot be of a year after its date": (
        "某局部门整体支出绩效自评报告\n一、概况\n2022年培训三次。\n2024年，计划培训。2024年再建。\n某局\n2023年2月1日\n",
        {"year": "2022"},
    ),
    "a title below the menus of a page": (
        "欢迎来到融水县人民政府门户网站，今天是星期三\n当前位置：首页 > 乡镇 > 决算公开\n\n"
        "融水县三防镇人民政府2021年部门决算\n\n目录\n第一部分 概况\n一、主要职能\n负责本镇工作。\n",
        {"type": "other", "year": "2021", "department": "融水县三防镇人民政府"},
    ),
    "the year before the name": (
        "首页 > 耒阳市教育局 > 财政信息\n\n2023年度 耒阳市教育局（本级）部门决算\n\n目录\n一、部门职责\n"
        "我局是耒阳市人民政府组成局，主管教育工作。\n",
        {"type": "other", "year": "2023", "department": "耒阳市教育局"},
    ),
    "a welcome is no part of a name, nor is 本溪 our own": (
        "欢迎来到本溪市中医院\n2023年度单位决算\n一、主要职责\n负责诊疗。\n",
        {"department": "本溪市中医院", "region": "辽宁省本溪市"},
    ),
    "years compared with are not the year told of": (
        "（一）本单位2021年度总收入581万元，较2020年度决算数减少175万元。\n1.拨款收入382万元，较2020年度决算数减少157万元，"
        "比2020年少两项。\n2.补助收入8万元，与2020年度持平。\n",
        {"year": "2021"},
    ),
    "nothing to go by": ("某单位情况说明\n一、概况\n工作有序。\n", {
        "type": "other", "year": None, "region": None, "department": None, "score": None,
        "grade": None, "signed": None,
    }),
    "an empty filing": ("", {"type": "other", "year": None, "region": None, "department": None}),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_identity(text: str, expected: dict[str, str | None]) -> None:
    found = facts(text or " ") if text else facts("\n。\n")
    assert {name: found[name] for name in expected} == expected


def test_facts_point_at_the_words_they_were_read_from() -> None:
    text, found = identify(read("-", data=CASES["a cover of fields"][0].encode()))
    for fact, words in (
        (found.year, "2022年"),
        (found.region, "雨花区"),
        (found.department, "长沙市雨花区水利局"),
        (found.signed, "2023年5月10日"),
    ):
        assert fact is not None
        assert fact.span is not None
        assert fact.span.of(text) == words
        assert fact.evidence


@pytest.mark.skipif(not GOLD, reason="no labelled reports beside this checkout")
@pytest.mark.parametrize("gold", GOLD, ids=lambda path: path.stem)
def test_identity_as_labelled(gold: Path) -> None:
    labels: dict[str, Any] = yaml.safe_load(gold.read_text(encoding="utf-8"))
    document = read(str(SHARED / "seeds" / labels["seed"]))
    _, found = identify(document)
    told = labels["metadata"]
    for name, label in (
        ("year", "report_year"), ("region", "region"), ("department", "department"),
        ("score", "score"), ("grade", "grade"),
    ):  # fmt: skip
        value = (told.get(label) or {}).get("value")
        fact: Fact | None = getattr(found, name)
        assert (fact.value if fact else None) == (str(value) if value is not None else None), name
    assert ("整体" in told["report_type"]["value"]) == (found.type.value == "department")


def test_a_title_with_two_years_is_of_the_one_evaluated() -> None:
    text = "盐边县文化馆2023年度绩效自评和2024年绩效目标报告\n一、部门概况\n编制9人。\n"
    identity = build(read("-", data=text.encode()), declared()).identity
    assert identity.year is not None
    assert (identity.year.value, identity.also) == ("2023", (2024,))

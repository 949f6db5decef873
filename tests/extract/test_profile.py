from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.errors import UsageError
from perflint.extract.profile import choose_profile
from perflint.model.rule import ProfileSpec, Ruleset
from perflint.model.subject import Band, ExpectedSection, Fact, Identity, Template
from tests.checks.verdicts import understand
from tests.extract.outlines import declared, sections

NANCHANG = """一、部门概况
（一）部门主要职责职能，组织架构、人员及资产等基本情况
本馆现有9人。
（二）当年部门履职总体目标、工作任务
演出24场。
（三）当年部门年度整体支出绩效目标
观众增加。
（四）部门预算绩效管理开展情况
年末自评。
（五）当年部门预算及执行情况
支出150万元。
二、部门整体支出绩效实现情况
（一）履职完成情况
完成。
（二）履职效果情况
良好。
三、部门整体支出绩效中存在问题及改进措施
（一）主要问题及原因分析
进度慢。
（二）改进的方向和具体措施
排计划。
四、绩效自评结果拟应用和公开情况
公开。"""
GENERIC = "一、部门基本情况\n9人。\n二、存在的主要问题\n进度慢。\n三、下一步改进措施\n排计划。"


def who(kind: str = "department", region: str = "", year: str = "") -> Identity:
    return Identity(
        Fact(kind),
        year=Fact(year) if year else None,
        region=Fact(region) if region else None,
    )


def test_region_and_type_decide() -> None:
    profile = choose_profile(who(region="江西省南昌市某县"), sections(NANCHANG), declared())
    assert profile.id == "jiangxi-nanchang"
    assert profile.template is not None
    assert profile.template.id == "nanchang-department"
    assert profile.evidence == (
        "地区：江西省南昌市某县",
        "提纲与“南昌市部门整体支出绩效自评报告”13/14 节相符",
    )


def test_the_narrowest_region_wins() -> None:
    changsha = choose_profile(who(region="湖南省长沙市某区"), sections(GENERIC), declared())
    assert changsha.id == "hunan-changsha"
    assert choose_profile(who(region="湖南省某市"), (), declared()).id == "hunan"


def test_an_outline_of_another_kind_is_not_held_to_the_template() -> None:
    text = "一、工作\n演出24场。\n二、打算\n继续演出。"
    profile = choose_profile(who(region="江西省南昌市"), sections(text), declared())
    assert profile.id == "jiangxi-nanchang"
    assert profile.template is None
    assert "差别太大" in profile.evidence[1]


def test_no_template_for_this_type_of_report() -> None:
    profile = choose_profile(who("project", "广东省广州市"), sections(GENERIC), declared())
    assert (profile.id, profile.template) == ("guangdong-guangzhou", None)


def test_outline_alone_decides_only_beyond_doubt() -> None:
    assert choose_profile(who(), sections(NANCHANG), declared()).id == "jiangxi-nanchang"
    undetermined = choose_profile(who(), sections(GENERIC), declared())
    assert (undetermined.id, undetermined.template) == ("national", None)
    assert undetermined.evidence[0] == "地区未能确定"


def test_a_known_region_without_profile_is_never_given_anothers() -> None:
    profile = choose_profile(who(region="海南省海口市"), sections(NANCHANG), declared())
    assert (profile.id, profile.template) == ("national", None)
    assert "海南省海口市" in profile.evidence[0]


def test_a_profile_says_what_is_not_known_of_its_place() -> None:
    profile = choose_profile(who(region="浙江省杭州市"), sections(NANCHANG), declared())
    assert (profile.id, profile.template) == ("zhejiang", None)
    assert "未经核对" in profile.evidence[1]


def test_bands_of_unknown_places_are_all_there_are() -> None:
    unknown = choose_profile(who(), (), declared())
    tables = {spec.bands for spec in declared().profiles if spec.bands}
    assert set(unknown.bands) == tables
    known = choose_profile(who(region="江西省南昌市"), (), declared())
    assert len(known.bands) == 1
    assert known.bands[0][0].grade == "优"


def test_bands_from_memory_only_add_to_the_national_ones() -> None:
    guangzhou = choose_profile(who(region="广东省广州市"), (), declared())
    assert len(guangzhou.bands) == 2
    assert known_grade(guangzhou.bands[1], Decimal(65)) == "中"
    assert known_grade(guangzhou.bands[0], Decimal(65)) == "低"


def test_a_verified_table_of_the_place_holds_alone() -> None:
    bands = tuple(Band(*band) for band in (("优秀", Decimal(90), Decimal(100)),))
    specs = (*declared().profiles, ProfileSpec("jia", "甲", "national", "甲省", bands=bands))
    ruleset = declared()._replace(profiles=specs)
    assert choose_profile(who(region="甲省"), (), ruleset).bands == (bands,)
    memory = (*specs[:-1], specs[-1]._replace(bands_status="memory"))
    ruleset = ruleset._replace(profiles=memory)
    assert len(choose_profile(who(region="甲省"), (), ruleset).bands) == 2


def known_grade(table: tuple[Band, ...], score: Decimal) -> str:
    return next(band.grade for band in table if band.low <= score < band.high)


def test_wanted_overrides_what_the_filing_says() -> None:
    profile = choose_profile(
        who(region="江西省南昌市"), sections(GENERIC), declared(), "hunan-changsha"
    )
    assert profile.id == "hunan-changsha"
    assert profile.template is not None
    assert profile.evidence[0] == "由 --profile 或配置指定"


@pytest.mark.parametrize(
    ("wanted", "profile"),
    [
        ("hunan-changsha", "hunan-changsha"),
        ("湖南省长沙市", "hunan-changsha"),
        ("长沙", "hunan-changsha"),
        ("湖南长沙", "hunan-changsha"),
        ("浏阳市", "hunan-changsha"),
        ("湖南", "hunan"),
        ("红河州", "yunnan-honghe"),
    ],
)
def test_a_place_may_be_called_by_its_name(wanted: str, profile: str) -> None:
    assert choose_profile(who(), sections(GENERIC), declared(), wanted).id == profile


@pytest.mark.parametrize("wanted", ["朝阳", "西湖区", "海口", "没有这个地方"])
def test_a_name_of_several_places_or_of_none_with_a_profile_is_refused(wanted: str) -> None:
    with pytest.raises(UsageError):
        choose_profile(who(), (), declared(), wanted)


def test_unknown_wanted_names_the_nearest() -> None:
    with pytest.raises(UsageError) as raised:
        choose_profile(who(), (), declared(), "hunan-changha")
    assert "hunan-changsha" in raised.value.hint
    assert "hunan-changha" in raised.value.title


def test_years_of_a_template() -> None:
    node = ExpectedSection("概况")
    old = Template("old", "旧", "department", "甲省", (node,), last_year=2019)
    new = Template("new", "新", "department", "甲省", (node,), first_year=2020)
    spec = ProfileSpec("jia", "甲省", region="甲省", templates=("old", "new"))
    ruleset = Ruleset((), (old, new), (spec,), {})
    found = sections("一、概况\n9人。")
    for year, template in (("2018", old), ("2021", new)):
        assert choose_profile(who(region="甲省", year=year), found, ruleset).template is template


def test_the_places_own_template_goes_before_those_it_takes_over() -> None:
    text = "一、部门（单位）基本概况\n9人。\n二、一般公共预算支出情况\n支出9万元。"
    for year, template in (("2018", "yueyang-department-2018"), ("2022", "hunan-department")):
        who_it_is = who(region="湖南省岳阳市", year=year)
        chosen = choose_profile(who_it_is, sections(text), declared(), "hunan-yueyang").template
        assert chosen is not None
        assert chosen.id == template


def test_every_profile_names_templates_that_exist() -> None:
    templates = {template.id for template in declared().templates}
    named = {name for spec in declared().profiles for name in spec.templates}
    assert named == templates
    for spec in declared().profiles:
        assert spec.extends in {"", *(one.id for one in declared().profiles)}


@pytest.mark.parametrize(
    ("office", "profile"),
    [
        ("颍上县农业农村局", "anhui"),
        ("瑞金市农业农村局", "jiangxi"),
        ("百色市农业农村局", "guangxi"),
        ("乌拉特中旗农牧局", "neimenggu"),
        ("凯里市农业农村局", "guizhou"),
        ("社旗县农业农村局", "henan"),
        ("随县农业农村局", "hubei-suizhou"),
        ("仁寿县农业农村局", "sichuan"),
        ("重庆市大足区农业农村委员会", "chongqing"),
    ],
)
def test_offices_of_provinces_without_an_outline_are_recognised(office: str, profile: str) -> None:
    text = f"{office}2023年度部门整体支出绩效自评报告\n一、基本情况\n本单位负责农业工作。"
    chosen = understand(text).profile
    assert (chosen.id, chosen.template) == (profile, None)
    assert "未经核对" in chosen.evidence[-1]

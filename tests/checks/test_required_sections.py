from __future__ import annotations

from perflint.checks.required_sections import Params, State, check
from perflint.model.claim import Match
from perflint.model.subject import ExpectedSection, Template
from tests.extract.outlines import lines_of, subject

WHOLE = """广州市某区文化馆2022年部门整体支出绩效自评报告
一、基本情况
（一）部门职能
本馆承担群众文化辅导工作。
（二）部门整体收支情况
全年支出150万元。
（三）部门整体支出绩效目标
让群众就近享受文化服务。
（四）部门年度重点工作任务
下乡演出。
二、综合评价分析
（一）自评结论综述
自评得分92分。
（二）各重点工作任务绩效目标完成情况分析
都已完成。
（三）主要工作成效
观众增加。
三、存在的主要问题
进度慢。
四、下一步改进措施
排定用款计划。"""
PROFILE = "guangdong-guangzhou"


def drop(*lines: str) -> str:
    kept = [line for line in WHOLE.split("\n") if line not in lines]
    assert len(kept) == WHOLE.count("\n") + 1 - len(lines)
    return "\n".join(kept)


def found(text: str, *states: State, profile: str = PROFILE) -> list[tuple[int, Match]]:
    filing = subject(text, profile)
    matches = [match for match in check(filing, Params(states)) if isinstance(match, Match)]
    return list(zip(lines_of(matches, filing), matches, strict=True))


ALL: tuple[State, ...] = ("missing", "unheaded", "misnamed", "misplaced")


def test_whole_report() -> None:
    assert found(WHOLE, *ALL) == []


def test_each_missing_section_where_it_should_stand() -> None:
    text = drop("（三）主要工作成效", "观众增加。", "四、下一步改进措施", "排定用款计划。")
    (first, effect), (second, measures) = found(text, *ALL)
    assert (first, effect.values["title"]) == (15, "主要工作成效")
    assert effect.values["after"] == "（二）各重点工作任务绩效目标完成情况分析"
    assert (second, measures.values["title"]) == (17, "下一步改进措施")
    assert measures.values["template"] == "广州市部门整体支出绩效自评报告"


def test_heading_lost_but_text_there() -> None:
    text = drop("四、下一步改进措施").replace("排定用款", "下一步改进管理，排定用款")
    ((line, match),) = found(text, *ALL)
    assert line == 20
    assert match.values["here"] and match.values["here"] in text
    assert found(text, "missing") == []


def test_aliases_and_combined_headings_are_the_section() -> None:
    assert found(WHOLE.replace("存在的主要问题", "存在问题"), *ALL) == []
    text = drop("进度慢。", "四、下一步改进措施").replace(
        "三、存在的主要问题", "三、存在的主要问题及下一步改进措施"
    )
    assert found(text, *ALL) == []


def test_renamed() -> None:
    ((line, match),) = found(WHOLE.replace("（三）主要工作成效", "（三）成效与亮点"), *ALL)
    assert (line, match.values["found"]) == (16, "（三）成效与亮点")
    assert match.values["title"] == "主要工作成效"


def test_out_of_order() -> None:
    text = WHOLE.replace("三、存在的主要问题", "三、下一步改进措施", 1)
    text = text.replace("四、下一步改进措施", "四、存在的主要问题")
    ((line, match),) = found(text, *ALL)
    assert (line, match.values["found"]) == (18, "三、下一步改进措施")


def test_a_missing_parent_speaks_for_what_belongs_below() -> None:
    text = "\n".join(WHOLE.split("\n")[:10] + WHOLE.split("\n")[17:])
    titles = [match.values["title"] for _, match in found(text, *ALL)]
    assert titles == ["综合评价分析"]


def test_conditional_sections_may_be_absent() -> None:
    text = "某区部门整体支出绩效自评报告\n一、部门、单位基本情况\n9人。"
    missing = {match.values["title"] for _, match in found(text, *ALL, profile="hunan-changsha")}
    assert "政府性基金预算支出情况" not in missing
    assert "部门整体支出绩效情况" in missing


def test_nothing_without_a_template() -> None:
    assert found(WHOLE.replace("广州市", "某市"), *ALL, profile="national") == []


def held(text: str, *expected: ExpectedSection, state: State = "missing") -> list[str]:
    """The titles missed in a filing that is held to a template of these sections."""
    filing = subject(text, PROFILE)
    template = Template("t", "某模板", "department", "", expected)
    filing = filing._replace(profile=filing.profile._replace(template=template))
    return [m.values["title"] for m in check(filing, Params((state,))) if isinstance(m, Match)]


TWO = "某馆部门整体支出绩效自评报告\n一、概况\n9人。\n二、支出\n政府性基金预算支出12万元。\n"


def test_of_a_group_one_is_enough() -> None:
    head, tail = ExpectedSection("概况"), ExpectedSection("支出")
    group = (ExpectedSection("成效", one_of="效果"), ExpectedSection("效益分析", one_of="效果"))
    assert held(TWO, head, tail, *group) == ["成效”或“效益分析"]
    assert held(TWO + "三、效益分析\n增收。\n", head, tail, *group) == []


def test_a_conditional_section_is_due_where_the_amount_is_not_nought() -> None:
    section = ExpectedSection("基金情况", required="conditional", when=("政府性基金预算支出",))
    expected = (ExpectedSection("概况"), ExpectedSection("支出"), section)
    assert held(TWO, *expected, state="due") == ["基金情况"]
    assert held(TWO, *expected) == []
    assert held(TWO.replace("12万元", "0万元"), *expected, state="due") == []


def test_a_section_under_another_title_is_known_by_what_it_says() -> None:
    text = TWO + "三、其他\n满意度达到九成，投诉较少。\n"
    expected = (
        ExpectedSection("概况"),
        ExpectedSection("支出"),
        ExpectedSection("满意情况", contains=("满意度", "投诉")),
    )
    assert held(text, *expected) == []
    assert held(text, *expected, state="misnamed") == ["满意情况"]

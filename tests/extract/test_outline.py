"""The outline of small filings, each with one difficulty of real ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.extract.flow import build_flow
from perflint.extract.outline import build_outline, read_openings
from perflint.model.document import Block, Document
from perflint.model.span import Span
from perflint.model.subject import Section
from tests.extract.outlines import declared, flat, outline, sections, tree

NAME = "某县文化馆部门整体支出绩效自评报告\n"


def test_numbers_of_all_levels_in_any_brackets() -> None:
    text = (
        "一、职能\n(一)机构\n1. 科室\n（1）名称\n① 办公室。负责文书。\n二、收支\n全年支出150万元。"
    )
    assert tree(text) == [
        "一、职能",
        "  （一）机构",
        "    1.科室",
        "      （1）名称",
        "        ①办公室  [run_in]",
        "二、收支",
    ]


def test_title_stands_apart() -> None:
    first, second = sections("附件\n" + NAME + "（2022年度）\n一、概况\n本馆现有9人。")
    assert (first.kind, first.level, first.depth) == ("title", 0, 0)
    assert first.title == "某县文化馆部门整体支出绩效自评报告"
    assert second.title == "概况"


def test_text_that_runs_on_belongs_to_its_heading() -> None:
    one, two = sections("一、工作情况\n1. 演出任务：全年24场。\n2.展览。全年6期，观众3万。")[
        0
    ].children
    assert (one.kind, one.title, one.empty) == ("run_in", "演出任务", False)
    assert (two.kind, two.title, two.empty) == ("run_in", "展览", False)


def test_unnumbered_headings_of_a_template() -> None:
    text = (
        NAME + "一、部门概况\n本馆现有9人。\n二、部门整体支出绩效实现情况\n履职完成情况：\n"
        "（一）演出圆满完成\n全年24场。\n（二）展览圆满完成\n全年6期。\n履职效果情况：\n观众增加。"
    )
    assert tree(text)[3:] == [
        "  履职完成情况",
        "    （一）演出圆满完成  [mislevelled]",
        "    （二）展览圆满完成  [mislevelled]",
        "  履职效果情况",
    ]


def test_short_line_over_text_is_a_heading() -> None:
    text = "一、工作\n巡演情况\n全年下乡演出24场，覆盖全部乡镇，群众反映良好。\n二、问题\n进度慢。"
    assert tree(text) == ["一、工作", "  巡演情况", "二、问题"]


@pytest.mark.parametrize(
    "line",
    [
        "主要职责是：",
        "具体情况如下：",
        "单位：万元",
        "全年演出情况良好。",
        "附件1情况",
        "2022年演出24场",
    ],
)
def test_short_line_that_is_no_heading(line: str) -> None:
    text = f"一、工作\n{line}\n全年下乡演出24场，覆盖全部乡镇，群众反映良好。\n二、问题\n进度慢。"
    assert tree(text) == ["一、工作", "二、问题"]


def test_list_that_reuses_its_parents_number() -> None:
    duties = "\n".join(
        f"（{number}）负责第{number}类群众文化活动的组织和辅导，做好统计工作。"
        for number in "一二三四五"
    )
    text = f"一、情况\n（一）职能\n本馆职责是：\n{duties}\n（二）收支\n全年支出150万元。"
    assert tree(text) == ["一、情况", "  （一）职能  [5 items]", "  （二）收支"]
    items = sections(text)[0].children[0].items
    assert [item.ordinals for item in items] == [(1,), (2,), (3,), (4,), (5,)]
    assert {item.numbering for item in items} == {"mislevelled"}


def test_run_below_a_bare_heading_of_the_same_form() -> None:
    text = (
        "三、问题及措施\n（一）主要问题\n（一）进度慢。前低后高。\n（二）目标粗。没有量化。\n"
        "（二）改进措施\n按季度排定用款计划。"
    )
    assert tree(text) == [
        "三、问题及措施",
        "  （一）主要问题",
        "    （一）进度慢  [run_in, mislevelled]",
        "    （二）目标粗  [run_in, mislevelled]",
        "  （二）改进措施",
    ]


def test_doubled_tokens_count_by_the_last() -> None:
    text = "一、措施\n（一）具体措施\n（二）1. 细化预算。年初测算。\n（三）2. 加强培训。每季一次。"
    parent = sections(text)[0].children[0]
    assert not parent.empty
    assert [one.ordinals for one in parent.children] == [(2, 1), (3, 2)]
    assert [one.numbering for one in parent.children] == ["double_token"] * 2
    assert [(one.level, one.depth) for one in parent.children] == [(2, 3)] * 2


def test_strays_before_a_restart_belong_below() -> None:
    text = (
        NAME + "一、部门概况\n（一）部门主要职责职能，组织架构、人员及资产等基本情况\n"
        "1. 职责\n负责辅导。\n"
        "（二）科室\n两个。\n（三）人员\n9人。\n（一）当年部门履职总体目标、工作任务\n演出24场。\n"
        "（二）当年部门年度整体支出绩效目标\n观众增加。\n二、部门整体支出绩效实现情况\n完成。"
    )
    assert tree(text)[2:7] == [
        "  （一）部门主要职责职能，组织架构、人员及资产等基本情况",
        "    1.职责",
        "    （二）科室  [mislevelled]",
        "    （三）人员  [mislevelled]",
        "  （一）当年部门履职总体目标、工作任务  [restarted]",
    ]


def test_lost_numbers_found_by_the_gap_they_leave() -> None:
    text = "一、概况\n9人。\n收支情况\n全年支出150万元，其中基本支出90万元。\n三、问题\n进度慢。"
    _, lost, third = sections(text)
    assert (lost.number, lost.numbering, lost.expected) == ("", "missing_number", "二、")
    assert third.numbering == "ok"


def test_heading_before_a_second_number_lost_the_first() -> None:
    text = "一、情况\n巡演工作\n1.场次。24场。\n（2）展览工作\n1.期数。6期。\n二、问题\n进度慢。"
    assert tree(text)[:2] == ["一、情况", "  巡演工作  [missing_number]"]
    assert sections(text)[0].children[1].label == "（2）展览工作"


def test_skips_and_repeats() -> None:
    text = "一、甲\n正文。\n三、乙\n正文。\n三、丙\n正文。\n四、丁\n正文。"
    assert [one.numbering for one in sections(text)] == ["ok", "skip", "ok", "ok"]
    assert [one.expected for one in sections(text)] == ["", "二、", "", ""]


def test_a_number_printed_inside_the_text_is_not_skipped() -> None:
    text = (
        "一、甲\n本馆：（一）辅导群众，组织活动。\n（二）整理资料，开展普查。\n（三）承办其他任务。"
    )
    assert {one.numbering for one in flat(sections(text), items=True)} == {"ok"}


def test_numbers_start_again_in_an_annex() -> None:
    text = f"{NAME}一、概况\n9人。\n二、收支\n支出。\n附件：\n某项目自评报告\n一、项目概况\n甲。"
    assert {one.numbering for one in sections(text)} == {"ok"}


def test_levels_a_format_declares() -> None:
    text = "概况\n机构设置\n本馆设两个部门。\n人员\n9人。\n收支\n支出150万元。"
    levels = (1, 2, None, 2, None, 1, None)
    blocks, at = [], 0
    for line, level in zip(text.split("\n"), levels, strict=True):
        blocks.append(Block("paragraph", Span(at, at + len(line)), level=level))
        at += len(line) + 1
    _, found = outline(Document("x.docx", "docx", text, tuple(blocks)))
    assert [(one.title, one.depth, one.empty) for one in flat(found)] == [
        ("概况", 1, False),
        ("机构设置", 2, False),
        ("人员", 2, False),
        ("收支", 1, False),
    ]


def test_contents_are_no_headings() -> None:
    text = "目录\n一、概况……1\n二、收支……2\n一、概况\n本馆现有9人。\n二、收支\n支出150万元。"
    assert tree(text) == ["一、概况", "二、收支"]


def test_bare_lines_in_a_list_are_items() -> None:
    text = "一、机构\n本馆内设：\n（1）办公室\n（2）辅导部\n（3）演出部\n二、收支\n支出150万元。"
    assert tree(text) == ["一、机构  [3 items]", "二、收支"]
    problems = "一、问题\n（一）预算编制不够细\n（二）绩效意识有待加强\n二、收支\n支出150万元。"
    assert tree(problems) == ["一、问题  [2 items]", "二、收支"]


@pytest.mark.parametrize(
    ("body", "empty"),
    [
        ("", True),
        ("本馆现有9人。", False),
        ("（一）机构设置情况\n（二）人员情况", True),
        ("（一）机构设置情况\n（二）人员情况\n9人。", False),
        ("1. 机构。设两个部门。", False),
        ("从数量、质量、时效等方面归纳说明任务的完成情况。", True),
        ("从数量看，全年演出24场，任务完成情况良好。", False),
        ("略", True),
        ("无", False),
    ],
)
def test_empty(body: str, empty: bool) -> None:
    text = f"一、前言\n说明。\n二、基本事项\n{body}\n三、收支\n支出150万元。"
    assert sections(text)[1].empty is empty


def test_none_counts_where_the_template_allows_it() -> None:
    text = NAME + "一、部门概况\n无\n二、其他需要说明的情况\n无"
    assert [one.empty for one in sections(text)[1:]] == [True, False]


def test_signature_and_date_are_no_text() -> None:
    text = "一、收支\n支出150万元。\n二、公开情况\n某县文化馆\n2023年3月1日"
    assert [one.empty for one in sections(text)] == [False, True]


def test_table_is_text() -> None:
    text = "一、收支\n单位 数\n支出 150"
    table = Span(text.index("单位"), len(text))
    from perflint.model.document import Cell, Table

    cells = tuple(
        Cell(i // 2, i % 2, Span(text.index(word), text.index(word) + len(word)))
        for i, word in enumerate(("单位", "数", "支出", "150"))
    )
    blocks = (Block("paragraph", Span(0, 4)), Block("table", table, table=Table(2, 2, cells)))
    _, found = outline(Document("x.docx", "docx", text, blocks))
    assert [one.empty for one in found] == [False]


LINES = st.sampled_from(
    [
        "一、概况",
        "二、收支",
        "三、",
        "（一）职能",
        "（二）机构情况",
        "（一）负责辅导，组织活动。",
        "1.人员情况",
        "2.演出。全年24场。",
        "（1）办公室",
        "（2）",
        "①",
        "（三）1.细化",
        "履职完成情况：",
        "部门概况",
        "巡演工作",
        "无",
        "略",
        "正文一段，说明情况。",
        "目录",
        "2023年3月1日",
        "某县文化馆",
        "第一部分",
        "存在的问题：有。",
        "附件1",
        "",
    ]
)


@given(st.lists(LINES, max_size=40))
def test_any_order_of_lines_gives_a_sound_tree(lines: list[str]) -> None:
    text = "\n".join(lines)
    blocks, at = [], 0
    for line in lines:
        if line:
            blocks.append(Block("paragraph", Span(at, at + len(line))))
        at += len(line) + 1
    flow, paragraphs, _ = build_flow(Document("x", "txt", text, tuple(blocks)))
    found = build_outline(flow, paragraphs, declared().templates, read_openings(flow, paragraphs))

    def sound(one: Section) -> None:
        assert 0 <= one.span.start <= one.span.end <= len(flow.text)
        assert one.span.end <= one.body.start + 1 <= one.body.end + 1
        before = one.span.start
        for child in one.children:
            assert child.depth > one.depth
            assert before < child.span.start <= one.body.end
            before = child.span.start
            sound(child)
        assert not one.empty or all(child.empty for child in one.children)

    for one in found:
        sound(one)


def test_endless_nesting_is_cut_off() -> None:
    depths = [one.depth for one in flat(sections("（一）概况\n" * 3000))]
    assert max(depths) <= 13


def test_two_reports_in_one_file() -> None:
    one = "一、项目概况\n下乡演出。\n二、自评结论\n95分。\n"
    text = f"{NAME}{one}书画展览项目绩效自评情况说明\n{one}"
    found = sections(text)
    assert [one.title for one in found if one.kind == "title"] == [
        NAME.strip(), "书画展览项目绩效自评情况说明",
    ]  # fmt: skip
    assert {one.numbering for one in found} == {"ok"}
    assert not any(one.empty for one in found)


def test_a_glossary_numbers_from_one() -> None:
    text = (
        "一、概况\n9人。\n二、结论\n95分。\n名词解释\n"
        "一、基本支出：指日常运转的支出。\n二、项目支出：指完成任务的支出。"
    )
    assert {one.numbering for one in flat(sections(text), items=True)} == {"ok"}
    assert not any(one.empty for one in sections(text))


def test_a_label_with_its_text_needs_no_number() -> None:
    text = (
        "一、基本情况\n（一）演出\n项目概况：下乡演出。\n绩效目标：全年24场。\n"
        "（二）组织\n由演出部承办。\n二、结论\n95分。"
    )
    assert {one.numbering for one in flat(sections(text), items=True)} == {"ok"}


def test_short_steps_are_items() -> None:
    text = (
        "一、自评工作\n（一）前期准备\n1.成立小组\n2.制定方案\n3.收集资料\n"
        "（二）组织实施\n1.现场核查\n2.问卷调查\n3.汇总分析\n二、结论\n95分。"
    )
    assert tree(text) == [
        "一、自评工作", "  （一）前期准备  [3 items]", "  （二）组织实施  [3 items]", "二、结论",
    ]  # fmt: skip


def test_duties_that_end_in_a_full_stop_are_items() -> None:
    text = (
        "一、概况\n（一）主要职责\n（1）负责群众文化工作。\n（2）负责普法宣传工作。\n"
        "（3）完成交办任务。\n（二）机构\n三个部。"
    )
    assert tree(text)[1] == "  （一）主要职责  [3 items]"

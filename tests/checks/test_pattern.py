from __future__ import annotations

from perflint.checks.pattern import Params, check
from perflint.extract.build import build
from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.readers import read
from tests.extract.outlines import declared, lines_of, subject


def found(text: str, params: Params) -> list[Match]:
    return list(check(subject(text), params))


def test_a_match_for_each_place_with_its_groups_and_a_suggestion() -> None:
    params = Params(("(?P<year>20[0-9]{2})号",), suggestions=(r"〔\g<year>〕",))
    text = "甲2021号，乙2022号。"
    assert [(m.values["year"], m.suggestion) for m in found(text, params)] == [
        ("2021", "〔2021〕"),
        ("2022", "〔2022〕"),
    ]


def test_words_cut_by_a_line_end_are_found_in_the_flow() -> None:
    text = "本局组织开展了形式多样、内容丰富、覆盖面广的宣传教育活动，取得较好的的\n成效，群众十分满意。"
    filing = subject(text.replace("的的\n", "的\n的"))
    (match,) = check(filing, Params(("的的",)))
    assert lines_of([match], filing) == [1]


def test_nothing_is_tried_without_one_of_the_literals() -> None:
    assert found("甲乙", Params(("甲",), literals=("丙",), over="source")) == []
    assert len(found("甲乙", Params(("甲",), literals=("丙", "乙"), over="source"))) == 1


def test_once_in_the_document_counts_the_places() -> None:
    (match,) = found("[bookmark: a]甲\n乙\n[bookmark: b]丙", Params(
        (r"\[bookmark: ?[a-z]{1,9}\]",), over="source", once="document"
    ))  # fmt: skip
    assert match.raw
    assert match.values["count"] == "2"


def test_once_a_paragraph() -> None:
    assert len(found("甲甲\n甲", Params(("甲",), once="paragraph"))) == 2


def test_words_in_the_sentence_excuse() -> None:
    params = Params(("甲",), unless=Words(("乙",)))
    assert len(found("甲和丙；乙。甲和乙。", params)) == 1


def test_a_pattern_at_the_same_place_excuses() -> None:
    params = Params(("(..)\\1",), but=("一",))
    assert [m.span.start for m in found("一个一个抓，项目项目多", params)] == [6]


def test_quotations_and_sections_may_be_left_out() -> None:
    text = "某局2022年部门整体支出绩效自评报告\n一、概况\n甲。“甲”。\n二、下一步打算\n甲。\n"
    assert len(found(text, Params(("甲",), unquoted=True))) == 2
    assert len(found(text, Params(("甲",), unquoted=True, outside=Words(("下一步",))))) == 1


def test_tables_may_be_left_out() -> None:
    table = "说明甲\n\n| 指标 | 甲 |\n| --- | --- |\n| 数量 | 甲 |\n"
    filing = build(read("-", data=table.encode(), name="filing.md"), declared())
    assert filing.tables
    assert len(list(check(filing, Params(("甲",))))) == 3
    assert len(list(check(filing, Params(("甲",), tables=False)))) == 1


def test_what_is_markup_in_markdown_is_residue_elsewhere() -> None:
    from tests.checks.verdicts import outcomes

    text = "# 某局部门整体支出绩效自评报告\n\n**一、概况**\n\n本局负责[bookmark: b1]规划。\n"
    assert len(outcomes("WRD201", text, "filing.md")) == 1
    assert len(outcomes("WRD201", text, "filing.txt")) == 3


def test_only_the_place_called_here_is_marked() -> None:
    (match,) = found("甲乙丙", Params(("甲(?P<here>乙)丙",)))
    assert match.span == (1, 2)


def test_two_ways_of_writing_are_told_only_beside_each_other() -> None:
    params = Params(("甲",), over="source", beside=("乙",))
    assert len(found("甲乙", params)) == 1
    assert found("甲丙", params) == []


def test_what_stands_across_columns_is_no_match_where_blanks_part() -> None:
    params = Params(("甲乙",), unspaced=True)
    assert found("说甲 乙。", params) == []
    assert len(found("说甲乙。", params)) == 1


def test_only_what_opens_a_section() -> None:
    params = Params(("说明",), headed=True)
    text = "（一）概况：说明甲。\n二、情况\n说明乙。\n另说明丙。\n说明丁。"
    filing = subject(text)
    assert lines_of(list(check(filing, params)), filing) == [1, 3]


def test_only_prose_where_asked() -> None:
    params = Params(("甲",), prose=True)
    filing = subject("甲 乙 丙\n说甲，又说乙。\n一、甲的情况")
    assert lines_of(list(check(filing, params)), filing) == [2, 3]
    raw = params._replace(over="source")
    assert len(found("甲 乙 丙\n说甲，又说乙。\n一、甲的情况", raw)) == 2

from __future__ import annotations

import pytest

from perflint.checks.section_numbering import Defect, Params, check
from perflint.model.claim import Match
from tests.extract.outlines import lines_of, subject

NAME = "某县文化馆部门整体支出绩效自评报告\n"


def found(text: str, *defects: Defect, **options: str) -> list[int]:
    filing = subject(NAME + text)
    return lines_of(check(filing, Params(defects, **options)), filing)  # type: ignore[arg-type]


def one(text: str, *defects: Defect) -> Match:
    (match,) = check(subject(NAME + text), Params(defects))
    return match


RESTART = "一、甲\n（一）子\n文。\n（二）丑\n文。\n（一）寅\n文。\n（二）卯\n文。\n二、乙\n文。"


def test_restart_is_told_once_with_the_number_it_should_have() -> None:
    match = one(RESTART, "restarted", "duplicate")
    assert (match.values["number"], match.values["expected"]) == ("（一）", "（三）")
    assert match.suggestion == "（三）"
    assert found(RESTART, "restarted", "duplicate") == [7]


def test_every_doubled_token() -> None:
    text = "一、甲\n（一）措施\n（二）1.细化。年初测算。\n（三）2.培训。每季一次。"
    assert found(text, "double_token") == [4, 5]


@pytest.mark.parametrize(("of", "lines"), [("headings", []), ("items", [5]), ("all", [5])])
def test_list_like_its_parent_is_told_at_its_first_item(of: str, lines: list[int]) -> None:
    text = (
        "一、甲\n（一）职能\n职责是：\n（一）负责辅导，组织活动。\n（二）负责普查，整理资料。\n"
        "（三）承办任务，做好总结。\n（二）收支\n支出150万元。"
    )
    assert found(text, "mislevelled", of=of) == lines


def test_headings_below_one_that_lost_its_number() -> None:
    text = (
        "一、部门概况\n（一）机构\n两个。\n二、部门整体支出绩效实现情况\n履职完成情况\n（一）演出\n24场。\n"
        "履职效果情况\n良好。"
    )
    assert found(text, "missing_number") == [6, 9]
    assert found(text, "mislevelled", parent="unnumbered") == [7]
    assert found(text, "mislevelled", parent="numbered") == []


def test_skipped() -> None:
    match = one("一、甲\n文。\n三、乙\n文。", "skip")
    assert (match.values["expected"], match.values["previous"]) == ("二、", "一、甲")


def test_run_that_goes_on_from_the_section_before() -> None:
    text = "一、甲\n1.子。文字。\n2.丑。文字。\n二、乙\n3.寅。文字。\n4.卯。文字。"
    assert found(text, "not_restarted") == [6]


def test_mixed_brackets_point_at_the_rarer_kind() -> None:
    text = "一、甲\n(一)子\n文。\n（二）丑\n文。\n（三）寅\n文。"
    match = one(text, "mixed_brackets")
    assert (match.values["number"], match.suggestion) == ("(一)", "（一）")
    assert match.values["previous"] == "（二）丑"
    assert found("一、甲\n(一)子\n文。\n(二)丑\n文。", "mixed_brackets") == []


def test_clean_structure_says_nothing() -> None:
    text = "一、甲\n（一）子\n1.鼠。文。\n2.牛。文。\n（二）丑\n1.虎。文。\n二、乙\n文。"
    assert found(text, "missing_number", "skip", "duplicate", "restarted", "mislevelled") == []


def test_a_number_skipped_is_no_digit_of_another_number() -> None:
    text = (
        NAME + "一、职责\n1、编制2024年规划，办理64件。\n2、监督管理。\n3、指导工作。\n5、其他。\n"
    )
    filing = subject(text)
    (match,) = check(filing, Params(("skip",)))
    assert lines_of([match], filing) == [6]


def test_after_a_number_told_twice_the_next_but_one_is_right() -> None:
    text = (
        NAME
        + "一、项目\n"
        + "".join(f"{n}、{who}项目。\n完成。\n" for n, who in ("1甲", "2乙", "2丙", "4丁"))
    )
    filing = subject(text)
    assert [m.values["number"] for m in check(filing, Params(("duplicate", "skip")))] == ["2、"]

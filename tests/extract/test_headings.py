"""Numbered lines as people write them: which begin anew with right, which hold nothing with right."""

from __future__ import annotations

from tests.extract.outlines import tree


def test_numbers_begin_anew_below_each_project_that_is_counted_out() -> None:
    text = (
        "一、绩效情况\n项目一：河道治理\n（一）完成情况\n治理18公里。\n（二）问题\n进度偏慢。\n"
        "项目二：泵站建设\n（一）完成情况\n新建3座。\n（二）问题\n管护不足。\n二、结论\n良好。"
    )
    assert not any("restarted" in line for line in tree(text))


def test_what_leads_in_the_next_list_is_no_text_of_the_item_before() -> None:
    text = (
        "一、建议\n针对进度：\n（1）提前谋划。\n（2）加强调度。\n针对管护：\n（1）落实专人。\n（2）安排经费。\n"
        "二、结论\n良好。"
    )
    assert tree(text) == ["一、建议  [4 items]", "二、结论"]

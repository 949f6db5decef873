from __future__ import annotations

from perflint.checks.empty_section import Params, check
from tests.extract.outlines import lines_of, subject

NAME = "某县文化馆部门整体支出绩效自评报告\n"


NOTHING = Params()


def found(text: str, params: Params = NOTHING, profile: str = "auto") -> list[int]:
    filing = subject(text, profile)
    return lines_of(check(filing, params), filing)


def test_each_heading_in_a_row_is_told_apart_and_their_parent_not() -> None:
    text = NAME + "一、概况\n（一）机构情况\n（二）人员情况\n（三）收支情况\n二、公开情况\n已公开。"
    assert found(text) == [3, 4, 5]


def test_message_values() -> None:
    (match,) = check(subject(NAME + "一、概况\n9人。\n二、收支情况：\n"), Params())
    assert match.values == {"title": "收支情况", "number": "二、", "body": ""}


def test_list_items_are_never_empty_sections() -> None:
    text = NAME + "一、机构\n内设：\n（1）办公室\n（2）辅导部\n二、问题\n1.进度慢\n2.目标粗\n"
    assert found(text) == []


def test_misnumbered_children_are_content() -> None:
    text = NAME + "一、措施\n（一）具体措施\n（二）1.细化预算。年初测算。\n（三）2.培训。每季一次。"
    assert found(text) == []


def test_optional_sections_are_kept_apart() -> None:
    text = NAME + "一、概况\n9人。\n二、满意度情况（如有）\n三、问题\n进度慢。"
    assert found(text) == []
    assert found(text, Params(optional=True)) == [4]


def test_what_the_template_calls_conditional_is_optional() -> None:
    text = NAME + "一、部门概况\n9人。\n二、社会满意度及可持续性影响\n三、问题\n进度慢。"
    assert found(text, profile="jiangxi-nanchang") == []
    assert found(text, Params(optional=True), "jiangxi-nanchang") == [4]


def test_prompt_left_in() -> None:
    text = (
        NAME + "一、完成情况：从数量、质量、时效等方面说明年度任务的完成情况。\n二、问题\n进度慢。"
    )
    assert found(text) == []
    assert found(text, Params(found=("prompt",))) == [2]


def test_a_word_that_says_nothing() -> None:
    text = NAME + "一、部门概况\n略\n二、问题\n进度慢。"
    assert found(text, Params(found=("word",))) == [2]


def test_a_prompt_that_asks_to_explain_briefly_is_no_content() -> None:
    text = (
        NAME
        + "一、完成情况\n简要说明年度任务及其完成情况，包括数量、质量等方面。\n二、问题\n进度慢。"
    )
    assert found(text, Params(found=("prompt",))) == [2]


def test_annexes_are_files_of_their_own() -> None:
    assert found(NAME + "一、部门概况\n编制9人。\n二、附件\n") == []

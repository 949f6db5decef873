from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.text.numbering import LEVELS, read_token, read_tokens, write_like, write_token


@pytest.mark.parametrize(
    ("text", "form", "ordinal"),
    [
        ("一、单位概况", "han", 1),
        ("十二、附则", "han", 12),
        ("二十三、其他", "han", 23),
        ("（四）收支情况", "han_bracket", 4),
        ("㈣收支情况", "han_bracket", 4),
        ("3.人员情况", "digit", 3),
        ("3、人员情况", "digit", 3),
        ("⒊人员情况", "digit", 3),
        ("（5）演出", "digit_bracket", 5),
        ("⑸演出", "digit_bracket", 5),
        ("5）演出", "digit_half", 5),
        ("⑥展览", "circle", 6),
        ("第二部分绩效分析", "chapter", 2),
        ("第十一章总结", "chapter", 11),
        ("1.1-9月完成产值", "digit", 1),
        ("2.2022年完成产值", "digit", 2),
        ("2.468户脱贫户增收", "digit", 2),
        ("一、一般公共预算支出情况", "han", 1),
        ("（一）：收支情况", "han_bracket", 1),
        ("第3章 评价结论", "chapter", 3),
        ("第1部分 项目概况", "chapter", 1),
        ("第二节 评价结论", "section", 2),
        ("叁、存在问题", "formal", 3),
        ("2 .人员情况", "digit", 2),
        ("❸展览", "circle", 3),
        ("3.1240个岗位", "digit", 3),
        ("㊁收支情况", "han_bracket", 2),
    ],
)
def test_token_forms(text: str, form: str, ordinal: int) -> None:
    token = read_token(text)
    assert token is not None
    assert (token.form, token.ordinal) == (form, ordinal)
    assert token.level == LEVELS[form]
    assert text.startswith(token.text)


@pytest.mark.parametrize(
    "text",
    [
        "1.5亿元的投资", "12.8%的增速", "三、四线城市", "一、二级指标齐全", "一、二、三产业",
        "（一期）工程", "2022年度", "十四五规划", "一是抓进度", "", "（）", "5G基站", "（2022）",
        "第二节课", "第一节点", "A.很满意", "1.1项目概况", "I.概况", "一）概况", "2.46公里",
        "1.25个百分点", "2.31人次", "3.164万户",
    ],
)  # fmt: skip
def test_words_that_only_look_like_tokens(text: str) -> None:
    assert read_token(text) is None


@pytest.mark.parametrize(
    ("text", "following"),
    [
        ("第1章 概况", "第2章 概况"), ("第一节", "第二节"), ("一、", "二、"), ("壹、", "贰、"),
        ("3.", "4."), ("（第三部分）", "（第四部分）"),
    ],
)  # fmt: skip
def test_the_next_number_looks_like_the_one_before(text: str, following: str) -> None:
    token = read_token(text)
    assert token is not None
    assert following.startswith(write_like(token, token.ordinal + 1).strip())


def test_tokens_in_a_row() -> None:
    assert [token.text for token in read_tokens("（三）1.招商")] == ["（三）", "1."]
    assert [token.ordinal for token in read_tokens("一、（二）3.工作")] == [1, 2, 3]
    assert read_tokens("没有编号") == ()


def test_reads_in_the_middle_of_a_text() -> None:
    token = read_token("前文。（二）后文", 3)
    assert token is not None
    assert token.ordinal == 2


USUAL = (
    "chapter", "section", "han", "han_bracket", "digit", "digit_bracket", "digit_half", "circle",
)  # fmt: skip


@given(st.sampled_from(USUAL), st.integers(1, 20))
def test_written_tokens_read_back(form: str, ordinal: int) -> None:
    token = read_token(write_token(form, ordinal) + "标题")
    assert token is not None
    assert (token.form, token.ordinal) == (form, ordinal)


@given(st.text("第一二十百（）().、0123456789①㈠⑴ 章部分", max_size=12))
def test_never_fails_on_any_text(text: str) -> None:
    for token in read_tokens(text):
        assert token.ordinal >= 0
        assert token.text in text

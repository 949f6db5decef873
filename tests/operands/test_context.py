from __future__ import annotations

from perflint.operands.context import quoted, titles_above, under
from tests.extract.outlines import subject

TEXT = "某局2022年度部门整体支出绩效自评报告\n一、履职情况\n（一）工作目标\n内容甲。\n二、下一步措施\n内容乙。"


def test_titles_above_run_from_the_outermost() -> None:
    filing = subject(TEXT)
    at = filing.flow.text.index("内容甲")
    assert list(titles_above(filing.sections, at)) == ["履职情况", "工作目标"]


def test_under_a_heading_with_a_word_unless_another_word_is_in_it() -> None:
    filing = subject(TEXT)
    first, second = (filing.flow.text.index(words) for words in ("内容甲", "内容乙"))
    assert under(filing, second, ("下一步",))
    assert not under(filing, first, ("下一步",))
    assert under(filing, first, ("目标",))
    assert not under(filing, first, ("目标",), ("工作",))


def test_quotation_marks_must_open_before_and_close_after_in_the_line() -> None:
    text = "打造“甲乙”品牌，印发《丙丁》。\n“戊"
    assert [quoted(text, text.index(c)) for c in "乙品丁戊"] == [True, False, True, False]

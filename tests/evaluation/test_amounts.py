"""The comparison of amounts with those of another reader."""

from __future__ import annotations

from collections import Counter

from tests.evaluation.amounts import compare_amounts, drop_edges, find_amounts


def test_amounts_are_whole_figures_and_neither_years_nor_codes():
    text = (
        "2024年支出1,234.50万元，占98.70％；项目P2208000031800100 共360个，单价9.5，粘连12,3456.7。"
    )
    assert find_amounts(text) == Counter({"1,234.50": 1, "98.70": 1, "360": 1})


def test_what_only_one_of_the_other_texts_has_whole_does_not_count():
    found = compare_amounts("支出120.50", ["支出120.50 收入36.80", "支出120.50 收入36. 80"])
    assert (found.whole, found.missing, found.extra) == (1, Counter(), Counter())


def test_a_split_amount_is_missing_and_a_glued_one_is_told():
    split = compare_amounts("66,410,000.0 0", ["66,410,000.00"])
    assert split.missing == Counter({"66,410,000.00": 1})
    glued = compare_amounts("120036000", ["1200 36000"])
    assert (glued.missing.total(), glued.extra) == (2, Counter({"120036000": 1}))


def test_an_amount_that_the_other_reader_broke_off_is_no_miss():
    found = compare_amounts("完成102.8%", ["完成102 .8%"])
    assert (found.missing, found.broken) == (Counter(), 1)


def test_headers_and_page_numbers_count_once():
    pages = [f"附表 360\n第{n}行\n甲\n乙\n丙\n丁\n- 10{n} -" for n in range(4)]
    assert find_amounts(drop_edges("\f".join(pages))) == Counter({"360": 1, "100": 1})

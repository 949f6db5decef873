from __future__ import annotations

import pytest

from perflint.text.titles import coverage, similarity, title_key


@pytest.mark.parametrize(
    "title",
    ["部门（单位）概况", "部门、单位概况", "部门概况：", "2022年度部门概况", "部门概况（如有）"],
)
def test_key_keeps_what_titles_share(title: str) -> None:
    assert title_key(title) == "部门概况"


def test_similarity() -> None:
    assert similarity("改进措施", "改进措施") == 1
    assert similarity("改进措施", "机构设置") == 0
    assert 0.4 < similarity("下一步改进措施", "下一步整改措施") < 0.6
    assert similarity("", "改进措施") == 0


def test_coverage_is_of_the_part() -> None:
    assert coverage("存在问题", "存在问题及改进措施") == 1
    assert coverage("存在问题及改进措施", "存在问题") < 0.5

from __future__ import annotations

from tests.checks.marked import marked


def test_a_rate_of_nothing_is_marked() -> None:
    assert marked("NUM104", "会议费预算为0元，实际支出8600元，执行率100%。") == ["100%"]
    assert marked("NUM221", "接待费上年0万元，本年2.5万元，增长100%。") == ["100%"]


def test_nought_of_nought_is_a_form_filled_in() -> None:
    assert marked("NUM104", "会议费预算为0元，实际支出0元，执行率100%。") == []
    assert marked("NUM221", "接待费上年0万元，本年0万元，增长0%。") == []


def test_a_base_there_is_makes_a_rate() -> None:
    assert marked("NUM104", "会议费预算为1万元，实际支出8600元，执行率86%。") == []
    assert marked("NUM221", "接待费上年1万元，本年2.5万元，增长150%。") == []

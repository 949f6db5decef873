"""The words by which a clause tells a figure."""

from __future__ import annotations

from perflint.operands.topic import clause_words
from tests.checks.verdicts import understand


def test_words_back_to_the_last_mark_or_figure() -> None:
    subject = understand("全年收入80万元，其中财政拨款60万元（含上年结转3万元）占75%。")
    words = [clause_words(subject, quantity) for quantity in subject.quantities]
    assert words == ["全年收入", "其中财政拨款", "含上年结转", "占"]

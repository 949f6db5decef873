"""What the figures of a sentence are to each other."""

from __future__ import annotations

import pytest

from perflint.operands.topic import Wording, change_sign, compared, is_base, topics
from tests.checks.verdicts import understand

WORDING = Wording(("增加", "增收", "增"), ("减少", "减"), ("上年", "去年"), ("预算",))


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("收入80万元，增收5万元，占40%", ["80万元"]),
        ("收入80万元，完成预算90万元的89%，占40%", ["80万元"]),
        ("收入80万元，较上年的70万元增加10万元，占40%", ["80万元"]),
        ("收入80万元（含结转3万元），占40%", ["80万元"]),
        ("收入80万元，其中财政60万元，占40%", ["60万元", "80万元"]),
        ("甲80万元；乙60万元，占40%", ["60万元"]),
        ("由70万元增加到80万元，占40%", ["80万元"]),
        ("收入80万元。其中财政60万元，占40%", ["60万元", "80万元"]),
        ("收入80万元。财政60万元，占40%", ["60万元"]),
        ("新增80万元，占40%", ["80万元"]),
    ],
)
def test_topics(text: str, about: list[str]) -> None:
    subject = understand(text + "。")
    assert [q.text for q in topics(subject, subject.quantities[-1], WORDING)] == about


def test_across_a_semicolon() -> None:
    subject = understand("共140万元：甲80万元；乙60万元，占40%。")
    rate = subject.quantities[-1]
    found = [q.text for q in topics(subject, rate, WORDING, across=True)]
    assert found == ["60万元", "80万元", "140万元"]


def test_signs() -> None:
    subject = understand("增加5万元，减少了6万元，增加到7万元，新增8万元，增减率-9%。")
    assert [change_sign(subject, q, WORDING) for q in subject.quantities] == [1, -1, 0, 0, -1]


def test_bases_and_figures_compared_with() -> None:
    subject = understand("较上年的5万元增长，预算6万元的80%，由7万元增加到8万元。")
    quantities = subject.quantities
    assert [compared(subject, q, WORDING) for q in quantities] == [True, False, False, True, False]
    assert [is_base(subject, q) for q in quantities] == [False, True, False, False, False]

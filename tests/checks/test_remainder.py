from __future__ import annotations

import pytest

from tests.checks.verdicts import verdicts, wrong


@pytest.mark.parametrize(
    ("rule", "text", "left"),
    [
        ("NUM204", "专项资金33.88万元，已分配33.80万元，未分配{}万元。", "0.08"),
        ("NUM204", "采购预算816.24万元，实际采购金额743.69万元，节约资金{}万元。", "72.55"),
        ("NUM205", "年初结转40.65万元，本年收入963.58万元，本年支出867.22万元，年末结转和结余{}万元。", "137.01"),
        ("NUM205", "全年收入合计86420万元，支出合计85110万元，收支相抵，结余{}万元。", "1310"),
    ],
)  # fmt: skip
def test_right_and_wrong(rule: str, text: str, left: str) -> None:
    assert verdicts(rule, text.format(left)) == {"holds"}
    slipped = f"{left[:-1]}{(int(left[-1]) + 5) % 10}"
    assert wrong(rule, text.format(slipped))


def test_a_carry_over_may_leave_something_out() -> None:
    text = "年初结转40.65万元，本年收入963.58万元，本年支出867.22万元，年末结转和结余12.30万元。"
    assert not wrong("NUM205", text)

from __future__ import annotations

from tests.checks.verdicts import claims, verdicts, wrong


def test_the_budget_after_its_adjustment() -> None:
    text = "年初预算373.25万元，年中调增27.08万元，全年预算400.33万元。"
    assert verdicts("NUM203", text) == {"holds"}
    assert wrong("NUM203", text.replace("400.33", "403.03")) == ["403.03万元"]


def test_the_adjustment_rate_is_signed() -> None:
    text = "年初预算数320万元，年中调减48万元，预算调整率-15.00%。"
    assert verdicts("NUM203", text) == {"holds"}
    found = claims("NUM203", text.replace("-15.00%", "-51.00%"))
    assert {"-15.00%"} == {claim.expected for claim in found if claim.verdict == "contradicted"}
    assert not wrong("NUM203", text.replace("-15.00%", "15.00%"))


def test_a_change_told_again_keeps_its_base() -> None:
    text = (
        "活动经费年初预算110万元，年中调减80万元，预算调整率-72.73%。\n"
        "综上，年中调减80万元，预算调整率为-72.73%。"
    )
    assert [claim.verdict for claim in claims("NUM203", text)].count("holds") >= 1
    assert not wrong("NUM203", text)


def test_without_a_base_nothing_is_said() -> None:
    assert verdicts("NUM203", "合作经费年中调减80万元，预算调整率为-72.73%。") == {"skipped"}


def test_a_rate_without_its_amount_follows_from_both_budgets() -> None:
    text = "年初预算640.0万元，调整预算704.0万元，预算调整率为10.00%。"
    assert verdicts("NUM203", text) == {"holds"}
    assert wrong("NUM203", text.replace("10.00", "1.00")) == ["1.00%"]


def test_what_was_taken_back_in_full_leaves_nothing() -> None:
    text = "该项目年初预算36万元，因活动取消全部调减，调整后预算为0万元。"
    assert verdicts("NUM203", text) == {"holds"}
    assert wrong("NUM203", text.replace("为0万元", "为6万元")) == ["6万元"]

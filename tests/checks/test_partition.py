from __future__ import annotations

from tests.checks.verdicts import claims, verdicts, wrong


def test_a_known_partition_is_complete() -> None:
    text = "在职人数23人，其中：在编人员16人（含雇员2人）、编外聘用人员7人。"
    assert verdicts("NUM303", text) == {"holds"}
    assert wrong("NUM303", text.replace("23人", "21人")) == ["21人"]


def test_a_figure_in_a_bracket_is_no_total() -> None:
    text = "实施项目共15个（含上年结转5个），年初批复8个，年中增加8个。"
    assert wrong("NUM303", text) == ["15个"]


def test_the_neighbouring_item_is_no_total() -> None:
    text = "因公出国（境）费支出0万元。公务用车购置费204.78万元，公务用车运行维护费664.60万元。"
    assert not wrong("NUM303", text)


def test_changes_of_parts_are_no_parts() -> None:
    text = "支出较上年增加8.0万元，其中基本支出增加12.5万元，项目支出减少4.5万元。"
    assert not wrong("NUM303", text)


def test_income_is_no_total_of_spending() -> None:
    assert not wrong("NUM303", "收入980.5万元，基本支出512.6万元，项目支出345.6万元。")


def test_shares_of_a_known_whole_make_up_a_hundred() -> None:
    text = "基本支出占66.7%，项目支出占33.4%。"
    assert verdicts("NUM303", text) == {"holds"}
    (claim,) = claims("NUM303", text.replace("33.4%", "43.4%"))
    assert (claim.verdict, claim.kind, claim.expected) == ("contradicted", "share", "33.3%")

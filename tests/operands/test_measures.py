from __future__ import annotations

import pytest

from perflint.operands.measures import measures, owner

BUDGET, EXECUTED = ("预算数", "预算"), ("决算", "支出", "完成")


@pytest.mark.parametrize(
    ("label", "budget", "executed"),
    [
        ("支出年初预算", True, False),
        ("一般公共预算支出", False, True),
        ("一般公共预算收入", False, False),
        ("政府性基金预算支出完成", False, True),
        ("支出预算数", True, False),
        ("预算支出", True, True),
        ("支出决算", False, True),
        ("培训人数", False, False),
    ],
)
def test_the_last_word_tells(label: str, budget: bool, executed: bool) -> None:
    assert measures(label, BUDGET, EXECUTED) == budget
    assert measures(label, EXECUTED, BUDGET) == executed


def test_whose_figure_it_is() -> None:
    assert owner("会议费年初预算数", (*BUDGET, "年初")) == "会议费"

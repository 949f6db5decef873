from __future__ import annotations

import pytest

from perflint.checks.required_text import Params, check
from perflint.model.phrase import Words
from tests.checks.verdicts import understand

TITLE = "某县文化馆2023年度部门整体支出绩效自评报告"
ASSETS = Words(("资产管理", "固定资产"))


def told(params: Params, *lines: str) -> list[str]:
    subject = understand("\n".join((TITLE, *lines)))
    return [match.span.of(subject.flow.text) for match in check(subject, params)]


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (("一、部门概况", "负责文化工作。"), [TITLE]),
        (("一、部门概况", "固定资产账实相符。"), []),
        (("一、资产管理情况", "账实相符。"), []),
        (("一、部门概况", "项目\t金额", "固定资产\t12"), []),
    ],
)
def test_words_anywhere_in_the_report(lines: tuple[str, ...], places: list[str]) -> None:
    assert told(Params(ASSETS), *lines) == places


UNDER = Params(ASSETS, under=Words(("管理", "资产")), unless=Words(("不涉及",)))


@pytest.mark.parametrize(
    ("lines", "places"),
    [
        (("一、部门概况", "固定资产齐全。", "二、资产情况", "账实相符。"), ["二、资产情况"]),
        (("一、管理情况", "制度健全。", "二、资产情况", "固定资产齐全。"), []),
        (("一、资产情况", "（一）购置", "固定资产齐全。"), []),
        (("一、资产情况", "本年度不涉及。"), []),
        (("一、部门概况", "负责文化工作。"), []),
    ],
)
def test_words_under_a_heading(lines: tuple[str, ...], places: list[str]) -> None:
    assert told(UNDER, *lines) == places


def test_only_where_the_report_speaks_of_it_and_long_enough() -> None:
    params = Params(Words(("车辆",)), when=Words(("公务用车",)), least=16)
    assert told(params, "一、概况", "负责文化工作。") == []
    assert told(params, "一、概况", "公务用车2辆。车辆完好。") == [TITLE]
    assert told(params, "一、概况", "公务用车2辆，车辆由办公室统一调度。") == []

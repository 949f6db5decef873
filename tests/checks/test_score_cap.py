from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.checks.score_cap import Params, check
from perflint.model.phrase import Words
from tests.checks.verdicts import understand

CAPS = ((Decimal(80), Decimal(89)), (Decimal(70), Decimal(79)), (Decimal(50), Decimal(59)))
PARAMS = Params(Words(("执行率", "预算完成率")), CAPS)
TITLE = "某县档案馆2023年部门整体支出绩效自评报告\n一、预算执行情况\n"
END = "\n二、自评结论\n自评得分{}分，等级为优。"


@pytest.mark.parametrize(
    ("rate", "score", "most"),
    [
        ("执行率45%", "98", "59"),
        ("执行率79.99%", "89.5", "89"),
        ("执行率80%", "98", None),
        ("执行率75%", "79.1", "89"),
        ("部门预算完成率为65%", "79.1", "79"),
        ("其中：培训项目执行率45%", "98", None),
        ("项目支出执行率45%", "98", None),
        ("预算执行率目标值45%", "98", None),
        ("上年执行率45%", "98", None),
        ("执行率45%，执行率为98%", "98", None),
        ("执行率超过45%", "98", None),
    ],
)
def test_the_cap_by_the_rate(rate: str, score: str, most: str | None) -> None:
    found = list(check(understand(f"{TITLE}{rate}。{END.format(score)}"), PARAMS))
    expected = [most] if most and Decimal(score) > Decimal(most) else []
    assert [match.values["most"] for match in found] == expected


def test_without_caps_nothing_is_checked() -> None:
    subject = understand(f"{TITLE}执行率45%。{END.format(98)}")
    assert list(check(subject, PARAMS._replace(caps=()))) == []

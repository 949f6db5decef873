from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("全县自评项目118个，按10%以上抽查，抽查12个。", "holds"),
        ("全县自评项目132个，按10%以上抽查，抽查12个。", "contradicted"),
        ("全县自评项目132个，按不低于10%的比例随机抽查，实际抽查14个。", "holds"),
        ("全县自评项目132个，按10%抽查，抽查13个。", "holds"),
        ("全县自评项目132个，按10%的比例抽取12个。", "skipped"),
    ],
)
def test_a_sample_is_the_share_it_should_be(text: str, verdict: str) -> None:
    assert verdicts("NUM462", text) == {verdict}


@pytest.mark.parametrize(
    "text",
    [
        "按10%以上抽查，抽查12个。",
        "全县农户约5000户，按10%以上抽查，抽查12户。",
        "全县项目5000个。按10%以上抽查，抽查12个。",
    ],
)
def test_no_whole_no_claim(text: str) -> None:
    assert claims("NUM462", text) == []


def test_the_share_is_shown_with_decimals() -> None:
    (claim,) = claims("NUM462", "全县自评项目132个，按10%以上抽查，抽查12个。")
    assert (claim.expression, claim.expected) == ("12 ÷ 132", "9.09%")

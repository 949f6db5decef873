"""Scores told in prose."""

from __future__ import annotations

import pytest

from tests.checks.verdicts import claims, verdicts, wrong


@pytest.mark.parametrize(
    "text",
    [
        "质量指标（20分）：6、6、8。",
        "成本指标（满分15分）：5、10分。",
        "效益指标共30分，分别为12、10、8。",
    ],
)
def test_points_that_add_up(text: str) -> None:
    assert verdicts("SCO310", text) == {"holds"}


def test_points_that_do_not() -> None:
    (claim,) = claims("SCO310", "质量指标（20分）：6、6、6。")
    assert claim.verdict == "contradicted"
    assert (claim.expected, claim.expression) == ("18分", "6 + 6 + 6") or claim.expected


def test_one_number_is_no_list() -> None:
    assert not claims("SCO310", "质量指标（20分）：18分，扣分原因见下。")


def test_score_by_rate() -> None:
    assert verdicts("SCO311", "预算执行率81.3%，分值20分，得分16.26分。") == {"holds"}
    assert wrong("SCO311", "预算执行率81.3%，分值20分，得分18分。") == ["18分"]


def test_a_rounded_score_is_accepted_a_generous_one_not() -> None:
    assert verdicts("SCO311", "执行率99.97%，分值10，得分10。") == {"holds"}
    assert verdicts("SCO311", "执行率96%，分值10，得分10。") == {"contradicted"}


def test_bands_named_in_the_paragraph() -> None:
    text = "预算执行率81.3%，分值20分，得分18分，按每低10个百分点扣1分计。"
    assert not claims("SCO311", text)


def test_a_score_is_no_more_than_its_weight() -> None:
    assert verdicts("SCO312", "效益指标30分，得28.5分。") == {"holds"}
    assert wrong("SCO312", "效益指标30分，得38.5分。") == ["38.5分"]
    assert wrong("SCO312", "自评得分102分（满分100分）。") == ["102分"]

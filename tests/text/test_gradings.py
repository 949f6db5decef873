"""Bands of grades that texts tell."""

from __future__ import annotations

import pytest

from perflint.text.gradings import read_gradings


def told(text: str) -> list[tuple[str, str, str]]:
    return [(band.grade, f"{band.low:f}", f"{band.high:f}") for band in read_gradings(text)]


@pytest.mark.parametrize(
    "text",
    [
        "85分（含）以上为“优”、75—84分为“良”、60—74分为“中”、60分以下为“差”。",
        "得分85分及以上的评为优，75（含）-85分的为良，60（含）-75分的为中，60分以下为差。",
        "85分以上（含85分）的为优，75分以上（含75分）85分以下的为良，60分以上75分以下的为中，60分以下的为差。",
    ],
)
def test_bands_are_read_in_any_wording(text: str) -> None:
    assert told(text) == [
        ("优", "85", "100"), ("良", "75", "85"), ("中", "60", "75"), ("差", "0", "60"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "满意度90分以上，本馆等级为优。",
        "90分以上为优，60—70分为中，60分以下为差。",
        "90分以上为优，80—95分为良。",
        "抽查得分80分以上。" + "各科室按要求整改到位。" * 30 + "60分以下为差。",
        "",
    ],
)
def test_gaps_overlaps_and_single_bands_are_none(text: str) -> None:
    assert told(text) == []

"""The bar and the time left."""

from __future__ import annotations

import pytest

from perflint.cli.progress import Progress, bar, estimate


def test_time_left_goes_by_the_pace_once_there_is_one() -> None:
    assert estimate(0, 100, 60) is None
    assert estimate(5, 100, 1) is None
    assert estimate(25, 100, 30) == 90


def test_the_bar_says_how_far_and_how_long() -> None:
    assert bar(25, 100, 90, "zh").rstrip() == f"[{'#' * 6}{'.' * 18}] 正在检查 25/100 份，约剩 1:30"
    assert bar(100, 100, None, "en").rstrip() == f"[{'#' * 24}] checking 100/100"


def test_nobody_sees_it_in_a_file(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(100, "zh")
    progress.show(1)
    progress.hide()
    assert capsys.readouterr().err == ""

"""Patterns are timed with an end to patience."""

from __future__ import annotations

import math
import re

import pytest

from perflint.authoring import lint


def test_a_pattern_that_does_not_end_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lint, "PATIENCE_SECONDS", 0.05)
    assert lint.seconds_for(re.compile(r"(?:项|项项)+(?:款|项款)$"), "项" * 60 + "目") == math.inf


def test_a_plain_pattern_is_timed() -> None:
    assert 0 <= lint.seconds_for(re.compile(r"预算[数额]"), "年初预算数" * 100) < math.inf

"""Twice the input, twice the work: nothing may grow with the square of what somebody sends us."""

from __future__ import annotations

import os
from shutil import which

import pytest

from tests.hostile.growth import MAKERS, measure

MOST = 2.6
"""Linear work comes to 2.0, with sorting to 2.1; work that is half quadratic to 3."""


@pytest.mark.skipif(which("valgrind") is None and "CI" not in os.environ, reason="needs valgrind")
def test_work_is_in_step_with_the_input():
    grown = list(measure())
    assert {one.name for one in grown} == set(MAKERS)
    assert all(one.once > 1_000_000 for one in grown)
    assert [one for one in grown if one.ratio > MOST] == []

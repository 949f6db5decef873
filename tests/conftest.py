"""What every test may ask for."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
"""Real reports and their labels, which are no part of the project and may be absent."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports; the test is skipped where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("no real reports beside this checkout")
    return SHARED


@pytest.fixture(scope="session")
def builtin_rules() -> Ruleset:
    """The rules perflint ships."""
    return load_ruleset()

"""Every test of rule files may use the check kind `fake`, and no user's cache."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.ruleset.trees import fake_kind

__all__ = ["fake_kind"]


@pytest.fixture(autouse=True)
def isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fake_kind: None) -> None:
    """A cache folder of its own and the tree's folder as working directory."""
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)

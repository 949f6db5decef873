"""A store, made once for all tests that need one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.process import plain_children
from tests.store.asking import make_store


@pytest.fixture(scope="module", autouse=True)
def plain() -> Iterator[None]:
    """Processes that are started load no models of the language."""
    with plain_children():
        yield


@pytest.fixture(scope="session")
def first_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store that nobody writes to."""
    with plain_children():
        return make_store(tmp_path_factory.mktemp("store"))


@pytest.fixture
def store(first_store: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return shutil.copytree(first_store, tmp_path / "store")

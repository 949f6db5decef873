"""A store, made once for all tests that need one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.cli.chunk import do_chunk
from perflint.cluster import executor
from perflint.cluster.executor import Order
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


@pytest.fixture
def chunks_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks are done in this process: that they have one of their own is the business of tests/cluster."""

    def perform(order: Order) -> bytes:
        before = os.getcwd()
        try:
            return do_chunk(order.content)
        finally:
            os.chdir(before)

    monkeypatch.setattr(executor, "perform_order", perform)

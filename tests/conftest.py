"""What every test may ask for."""

from __future__ import annotations

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from perflint.batch import pool
from perflint.checks import misspelling
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset
from perflint.spelling.speller import load_speller

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from perflint.cluster.executor import Order

SHARED = Path(__file__).resolve().parents[1] / ".." / "shared"
"""Real reports and their labels, which are no part of the project and may be absent."""


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real reports; the test is skipped where there is none."""
    if not (SHARED / "seeds").is_dir():
        pytest.skip("no real reports beside this checkout")
    return SHARED


@pytest.fixture(scope="session", autouse=True)
def forks() -> Iterator[None]:
    """Pools fork as they do outside pytest-xdist. Its one thread only waits for orders, but for its sake every
    worker would start anew and load rules and models of the language again."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        yield
        return
    if misspelling.ready():
        load_speller()  # once, for the workers of every run
    idle, usual = threading.active_count(), pool.choose_method

    def choose_method() -> str:
        alone = sys.platform == "linux" and threading.active_count() <= idle
        return "fork" if alone else usual()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pool, "choose_method", choose_method)
        yield


@pytest.fixture(scope="session")
def builtin_rules() -> Ruleset:
    """The rules perflint ships."""
    return load_ruleset()


@pytest.fixture(scope="session")
def soffice() -> str:
    """The path of LibreOffice."""
    from perflint.readers.office.program import find_soffice

    return require("LibreOffice", find_soffice())


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of a Chromium or Chrome."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return require("Chromium", next(filter(None, map(shutil.which, names)), None))


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """A Chromium for all visits of a process, which can have but one."""
    from tests.reporters.programs import start_browser

    with start_browser(chromium) as started:
        yield started


@pytest.fixture
def chunks_here(monkeypatch: pytest.MonkeyPatch) -> None:
    """Chunks are done in this process: that they have one of their own is the business of tests/cluster
    and of the first test of tests/cli/test_storing.py."""
    from perflint.cli.chunk import do_chunk
    from perflint.cluster import executor

    def perform(order: Order) -> bytes:
        before = os.getcwd()
        try:
            return do_chunk(order.content)
        finally:
            os.chdir(before)

    monkeypatch.setattr(executor, "perform_order", perform)


def require(name: str, path: str | None) -> str:
    """The path of a program that tests use. Where it is missing the test is skipped, except in CI,
    which installs it (.ci/run): there it fails."""
    if path is None:
        if os.environ.get("CI"):
            pytest.fail(f"{name} is not installed; .ci/run installs it")
        pytest.skip(f"{name} is not installed")
    return path

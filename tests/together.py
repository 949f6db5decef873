"""Runs the whole suite on every processor, where pytest-xdist is installed.

A file stays in one process, which shares a browser, a page or an office program among its tests. A run of
some files only is left alone: starting processes would cost more than they save.
"""

from __future__ import annotations

import os
from importlib.util import find_spec

import pytest

LONG = (
    "tests/web/test_page.py", "tests/cluster/test_executors.py", "tests/hostile/test_growth.py",
    "tests/test_rounds.py", "tests/web/test_server.py", "tests/store/test_comparisons.py",
    "tests/readers/test_office.py", "tests/hostile/test_runs.py", "tests/test_translations.py",
    "tests/cluster/test_remote.py", "tests/evaluation/test_evaluation.py",
)  # fmt: skip
"""Begun first, so that no processor waits for one of them at the end."""


def pytest_load_initial_conftests(args: list[str]) -> None:
    """Add what `pytest` alone does not say: a process more than there are processors, for some tests wait
    for others to notice that a machine is gone."""
    if find_spec("xdist") and all(one.startswith("-") for one in args):
        count = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
        told = ("-n", str((count or 1) + 1), "--dist", "loadfile", "--no-loadscope-reorder")
        args[:] = [*told, *args]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long files first, the others as they come."""
    place = {name: number for number, name in enumerate(LONG)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(LONG)))

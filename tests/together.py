"""Runs the whole suite on every processor, where pytest-xdist is installed.

A file stays in one process, which shares a browser, a page or an office program among its tests. A run of
some files only is left alone: starting processes would cost more than they save.
"""

from __future__ import annotations

from importlib.util import find_spec


def pytest_load_initial_conftests(args: list[str]) -> None:
    """Add what `pytest` alone does not say."""
    if find_spec("xdist") and all(one.startswith("-") for one in args):
        args[:] = ["-n", "auto", "--dist", "loadfile", *args]

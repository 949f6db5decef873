"""Results of many runs as Parquet files, to be asked with SQL. Needs the extra `store`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Any, cast

from perflint.errors import UsageError

ARROW = "pyarrow"
ARRAYS = "numpy"


def need(module: str, extra: str = "store") -> Any:
    """The library `module` of an extra; raises UsageError where it is not installed."""
    package = module.partition(".")[0]
    try:
        if package == ARROW and ARROW not in sys.modules:
            with hidden(ARRAYS):
                import_module(ARROW)
        return import_module(module)
    except ImportError as error:
        hint = f"python3 -m pip install 'perflint[{extra}]'"
        raise UsageError(f"没有安装 {package}", hint=hint) from error


@contextmanager
def hidden(package: str) -> Iterator[None]:
    """Let what is imported meanwhile do without `package`, unless it is there already. Arrow takes up
    numpy where it is installed, 10 MiB in each process of a chunk; our tables hold no arrays of it."""
    if package in sys.modules:
        yield
        return
    modules = cast(dict[str, object], sys.modules)
    modules[package] = None
    try:
        yield
    finally:
        del modules[package]

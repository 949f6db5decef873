"""Results of many runs as Parquet files, to be asked with SQL. Needs the extra `store`."""

from __future__ import annotations

from typing import Any

from perflint.errors import UsageError


def need(module: str, extra: str = "store") -> Any:
    """The library `module` of an extra; raises UsageError where it is not installed."""
    from importlib import import_module

    try:
        return import_module(module)
    except ImportError as error:
        hint = f"python3 -m pip install 'perflint[{extra}]'"
        raise UsageError(f"没有安装 {module.partition('.')[0]}", hint=hint) from error

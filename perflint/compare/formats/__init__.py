"""Output formats of `perflint compare`: each turns a comparison into a stream of bytes."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from perflint.lang import Words

if TYPE_CHECKING:
    from perflint.compare import Comparison
    from perflint.reporters import ReportOptions

CHANGE: dict[str, Words] = {
    "fixed": ("已改正", "fixed"),
    "suppressed": ("已接受为例外", "accepted as exceptions"),
    "unchecked": ("本轮未查", "not checked again"),
    "remaining": ("仍存在", "remaining"),
    "new": ("新增", "new"),
    "unknown": ("未能核实", "unknown"),
}
SELDOM = ("suppressed", "unchecked", "unknown")
"""Told only where there are any."""
NOW = ("suppressed", "remaining", "new")
"""Findings that stand in the later round, at their place there."""
STANDING: dict[str, Words] = {
    "compared": ("已对比", "compared"),
    "added": ("本轮新报送", "only in the later round"),
    "absent": ("本轮未报送", "only in the earlier round"),
    "unreadable": ("本轮未能读取", "not read in the later round"),
    "readable": ("上轮未能读取", "not read in the earlier round"),
}


class Writer(Protocol):
    """What each module of the registry offers."""

    def render(self, comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
        """The whole output in pieces."""
        ...


def load_writer(module: str) -> Writer:
    """The writer in `module`, imported now."""
    return cast(Writer, import_module(module))

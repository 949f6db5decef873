"""How far a long run has come, on standard error."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from perflint.lang import Lang, choose

FEW = 4
WIDTH = 24
INTERVAL = 0.1
Item = TypeVar("Item")


def show_progress(items: Iterable[Item], total: int, lang: Lang) -> Iterator[Item]:
    """`items`, with a bar on standard error while waiting for the next one.

    No bar for a few items or where nobody looks. It is gone whenever an item is handed on, so that
    output to the same terminal stays whole.
    """
    if total <= FEW or not sys.stderr.isatty():
        yield from items
        return
    erase = f"\r{' ' * (WIDTH + 40)}\r"
    drawn, visible = 0.0, False
    for done, item in enumerate(items, 1):
        if visible:
            sys.stderr.write(erase)
            sys.stderr.flush()
            visible = False
        yield item
        now = time.monotonic()
        if now - drawn >= INTERVAL and done < total:
            sys.stderr.write("\r" + bar(done, total, lang))
            sys.stderr.flush()
            drawn, visible = now, True


def bar(done: int, total: int, lang: Lang) -> str:
    """The bar: how much of it is done, in signs and in numbers."""
    full = WIDTH * done // total
    words = choose(lang, f"正在检查 {done}/{total} 份", f"checking {done}/{total}")
    return f"[{'#' * full}{'.' * (WIDTH - full)}] {words}"

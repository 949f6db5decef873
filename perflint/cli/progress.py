"""How far a long run has come, and how long it will take yet, on standard error."""

from __future__ import annotations

import sys
import time

from perflint.lang import Lang, choose

FEW = 4
WIDTH = 24
INTERVAL = 0.1
SETTLED = 2.0
"""Seconds after which the pace says something of the time left."""


class Progress:
    """A bar on standard error, for more than a few filings and where somebody looks.

    It is to be hidden whenever something else is written, as the terminal may be the same.
    """

    __slots__ = ("began", "drawn", "lang", "total", "visible", "wanted")

    def __init__(self, total: int, lang: Lang, *, wanted: bool = True) -> None:
        self.total = total
        self.lang: Lang = lang
        self.wanted = wanted and total > FEW and sys.stderr.isatty()
        self.visible = False
        self.began = time.monotonic()
        self.drawn = 0.0

    def show(self, done: int) -> None:
        """Draw the bar for `done` filings, unless it was drawn just now."""
        now = time.monotonic()
        if self.wanted and done < self.total and now - self.drawn >= INTERVAL:
            left = estimate(done, self.total, now - self.began)
            sys.stderr.write("\r" + bar(done, self.total, left, self.lang))
            sys.stderr.flush()
            self.drawn, self.visible = now, True

    def hide(self) -> None:
        """Take the bar away."""
        if self.visible:
            sys.stderr.write(f"\r{' ' * (WIDTH + 50)}\r")
            sys.stderr.flush()
            self.visible = False


def estimate(done: int, total: int, passed: float) -> int | None:
    """The seconds left at the pace so far, None while that is guesswork."""
    if not done or passed < SETTLED:
        return None
    return round(passed * (total - done) / done)


def bar(done: int, total: int, left: int | None, lang: Lang) -> str:
    """The bar: how much of it is done, in signs and in numbers, and the time left."""
    full = WIDTH * done // total
    words = choose(lang, f"正在检查 {done}/{total} 份", f"checking {done}/{total}")
    if left is not None:
        minutes, seconds = divmod(left, 60)
        clock = f"{minutes}:{seconds:02d}"
        words += choose(lang, f"，约剩 {clock}", f", about {clock} left")
    return f"[{'#' * full}{'.' * (WIDTH - full)}] {words}  "

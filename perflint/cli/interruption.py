"""Ctrl-C while results are being written: what was begun is finished first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType, TracebackType
from typing import Any


class Interruption:
    """Within it Ctrl-C raises KeyboardInterrupt as ever, except within `put_off`, where the first one
    is raised at the end. Does nothing if not `wanted` or outside the main thread."""

    __slots__ = ("asked", "before", "busy", "wanted")

    def __init__(self, *, wanted: bool = True) -> None:
        self.wanted = wanted
        self.asked = self.busy = False
        self.before: Any = None

    def __enter__(self) -> Interruption:
        if self.wanted:
            import signal

            try:
                self.before = signal.signal(signal.SIGINT, self.handle)
            except ValueError:  # not the main thread
                self.wanted = False
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if self.wanted:
            import signal

            signal.signal(signal.SIGINT, self.before)

    def handle(self, _signal: int, _frame: FrameType | None) -> None:
        """Answer Ctrl-C."""
        if not self.busy or self.asked:
            raise KeyboardInterrupt
        self.asked = True

    @contextmanager
    def put_off(self) -> Iterator[None]:
        """Let what is done inside be finished."""
        self.busy = True
        yield
        self.busy = False
        if self.asked:
            raise KeyboardInterrupt

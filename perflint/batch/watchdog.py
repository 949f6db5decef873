"""Time and memory bounded for work in this very process, as worker processes have it from outside.

A named report is checked here, because a process of its own would cost more than the check. Only our
own code reads such files, so an exception in the midst of it always comes through: the matching
engine looks for signals too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from perflint.batch.limits import MEGABYTE, Stopped, memory_taken

_AGAIN = 1.0
"""Seconds after which the alarm rings again, should something have swallowed its exception."""


@contextmanager
def bounded(seconds: float, memory: int) -> Iterator[None]:
    """Raise Stopped (timeout) in what is done inside after `seconds` of processor time, MemoryError
    where it takes more than `memory` MiB beyond what the process has (0: as much as there is); on
    systems without such alarms, and outside the main thread, neither."""
    if sys.platform == "win32":
        yield
        return
    import resource
    import signal

    def ring(_signal: int, _frame: object) -> None:
        raise Stopped("timeout", round(seconds))

    kind = resource.RLIMIT_DATA
    soft, hard = resource.getrlimit(kind)
    try:
        before = signal.signal(signal.SIGPROF, ring)
    except ValueError:  # not the main thread
        yield
        return
    try:
        if memory and sys.platform == "linux":
            most = memory * MEGABYTE + memory_taken()
            bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (bound, hard))
        signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        with suppress(OSError, ValueError):
            resource.setrlimit(kind, (soft, hard))

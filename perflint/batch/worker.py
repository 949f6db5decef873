"""What a worker process does: take a unit of work, send what came of it, until there are no more.

A worker limits itself as far as its system can: memory by `setrlimit`, time by an alarm that first
writes down where it was. The alarm counts processor time, so that a busy machine stops nobody. What no
system call limits, the parent ends from outside (pool.py).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from perflint.batch.limits import MEGABYTE, memory_taken
from perflint.errors import PerflintError

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Work = Callable[[Any], bytes]
READY, RESULT, MEMORY, INTERRUPTED, REFUSED = b"0", b"R", b"M", b"I", b"E"
"""The first byte of each message a worker sends."""


def serve(
    orders: Connection, traces: Connection, foreign: Iterable[Connection], work: Work, memory: int
) -> None:
    """Work off `orders` (unit, seconds) until they end; `traces` takes the place in the code should
    this process die. `foreign` are ends of pipes of the parent's that a fork has copied."""
    for connection in foreign:
        connection.close()
    start_alarm = prepare(traces, memory)
    orders.send_bytes(READY)
    while True:
        try:
            unit, seconds = orders.recv()
        except (EOFError, OSError, KeyboardInterrupt):
            return
        start_alarm(seconds)
        message = answer(unit, work)
        start_alarm(0)
        try:
            orders.send_bytes(message)
        except OSError:  # nobody waits for it any more
            return
        if message[:1] == MEMORY:
            return


def answer(unit: Any, work: Work) -> bytes:
    """The message for one unit of work."""
    try:
        return RESULT + work(unit)
    except MemoryError:
        return MEMORY
    except KeyboardInterrupt:
        return INTERRUPTED
    except PerflintError as error:
        import pickle

        return REFUSED + pickle.dumps(error)


def prepare(traces: Connection, memory: int) -> Callable[[float], object]:
    """Set this process up to be ended without harm; the function that starts (0: stops) its alarm."""
    import gc
    import signal

    gc.freeze()  # what the parent had loaded stays; collections need not look at it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides what Ctrl-C means
    if sys.platform == "win32":
        return lambda _seconds: None
    import faulthandler

    os.setpgid(0, 0)  # so that programs started for a filing end with it
    limit_memory(memory * MEGABYTE)
    faulthandler.enable(traces.fileno(), all_threads=False)
    faulthandler.register(signal.SIGPROF, traces.fileno(), all_threads=False, chain=True)
    return lambda seconds: signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory(size: int) -> None:
    """Let an allocation fail that takes more than `size` bytes beyond what the process has, where the
    system can (Linux does, macOS does not)."""
    import resource

    if not size:
        return
    size += memory_taken()
    for kind in (resource.RLIMIT_DATA, resource.RLIMIT_AS)[: 1 if sys.platform == "linux" else 2]:
        hard = resource.getrlimit(kind)[1]
        soft = size if hard == resource.RLIM_INFINITY else min(size, hard)
        try:
            resource.setrlimit(kind, (soft, hard))
        except (OSError, ValueError):
            continue

"""Worker processes, each with a pipe of its own, that may crash, hang or swell without harm to others.

`concurrent.futures` cannot end a worker that hangs and gives up its whole pool when one dies; see
docs/decisions/pool.md for the libraries that can, and why none of them is used.
"""

from __future__ import annotations

import os
import sys
import time
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from perflint.batch.limits import Stopped
from perflint.batch.worker import INTERRUPTED, MEMORY, READY, REFUSED, RESULT, Work, serve

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

DEPTH = 3
"""Units a worker has at hand, so that it never waits for the parent."""
RENEW = 500
"""Units after which a worker is replaced: memory that libraries lose or allocators scatter goes too."""
GRACE = 2.0
"""Seconds that a process is given to end."""
PATIENCE = 10
"""How many times the time allowed may pass on the clock before the parent ends a worker. Its own alarm
counts processor time; one that waits for something has none, and one on a busy machine little."""
TRACE = 65536


class Unit(NamedTuple):
    """One piece of work; `tried` after a worker ran out of memory with it that had done others."""

    number: int
    what: Any
    seconds: float
    tried: bool = False


class Worker:
    """A process, the units it has not answered yet, and when it began the first of them."""

    __slots__ = (
        "connection", "given", "leaving", "process", "ready", "served", "since", "stopped",
        "traces", "units",
    )  # fmt: skip

    def __init__(self, process: BaseProcess, connection: Connection, traces: Connection) -> None:
        self.process = process
        self.connection = connection
        self.traces = traces
        self.units: deque[Unit] = deque()
        self.since = 0.0
        self.given = self.served = 0
        self.ready = self.leaving = self.stopped = False

    def overdue(self, now: float) -> bool:
        """Whether the first unit has taken so long that its own alarm will not help."""
        return bool(self.units) and now > self.since + self.units[0].seconds * PATIENCE + GRACE


class Pool:
    """At most `jobs` workers that do `work` with `memory` MiB each; started when there is work."""

    def __init__(self, work: Work, jobs: int, memory: int, method: str = "") -> None:
        self.work = work
        self.jobs = jobs
        self.memory = memory
        self.method = method or choose_method()
        self.workers: list[Worker] = []
        self.waiting: deque[Unit] = deque()

    def hungry(self) -> bool:
        """Whether another unit would find a worker with less than DEPTH at hand."""
        return not self.waiting and self.busy() < self.jobs * DEPTH

    def busy(self) -> int:
        """Units at hand and waiting."""
        return len(self.waiting) + sum(len(worker.units) for worker in self.workers)

    def submit(self, number: int, what: Any, seconds: float) -> None:
        """Have `what` done within `seconds`; its result will carry `number`."""
        self.waiting.append(Unit(number, what, seconds))
        self.hand_out()

    def find_freest(self) -> Worker | None:
        """The worker with least at hand that may have more."""
        fresh = [worker for worker in self.workers if worker.given < RENEW]
        return min(fresh, key=lambda one: len(one.units), default=None)

    def hand_out(self) -> None:
        """Give the units waiting to the workers with least at hand."""
        while self.waiting:
            worker = self.find_freest()
            if (worker is None or worker.units) and len(self.workers) < self.jobs:
                worker = self.start()
            if worker is None or len(worker.units) >= DEPTH:
                return
            unit = self.waiting.popleft()
            if not worker.units:
                worker.since = time.monotonic()
            worker.units.append(unit)
            worker.given += 1
            try:
                worker.connection.send((unit.what, unit.seconds))
            except OSError:  # it has just died, as `wait` will notice
                self.waiting.appendleft(worker.units.pop())
                return

    def start(self) -> Worker:
        """One more worker."""
        import multiprocessing

        context: Any = multiprocessing.get_context(self.method)
        ours, theirs = context.Pipe()
        traces, writes = context.Pipe(duplex=False)
        mine = [ours, traces, *(c for one in self.workers for c in (one.connection, one.traces))]
        foreign = mine if self.method == "fork" else ()
        process = context.Process(
            target=serve, args=(theirs, writes, foreign, self.work, self.memory), daemon=True
        )
        process.start()
        theirs.close()
        writes.close()
        self.workers.append(Worker(process, ours, traces))
        return self.workers[-1]

    def wait(self, seconds: float) -> Iterator[tuple[int, bytes | Stopped]]:
        """What has come back within `seconds`, at least one result or nothing."""
        from multiprocessing.connection import wait

        known = {worker.connection: worker for worker in self.workers}
        ready = wait(list(known), seconds)
        for connection in ready:
            yield from self.hear(known[connection])  # type: ignore[index]
        now = time.monotonic()
        for worker in self.workers:
            if worker.connection not in ready and worker.overdue(now):
                worker.stopped = True
                end(worker)
        self.hand_out()

    def hear(self, worker: Worker) -> Iterator[tuple[int, bytes | Stopped]]:
        """Everything that `worker` has to say now."""
        try:
            while True:
                message = worker.connection.recv_bytes()
                kind = message[:1]
                if kind == READY:
                    worker.ready = True
                    worker.since = time.monotonic()
                elif kind == INTERRUPTED:
                    raise KeyboardInterrupt
                elif kind == REFUSED:
                    raise_refusal(message[1:])
                else:
                    yield from self.settle(worker, message)
                if worker not in self.workers or not worker.connection.poll():
                    return
        except (EOFError, OSError):
            yield from self.bury(worker)

    def settle(self, worker: Worker, message: bytes) -> Iterator[tuple[int, bytes | Stopped]]:
        """The result of the first unit of `worker`."""
        unit = worker.units.popleft()
        worker.since = time.monotonic()
        worker.leaving = message[:1] == MEMORY
        if message[:1] == RESULT:
            worker.served += 1
            if worker.given >= RENEW and not worker.units:
                self.dismiss(worker)
            yield unit.number, message[1:]
        elif worker.served and not unit.tried:  # others may have left their mark; once more alone
            self.waiting.appendleft(unit._replace(tried=True))
        else:
            yield unit.number, Stopped("memory", self.memory)

    def bury(self, worker: Worker) -> Iterator[tuple[int, bytes | Stopped]]:
        """Blame the unit that `worker` died with, if any, and have its others done again."""
        worker.process.join(GRACE)
        self.dismiss(worker)
        code, trace = worker.process.exitcode or 0, read_trace(worker.traces)
        worker.traces.close()
        if not worker.ready and not worker.stopped:
            raise RuntimeError(f"a worker process could not start (exit code {code})")
        unit = worker.units.popleft() if worker.units and not worker.leaving else None
        self.waiting.extendleft(reversed(worker.units))
        if unit is not None:
            yield unit.number, self.judge_end(unit, code, trace, stopped=worker.stopped)

    def judge_end(self, unit: Unit, code: int, trace: str, *, stopped: bool) -> Stopped:
        """Why a process that ended with `code` gave no result for `unit`."""
        import signal

        alarm, kill = getattr(signal, "SIGPROF", 0), getattr(signal, "SIGKILL", 0)
        if stopped or (alarm and code == -alarm):
            return Stopped("timeout", round(unit.seconds), trace)
        if kill and code == -kill:  # by the system, short of memory
            return Stopped("memory", self.memory)
        names = {-int(one): one.name for one in signal.Signals}
        return Stopped("crashed", trace=trace, cause=names.get(code, f"exit code {code}"))

    def close(self) -> None:
        """End every worker, whatever it is doing."""
        while self.workers:
            self.dismiss(self.workers[-1])

    def dismiss(self, worker: Worker) -> None:
        """End `worker`, which is no longer one of ours; what it wrote of itself can still be read."""
        self.workers.remove(worker)
        worker.connection.close()
        end(worker)


def end(worker: Worker) -> None:
    """Make sure that the process of `worker` and what it started are gone."""
    process = worker.process
    if sys.platform != "win32" and process.pid is not None:
        import signal
        from contextlib import suppress

        with suppress(OSError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.join()


def read_trace(traces: Connection) -> str:
    """What a dead process wrote of where it was."""
    if sys.platform == "win32" or not traces.poll():
        return ""
    return os.read(traces.fileno(), TRACE).decode("utf-8", "replace")


def raise_refusal(content: bytes) -> None:
    """Raise the PerflintError that a worker met."""
    import pickle

    raise pickle.loads(content)


def choose_method() -> str:
    """How to start processes: by fork where that is safe and quick, else anew."""
    import threading

    if sys.platform != "linux" or threading.active_count() > 1:
        return "spawn"
    return "fork"

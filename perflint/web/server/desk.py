"""A bounded number of questions at a time, answered by isolated worker processes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple

from perflint.batch.limits import MEGABYTE, MOST, Stopped
from perflint.batch.pool import Pool
from perflint.web.server.work import lay_out

TICK = 0.05
EACH = 8
"""Questions that may wait for each worker."""


class Full(Exception):
    """No more questions can be taken now."""


class Question(NamedTuple):
    """What was asked, how many seconds it may take, and who hears the answer."""

    piece: bytes
    seconds: float
    tell: Callable[[bytes], object]


class Desk:
    """Takes questions in an event loop; a thread of its own hands them to processes. `seconds` are
    those of a filing, with as many for each MB of it."""

    def __init__(
        self, work: Callable[[bytes], bytes], jobs: int, memory: int, seconds: float
    ) -> None:
        self.jobs = jobs
        self.waiting = 0
        self._seconds = seconds
        self._work = work
        self._memory = memory
        self._inbox: SimpleQueue[Question | None] = SimpleQueue()
        self._thread = Thread(target=self._run, name="desk", daemon=True)
        self._thread.start()

    def take(self) -> None:
        """Make room for a question that is about to come. Raises Full."""
        if self.waiting >= self.jobs * (1 + EACH):
            raise Full
        self.waiting += 1

    def leave(self) -> None:
        """Give the room back."""
        self.waiting -= 1

    async def ask(self, piece: bytes) -> bytes:
        """The answer to a question for which there is room."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[bytes] = loop.create_future()

        def settle(content: bytes) -> None:
            if not answer.done():
                answer.set_result(content)

        longer = min(1 + len(piece) / MEGABYTE, MOST)
        self._inbox.put(
            Question(
                piece,
                self._seconds * longer,
                lambda content: loop.call_soon_threadsafe(settle, content),
            )
        )
        return await answer

    def close(self) -> None:
        """End every worker."""
        self._inbox.put(None)
        self._thread.join()

    def _run(self) -> None:
        while self._serve():
            continue

    def _serve(self) -> bool:
        """Answer questions until the end (False), or until the pool itself fails (True)."""
        pool: Pool = Pool(self._work, self.jobs, self._memory, "spawn")
        asked: dict[int, Question] = {}
        number = 0
        try:
            while (question := self._next(idle=not asked)) is not None:
                if question.piece:
                    number += 1
                    asked[number] = question
                    pool.submit(number, question.piece, question.seconds)
                for done, outcome in pool.wait(TICK) if asked else ():
                    asked.pop(done).tell(phrase(outcome))
        except Exception:  # a worker that cannot start, or says what it should not
            return True
        finally:
            pool.close()
            for left in asked.values():
                left.tell(lay_out("unreachable"))
        return False

    def _next(self, *, idle: bool) -> Question | None:
        """The next question, one without a piece where none has come, None at the end."""
        try:
            return self._inbox.get(block=idle)
        except Empty:
            return Question(b"", 0, bytes)


def phrase(outcome: bytes | Stopped) -> bytes:
    """The answer, or what became of the process that should have given it."""
    if isinstance(outcome, bytes):
        return outcome
    kind = outcome.kind if outcome.kind in ("timeout", "memory") else "defect"
    return lay_out(kind, outcome.limit or outcome.cause)

"""Results that come back in any order, handed on in that of the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Generic

from perflint.batch.limits import Stopped, Workers
from perflint.batch.planned import STDIN, PlannedFile
from perflint.batch.run import Outcome, run

if TYPE_CHECKING:
    from perflint.batch.cache import ResultCache
    from perflint.batch.pool import Pool
    from perflint.batch.run import Work

Watch = Callable[[int], object]
AHEAD = 1000
"""How many filings may be done before one that is not: results wait packed, so that is little."""
TICK = 0.25
"""Seconds between two looks at the clock while nothing comes."""


class Ordered(Generic[Outcome]):
    """The filings of a run: which is `next` to be handed on, which are `done` and still wait (packed,
    why there is none, or one made here), and how far they have been given out."""

    def __init__(
        self,
        files: Sequence[PlannedFile],
        prepare: Callable[[], Work[Outcome]],
        unpack: Callable[[bytes], Outcome],
        workers: Workers,
        cache: ResultCache | None,
    ) -> None:
        self.files = files
        self.prepare = prepare
        self.unpack = unpack
        self.workers = workers
        self.cache = cache
        self.next = self.given = 0
        self.done: dict[int, bytes | Stopped | tuple[Outcome]] = {}
        self.keys: dict[int, bytes] = {}
        self.work: Work[Outcome] | None = None
        self.pool: Pool | None = None

    def take(self, number: int) -> tuple[PlannedFile, Outcome]:
        """The filing `number` with its result, which nobody else will ask for."""
        file, outcome = self.files[number], self.done.pop(number)
        self.next = number + 1
        if isinstance(outcome, bytes):
            return file, self.unpack(outcome)
        if isinstance(outcome, Stopped):
            return file, self.ready().give_up(file, outcome)
        return file, outcome[0]

    def feed(self) -> None:
        """Give out filings until the workers have enough, or the next one to hand on is there."""
        while self.given < min(len(self.files), self.next + AHEAD):
            if self.pool is not None and not self.pool.hungry():
                return
            number, file = self.given, self.files[self.given]
            self.given += 1
            if file.path == STDIN:
                ((_, outcome),) = run([file], self.ready(), self.workers.limits)
                self.done[number] = (outcome,)
            elif (kept := self.look_up(number, file)) is not None:
                self.done[number] = kept
            else:
                seconds = self.workers.limits.time((file.path, *file.attachments))
                self.start().submit(number, file, seconds)
            if self.next in self.done:
                return

    def look_up(self, number: int, file: PlannedFile) -> bytes | None:
        """The result of `file` kept from another run; if there is none, its key is noted."""
        if self.cache is None:
            return None
        key = self.cache.find_key(file)
        if key is None:
            return None
        kept = self.cache.read(key)
        if kept is None:
            self.keys[number] = key
        return kept

    def wait(self, seconds: float) -> None:
        """Gather what comes within `seconds`."""
        if self.pool is None:
            return
        for number, outcome in self.pool.wait(seconds):
            self.done[number] = outcome
            key = self.keys.pop(number, None)
            if key is not None and self.cache is not None and isinstance(outcome, bytes):
                self.cache.keep(key, self.files[number], outcome)

    def ready(self) -> Work[Outcome]:
        """What does the work, made when first asked for."""
        if self.work is None:
            self.work = self.prepare()
        return self.work

    def start(self) -> Pool:
        """The workers, started when first asked for."""
        if self.pool is None:
            from perflint.batch.pool import Pool

            jobs, limits, method = self.workers
            self.pool = Pool(self.ready(), jobs, limits.memory, method)
            if self.pool.method == "fork":
                self.ready().warm_up()
        return self.pool

    def close(self) -> None:
        """End the workers and write the cache."""
        if self.pool is not None:
            self.pool.close()
        if self.cache is not None:
            self.cache.close()


def run_isolated(
    files: Sequence[PlannedFile],
    prepare: Callable[[], Work[Outcome]],
    unpack: Callable[[bytes], Outcome],
    workers: Workers,
    *,
    cache: ResultCache | None = None,
    watch: Watch = lambda _done: None,
) -> Iterator[tuple[PlannedFile, Outcome]]:
    """Each filing with its outcome in the order of `files`, made by `workers` and read by `unpack`.

    A filing that crashes its process, hangs or needs too much memory is given up; the
    others are not affected. Results in `cache` are taken from there and new ones
    put there. `prepare` is called only if some filing has to be checked. `watch` hears how many are
    done whenever nothing comes for a moment. After KeyboardInterrupt the results that are there
    still come, then it is raised.
    """
    ordered = Ordered(files, prepare, unpack, workers, cache)
    try:
        while ordered.next < len(files):
            while ordered.next in ordered.done:
                yield ordered.take(ordered.next)
            ordered.feed()
            if ordered.next < len(files) and ordered.next not in ordered.done:
                watch(ordered.next + len(ordered.done))
                ordered.wait(TICK)
    except KeyboardInterrupt:
        ordered.close()
        for number in sorted(ordered.done):
            yield ordered.take(number)
        raise
    finally:
        ordered.close()

"""How much time and memory one filing may take, and what becomes of one that takes more."""

from __future__ import annotations

import os
from typing import NamedTuple

MEGABYTE = 1 << 20
MOST = 10


class Limits(NamedTuple):
    """`seconds` of processor time for a filing and `per_megabyte` more for its size, but no more than
    MOST times `seconds`; `memory` MiB for one process beyond what it has at its start (0: as much as
    there is)."""

    seconds: float = 60
    per_megabyte: float = 60
    memory: int = 2048

    def time(self, paths: tuple[str, ...]) -> float:
        """The seconds allowed for a filing in the files `paths`, members of archives included."""
        longer = self.per_megabyte * sum(map(measure, paths)) / MEGABYTE
        return min(self.seconds + longer, MOST * self.seconds)


class Workers(NamedTuple):
    """How many processes do the work, what a filing may take in each, and how they are started
    (a method of multiprocessing, "" for the usual one)."""

    jobs: int
    limits: Limits
    method: str = ""


class Stopped(Exception):
    """A filing whose process did not come back with a result. `kind` is a stable word: crashed,
    timeout or memory. `trace` says where in the code it was, as far as that is known, and `cause`
    how the process ended."""

    def __init__(self, kind: str, limit: int = 0, trace: str = "", cause: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.limit = limit
        self.trace = trace
        self.cause = cause


def measure(path: str) -> int:
    """The bytes of a file; of the archive it lies in if it is a member of one; 0 if there is none."""
    while path:
        try:
            return os.stat(path).st_size
        except NotADirectoryError:
            path = os.path.dirname(path)
        except (OSError, ValueError):
            return 0
    return 0


def memory_taken() -> int:
    """The bytes of memory of its own that this process has by now, which no filing took; 0 where the
    system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[5]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError):
        return 0

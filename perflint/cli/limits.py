"""The limits on one filing, for commands that do their work in this process."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from perflint.batch.limits import Limits, Stopped
from perflint.batch.watchdog import bounded
from perflint.errors import ReadError

if TYPE_CHECKING:
    from perflint.config import Config


@contextmanager
def within_limits(path: str, config: Config) -> Iterator[None]:
    """Do what is inside within the time and memory that `config` allows for the filing at `path`.
    Raises ReadError (timeout, memory) where it takes more."""
    limits = Limits(config.time_limit, config.time_limit, config.memory_limit)
    try:
        with bounded(limits.time((path,)), limits.memory):
            yield
    except (Stopped, MemoryError) as error:
        from perflint.cli.failures import record_failure

        stopped = error if isinstance(error, Stopped) else Stopped("memory", limits.memory)
        told = record_failure(config.lang, path, stopped)
        raise ReadError(told.message, kind=told.kind, place=path, hint=told.hint) from None

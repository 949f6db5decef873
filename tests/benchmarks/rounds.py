"""Functions timed against each other in one process: CPU time, in turns."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Sequence
from statistics import median

Timed = Callable[[], object]
_CALLS = 4


def ratios(function: Timed, others: Sequence[Timed], times: int) -> list[float]:
    """The medians of `function` ÷ each of the others over `times` rounds, after one uncounted."""
    for each in (function, *others):
        each()
    rounds = [
        (seconds(function), [seconds(other) for other in others]) for _ in range(max(times, 5))
    ]
    return [median(own / theirs[at] for own, theirs in rounds) for at in range(len(others))]


def seconds(function: Timed) -> float:
    """CPU seconds of a few calls, after one uncounted; what others left behind is collected first.

    Without that call it would pay for the memory another function gave back: 2 ms after python-docx.
    """
    gc.collect()
    function()
    start = time.process_time()
    for _ in range(_CALLS):
        function()
    return time.process_time() - start

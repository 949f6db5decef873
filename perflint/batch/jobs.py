"""How many worker processes a run is worth."""

from __future__ import annotations

import os
from collections.abc import Sequence

from perflint.batch.limits import measure
from perflint.batch.planned import STDIN, PlannedFile

AUTO = "auto"
AT_ONCE = frozenset({".txt", ".md", ".markdown", ".docx"})
"""Suffixes of formats that no foreign code reads: one such filing is checked without a process of
its own, which would cost more than the check."""
WORTH = 0.5
"""Seconds of expected work from which on a second process pays for its start."""
SECONDS_PER_FILE, SECONDS_PER_BYTE = 0.002, 4e-7


def choose_jobs(files: Sequence[PlannedFile], wanted: int | None) -> int:
    """Worker processes for `files`, 0 for none; `wanted` is what a person asked for, None if that
    is left to us."""
    if not files or (len(files) == 1 and is_simple(files[0])):
        return 0
    if wanted is None:
        wanted = count_cores() if expects_more_than(WORTH, files) else 1
    return min(wanted, len(files))


def is_simple(file: PlannedFile) -> bool:
    """Whether a filing was named, has nothing attached and is of a format that only we read."""
    if file.path == STDIN:
        return True
    suffix = os.path.splitext(file.path)[1].lower()
    return file.named and not file.attachments and suffix in AT_ONCE


def expects_more_than(seconds: float, files: Sequence[PlannedFile]) -> bool:
    """Whether checking `files` is likely to take more than `seconds`."""
    for file in files:
        size = sum(map(measure, (file.path, *file.attachments)))
        seconds -= SECONDS_PER_FILE + SECONDS_PER_BYTE * size
        if seconds < 0:
            return True
    return False


def count_cores() -> int:
    """The processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1

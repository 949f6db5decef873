"""`spin.py JOBS`: the same counting, by one process or shared out among several, and nothing else.

What two processes gain here is what the machine can give two processes at all.
"""

from __future__ import annotations

import multiprocessing
import sys

ROUNDS = 1800
STEPS = 100_000


def count(rounds: int) -> None:
    """Count up, over and over."""
    for _ in range(rounds):
        number = 0
        while number < STEPS:
            number += 1


if __name__ == "__main__":
    jobs = int(sys.argv[1])
    processes = [multiprocessing.Process(target=count, args=(ROUNDS // jobs,)) for _ in range(jobs)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()

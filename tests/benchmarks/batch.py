"""Folders: what two jobs and the cache of results gain, and what ten thousand filings cost."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import CHECK, Row, fill, peak, run

TITLE = "Folders"
NOTE = """Two jobs are held against one in rounds that also measure the *ceiling*: the same counting
loop shared out between two processes (`tests/benchmarks/spin.py`), which is what this machine gives
to two processes that have nothing to do with each other. The parent only reads packed results and
writes them out; the workers start by fork and share the compiled rules.

Cold is a run with `--cache` into an empty cache, warm the same run again: each filing is read and
hashed, its result looked up (SQLite, `marshal` with a checksum), and written out. Both with one
job; a part of what is left of the warm run is the start of Python and the rules.

Memory is the largest process of a run. Results wait packed until their turn comes, and no filing is
kept; the plan itself is a path a filing."""
SPIN = [sys.executable, str(Path(__file__).with_name("spin.py"))]


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    rounds = max(3, times // 3)
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["PERFLINT_CACHE_DIR"] = str(base / "cache")
        hundred, thousand = fill(base / "100", 100), fill(base / "1000", 1000)
        many = fill(base / "10000", 10_000)
        run([*CHECK, str(hundred)])
        gains, ceilings = [], []
        for _ in range(rounds):
            one, two = (run([*CHECK, "--jobs", jobs, str(thousand)]) for jobs in "12")
            spin_one, spin_two = (run([*SPIN, jobs]) for jobs in "12")
            gains.append(one / two)
            ceilings.append(spin_one / spin_two)
        speedups = []
        for _ in range(rounds):
            for kept in (base / "cache").glob("results*"):
                kept.unlink()
            cold = run([*CHECK, "--cache", str(thousand)])
            speedups.append(cold / median(run([*CHECK, "--cache", str(thousand)]) for _ in "123"))
        small, large = (peak([*CHECK, "--jobs", "2", str(folder)]) for folder in (hundred, many))
    gain, ceiling = median(gains), median(ceilings)
    return [
        ("1,000 text filings, one job ÷ two", f"{gain:.2f}", "≥ 1.8"),
        ("the same for a counting loop (ceiling)", f"{ceiling:.2f}", ""),
        ("share of the ceiling", f"{gain / ceiling:.0%}", ""),
        ("1,000 unchanged filings, cold ÷ from the cache", f"{median(speedups):.1f}", "≥ 20"),
        ("peak memory, two jobs, 10,000 filings − 100", f"{large - small:+.1f} MiB", "≤ 1 MiB"),
    ]

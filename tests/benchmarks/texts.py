"""Start-up, one report, a folder of text reports, a long one, and memory."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.benchmarks.measuring import (
    CHECK,
    PASS,
    PERFLINT,
    Row,
    fill,
    keep_bytecode,
    peak,
    ratio,
    run,
    texts,
)

TITLE = "Text reports"
NOTE = """P is `python -c pass`; F is `tests/benchmarks/floor.py`, twenty plain patterns on the same
files with nothing around them. All rules of the catalogue run, with one worker process, no result is
cached.

- Rule files are validated (pydantic) only when they change. A run loads the compiled rules from the
  user's cache folder; the entry holds the very bytes it was made from and is used only for them.
- Compiling patterns was half of start-up. Their code is kept in the same folder
  (`perflint/text/patterns.py`).
- One pass over a filing finds every word that any phrase or pattern of any rule needs; a phrase runs
  only over sentences that hold a word of each of its sets, most run over none
  (`perflint/text/mandatory.py`, `perflint/extract/words.py`).
- Results are streamed, so memory does not grow with the number of files.

What keeps a folder above its goal is not searching any more: of the work on a report less than a fifth
is patterns, and no function takes more than 5 %. It is the understanding and the arithmetic, done in
Python for every figure: reading it with unit and qualifier, its label, its place in the outline, its
candidates, exact intervals. What keeps one report above its goal is loading some 160 modules. Compiling
the package (mypyc) would help both, but then a fresh machine would need a C compiler."""
FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]
VERSION = [*PERFLINT, "--version"]


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["PERFLINT_CACHE_DIR"] = str(base / "cache")
        keep_bytecode(base / "bytecode")
        one = base / "one.txt"
        sample = min(texts(), key=lambda text: abs(len(text.encode()) - 15_000))
        one.write_text(sample, encoding="utf-8")
        hundred, thousand = fill(base / "100", 100), fill(base / "1000", 1000)
        many = fill(base / "10000", 10_000)
        long = base / "long.txt"
        joined = "\n".join(texts())
        long.write_text(joined * (5_000_000 // len(joined.encode()) + 1), encoding="utf-8")
        folder_mb = sum(p.stat().st_size for p in thousand.iterdir()) / 1e6
        few = max(3, times // 4)
        folder_seconds = median(run([*CHECK, str(thousand)]) for _ in range(few))
        long_seconds = median(run([*CHECK, str(long)]) for _ in range(few))
        per_mb = (long_seconds / (long.stat().st_size / 1e6)) / (folder_seconds / folder_mb)
        size = len(sample.encode()) / 1000
        rows = [
            ("`perflint --version` ÷ P", ratio(VERSION, PASS, times), "≤ 2.5"),
            (f"one report of {size:.0f} KB ÷ P", ratio([*CHECK, str(one)], PASS, times), "≤ 8"),
            (
                "1,000 reports ÷ F",
                ratio([*CHECK, str(thousand)], [*FLOOR, str(thousand)], few),
                "≤ 5",
            ),
            ("a 5 MB text per MB ÷ the folder per MB", per_mb, "≤ 1.3"),
        ]
        shown = [(what, f"{figure:.2f}", goal) for what, figure, goal in rows]
        small, large = peak([*CHECK, str(hundred)]), peak([*CHECK, str(many)])
        return [
            *shown,
            ("peak memory, 100 reports", f"{small:.0f} MiB", "≤ 60 MiB"),
            ("peak memory, 10,000 reports", f"{large:.0f} MiB", "no more than for 100"),
        ]

"""Speed and memory as ratios measured in one run: `python -m tests.benchmarks [--write]`.

P is `python -c pass`, F the floor of floor.py on the same files. Every figure is the median of
runs taken in turn, so that a drifting machine shifts both sides alike.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "fixtures" / "reports"
PAGE = ROOT / "docs" / "benchmarks.md"
CHECK = [sys.executable, "-m", "perflint", "check", "--isolated", "--output-format", "concise"]
FLOOR = [sys.executable, str(Path(__file__).with_name("floor.py"))]
PASS = [sys.executable, "-c", "pass"]
VERSION = [sys.executable, "-m", "perflint", "--version"]


def run(command: list[str]) -> float:
    """Seconds a command took, start to end."""
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=False
    )
    return time.perf_counter() - start


def ratio(command: list[str], other: list[str], times: int) -> float:
    """The median of command ÷ other over paired runs, after one that does not count."""
    run(command), run(other)
    return median(run(command) / run(other) for _ in range(times))


def peak(command: list[str]) -> float:
    """The largest memory of a command in MiB, read by a process that starts nothing else."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    shown = subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    return int(shown) / (1024 * 1024 if sys.platform == "darwin" else 1024)


def texts() -> list[str]:
    """The sample filings in plain text."""
    return [path.read_text(encoding="utf-8") for path in sorted(REPORTS.glob("*.txt"))]


def fill(folder: Path, count: int) -> Path:
    """A folder of `count` text filings, the samples over and over, each with a line of its own."""
    folder.mkdir()
    samples = texts()
    for i in range(count):
        text = samples[i % len(samples)]
        (folder / f"{i:05d}.txt").write_text(f"{text}\n附件{i}\n", encoding="utf-8")
    return folder


def measure(times: int) -> list[tuple[str, str, str]]:
    """Rows of what, figure, goal."""
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["PERFLINT_CACHE_DIR"] = str(base / "cache")
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
                "≤ 3",
            ),
            ("a 5 MB text per MB ÷ the folder per MB", per_mb, "≤ 1.3"),
        ]
        shown = [(what, f"{figure:.2f}", goal) for what, figure, goal in rows]
        small, large = peak([*CHECK, str(hundred)]), peak([*CHECK, str(many)])
        shown += [
            ("peak memory, 100 reports", f"{small:.0f} MiB", "≤ 60 MiB"),
            ("peak memory, 10,000 reports", f"{large:.0f} MiB", "no more than for 100"),
        ]
    return shown


def page(rows: list[tuple[str, str, str]]) -> str:
    """The page docs/benchmarks.md."""
    table = "\n".join(f"| {what} | {figure} | {goal} |" for what, figure, goal in rows)
    version = ".".join(map(str, sys.version_info[:3]))
    return f"""# Benchmarks

Written by `python -m tests.benchmarks --write` (Python {version}, {os.cpu_count()} cores). P is
`python -c pass`; F is `tests/benchmarks/floor.py`, twenty plain patterns on the same files with
nothing around them. Ratios are medians of paired runs of whole processes; absolute times say
little, because machines differ and drift. All rules of the catalogue run, one process, no result
is cached. A figure above its goal is open work, not a rounding matter.

| what | measured | goal |
|---|---|---|
{table}

## Where the time goes, and what was done about it

- Rule files are validated (pydantic) only when they change. A run loads the compiled rules from the
  user's cache folder; the entry holds the very bytes it was made from and is used only for them.
- Compiling patterns was half of start-up. Their code is kept in the same folder
  (`perflint/text/patterns.py`).
- A rule's phrases run over the *symbol text*, in which every quantity is one character, and only if
  a word they must contain occurs.
- Results are streamed, so memory does not grow with the number of files.
"""


def main() -> None:
    """Measure, print, and with --write write the page."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true", help="write docs/benchmarks.md")
    parser.add_argument("--times", type=int, default=15, help="paired runs of the short commands")
    options = parser.parse_args()
    rows = measure(options.times)
    for row in rows:
        print("{:45} {:>10}  {}".format(*row))
    if options.write:
        PAGE.write_text(page(rows), encoding="utf-8")


if __name__ == "__main__":
    main()

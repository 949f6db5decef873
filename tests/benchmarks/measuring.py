"""How commands are timed: whole processes, in pairs, so that a drifting machine shifts both alike."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[2]
REPORTS = ROOT / "fixtures" / "reports"
SCRIPT = Path(sys.executable).with_name("perflint.exe" if os.name == "nt" else "perflint")
PERFLINT = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "perflint"]
"""The command as `pip install` puts it there; without it, the module."""
CHECK = [*PERFLINT, "check", "--isolated", "--jobs", "1", "--output-format", "concise"]
PASS = [sys.executable, "-c", "pass"]

Row = tuple[str, str, str]
"""What was measured, the figure, the goal."""


def run(command: list[str]) -> float:
    """Seconds a command took, start to end."""
    start = time.perf_counter()
    subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT, check=False
    )
    return time.perf_counter() - start


def keep_bytecode(folder: Path) -> None:
    """Have modules compiled once, into `folder`, as pip compiles those it installs, also where the
    environment says to keep no bytecode."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    os.environ["PYTHONPYCACHEPREFIX"] = str(folder)


def ratio(command: list[str], other: list[str], times: int) -> float:
    """The median of command ÷ other over paired runs, after one that does not count."""
    run(command), run(other)
    return median(run(command) / run(other) for _ in range(times))


def peak(command: list[str]) -> float:
    """The largest memory of a command in MiB, read by a process that starts nothing else."""
    return int(_used(command, "used.ru_maxrss")) / (
        1024 * 1024 if sys.platform == "darwin" else 1024
    )


def processor(command: list[str]) -> float:
    """Seconds of processor time that a command and all it starts take."""
    return float(_used(command, "used.ru_utime + used.ru_stime"))


def _used(command: list[str], what: str) -> str:
    """What a command and all it starts used, by a process that starts nothing else."""
    code = (
        "import resource, subprocess, sys;"
        "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL);"
        "used = resource.getrusage(resource.RUSAGE_CHILDREN);"
        f"print({what})"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *command], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout


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

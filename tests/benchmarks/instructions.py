"""Work in instructions, which a busy machine does not change: a report, a whole command."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from shutil import which

from tests.benchmarks.measuring import ROOT, Row, keep_bytecode, texts

TITLE = "Instructions"
NOTE = """Counted by valgrind (cachegrind), child processes included, with hash seed 0. A report is one of the
sample filings of the section on text reports, with all rules and no detail: the difference between reading and
judging all of them once and twice, so that neither start-up nor compiling patterns enters. P is
`python -c pass`. Ratios are of two counts, so that a figure holds on any machine.

- Words that end or open what stands before a figure are searched only where the last or first character
  lets them be there (`perflint/text/edges.py`); words of stages and of headings are looked up by their first.
- Period, stage, owner and name of a figure are settled for its paragraph when somebody asks
  (`perflint/facts/slots.py`).
- A pattern of a rule runs only where all it needs stands in the text, doubled characters and what
  lies ahead included (`perflint/text/mandatory.py`).
- A pattern that keeps within a line runs only over lines that hold a word it needs, or a simpler sign of it
  (`perflint/text/lined.py`). Alternatives begin with a character of their own, never with what must not stand
  before them, so that the engine goes from one such character to the next.
- What is read most often, figures, quantities and intervals, are records of slots (`perflint/model/record.py`).
- Equations are tried for figures of their result's nature, stage and dimension, partitions for figures by
  their names.
- Of rival readings only those are reckoned that stand before the first that holds
  (`perflint/judgement/policy.py`).
- What word lists, equations and rules come to is worked out once for the same lists (`perflint/model/same.py`),
  what a filing lacks once for all patterns (`perflint/model/words.py`).
- Modules are compiled beforehand, as pip does it; without that a command costs half as much again."""
_TOTAL = re.compile(rb"^summary: (\d+)", re.MULTILINE)
_JUDGE = (
    "import sys\n"
    "sys.modules['jieba'] = None\n"  # what the extra for wrong characters costs is not counted
    "from perflint.api import lint_document\n"
    "from perflint.config import Config\n"
    "from perflint.readers import read\n"
    "from perflint.ruleset import load_ruleset\n"
    "rules, config = load_ruleset(), Config(detail=False)\n"
    "for path in sys.argv[1:]:\n"
    "    lint_document(read(path), rules, config)\n"
)
_READ = (
    "import sys\n"
    "from perflint.readers import read\n"
    "data = open(sys.argv[1], 'rb').read()\n"
    "for _ in range(int(sys.argv[2])):\n"
    "    read(sys.argv[1], data=data)\n"
)
_TIMES = 10
_MILLION = 1_000_000


def measure(_times: int) -> list[Row]:
    """Rows of what, figure, goal; none without valgrind."""
    if which("valgrind") is None:
        return []
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        os.environ["PERFLINT_CACHE_DIR"] = str(base / "cache")
        keep_bytecode(base / "bytecode")
        reports = [_write(base / f"{n}.txt", text) for n, text in enumerate(texts())]
        doubled = [_write(base / f"{n}-2.txt", text * 2) for n, text in enumerate(texts())]
        report = count_judging(reports, reports, base)
        longer = count_judging(reports, doubled, base)
        sample = min(reports, key=lambda path: abs(os.path.getsize(path) - 15_000))
        command = [sys.executable, "-m", "perflint", "check", "--isolated", "--jobs", "1", sample]
        subprocess.run(
            command, cwd=ROOT, stdout=subprocess.DEVNULL, check=False
        )  # bytecode is there
        start = count(command, base) / count([sys.executable, "-c", "pass"], base)
        reading = {
            format: (_count_reading(format, _TIMES + 1, base) - _count_reading(format, 1, base))
            / _TIMES
            for format in ("docx", "doc")
        }
        return [
            ("reading a sample in Word", f"{reading['docx'] / _MILLION:.1f} M", "—"),
            ("reading the same in old Word", f"{reading['doc'] / _MILLION:.1f} M", "—"),
            ("a text report", f"{report / _MILLION:.0f} M", "≤ 116 M, then 60 M"),
            ("the same twice as long ÷ once", f"{longer / report:.2f}", "≤ 2.2"),
            ("one report, whole command ÷ P", f"{start:.1f}", "—"),
        ]


def count_judging(first: list[str], then: list[str], folder: Path) -> float:
    """The instructions of reading and judging one of the files `then`, in a process that has judged those of
    `first`."""
    judge = [sys.executable, "-c", _JUDGE, *first]
    subprocess.run(judge, cwd=ROOT, check=True)  # compiled rules and patterns are there
    return (count([*judge, *then], folder) - count(judge, folder)) / len(then)


def _count_reading(format: str, times: int, folder: Path) -> int:
    path = ROOT / "fixtures" / "formats" / f"report.{format}"
    return count([sys.executable, "-c", _READ, str(path), str(times)], folder)


def count(command: list[str], folder: Path) -> int:
    """The instructions of a command and of all processes it starts."""
    for old in folder.glob("*.count"):
        old.unlink()
    subprocess.run(
        [
            "valgrind", "--tool=cachegrind", "--cache-sim=no", "--branch-sim=no",
            "--trace-children=yes", "--log-file=/dev/null",
            f"--cachegrind-out-file={folder}/%p.count", *command,
        ],
        env={**os.environ, "PYTHONHASHSEED": "0"},
        cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False,
    )  # fmt: skip
    totals = [_TOTAL.search(path.read_bytes()) for path in folder.glob("*.count")]
    return sum(int(total[1]) for total in totals if total)


def _write(path: Path, text: str) -> str:
    path.write_text(text, encoding="utf-8")
    return str(path)

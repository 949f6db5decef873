"""What the outputs for people cost: one folder of 500 filings written in each format."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import Row, fill, peak, run

TITLE = "Pages, workbooks and lists"
NOTE = (
    "500 text filings, one job. The page and the workbook hold text, claims and outline of every\n"
    "filing; they are written to temporary files, so memory hardly depends on the number of filings."
)
FILINGS = 500
MEMORY = 100
"""MiB a folder of this size may take."""
FORMATS = {"html": "the page", "xlsx": "the workbook", "docx": "the list in Word"}


def measure(_times: int) -> list[Row]:
    """Memory, size and time of each format; time against that of `concise`."""
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as name:
        folder = fill(Path(name) / "filings", FILINGS)
        out = Path(name) / "out"
        base = [sys.executable, "-m", "perflint", "check", "--isolated", "--jobs", "1", str(folder)]
        plain = run([*base, "--output-format", "concise", "-o", str(out)])
        for output_format, what in FORMATS.items():
            command = [*base, "--output-format", output_format, "-o", str(out)]
            out.unlink()
            took = run(command) / plain
            memory, size = peak(command), out.stat().st_size / 2**20
            figure = f"{memory:.0f} MiB, file {size:.1f} MiB, {took:.2f} × `concise`"
            rows.append((f"{what} of {FILINGS} filings", figure, f"≤ {MEMORY} MiB of memory"))
    return rows

"""Which golden file shows which format; `python -m tests.compare.golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from perflint.compare import FORMATS
from perflint.compare.formats import load_writer
from perflint.reporters import ReportOptions
from tests.compare.sample import ROUNDS
from tests.reporters.dump import dump_workbook
from tests.reporters.sample import RULES

FOLDER = Path(__file__).parent / "golden"
ZH = ReportOptions(version="0.0.0", rules=RULES)
EN = ReportOptions(version="0.0.0", rules=RULES, lang="en")
GOLDEN = {
    "compare.rich.txt": ("rich", ZH),
    "compare.rich.en.txt": ("rich", EN),
    "compare.concise.txt": ("concise", ZH),
    "compare.json": ("json", ZH),
    "compare.xlsx.txt": ("xlsx", ZH),
    "compare.html": ("html", ZH),
    "compare.en.html": ("html", EN),
}


def render(name: str) -> bytes:
    """What the golden file called `name` should hold."""
    output_format, options = GOLDEN[name]
    made = b"".join(load_writer(FORMATS[output_format]).render(ROUNDS, options))
    return dump_workbook(made) if output_format == "xlsx" else made


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in GOLDEN:
        (FOLDER / name).write_bytes(render(name))

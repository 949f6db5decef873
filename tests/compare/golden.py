"""Which golden file shows which format; `python -m tests.compare.golden` writes them anew."""

from __future__ import annotations

from pathlib import Path

from perflint.compare import FORMATS
from perflint.compare.formats import load_writer
from perflint.reporters import ReportOptions
from tests.compare.sample import ROUNDS
from tests.reporters.dump import dump_page, dump_workbook
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


DUMP = {"html": dump_page, "xlsx": dump_workbook}


def make(name: str) -> bytes:
    """The file that the golden file called `name` shows."""
    output_format, options = GOLDEN[name]
    return b"".join(load_writer(FORMATS[output_format]).render(ROUNDS, options))


def render(name: str) -> bytes:
    """What the golden file called `name` should hold."""
    output_format = GOLDEN[name][0]
    return DUMP[output_format](make(name)) if output_format in DUMP else make(name)


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name in GOLDEN:
        (FOLDER / name).write_bytes(render(name))

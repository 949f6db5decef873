"""A folder as a bureau receives it: Word, old Word, PDF, web pages and workbooks in equal parts."""

from __future__ import annotations

import shutil
import sys
import tempfile
from itertools import cycle, islice
from pathlib import Path
from statistics import median

from perflint.readers.office.program import find_soffice
from tests.benchmarks.measuring import CHECK, REPORTS, Row, processor
from tests.readers.formats import FOLDER
from tests.readers.identity import write_all

TITLE = "A folder of all formats"
NOTE = """500 filings, a fifth of each format: the sample reports as Word (.docx, .doc), PDF and web pages, and the
two sample workbooks, again and again. Processor time of the whole command with one job, all rules, start
included, divided by the number of filings; a format alone is its hundred filings."""
FILINGS = 500
FORMATS = ("docx", "doc", "pdf", "html", "xlsx")


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    soffice = find_soffice()
    if soffice is None:
        sys.exit("LibreOffice is not installed")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name, "报送")
        fill(folder, soffice)
        spent = {
            path: median(processor([*CHECK, str(path)]) for _ in range(max(3, times // 5)))
            for path in (folder, *(folder / format for format in FORMATS))
        }
    return [
        ("a filing", f"{1000 * spent[folder] / FILINGS:.1f} ms", "≤ 20 ms"),
        *(
            (
                f"a filing in .{format}",
                f"{1000 * spent[folder / format] / (FILINGS / 5):.1f} ms",
                "—",
            )
            for format in FORMATS
        ),
    ]


def fill(folder: Path, soffice: str) -> None:
    """A folder with a folder of filings for each format."""
    names = [path.name for path in sorted(REPORTS.iterdir()) if path.suffix in (".txt", ".md")]
    made = write_all(names, soffice)
    tables = [path.read_bytes() for path in sorted(FOLDER.glob("*.xlsx"))]
    for format in FORMATS:
        target = folder / format
        target.mkdir(parents=True)
        contents = tables if format == "xlsx" else [made[name][format] for name in names]
        for number, content in enumerate(islice(cycle(contents), FILINGS // len(FORMATS))):
            target.joinpath(f"{number:03d}.{format}").write_bytes(content)


if __name__ == "__main__":
    program = find_soffice()
    assert program, "LibreOffice is not installed"
    shutil.rmtree(sys.argv[1], ignore_errors=True)
    fill(Path(sys.argv[1]), program)

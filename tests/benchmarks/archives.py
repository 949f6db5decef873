"""OFD against PDF; filings in archives and with attachments against plain ones."""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from perflint.api import lint_file
from perflint.config import Config
from perflint.readers import read
from perflint.readers.zip_members import list_members
from perflint.ruleset import load_ruleset
from tests.benchmarks.measuring import Row, texts
from tests.filings import FOLDER
from tests.readers.ofd_builder import ofd_of
from tests.readers.pdf_builder import set_text, write_pdf
from tests.readers.zip_builder import zip_of

TITLE = "OFD, archives, attachments"
NOTE = """The sample filings are set on A4 pages, as OFD and as PDF, and both are read. The archive holds 100
text filings, read and judged one by one from it and from a folder. The filing with attachments is
`fixtures/filings`: its files judged together and each alone. Processor time, medians of pairs. No goals
were set for these."""
COUNT = 100


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    lines = [line for line in "\n".join(texts()).split("\n") if line.strip()]
    ofd, pdf = ofd_of(lines), write_pdf(*set_text(lines))
    rules, config = load_ruleset(), Config(detail=False)
    report = FOLDER / "云溪县档案馆" / "自评报告.docx"
    tables = tuple(str(path) for path in sorted(report.parent.rglob("*.xlsx")))
    with tempfile.TemporaryDirectory() as folder:
        archive, plain = fill(Path(folder))
        members = [f"{archive}/{name}" for name in list_members(str(archive))]
        files = [str(path) for path in sorted(plain.iterdir())]
        packed = ratio(
            lambda: [lint_file(path, rules, config) for path in members],
            lambda: [lint_file(path, rules, config) for path in files],
            max(3, times // 5),
        )
    together = ratio(
        lambda: lint_file(str(report), rules, config, tables),
        lambda: [lint_file(path, rules, config) for path in (str(report), *tables)],
        times,
    )
    reading = ratio(
        lambda: read("a.ofd", data=ofd), lambda: read("a.pdf", data=pdf), max(3, times // 5)
    )
    return [
        ("filings as OFD ÷ as PDF", f"{reading:.2f}", "–"),
        (f"{COUNT} filings in an archive ÷ in a folder", f"{packed:.2f}", "–"),
        ("a report with its tables ÷ each alone", f"{together:.2f}", "–"),
    ]


def fill(folder: Path) -> tuple[Path, Path]:
    """An archive and a folder of the same filings."""
    samples = texts()
    filings = {f"{i}.txt": f"{samples[i % len(samples)]}\n{i}".encode() for i in range(COUNT)}
    archive, plain = folder / "材料.zip", folder / "材料"
    archive.write_bytes(zip_of(filings))
    plain.mkdir()
    for name, data in filings.items():
        (plain / name).write_bytes(data)
    return archive, plain


def ratio(ours: Callable[[], object], theirs: Callable[[], object], times: int) -> float:
    """The median of ours ÷ theirs over pairs, after one that does not count."""
    spend(ours), spend(theirs)
    return median(spend(ours) / spend(theirs) for _ in range(times))


def spend(work: Callable[[], object]) -> float:
    """Processor seconds."""
    start = time.process_time()
    work()
    return time.process_time() - start

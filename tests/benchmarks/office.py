"""Old formats: what LibreOffice costs, and what reading without it saves."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service, find_soffice
from perflint.readers.office.word import convert_word
from tests.benchmarks.measuring import Row
from tests.readers.identity import load, write_docx

TITLE = "Old formats"
NOTE = """One department report of 5,000 characters. *Cold* starts LibreOffice with a new profile, converts
one file and ends it; *warm* is one more file through the LibreOffice that is there, answer waited
for. Both are wall time, as they wait for other processes; the rest is processor time of this one,
against our Word reader on the same report."""
REPORT = "guangzhou-department-2023.txt"


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    soffice = find_soffice()
    if soffice is None:
        sys.exit("LibreOffice is not installed")
    docx = write_docx(load(REPORT))
    rounds = max(3, times // 5)
    cold, warm, made = [], [], {}
    for _ in range(rounds):
        start = time.perf_counter()
        with Service(soffice) as service:
            old = service.convert(docx, ".docx", "doc", DEFAULT_LIMITS)
        cold.append(time.perf_counter() - start)
    with Service(soffice) as service:
        made = {
            format: service.convert(docx, ".docx", format, DEFAULT_LIMITS)
            for format in ("odt", "rtf")
        }
        for _ in range(times):
            start = time.perf_counter()
            service.convert(old, ".doc", "docx", DEFAULT_LIMITS)
            warm.append(time.perf_counter() - start)
    assert convert_word(old, DEFAULT_LIMITS) is not None
    figures = {"docx": docx, "doc": old, **made}
    spent = {
        format: cpu(lambda data=data, format=format: read(f"a.{format}", data=data), times)
        for format, data in figures.items()
    }
    return [
        ("LibreOffice, one file, cold", f"{median(cold):.2f} s", "—"),
        ("LibreOffice, one file, warm ÷ cold", f"{median(warm) / median(cold):.2f}", "≤ 0.25"),
        (
            "`.doc` without LibreOffice ÷ with it, warm",
            f"{spent['doc'] / median(warm):.2f}",
            "≤ 1",
        ),
        *(
            (f"`.{format}` ÷ `.docx`, reading", f"{spent[format] / spent['docx']:.1f}", "—")
            for format in ("doc", "odt", "rtf")
        ),
    ]


def cpu(work: Callable[[], object], times: int) -> float:
    """The least processor time of one go, in seconds."""
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)

"""Old formats: what LibreOffice costs, and what reading without it saves."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from statistics import median

from perflint.readers import docx, read
from perflint.readers.doc.make import make_docx
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service, find_soffice
from perflint.readers.office.word import convert_word
from tests.benchmarks.measuring import Row
from tests.readers.identity import load, write_docx

TITLE = "Old formats"
NOTE = """One department report of 3,000 characters. *Cold* starts LibreOffice with a new profile, converts
one file and ends it; *warm* is one more file through the LibreOffice that is there, answer waited
for. Both are wall time, as they wait for other processes; the rest is processor time of this one:
the least of many goes, and medians of pairs of goes. msdoc2docx is what our reader of old Word files leaves
the rest to (`docs/decisions/old-word.md`)."""
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
        ("`.doc`, reading", f"{1000 * spent['doc']:.1f} ms", "≤ 10 ms"),
        (
            "`.doc` by msdoc2docx ÷ by ourselves",
            f"{pairs(lambda: _by_others(old), lambda: _by_ourselves(old), times):.1f}",
            "—",
        ),
        *(
            (f"`.{format}` ÷ `.docx`, reading", f"{spent[format] / spent['docx']:.1f}", "—")
            for format in ("doc", "odt", "rtf")
        ),
    ]


def _by_others(old: bytes) -> None:
    converted = convert_word(old, DEFAULT_LIMITS)
    assert converted is not None
    docx.read(converted, "a.doc", DEFAULT_LIMITS)


def _by_ourselves(old: bytes) -> None:
    docx.read(make_docx(old, DEFAULT_LIMITS), "a.doc", DEFAULT_LIMITS)


def pairs(work: Callable[[], object], other: Callable[[], object], times: int) -> float:
    """The median of the processor time of `work` ÷ `other`."""
    return median(cpu(work, 1) / cpu(other, 1) for _ in range(times))


def cpu(work: Callable[[], object], times: int) -> float:
    """The least processor time of one go, in seconds."""
    work()
    spent = []
    for _ in range(times):
        start = time.process_time()
        work()
        spent.append(time.process_time() - start)
    return min(spent)

"""What this Python answers, in a process that has drawn no page before: pdfium measures characters by the
fonts of the system once it has drawn with them."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from datetime import datetime
from multiprocessing import get_context

from perflint.config import Config
from perflint.ruleset import load_ruleset
from perflint.web.answers import BackEnd

Copy = tuple[str, bytes]


def annotate(files: dict[str, bytes]) -> list[Copy]:
    """Name and content of the annotated copy of each of `files`."""
    with ProcessPoolExecutor(1, get_context("spawn")) as processes:
        return processes.submit(_annotate, files).result()


def _annotate(files: dict[str, bytes]) -> list[Copy]:
    back_end = BackEnd(load_ruleset(), Config())
    copies = []
    for name, data in files.items():
        request = {"ask": "annotate", "path": name, "date": datetime(2026, 1, 1).isoformat()}
        known = back_end.answer(request, {name: data})
        copies.append((known.told["name"], known.content))
    return copies

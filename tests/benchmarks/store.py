"""The questions that ship, on a store as large as a province's year."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path

from perflint.batch.jobs import count_cores
from perflint.store.query import connected, read_views
from tests.benchmarks import province
from tests.benchmarks.measuring import Row

TITLE = "Questions to a store"
NOTE = """A store of 1,000,000 filings, 7,000,000 findings, 60,000,000 statements, 112,000,000 clauses and 3,000,000
figures, made up by `tests/benchmarks/province.py` and compacted; each question asked five times, the least processor
time divided by the cores it had, files of the operating system warm. Which filings share clauses is found when the run
is compacted, a share of all clauses after the other in 2 GB; the last row is what that takes."""


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        store = province.make(Path(name))
        start = time.process_time()
        province.find_copies(store)
        each = (time.process_time() - start) / province.FILINGS
        with connected(store, (province.RUN,)) as connection:
            for view in read_views().values():
                seconds = []
                for _ in range(min(times, 5)):
                    start = time.process_time()
                    connection.execute(view.sql).fetchall()
                    seconds.append(time.process_time() - start)
                rows.append((f"`{view.name}`", f"{min(seconds) / count_cores():.2f} s", "≤ 1 s"))
        rows.append(("`store compact`, copies, a filing", f"{each * 1000:.2f} ms", ""))
    return rows

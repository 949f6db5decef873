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
NOTE = """A store of 1,000,000 filings, 7,000,000 findings and 60,000,000 statements, made up by
`tests/benchmarks/province.py` and compacted; each question asked five times, the least processor time divided by
the cores it had, files of the operating system warm. Those that need `--facts` (identical, copied, carried-over)
are not among them: they join the clauses of all filings. `copied` takes 9 s of processor and 1 GB for 100,000
filings of 120 clauses; beyond the 2 GB that `perflint query` allows itself the rest lies on disk."""
OVER_FACTS = frozenset({"identical", "copied", "carried-over"})


def measure(times: int) -> list[Row]:
    """Rows of what, figure, goal."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        store = province.make(Path(name))
        with connected(store, (province.RUN,)) as connection:
            for view in read_views().values():
                if view.name in OVER_FACTS:
                    continue
                seconds = []
                for _ in range(min(times, 5)):
                    start = time.process_time()
                    connection.execute(view.sql).fetchall()
                    seconds.append(time.process_time() - start)
                rows.append((f"`{view.name}`", f"{min(seconds) / count_cores():.2f} s", "≤ 1 s"))
    return rows

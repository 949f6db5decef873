"""Which filings share clauses with the same department's of the year before: found once a run, when it is
compacted, as copies are. The two may lie in different runs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from perflint.store.copies import DEPARTMENTS, LEAST, SHARES, among, literal

SAME = """
WITH told AS (
  SELECT f.run, f.filing, f.whose, f.type, f.reported, s.digest, s.clauses
  FROM facts s
  JOIN filings f ON f.run = s.run AND f.filing = s.filing
  WHERE f.whose IS NOT NULL AND f.reported IS NOT NULL
)
SELECT b.run AS later, b.filing AS one, a.run AS earlier, a.filing AS other,
  unnest(list_intersect(b.clauses, a.clauses)) AS clause
FROM told b
JOIN told a ON a.whose = b.whose AND a.type = b.type AND a.reported = b.reported - 1
WHERE b.digest <> a.digest AND (b.{runs} OR a.{runs})
"""
"""The clauses that both filings of a pair have, of which one is in `runs`."""
COMMON = f"""
SELECT clause FROM (
  SELECT DISTINCT w.whose, s.clause
  FROM (SELECT run, filing, unnest(clauses) AS clause FROM facts) s
  JOIN filings w ON w.run = s.run AND w.filing = s.filing
  WHERE w.whose IS NOT NULL AND {{share}} AND s.clause IN (SELECT clause FROM same)
)
GROUP BY clause HAVING count(*) > {DEPARTMENTS}
"""
TOTAL = f"""
SELECT later, one, earlier, other, count(*)::INTEGER AS clauses
FROM same WHERE clause NOT IN (SELECT clause FROM common)
GROUP BY later, one, earlier, other HAVING count(*) >= {LEAST}
"""


def tell_repeats(runs: Iterable[str]) -> str:
    """The SQL for the rows of the table repeats that are found when one of `runs` is looked at."""
    same, common = SAME.format(runs=among(runs)), COMMON.format(share="true")
    return (
        f"SELECT *, later AS run FROM (WITH same AS MATERIALIZED ({same}), "
        f"common AS MATERIALIZED ({common}) {TOTAL})"
    )


def write_repeats(connection: Any, run: str, path: str) -> None:
    """Find what filings of `run` and the years beside theirs share, in all runs whose tables stand in
    `connection`, and write it as Parquet to `path`."""
    connection.execute(f"CREATE TEMP TABLE same AS {SAME.format(runs=among([run]))}")
    connection.execute("CREATE TEMP TABLE common (clause UBIGINT)")
    for number in range(SHARES):
        share = f"s.clause % {SHARES} = {number}"
        connection.execute(f"INSERT INTO common {COMMON.format(share=share)}")
    rows = f"{TOTAL} ORDER BY later, one, earlier, other"
    connection.execute(f"COPY ({rows}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)")

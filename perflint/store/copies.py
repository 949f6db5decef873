"""Which filings share clauses with another department's: found once a run, when it is compacted, because
all clauses of all filings have to be put beside each other for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

SHARES = 16
"""The shares of all clauses that are looked at one after the other, which bounds memory."""
DEPARTMENTS = 3
"""What more departments say is a template's or everybody's."""
LEAST = 5
"""Clauses that two filings share before that is a copy."""
PAIRS = f"""
WITH said AS MATERIALIZED (
  SELECT DISTINCT s.run, s.filing, w.whose, s.clause
  FROM (SELECT run, filing, unnest(clauses) AS clause FROM facts WHERE {{runs}}) s
  JOIN filings w ON w.run = s.run AND w.filing = s.filing
  WHERE w.whose IS NOT NULL AND {{share}}
),
likely AS (
  SELECT run, clause FROM said GROUP BY run, clause HAVING min(whose) <> max(whose)
),
telling AS (
  SELECT s.run, s.clause FROM said s JOIN likely l ON l.run = s.run AND l.clause = s.clause
  GROUP BY s.run, s.clause HAVING count(DISTINCT s.whose) <= {DEPARTMENTS}
),
kept AS MATERIALIZED (
  SELECT s.* FROM said s JOIN telling t ON t.run = s.run AND t.clause = s.clause
)
SELECT a.run, a.filing AS one, b.filing AS other, count(*) AS clauses
FROM kept a
JOIN kept b ON b.run = a.run AND b.clause = a.clause AND a.filing < b.filing AND a.whose <> b.whose
GROUP BY a.run, a.filing, b.filing
"""
TOTAL = f"""
SELECT run, one, other, sum(clauses)::INTEGER AS clauses FROM ({{pairs}})
GROUP BY run, one, other HAVING sum(clauses) >= {LEAST}
"""


def tell_copies(runs: Iterable[str]) -> str:
    """The SQL for the rows of the table copies of `runs`, from their facts."""
    return TOTAL.format(pairs=PAIRS.format(runs=among(runs), share="true"))


def write_copies(connection: Any, run: str, path: str) -> None:
    """Find the copies in `run`, whose tables stand in `connection`, and write them as Parquet to `path`."""
    connection.execute(
        "CREATE TEMP TABLE pairs (run VARCHAR, one BIGINT, other BIGINT, clauses BIGINT)"
    )
    for number in range(SHARES):
        share = f"s.clause % {SHARES} = {number}"
        connection.execute(f"INSERT INTO pairs {PAIRS.format(runs=among([run]), share=share)}")
    rows = (
        f"SELECT one, other, clauses FROM ({TOTAL.format(pairs='FROM pairs')}) ORDER BY one, other"
    )
    connection.execute(f"COPY ({rows}) TO {literal(path)} (FORMAT parquet, COMPRESSION zstd)")


def among(runs: Iterable[str]) -> str:
    """The SQL that asks whether a row is of `runs`."""
    return f"run IN ({', '.join(map(literal, runs)) or 'NULL'})"


def literal(text: str) -> str:
    """A text as SQL has it."""
    return "'" + text.replace("'", "''") + "'"

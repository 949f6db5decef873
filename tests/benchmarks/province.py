"""A store as large as a province's year, made up: 1,000,000 filings, 60,000,000 statements,
112,000,000 clauses."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from perflint.store.compact import compare
from perflint.store.folder import WHOLE, RunRecord, Store

FILINGS, CLAIMS, FINDINGS, COUNTIES, YEARS = 1_000_000, 60, 7, 100, 4
OWN, TEMPLATE, COPIED, APART = 72, 40, 12, 40
"""Clauses of a filing that are its own and a template's; every fiftieth took some from one so far away, and
every fifth department says as many every year as it did in the first."""
RUN = "r"
NUMBER = "(i // 1000) * 1048576 + i % 1000"
DEPARTMENT = f"i // {YEARS}"
TABLES = {
    "filings": f"""
        SELECT {NUMBER} AS filing, '县' || (i % {COUNTIES}) || '/' || i || '.docx' AS path,
          '县' || ({DEPARTMENT} % {COUNTIES}) AS county, '某区单位' || ({DEPARTMENT}) AS department,
          hash({DEPARTMENT})::HUGEINT % 9000000000000000000 AS whose, 'department' AS type,
          (2020 + i % {YEARS})::INTEGER AS reported, (80 + hash(i) % 21)::DECIMAL(12, 4) AS score,
          'docx' AS format, CASE WHEN i % 200 = 0 THEN 'corrupt' END AS error,
          CASE WHEN i % 200 = 0 THEN '文件已损坏' END AS told, NULL::BIGINT AS attached,
          (hash(i) % 3)::INTEGER AS errors, (hash(i + 1) % 5)::INTEGER AS warnings, 1 AS infos
        FROM range({FILINGS}) t(i) WHERE i % {YEARS} = {{}}""",
    "findings": f"""
        SELECT {NUMBER} AS filing, 'NUM' || (100 + hash(i * 7 + j) % 200) AS rule,
          '县' || ({DEPARTMENT} % {COUNTIES}) AS county,
          hash({DEPARTMENT})::HUGEINT % 9000000000000000000 AS whose, 1 AS nth,
          ['error', 'warning', 'info'][1 + (hash(i + j * 3) % 3)::INTEGER] AS severity,
          '说明' || (hash(i * j) % 1000) AS message
        FROM range({FILINGS}) t(i), range({FINDINGS}) u(j) WHERE i % {YEARS} = {{}}""",
    "claims": f"""
        SELECT {NUMBER} AS filing,
          ['ratio', 'share', 'sum', 'change', 'count', 'balance', 'score', 'threshold', 'repeat', 'year'][
            1 + (hash(i * 60 + j) % 10)::INTEGER] AS kind,
          'NUM' || (100 + hash(i * 7 + j) % 200) AS rule,
          ['holds', 'holds_if_truncated', 'approximate', 'contradicted', 'skipped', 'skipped', 'skipped'][
            1 + (hash(i + j * 3) % 7)::INTEGER] AS verdict, 'no base stated' AS reason,
          (j * 3)::INTEGER AS line
        FROM range({FILINGS}) t(i), range({CLAIMS}) u(j) WHERE i % {YEARS} = {{}}""",
    "facts": f"""
        SELECT {NUMBER} AS filing, unhex(md5((i - (i % 1000 = {YEARS})::INTEGER * {YEARS})::VARCHAR)) AS digest,
          3000::BIGINT AS length,
          list_concat(
            list_transform(range({OWN}),
              lambda j: hash((CASE WHEN i % 50 = 0 AND j < {COPIED} THEN i + {APART}
                WHEN {DEPARTMENT} % 5 = 0 AND j >= {OWN} - {COPIED} THEN i - i % {YEARS}
                ELSE i END) * 200 + j)),
            list_transform(range({TEMPLATE}), lambda j: hash(-1 - j - (i % 7) * 1000))) AS clauses
        FROM range({FILINGS}) t(i) WHERE i % {YEARS} = {{}}""",
    "figures": f"""
        SELECT {NUMBER} AS filing, ['年初结转结余', '年末结转结余', '预算执行率'][1 + j::INTEGER] AS label,
          CASE j WHEN 0 THEN hash(i - 1 + (i % 100 = 3)::INTEGER) % 100000000
            WHEN 1 THEN hash(i) % 100000000 ELSE 80 + hash(i) % 20 END::DECIMAL(28, 6) AS amount,
          100::DECIMAL(28, 6) AS ulp, '12.34万元' AS text, (30 + j)::INTEGER AS line, 5 AS "column"
        FROM range({FILINGS}) t(i), range(3) u(j) WHERE i % {YEARS} = {{}}""",
}


def make(folder: Path) -> Store:
    """The store, as `perflint store compact` leaves one but for the copies."""
    import duckdb

    store = Store(str(folder))
    rules = [(f"NUM{100 + at}", f"rule-{at}", "error", f"规则{at}", "", "") for at in range(200)]
    now = datetime.now(UTC).replace(microsecond=0)
    store.begin(RUN, RunRecord("0", "", "", 0, FILINGS, "slim", now), rules)
    connection = duckdb.connect()
    connection.execute("SET memory_limit = '2GB'")
    connection.execute(f"SET temp_directory = '{folder / 'spill'}'")
    files = []
    for table, sql in TABLES.items():
        for at in range(YEARS):
            name = f"{table}/run={RUN}/year={2020 + at}/whole.parquet"
            (folder / name).parent.mkdir(parents=True)
            connection.execute(
                f"COPY ({sql.format(at)}) TO '{folder / name}' (FORMAT parquet, COMPRESSION zstd)"
            )
            files.append(name)
    connection.close()
    mark(store, files)
    return store


def find_copies(store: Store) -> None:
    """What `perflint store compact` does with the facts."""
    mark(store, [*store.list_done(RUN), *compare(store, RUN)])


def mark(store: Store, files: list[str]) -> None:
    """Say which files count."""
    content = json.dumps({"chunks": {}, "files": files})
    (Path(store.folder(RUN)) / WHOLE).write_text(content, encoding="utf-8")

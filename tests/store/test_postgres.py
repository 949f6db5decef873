"""A store in a real PostgreSQL: the same answers there, and nothing half done."""

from __future__ import annotations

import os
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from perflint.cli import main
from perflint.store.query import read_views
from tests.store.asking import Ask, asking

psycopg = pytest.importorskip("psycopg")
pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
SERVER = "PERFLINT_TEST_POSTGRES"
"""The address of a server to be tested against; tests/store/postgres starts one."""
pytestmark = pytest.mark.skipif(
    SERVER not in os.environ and "CI" not in os.environ, reason=f"{SERVER} names no server"
)


@pytest.fixture
def address() -> str:
    """The server, without the schema of earlier tests."""
    server = os.environ[SERVER]
    with psycopg.connect(server) as database:
        database.execute("DROP SCHEMA IF EXISTS perflint CASCADE")
    return server


@pytest.fixture
def ask(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    return asking(store, capfdbinary)


def fetch(address: str, statement: str) -> list[dict[str, Any]]:
    """The rows of an answer of the server."""
    with psycopg.connect(address, row_factory=psycopg.rows.dict_row) as database:
        database.execute("SET search_path TO perflint")
        return [
            {name: float(one) if isinstance(one, Decimal) else one for name, one in row.items()}
            for row in database.execute(statement).fetchall()
        ]


def numbers(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Rows as JSON has them, with decimals as numbers."""
    return [
        {
            name: float(one)
            if name in ("percent", "mean_score", "opening", "closing") and one is not None
            else one
            for name, one in row.items()
        }
        for row in rows
    ]


def test_every_view_answers_as_the_store_does(store: Path, ask: Ask, address: str) -> None:
    assert main(["store", "export", str(store), address]) == 0
    for name, view in read_views().items():
        assert fetch(address, f'SELECT * FROM "{name.replace("-", "_")}"') == numbers(ask(name)), (
            name
        )
        assert view.sql
    rows = fetch(address, "SELECT path, content, department FROM filings ORDER BY path")
    assert len(rows) == 13 and len({row["content"] for row in rows}) == 13


def test_a_run_is_replaced_and_others_stay(
    store: Path, address: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    for _ in "12":
        assert main(["store", "export", str(store), address]) == 0
    with psycopg.connect(address) as database:
        database.execute("UPDATE perflint.filings SET run = 'earlier'")
    assert main(["store", "export", str(store), address, "--run", "r"]) == 0
    counted = fetch(address, "SELECT run, count(*) AS n FROM filings GROUP BY run ORDER BY run")
    assert counted == [{"run": "earlier", "n": 13}, {"run": "r", "n": 13}]
    assert b"filings 13\n" in capfdbinary.readouterr()[0]


def test_what_the_database_refuses_leaves_it_as_it_was(
    store: Path, address: str, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["store", "export", str(store), address]) == 0
    with psycopg.connect(address) as database:
        database.execute("ALTER TABLE perflint.claims ADD CHECK (line < 0) NOT VALID")
    assert main(["store", "export", str(store), address]) == 2
    assert "数据库" in capfdbinary.readouterr()[1].decode("utf-8")
    assert fetch(address, "SELECT count(*) AS n FROM filings") == [{"n": 13}]
    assert main(["store", "export", str(store), "mysql://x"]) == 2
    assert main(["store", "export", str(store), "postgresql:///x?host=/nowhere"]) == 2

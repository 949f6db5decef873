"""Questions to a store, before and after its files are made few."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from perflint.cli import main
from perflint.store.expected import QUESTIONS
from perflint.store.folder import Store
from perflint.store.query import read_views
from tests.store.asking import Ask, asking

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")
ERROR = {"rule": "NUM101", "severity": "error"}


@pytest.fixture(scope="module")
def made(first_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shutil.copytree(first_store, tmp_path_factory.mktemp("made") / "store")


@pytest.fixture
def ask(made: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> Ask:
    return asking(made, capfdbinary)


def test_rules_by_county(ask: Ask) -> None:
    told = [row for row in ask("rules-by-county") if row["rule"] == "NUM101"]
    assert [(row["county"], row["findings"], row["filings"], row["percent"]) for row in told] == [
        ("乙县", 2, 2, 33.3), ("甲县", 2, 2, 33.3),
    ]  # fmt: skip
    assert all(row["title"] and row["run"] == "r" for row in told)


def test_repeat_departments(ask: Ask) -> None:
    told = ask("repeat-departments")
    assert told == []
    found = ask("sql", "SELECT department, min(whose) = max(whose) AS one FROM filings "
                "WHERE error IS NULL GROUP BY department ORDER BY department")  # fmt: skip
    assert [row["department"] for row in found] == [f"某区{name}局" for name in "丁丙乙甲"]
    assert all(row["one"] for row in found)


def test_rates_and_trend(ask: Ask) -> None:
    (ratio,) = (row for row in ask("rates") if row["kind"] == "ratio")
    assert (ratio["claims"], ratio["checked"], ratio["contradicted"]) == (12, 12, 4)
    assert [(row["year"], row["filings"], row["with_errors"]) for row in ask("trend")] == [
        (0, 1, 0), (2022, 8, 3), (2023, 4, 1),
    ]  # fmt: skip
    assert [(row["error"], row["example"]) for row in ask("unreadable")] == [
        ("corrupt", "01局/坏.docx")
    ]


def test_files_made_few_answer_the_same_and_are_taken_for_done(
    made: Path, ask: Ask, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    before = {name: ask(name) for name in read_views()}
    done = Store(str(made)).done("r")
    assert main(["store", "compact", str(made)]) == 0
    assert len(list(made.rglob("part-*"))) == 0
    assert len(list(made.rglob("whole.parquet"))) == 7
    assert {name: ask(name) for name in read_views()} == before
    assert Store(str(made)).done("r") == done
    assert main(["store", "compact", str(made)]) == 0
    assert b"7 \xe4\xb8\xaa" in capfdbinary.readouterr()[0]
    assert {name: ask(name) for name in read_views()} == before


def test_half_a_chunk_is_not_seen(store: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    ask = asking(store, capfdbinary)
    count = "SELECT count(*) AS n, count(DISTINCT year) AS years FROM filings"
    assert ask("sql", count) == [{"n": 13, "years": 3}]
    (store / "runs" / "run=r" / "done" / "000001.json").unlink()
    assert ask("sql", count)[0]["n"] < 13
    assert main(["store", "compact", str(store)]) == 0
    assert list(store.rglob("part-*")) != []


def test_mistakes_are_told(made: Path, capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    def fails(*argv: str) -> str:
        assert main(["query", *argv]) == 2
        return capfdbinary.readouterr()[1].decode("utf-8")

    assert "rates" in fails(str(made), "rate")
    assert "--expected" in fails(str(made), "missing")
    assert "SQL" in fails(str(made), "sql", "SELECT nothing FROM nowhere")
    assert "r" in fails(str(made), "rates", "--run", "没有")
    assert "没有检查结果" in fails(str(made / "runs"), "rates")


def test_the_list_of_questions_and_other_formats(
    made: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["query", str(made)]) == 0
    listed = capfdbinary.readouterr()[0].decode("utf-8")
    assert [line.split()[0] for line in listed.splitlines()] == sorted((*read_views(), *QUESTIONS))
    statement = "SELECT 'a,b' AS \"名称\", 1.50 AS n, NULL AS no, from_hex('ff') AS b"
    assert main(["query", str(made), "sql", statement, "--output-format", "csv"]) == 0
    assert capfdbinary.readouterr()[0].decode("utf-8-sig") == '名称,n,no,b\r\n"a,b",1.5,,ff\r\n'
    assert main(["query", str(made), "sql", statement]) == 0
    assert capfdbinary.readouterr()[0].decode("utf-8").splitlines() == [
        "名称  n    no  b",
        "a,b   1.5      ff",
    ]


def test_tables_are_read_without_numpy_which_others_may_use_all_the_same() -> None:
    pytest.importorskip("numpy")
    code = (
        "import sys; from perflint.store import need; need('pyarrow.parquet');"
        "assert 'numpy' not in sys.modules; import numpy; need('pyarrow.compute')"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

"""`perflint check --store`: chunks, shards, lists, reruns, and what a store then holds."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from perflint.cli import main
from tests.cluster.filings import fill, parts
from tests.process import plain_children

parquet = pytest.importorskip("pyarrow.parquet")
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture(scope="module", autouse=True)
def plain() -> Iterator[None]:
    """The processes that do chunks load no models of the language."""
    with plain_children():
        yield


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> Run:
    monkeypatch.chdir(tmp_path)

    def call(*argv: str) -> tuple[int, str, str]:
        code = main(["check", *argv, "--isolated", "--jobs", "2"])
        out, err = capfdbinary.readouterr()
        return code, out.decode("utf-8"), err.decode("utf-8")

    return call


def rows(store: Path, table: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = []
    for path in sorted((store / table).rglob("*.parquet")):
        found += parquet.read_table(path, partitioning=None).to_pylist()
    return found


@pytest.fixture
def filings(tmp_path: Path) -> Path:
    return fill(tmp_path / "报送", 4)


def test_shards_write_what_one_run_writes_and_a_rerun_does_what_is_left(
    filings: Path, tmp_path: Path, run: Run
) -> None:
    whole, shards = tmp_path / "store", tmp_path / "shards"
    common = ("--run", "一轮", "--chunk", "3")
    code, out, err = run("报送", "--store", str(whole), *common)
    assert (code, out, err) == (1, "共 12 份，错误 4，警告 0，提示 12，未能读取 0\n", "")
    for share in ("2/2", "1/2"):
        run(str(filings), "--store", str(shards), *common, "--shard", share)
    assert parts(whole) == parts(shards)
    assert {path.name for path in whole.rglob("part-*")} == {
        f"part-{number:06d}.parquet" for number in range(4)
    }
    mark = whole / "runs" / "run=一轮" / "done" / "000002.json"
    mark.unlink()
    for path in whole.rglob("part-000002.parquet"):
        path.write_bytes(b"half")
    left = {path: path.stat().st_mtime_ns for path in whole.rglob("part-*")}
    assert run("报送", "--store", str(whole), *common)[:2] == (code, out)
    assert parts(whole) == parts(shards)
    done = {path for path in left if path.stat().st_mtime_ns != left[path]}
    assert {path.name for path in done} == {"part-000002.parquet"}


@pytest.mark.usefixtures("chunks_here")
def test_rows_say_what_the_results_say(filings: Path, tmp_path: Path, run: Run) -> None:
    (filings / "01局" / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    run("报送", "--store", "store", "--run", "r", "--facts")
    said = rows(tmp_path / "store", "filings")
    broken = [row for row in said if row["error"]]
    assert [row["path"] for row in broken] == ["01局/坏.docx"]
    assert {row["reported"] for row in said if not row["error"]} == {2022, 2023}
    assert len({row["content"] for row in said}) == len({row["filing"] for row in said}) == 13
    found = rows(tmp_path / "store", "findings")
    rates = [row for row in found if row["rule"] == "NUM101"]
    assert len(rates) == 4 and {row["stated"] for row in rates} == {"57.00%"}
    assert {row["filing"] for row in rates} == {row["filing"] for row in said if row["errors"]}
    assert len(rows(tmp_path / "store", "facts")) == 12
    verdicts = [row["verdict"] for row in rows(tmp_path / "store", "claims")]
    assert verdicts.count("contradicted") == 4 and verdicts.count("holds") == 8
    years = {path.parent.name for path in (tmp_path / "store" / "filings").rglob("part-*")}
    assert years == {"year=0", "year=2022", "year=2023"}


@pytest.mark.usefixtures("chunks_here")
def test_a_run_of_the_same_name_over_something_else_is_refused(
    filings: Path, tmp_path: Path, run: Run
) -> None:
    run("报送", "--store", "store", "--run", "r")
    before = parts(tmp_path / "store")
    shutil.copytree(filings / "00局", filings / "09局")
    code, _, err = run("报送", "--store", "store", "--run", "r")
    assert code == 2 and "r: 已经有同名的运行" in err
    assert parts(tmp_path / "store") == before
    code, _, err = run("报送", "--store", "store", "--run", "../r")
    assert code == 2 and "名称" in err


@pytest.mark.usefixtures("chunks_here")
@pytest.mark.parametrize("kind", ["csv", "gbk", "txt", "parquet"])
def test_lists_name_filings_and_say_whose_they_are(
    filings: Path, tmp_path: Path, run: Run, kind: str
) -> None:
    listed = [("00局/报告0.txt", "2021", "甲县", "某局"), ("01局", "", "乙县", "")]
    heads = ("路径", "年度", "区县", "单位")
    path = filings / {"txt": "清单.txt", "parquet": "清单.parquet"}.get(kind, "清单.csv")
    if kind == "txt":
        path.write_text("\n".join(row[0] for row in listed), encoding="utf-8")
    elif kind == "parquet":
        arrow = pytest.importorskip("pyarrow")
        columns = [list(column) for column in zip(*listed, strict=True)]
        parquet.write_table(arrow.table(columns, names=list(heads)), path)
    else:
        text = "\r\n".join(",".join(row) for row in (heads, *listed)) + "\r\n"
        path.write_text(text, encoding="gb18030" if kind == "gbk" else "utf-8-sig")
    code, out, _ = run("--files-from", str(path), "--store", "store", "--run", "r")
    assert code == 1 and out.startswith("共 4 份，")
    kept = sorted(rows(tmp_path / "store", "filings"), key=lambda row: str(row["path"]))
    first, *others = ((row["county"], row["department"]) for row in kept)
    plain = kind == "txt"
    assert first == ((None, "某区甲局") if plain else ("甲县", "某局"))
    assert others == [(None if plain else "乙县", "某区乙局")] * 3
    years = {path.parent.name for path in (tmp_path / "store" / "filings").rglob("part-*")}
    assert years == {"year=2022", "year=2023"} | (set() if plain else {"year=2021"})


def test_options_of_a_store_alone_are_refused(filings: Path, run: Run) -> None:
    assert run("报送", "--shard", "1/2")[0] == 2
    assert run("报送", "--store", "s")[0] == 2
    assert run("报送", "--store", "s", "--run", "r", "--statistics")[0] == 2
    assert run("报送", "--store", "s", "--run", "r", "--shard", "3/2")[0] == 2
    code, _, err = run("--files-from", "没有.txt")
    assert code == 2 and "打不开清单" in err


def test_a_list_alone_is_checked_as_paths_are(filings: Path, run: Run) -> None:
    (filings / "清单.txt").write_text("00局/报告0.txt\n01局\n", encoding="utf-8")
    wanted = run("报送/00局/报告0.txt", "报送/01局", "--root", "报送")
    assert run("--files-from", "报送/清单.txt", "--root", "报送") == wanted


@pytest.mark.usefixtures("chunks_here")
def test_only_filings_that_have_changed_are_checked_again(
    filings: Path, tmp_path: Path, run: Run
) -> None:
    (filings / "02局" / "坏.docx").write_bytes(b"PK\x03\x04 no archive")
    common = ("报送", "--store", "store", "--facts", "--claims", "full")
    run(*common, "--run", "一", "--chunk", "3")
    changed = filings / "01局" / "报告0.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("75.00", "57.00"), "utf-8")
    (filings / "03局" / "报告9.txt").write_bytes((filings / "03局" / "报告0.txt").read_bytes())
    code, out, err = run(*common, "--run", "二", "--reuse", "一", "--chunk", "4")
    assert (code, err) == (1, "") and out.endswith("；11 份没有变，未重查\n")
    fresh = run(*common, "--run", "三", "--chunk", "4")
    assert fresh[1].rstrip() == out.rstrip().removesuffix("；11 份没有变，未重查")
    kept = tmp_path / "store"
    for table in ("filings", "findings", "claims", "facts", "figures"):
        two, three = (
            {
                path.parts[-2:]: path.read_bytes()
                for path in kept.glob(f"{table}/run={name}/*/part-*")
            }
            for name in "二三"
        )
        assert two == three != {}
    assert run(*common, "--run", "四", "--reuse", "没有")[0] == 2
    assert run(*common[:-1], "none", "--run", "四", "--reuse", "一")[0] == 2
    _, out, _ = run(*common, "--run", "五", "--reuse", "三", "--ignore", "NUM101")
    assert "没有变" not in out

"""Filings in a store of objects, a real server of S3 on loopback, say what they say in a folder."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from perflint.cluster.remote import find_shared
from perflint.errors import UsageError
from tests.cluster.filings import fill
from tests.process import PLAIN

server = pytest.importorskip("moto.server")
pytest.importorskip("s3fs")
pytest.importorskip("pyarrow")

COMMON = ("--run", "r", "--chunk", "9", "--isolated", "--jobs", "1")


@pytest.fixture(scope="module")
def filings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Departments' folders, one with suppressions, an archive of a county, and what is no filing."""
    folder = fill(tmp_path_factory.mktemp("here") / "2023", 3)
    (folder / "00局" / "perflint-ignore.toml").write_text(
        '[[suppressions]]\npath = "报告0.txt"\nrule = "NUM101"\nquote = "57.00%"\nreason = "已核实"\nowner = "某人"\n',
        encoding="utf-8",
    )
    (folder / "01局" / "空.docx").write_bytes(b"")
    (folder / "01局" / "说明.bin").write_bytes(b"no filing")
    inner = fill(folder.parent / "inner", 2)
    with zipfile.ZipFile(folder / "甲县.zip", "w") as archive:
        for path in sorted(inner.rglob("*.txt")):
            archive.write(path, path.relative_to(inner).as_posix())
    shutil.rmtree(inner)
    return folder


@pytest.fixture(scope="module")
def environment(filings: Path) -> Iterator[dict[str, str]]:
    """A server with the filings in the bucket `province`, and what reaches it."""
    running = server.ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    running.start()
    host, port = running.get_host_and_port()
    settings = {
        "AWS_ENDPOINT_URL": f"http://{host}:{port}", "AWS_ACCESS_KEY_ID": "test",
        "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "us-east-1",
        "no_proxy": "127.0.0.1", "PYTHONPATH": PLAIN,
    }  # fmt: skip
    code = (
        "import sys, s3fs; fs = s3fs.S3FileSystem(); fs.mkdir('province');"
        "fs.put(sys.argv[1], 'province/2023', recursive=True)"
    )
    subprocess.run(
        [sys.executable, "-c", code, str(filings)], check=True, env={**os.environ, **settings}
    )
    yield {**os.environ, **settings}
    running.stop()


def check(environment: dict[str, str], folder: Path, *argv: str) -> tuple[int, str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "perflint", "check", *argv, *COMMON],
        cwd=folder, capture_output=True, check=False, env=environment,
    )  # fmt: skip
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


def rows(store: Path) -> list[dict[str, object]]:
    from pyarrow import parquet

    return [
        {name: value for name, value in row.items() if name not in ("filing", "content")}
        for path in sorted((store / "findings").rglob("part-*"))
        for row in parquet.read_table(path, partitioning=None).to_pylist()
    ]


def test_what_is_found_is_what_a_folder_says(
    filings: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    here = check(environment, filings, ".", "--store", str(tmp_path / "here"), "--root", ".")
    there = check(environment, tmp_path, "s3://province/2023/", "--store", "there")
    assert here == there and here[0] == 1
    assert here[1].startswith("共 16 份，错误 4，警告 0，")
    found = [rows(tmp_path / name) for name in ("here", "there")]
    assert sorted(map(repr, found[0])) == sorted(map(repr, found[1])) != []


def test_lists_name_objects_and_what_is_not_there_is_told(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    listed = tmp_path / "清单.csv"
    listed.write_text(
        "path,county\ns3://province/2023/00局/,甲县\ns3://province/2023/02局/报告1.txt,乙县\n"
        "s3://province/2023/09局/,丙县\n",
        encoding="utf-8",
    )
    code, out, err = check(environment, tmp_path, "--files-from", str(listed), "--store", "store")
    assert code == 2 and out.startswith("共 4 份，") and "09局" in err
    assert {row["county"] for row in rows(tmp_path / "store")} == {"甲县", "乙县"}
    code, _, err = check(environment, tmp_path, "s3://province/2023", "here.txt", "--store", "x")
    assert code == 2 and "单独检查" in err


def test_a_store_of_objects_that_does_not_answer_is_told(
    tmp_path: Path, environment: dict[str, str]
) -> None:
    down = {**environment, "AWS_ENDPOINT_URL": "http://127.0.0.1:9", "AWS_MAX_ATTEMPTS": "1"}
    code, _, err = check(down, tmp_path, "s3://province/2023/", "--store", "store")
    assert code == 2 and "读不到这个地址" in err


def test_addresses_share_a_place() -> None:
    assert find_shared(["s3://b/2023/"]) == "s3://b/2023"
    assert find_shared(["s3://b/2023/甲/a", "s3://b/2023/乙"]) == "s3://b/2023"
    with pytest.raises(UsageError):
        find_shared(["s3://a/x", "s3://b/x"])

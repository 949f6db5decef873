"""Runs that are killed, that find no room or no right to write, or that meet: the same bytes follow."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.hostile.seeds import ROOT
from tests.process import ask, own_cache, python

FORMAT = ("--output-format", "json", "--isolated", "--jobs", "2", "--cache")
CHECK = ("-m", "perflint", "check", ".", *FORMAT)
posix = pytest.mark.skipif(os.name != "posix", reason="other ways to end a process")


@pytest.fixture(scope="module")
def filings(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Twenty filings."""
    filings = tmp_path_factory.mktemp("twenty")
    texts = [path.read_bytes() for path in sorted((ROOT / "reports").glob("*.txt"))]
    for number in range(20):
        text = texts[number % len(texts)] + f"\n共{number}份。\n".encode()
        (filings / f"{number:02}.txt").write_bytes(text)
    return filings


@pytest.fixture
def folder(filings: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The filings, and a cache of their own with the compiled rules: a run that had to compile them would be killed
    before it comes to a filing."""
    shutil.copytree(filings, tmp_path / "报送")
    monkeypatch.chdir(tmp_path / "报送")
    monkeypatch.setenv("PERFLINT_CACHE_DIR", own_cache(tmp_path / "cache"))
    return tmp_path


def check(*more: str) -> bytes:
    code, out, err = ask(*CHECK, *more)
    assert code == 1, err.decode()
    return out


@pytest.fixture(scope="module")
def expected(filings: Path) -> bytes:
    """What an undisturbed run says, without any cache."""
    code, out, _ = ask(*CHECK[:-1], cwd=filings)
    assert code == 1
    return out


@posix
def test_a_run_killed_midway_leaves_nothing_that_matters(folder: Path, expected: bytes) -> None:
    for wait in (0.2, 0.5, 0.9):
        with python(*CHECK, "-o", "../结果.json", stderr=subprocess.DEVNULL) as process:
            time.sleep(wait)
            process.send_signal(signal.SIGKILL)
        if (result := folder / "结果.json").exists():  # whole, or not there at all
            assert result.read_bytes() == expected
            result.unlink()
    assert check() == expected
    assert check() == expected


def test_two_runs_at_once(folder: Path, expected: bytes) -> None:
    runs = [python(*CHECK, stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(2)]
    said = [run.communicate() for run in runs]
    assert [run.returncode for run in runs] == [1, 1], said
    assert [out for out, _ in said] == [expected, expected]


def test_a_cache_that_cannot_be_written(
    folder: Path, expected: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "file").write_bytes(b"no folder")
    (folder / "locked").mkdir(mode=0o500)
    for place in ("file", "locked", "locked/inner"):
        monkeypatch.setenv("PERFLINT_CACHE_DIR", str(folder / place))
        assert check() == expected


def test_a_spoiled_cache(folder: Path, expected: bytes) -> None:
    assert check() == expected
    for path in (folder / "cache").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            path.write_bytes(data[: len(data) // 2] + b"spoiled" + data[len(data) // 2 :])
    assert check() == expected


@posix
@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")
def test_a_full_disk_in_a_folder_run(folder: Path, expected: bytes) -> None:
    with (
        open("/dev/full", "wb") as full,
        python(*CHECK, stdout=full, stderr=subprocess.PIPE) as run,
    ):
        told = run.communicate()[1].decode()
    assert (run.returncode, "结果写不下" in told) == (2, True)
    assert check() == expected

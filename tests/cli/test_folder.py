"""`perflint check` on folders: any number of jobs, the cache, statistics, failures of processes."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from tests.batch import stand_ins
from tests.cli.conftest import Run, write
from tests.process import ask, own_cache, python

REPORT = """某区{name}局2022年度部门整体支出绩效自评报告
一、部门概况
部门主要负责商贸流通。
二、预算执行情况
全年预算数 200 万元，执行数 150 万元，预算执行率 {rate}%。
"""


def fill(folder: Path, count: int) -> None:
    folder.mkdir()
    for number in range(count):
        text = REPORT.format(name="甲乙丙丁"[number % 4], rate="75.00" if number % 3 else "57.00")
        (folder / f"{number:03d}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def filings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_CACHE_DIR", own_cache(tmp_path / ".cache"))
    fill(tmp_path / "报告", 12)
    return tmp_path / "报告"


def check(*argv: str) -> tuple[int, str]:
    code, out, err = ask("-m", "perflint", "check", "报告", "--isolated", *argv)
    assert err == b""
    return code, out.decode("utf-8")


@pytest.mark.parametrize("output_format", ["concise", "json", "rich"])
def test_the_same_bytes_with_any_number_of_jobs_and_from_the_cache(
    filings: Path, output_format: str
) -> None:
    wanted = ("--output-format", output_format)
    code, out = check(*wanted, "--jobs", "1")
    assert code == 1
    for options in (
        ("--jobs", "4"),
        ("--jobs", "auto"),
        ("--cache",),
        ("--cache",),
        ("--no-cache",),
    ):
        assert check(*wanted, *options) == (code, out)


def test_nothing_is_kept_unless_asked_for(filings: Path) -> None:
    check()
    assert not list((filings.parent / ".cache").glob("results*"))
    check("--cache")
    (kept,) = (filings.parent / ".cache").glob("results*")
    if os.name == "posix":
        assert kept.stat().st_mode & 0o077 == 0


def test_statistics_count_by_severity_rule_and_department(filings: Path) -> None:
    (filings / "坏.docx").write_bytes(b"PK\x03\x04")
    _, out = check("--select", "NUM101", "--statistics")
    table = out[out.index("按级别") :]
    assert "按规则" in table
    rows = {tuple(line.split()) for line in table.splitlines()}
    assert ("错误", "4", "4") in rows
    assert any(row[:1] == ("NUM101",) and row[-2:] == ("4", "4") for row in rows)
    assert any(row[0].endswith("甲局") and row[1] == "3" for row in rows if len(row) > 2)
    assert ("报告/坏.docx", "1", "1") in rows


def test_statistics_speak_english_and_keep_out_of_the_way_of_programs(filings: Path) -> None:
    code, out, err = ask("-m", "perflint", "check", "报告", "--isolated", "--select", "NUM101",
                         "--output-format", "json", "--statistics", "--lang", "en")  # fmt: skip
    assert code == 1
    assert json.loads(out)["summary"]["errors"] == 4
    assert "By department" in err.decode("utf-8")
    assert "Execution rate" in err.decode("utf-8")


def test_a_bad_number_of_jobs_is_told(run: Run) -> None:
    code, _, err = run("check", "--jobs", "0")
    assert code == 2
    assert "选项 --jobs：" in err


def test_a_crash_leaves_a_log_of_where_and_the_run_goes_on(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(sys.modules["perflint.api"], "lint_file", stand_ins.lint)
    write(x__a="", x__crash="", x__z="")
    code, out, _ = run("check", "x")
    assert code == 3
    assert out.count("x/z.txt:3:112") == 1
    assert "x/crash.txt: error unreadable 检查它的进程崩溃了（" in out
    (log,) = folder.glob("perflint-crash-*.log")
    assert str(log) in out
    if os.name == "posix":
        assert "SIGSEGV" in out
        assert "string_at" in log.read_text("utf-8")
        assert str(folder) not in log.read_text("utf-8")


def test_a_hang_is_no_defect_and_names_the_setting(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setattr(sys.modules["perflint.api"], "lint_file", stand_ins.lint)
    (folder / "perflint.toml").write_text("time-limit = 1\n")
    write(x__a="", x__hang="", x__z="")
    code, out, _ = run("check", "x", "--fail-on", "never")
    assert code == 1
    assert "x/hang.txt: error unreadable 超过时限（处理器时间 1 秒）没有查完，已停止检查" in out
    assert "time-limit" in out
    assert "x/z.txt:3:112" in out


@pytest.mark.skipif(os.name != "posix", reason="signals cannot be sent to others")
def test_ctrl_c_leaves_what_is_done_as_whole_json(filings: Path) -> None:
    fill(filings / "多", 400)
    arguments = ("-m", "perflint", "check", "报告", "--isolated", "--output-format", "json")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    check()  # so that the rules are compiled
    with python(*arguments, **pipes, bufsize=0) as process:
        assert process.stdout is not None
        first = process.stdout.read(2000)
        process.send_signal(signal.SIGINT)
        rest, err = process.communicate()
    assert process.returncode == 130
    documents = json.loads(first + rest)["documents"]
    assert 0 < len(documents) < 412
    assert "已中断" in err.decode("utf-8")
    deadline = time.monotonic() + 10
    while workers_of(process.pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert workers_of(process.pid) == []


def workers_of(pid: int) -> list[str]:
    shown = subprocess.run(["ps", "-eo", "ppid="], capture_output=True, text=True, check=False)
    return [line for line in shown.stdout.split() if line == str(pid)]


def test_standard_input_is_one_of_the_filings(filings: Path) -> None:
    text = REPORT.format(name="戊", rate="57.00").encode("gb18030")
    code, out, err = ask("-m", "perflint", "check", "报告", "-", "--isolated", "--select", "NUM101",
                         "--jobs", "2", input=text)  # fmt: skip
    lines = out.decode("utf-8").splitlines()
    assert (code, err) == (1, b"")
    assert lines[-2].startswith("<stdin>:5:")
    assert lines[-1].startswith("共 13 份：须改正 5，无问题 8；错误 5，")

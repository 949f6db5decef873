"""The command as the system sees it: exit codes, pipes, terminals, what it imports."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from rich.cells import cell_len

from tests.process import ask, own_cache, python

REPORT = """某区商务局2022年度部门整体支出绩效自评报告

一、部门概况

部门主要负责商贸流通。

二、预算执行情况

全年预算数 200 万元，执行数 150 万元，预算执行率 57.00%。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_CACHE_DIR", own_cache(tmp_path / ".cache"))
    Path("报告.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def perflint(*argv: str, **settings: object) -> tuple[int, str, str]:
    code, out, err = ask("-m", "perflint", *argv, **settings)
    return code, out.decode("utf-8"), err.decode("utf-8")


def look(*argv: str, **environment: str) -> str:
    """What a person sees of `perflint argv…` on a terminal of its own."""
    import pty

    screen, terminal = pty.openpty()
    with python(
        "-m", "perflint", *argv, env=environment, stdout=terminal, stdin=terminal, stderr=terminal
    ) as process:
        os.close(terminal)
        seen = b""
        while True:
            try:
                piece = os.read(screen, 65536)
            except OSError:
                break
            if not piece:
                break
            seen += piece
        process.wait()
    os.close(screen)
    return seen.decode("utf-8")


def test_a_wrong_rate_is_found_in_a_file_and_on_standard_input() -> None:
    code, out, err = perflint("check", "报告.txt", "--select", "NUM101")
    assert (code, err) == (1, "")
    assert out.startswith("报告.txt:9:31: error NUM101 57.00% ")
    assert out.splitlines()[-1].startswith("共 1 份：须改正 1；错误 1，警告 0，提示 0")
    piped = perflint("check", "-", "--select", "NUM101", input=REPORT.encode("gb18030"))
    assert piped == (1, out.replace("报告.txt", "<stdin>"), "")


def test_exit_codes() -> None:
    assert perflint("check", "报告.txt", "--fail-on", "never")[0] == 0
    assert perflint("check", "没有.txt")[0] == 2
    assert perflint("chekc")[0] == 2
    assert perflint("--version")[0] == 0


def test_a_reader_that_has_gone_is_no_trouble() -> None:
    program = (
        "import sys; from perflint.cli import main;"
        "sys.exit(main(['check', '报告.txt', '--select', 'NUM101']))"
    )
    with python(
        "-c", program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 141


def test_output_is_utf8_with_lf_whatever_the_system_thinks() -> None:
    for environment in ({"PYTHONIOENCODING": "gbk"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}):
        code, out, _ = ask("-m", "perflint", "check", "报告.txt", env=environment)
        assert code == 1
        assert "报告.txt:9:31".encode() in out
        assert b"\r" not in out
        assert "没有".encode() in ask("-m", "perflint", "没有", env=environment)[2]


def test_plain_where_nobody_looks_and_colour_on_a_terminal() -> None:
    assert "\x1b" not in perflint("check", "报告.txt", "--output-format", "rich")[1]
    seen = look("check", "报告.txt", "--select", "NUM101")
    assert "\x1b[1;31m错误 NUM101" in seen
    assert "^^^^^^" in seen
    assert "\x1b" not in look("check", "报告.txt", NO_COLOR="1")
    assert "\x1b" not in look("check", "报告.txt", TERM="dumb")


def test_lines_fit_the_terminal() -> None:
    seen = look("check", "报告.txt", NO_COLOR="1", COLUMNS="50")
    assert max(cell_len(line) for line in seen.splitlines()) <= 50


def test_a_bar_shows_for_more_than_a_few_files_on_a_terminal_only() -> None:
    Path("多").mkdir()
    for number in range(12):
        Path(f"多/{number}.txt").write_text(REPORT, encoding="utf-8")
    seen = look("check", "多", "--output-format", "concise")
    assert "正在检查 0/12 份" in seen
    assert seen.count("共 12 份") == 1
    assert "正在检查" not in look("check", "多", "--quiet")
    assert perflint("check", "多", "--select", "NUM101")[2] == ""


def test_only_what_a_run_needs_is_imported() -> None:
    heavy = "{'pydantic', 'yaml', 'rich', 'cn2an', 'lxml', 'regex', 'tomllib', 'json', 'difflib'}"
    program = (
        "import sys; from perflint.cli import main; code = main(sys.argv[1:]);"
        f"print(sorted({heavy} & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    check = ("-c", program, "check", "报告.txt", "--output-format", "concise")
    ask(*check)
    assert ask(*check)[2].decode().strip() == "[]"
    program = program.replace(heavy, "{'argparse', 're', 'dataclasses', 'typing', 'enum'}")
    assert ask("-S", "-c", program, "--version")[2].decode().strip() == "[]"


def test_the_script_and_the_module_are_the_same_command() -> None:
    script = Path(sys.executable).with_name("perflint")
    if script.exists():
        done = subprocess.run([script, "--version"], capture_output=True, check=True)
        assert done.stdout == perflint("--version")[1].encode()


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no such device")
@pytest.mark.parametrize("format", ["concise", "json", "html"])
def test_a_full_disk_is_told_and_no_defect(format: str) -> None:
    asked = ("-m", "perflint", "check", "报告.txt", "--output-format", format)
    with (
        open("/dev/full", "wb") as full,
        python(*asked, stdout=full, stderr=subprocess.PIPE) as run,
    ):
        said = run.communicate()[1].decode()
    assert (run.returncode, "结果写不下" in said) == (2, True)
    code, _, said = perflint(*asked[2:], "-o", "/dev/full")
    assert (code, "无法写入结果文件" in said) == (2, True)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_a_pipe_is_no_filing_and_may_take_the_output() -> None:
    os.mkfifo("a.txt")
    code, out, _ = perflint("check", "a.txt")
    assert (code, "这是管道或设备" in out) == (2, True)
    _, out, _ = perflint("check", "报告.txt", "-o", "/dev/stdout", "--output-format", "concise")
    assert "NUM101" in out

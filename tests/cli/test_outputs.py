"""Pages, workbooks and Word lists from the command line: format by file name, text and claims in."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from perflint.cli.output import BY_SUFFIX, choose_format
from perflint.errors import UsageError
from perflint.reporters import BINARY, DETAILED, REPORTERS
from tests.cli.conftest import Run, write
from tests.process import ask, own_cache

SAMPLE = str(Path(__file__).resolve().parents[2] / "fixtures" / "formats" / "report.txt")


@pytest.mark.parametrize(
    ("asked", "output", "chosen"),
    [
        (None, None, "concise"),
        (None, "结果.txt", "concise"),
        (None, "结果.json", "concise"),
        (None, "结果.xlsx", "xlsx"),
        (None, "a.b/结果.HTML", "html"),
        (None, "结果.docx", "docx"),
        ("json", "结果.xlsx", "json"),
    ],
)
def test_a_file_name_tells_the_format(asked: str | None, output: str, chosen: str) -> None:
    assert choose_format(asked, output, REPORTERS, "zh") == chosen


def test_a_command_without_that_format_does_not_take_it() -> None:
    assert choose_format(None, "对比.docx", ("rich", "concise", "xlsx"), "zh") == "concise"


@pytest.mark.parametrize("output_format", sorted(BINARY))
def test_what_is_no_text_stays_off_the_terminal(
    output_format: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perflint.cli.output.is_terminal", lambda: True)
    with pytest.raises(UsageError, match="不能显示在终端上"):
        choose_format(output_format, None, REPORTERS, "zh")
    assert choose_format(output_format, "x", REPORTERS, "zh") == output_format


def test_the_sets_name_formats_that_exist() -> None:
    assert set(REPORTERS) >= {*BINARY, *DETAILED, *BY_SUFFIX.values()}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_outputs_have_text_and_claims(tmp_path: Path, jobs: str) -> None:
    command = ("-m", "perflint", "check", SAMPLE, SAMPLE.replace(".txt", ".md"), "--jobs", jobs)
    assert ask(*command, "--isolated", "-o", str(tmp_path / "x.html"))[0] == 1
    page = (tmp_path / "x.html").read_text("utf-8")
    assert "<nav" in page
    assert "数字核对（" in page
    assert page.count('<div class="line"') > 20
    assert ask(*command, "--isolated", "-o", str(tmp_path / "x.xlsx"))[0] == 1
    workbook = load_workbook(BytesIO((tmp_path / "x.xlsx").read_bytes()))
    assert workbook["数字核对"].max_row > 10


def test_links_lead_from_where_the_output_lies(run: Run) -> None:
    write(报告__a="error")
    Path("结果").mkdir()
    run("check", "报告", "-o", "结果/x.xlsx")
    sheet = load_workbook(BytesIO(Path("结果/x.xlsx").read_bytes()))["问题清单"]
    assert sheet["B2"].hyperlink.target == "../%E6%8A%A5%E5%91%8A/a.txt"


def test_a_result_kept_without_its_text_is_not_taken_for_a_page(tmp_path: Path) -> None:
    kept = {"PERFLINT_CACHE_DIR": own_cache(tmp_path / "cache")}
    command = ("-m", "perflint", "check", SAMPLE, "--isolated", "--cache", "--jobs", "1")
    assert ask(*command, env=kept)[0] == 1
    assert ask(*command, "-o", str(tmp_path / "x.html"), env=kept)[0] == 1
    assert "数字核对（" in (tmp_path / "x.html").read_text("utf-8")


def test_the_output_never_takes_the_place_of_a_filing(run: Run) -> None:
    write(a="error")
    code, _, err = run("check", "a.txt", "-o", "./a.txt")
    assert code == 2
    assert "结果会覆盖报告本身" in err
    assert Path("a.txt").read_text() == "error"


def test_the_output_of_an_earlier_run_is_no_filing(run: Run) -> None:
    write(x__a="error", x__结果="error")
    assert run("check", "x", "-o", "x/结果.txt")[0] == 1
    said = Path("x/结果.txt").read_text("utf-8")
    assert said.splitlines()[-1].startswith("共 1 份：须改正 1；错误 1，警告 0，提示 0")

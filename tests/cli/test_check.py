"""`perflint check`: exit codes, formats, and paths that lead nowhere."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest

from perflint.model.rule import ProfileSpec
from tests.cli.conftest import RULESET, Run, write


@pytest.mark.parametrize(
    ("content", "options", "code"),
    [
        ("", (), 0),
        ("error", (), 1),
        ("warning info", (), 0),
        ("warning", ("--fail-on", "warning"), 1),
        ("info", ("--fail-on=warning",), 0),
        ("info", ("--fail-on=info",), 1),
        ("error", ("--fail-on=never",), 0),
        ("broken", (), 2),
    ],
)
def test_exit_codes(run: Run, content: str, options: tuple[str, ...], code: int) -> None:
    write(a=content)
    assert run("check", "a.txt", *options)[0] == code


def test_an_unreadable_filing_in_a_folder_is_no_clean_run_and_stops_nothing(run: Run) -> None:
    write(x__a="", x__b="broken", x__c="")
    code, out, _ = run("check", "x", "--fail-on", "never")
    assert code == 1
    assert out == "x/b.txt: error unreadable 文件已损坏 请另存后再试。\n" + (
        "共 3 份：无问题 2，未能读取 1；错误 0，警告 0，提示 0；数字找到 108，核对 74\n"
    )


def test_paths_that_lead_nowhere_are_told_and_the_rest_is_checked(run: Run) -> None:
    write(a="error")
    Path("空").mkdir()
    code, out, err = run("check", "没有.txt", "空", "*.docx", "a.txt")
    assert code == 2
    assert "a.txt:3:112: error NUM101 不符\n" in out
    assert "没有.txt: error unreadable 找不到文件 请核对路径。\n" in out
    for told in ("错误：空: 文件夹里没有可以检查的文件", "*.docx: 没有与通配符相符的文件"):
        assert told in err


def test_output_for_programs_has_the_trouble_on_standard_error_too(run: Run) -> None:
    code, out, err = run("check", "没有.txt", "--output-format", "json")
    assert code == 2
    assert json.loads(out)["documents"][0]["error"]["kind"] == "missing"
    assert err == "错误：没有.txt: 找不到文件\n  请核对路径。\n"


def test_nothing_to_check_is_still_json(run: Run) -> None:
    code, out, _ = run("check", "--output-format", "json")
    assert code == 2
    assert json.loads(out)["documents"] == []


def test_the_current_folder_is_checked_if_no_path_is_given(run: Run) -> None:
    write(a="error")
    assert run("check")[1].startswith("a.txt:3:112:")


def test_options_and_paths_come_in_any_order(run: Run) -> None:
    write(a="error", b="error")
    _, out, _ = run("check", "a.txt", "--quiet", "b.txt", "--output-format", "concise")
    assert out == "a.txt:3:112: error NUM101 不符\nb.txt:3:112: error NUM101 不符\n"


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("--select", "NUM,STR002"), ""),
        (("--ignore", "empty-section，NUM1"), ""),
        (("--profile", "hunan-changsha"), ""),
        (("--year", "2023"), ""),
        (("--year", "23"), "选项 --year：23\n  2000 … 2099"),
        (("--select", "NUM111"), "--select: 没有编号或名称为 NUM111 的规则\n  是否想写 NUM101？"),
        (("--ignore", "emty-section"), "--ignore: 没有编号或名称为 emty-section 的规则"),
        (("--select", "龘"), "perflint rules list"),
        (("--profile", "hunan"), "没有名为 hunan 的地方\n  是否想写 hunan-changsha？"),
        (("--config", "none.toml"), "none.toml: 找不到配置文件"),
        (("--config", "a.txt", "--isolated"), "不能同时使用"),
        (
            ("--output-format", "jsno"),
            "选项 --output-format：没有 jsno 这个取值\n  是否想写 json？",
        ),
        (("--outpt-format", "json"), "没有 --outpt-format 这个选项\n  是否想写 --output-format？"),
        (("--fail-on",), "选项 --fail-on：后面缺少取值"),
        (("--quiet=yes",), "选项 --quiet：不带取值，却给了 yes"),
        (("-o", "none/out.txt"), "none/out.txt: 无法写入结果文件"),
    ],
)
def test_mistakes_on_the_command_line_are_told_with_a_remedy(
    run: Run, argv: tuple[str, ...], told: str
) -> None:
    write(a="")
    code, _, err = run("check", "a.txt", *argv)
    assert (code, bool(err)) == ((2, True) if told else (0, False))
    assert told in err


def test_mistakes_are_told_in_english_on_request(run: Run) -> None:
    code, _, err = run("check", "--output-format", "jsno", "--lang", "en")
    assert code == 2
    assert err == ("error: option --output-format: no such value: jsno\n  Did you mean json?\n")


def test_settings_come_from_the_file_nearest_to_the_filings(run: Run, folder: Path) -> None:
    write(x__a="warning")
    (folder / "x" / "perflint.toml").write_text('fail-on = "warning"\nlang = "en"\n')
    code, out, _ = run("check", "x/a.txt")
    assert (code, "in English" in out, "1 filing: 1 to be checked" in out) == (1, True, True)
    assert run("check", "x/a.txt", "--isolated")[0] == 0
    assert run("check", "x/a.txt", "--fail-on", "error", "--lang", "zh")[0] == 0
    (folder / "x" / "perflint.toml").write_text('select = ["NUM999"]\n')
    assert "x/perflint.toml" in run("check", "x/a.txt")[2]


def test_output_goes_to_a_file_all_or_nothing(run: Run, folder: Path) -> None:
    write(a="error", stop="stop")
    (folder / "out.json").write_text("before")
    code, out, _ = run("check", "a.txt", "-o", "out.json", "--output-format", "json")
    assert (code, out) == (1, "")
    assert json.loads((folder / "out.json").read_text("utf-8"))["summary"]["errors"] == 1
    assert {path.name for path in folder.iterdir()} == {"a.txt", "stop.txt", "out.json"}


def test_an_interrupted_run_gives_what_is_done(run: Run) -> None:
    write(a="error", b="stop", c="error")
    code, out, err = run("check", "--output-format", "json")
    assert code == 130
    assert [document["path"] for document in json.loads(out)["documents"]] == ["a.txt"]
    assert "已中断" in err


def test_a_defect_leaves_a_log_without_the_filing_and_the_rest_is_checked(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    monkeypatch.setenv("TMPDIR", str(folder))  # for a process that starts anew
    write(x__a="error", x__b="bug 机密内容", x__c="error")
    code, out, _ = run("check", "x")
    assert code == 3
    assert "x/c.txt:3:112" in out
    (log,) = folder.glob("perflint-crash-*.log")
    assert str(log) in out
    said = log.read_text("utf-8")
    assert "builtins.ValueError" in said
    assert "perflint/batch/run.py" in said
    assert "机密" not in said
    assert str(folder) not in said


def test_the_terminal_format_can_be_had_without_a_terminal(run: Run) -> None:
    write(a="error")
    _, out, _ = run("check", "a.txt", "--output-format", "rich")
    assert "计算：150 ÷ 200 = 75.00%（文中为 57.00%）" in out
    assert "\x1b" not in out


@pytest.mark.parametrize("place", ["湖南省长沙市", "长沙"])
def test_a_profile_is_found_by_the_name_of_its_place(
    run: Run, monkeypatch: pytest.MonkeyPatch, place: str
) -> None:
    changsha = ProfileSpec("hunan-changsha", "湖南省长沙市", region="湖南省长沙市")
    known = RULESET._replace(profiles=(ProfileSpec("national", "全国"), changsha))
    monkeypatch.setattr("perflint.ruleset.load_ruleset", lambda *_, **__: known)
    write(a="")
    assert run("check", "a.txt", "--profile", place)[0] == 0
    assert "没有名为 桂林 的地方" in run("check", "a.txt", "--profile", "桂林")[2]

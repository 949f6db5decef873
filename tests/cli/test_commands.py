"""Finding the way: help, unknown commands, and the commands beside `check`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import perflint.cli.rules
import perflint.exercise
from perflint import __version__
from perflint.cli.explain import explain_extra
from perflint.cli.program import COMMANDS
from perflint.exercise import ExampleFailure
from tests.cli.conftest import Run, write
from tests.reporters.sample import finding


@pytest.mark.parametrize("argv", [(), ("--help",), ("-h",), ("--lang", "zh")])
def test_without_a_command_there_is_help(run: Run, argv: tuple[str, ...]) -> None:
    code, out, err = run(*argv)
    assert (code, err) == (0, "")
    assert all(f"\n  {name} " in out for name in COMMANDS)
    assert "perflint check 报告.docx" in out


@pytest.mark.parametrize(
    "argv", [(name,) for name in COMMANDS] + [("rules", n) for n in perflint.cli.rules.COMMANDS]
)
def test_every_command_has_help_in_both_languages_that_fits_the_terminal(
    run: Run, argv: tuple[str, ...]
) -> None:
    chinese, english = run(*argv, "--help"), run("--lang", "en", *argv, "--help")
    assert (chinese[0], english[0]) == (0, 0)
    assert "用法：" in chinese[1]
    assert "usage: " in english[1]
    assert english[1].replace("…", "").isascii()
    width = max(len(line.encode("gb18030")) for line in chinese[1].splitlines())
    assert width <= 80


@pytest.mark.parametrize("argv", [("--version",), ("-V",), ("--version", "--lang", "en")])
def test_version(run: Run, argv: tuple[str, ...]) -> None:
    assert run(*argv) == (0, f"perflint {__version__}\n", "")


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("chekc",), "没有 chekc 这个命令\n  是否想写 check？"),
        (("a.txt",), "要检查文件，请用：perflint check a.txt"),
        (("--wrong",), "perflint --help 查看用法"),
        (("rules", "lst"), "没有 lst 这个命令\n  是否想写 list？"),
        (("explain",), "缺少参数 RULE"),
        (("explain", "NUM101", "x"), "多余的参数 x"),
        (("explain", "NUM10"), "没有编号或名称为 NUM10 的规则\n  是否想写 NUM101？"),
        (("--lang", "en", "chekc"), "no such command: chekc\n  Did you mean check?"),
    ],
)
def test_wrong_turns_are_told_with_the_way_back(run: Run, argv: tuple[str, ...], told: str) -> None:
    write(a="")
    code, out, err = run(*argv)
    assert (code, out) == (2, "")
    assert told in err


@pytest.mark.parametrize(
    ("installed", "told"), [(True, "已安装"), (False, "python3 -m pip install 'perflint[typos]'")]
)
def test_explain_says_whether_what_a_rule_needs_is_here(
    installed: bool, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("perflint.checks.misspelling.ready", lambda: installed)
    assert told in explain_extra("misspelling", "zh")
    assert explain_extra("pattern", "zh") == ""


def test_inspect_shows_what_was_understood_whatever_is_wrong(run: Run) -> None:
    write(a="error", x__b="broken")
    code, out, _ = run("inspect", "a.txt")
    assert code == 0
    for words in ("身份", "广东省广州市荔湾区", "提纲", "← 空", "150 ÷ 200 = 75.00%", "不符 1"):
        assert words in out
    assert run("inspect", "x")[0] == 1
    assert run("inspect", "x/b.txt")[0] == 2


def test_inspect_prints_the_text_findings_speak_of(run: Run) -> None:
    write(a="第一行\n第二行\n")
    assert run("inspect", "--text", "a.txt")[1] == "第一行\n第二行\n"


def test_inspect_as_json(run: Run) -> None:
    write(a="error")
    document = json.loads(run("inspect", "a.txt", "--output-format", "json")[1])["documents"][0]
    assert list(document) == ["path", "format", "report", "outline", "claims"]
    assert document["claims"][0]["operands"][0]["role"] == "base"


def test_rules_are_listed_and_chosen(run: Run) -> None:
    lines = run("rules", "list")[1].splitlines()
    assert [line.split()[0] for line in lines] == ["NUM101", "WRD001", "STR002"]
    assert "默认停用" in lines[1]
    assert len(run("rules", "list", "--select", "NUM,empty-section")[1].splitlines()) == 2
    assert "Execution rate" in run("rules", "list", "--lang", "en")[1]


def test_a_rule_is_shown_as_written(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    import perflint.ruleset
    from tests.cli.conftest import RULESET

    (folder / "r.yaml").write_text("id: NUM101 # 原文\n", encoding="utf-8")
    rules = (RULESET.rules[0]._replace(source="r.yaml"),)
    monkeypatch.setattr(
        perflint.ruleset,
        "load_ruleset",
        lambda extra=(), adjustments=None: RULESET._replace(rules=rules),
    )
    assert run("rules", "show", "num101")[1] == "# r.yaml\nid: NUM101 # 原文\n"


def test_rules_are_tested_on_their_own_examples(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = [
        ExampleFailure("NUM101", "missing", 2, "全年预算数 200 万元。\n执行率 57%。"),
        ExampleFailure("WRD001", "noisy", 1, "正文", (finding(message="残留"),)),
    ]
    monkeypatch.setattr(perflint.exercise, "exercise", lambda _ruleset, _ids: failures)
    code, out, _ = run("rules", "test")
    assert code == 1
    assert out == (
        "NUM101 第 2 个反例没有报出\n    全年预算数 200 万元。\n    执行率 57%。\n"
        "WRD001 第 1 个正例被误报\n    正文\n    → 残留\n"
        "3 条规则，6 个例子，2 个不符\n"
    )
    failures.clear()
    assert run("rules", "test", "--select", "NUM")[:2] == (0, "1 条规则，2 个例子，0 个不符\n")

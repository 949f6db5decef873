"""Baselines, changed filings, and what a run would do, from the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

import perflint.batch.changes
from tests.cli.conftest import Run, write


def test_a_baseline_is_written_and_read(run: Run, folder: Path) -> None:
    write(a="error")
    base = ("--baseline", "base.json")
    assert "找不到基线文件" in run("check", "a.txt", *base)[2]
    code, out, err = run("check", "a.txt", *base, "--update-baseline")
    assert (code, "a.txt:3:112: error" in out) == (0, True)
    assert "共 1 条，新增 1，删去 0" in err
    assert [row["path"] for row in json.loads(Path("base.json").read_bytes())["findings"]] == [
        "a.txt"
    ]
    code, out, err = run("check", "a.txt", *base)
    assert (code, err) == (0, "基线 base.json 里已经接受的 1 个问题没有列出。\n")
    assert out.startswith("共 1 份：无问题 1；错误 0，警告 0，提示 0；")
    write(a="error warning")
    assert run("check", "a.txt", *base, "--fail-on", "warning")[0] == 1


def test_findings_that_are_gone_are_named_and_do_not_fail(run: Run) -> None:
    write(a="error")
    run("check", "a.txt", "--baseline", "base.json", "--update-baseline")
    write(a="")
    code, _, err = run("check", "a.txt", "--baseline", "base.json")
    assert code == 0
    assert err == (
        "基线中有 1 条问题已不再出现，可用 --update-baseline 删去：\n  a.txt: NUM101 不符\n"
    )
    assert "删去 1" in run("check", "a.txt", "--baseline", "base.json", "--update-baseline")[2]
    assert run("check", "a.txt", "--baseline", "base.json")[2] == ""


def test_a_baseline_in_the_configuration_lies_beside_it(run: Run, folder: Path) -> None:
    write(x__a="error")
    (folder / "x" / "perflint.toml").write_text('baseline = "base.json"\n')
    assert run("check", "x", "--update-baseline")[0] == 0
    assert (folder / "x" / "base.json").exists()
    assert run("check", "x")[0] == 0
    assert run("check", "x", "--isolated")[0] == 1


def test_an_interrupted_run_leaves_the_baseline(run: Run) -> None:
    write(a="error", stop="stop")
    assert run("check", "--baseline", "base.json", "--update-baseline")[0] == 130
    assert not Path("base.json").exists()


def test_a_baseline_to_update_must_be_named(run: Run) -> None:
    write(a="")
    code, _, err = run("check", "a.txt", "--update-baseline")
    assert (code, "须与 --baseline 同用" in err) == (2, True)


def test_only_changed_filings_are_checked(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    write(a="error", b="error")
    changed = frozenset({str(Path("b.txt").resolve())})
    monkeypatch.setattr(perflint.batch.changes, "find_changed", lambda revision, start: changed)
    assert run("check", "--diff", "main", "--quiet")[:2] == (1, "b.txt:3:112: error NUM101 不符\n")
    assert run("check", "a.txt", "--diff", "main")[:2] == (0, "共 0 份；错误 0，警告 0，提示 0\n")


def test_settings_are_shown_with_their_sources(run: Run, folder: Path) -> None:
    write(a="")
    (folder / "perflint.toml").write_text(
        'fail-on = "warning"\n[rules.NUM101]\nseverity = "info"\nparams = {slack = 0.5}\n'
        '[[overrides]]\npaths = ["草稿/**"]\nignore = ["WRD"]\nrules.NUM101.enabled = false\n',
        "utf-8",
    )
    code, out, _ = run("check", "a.txt", "--show-settings", "--select", "NUM")
    assert code == 0
    lines = out.splitlines()
    assert 'select = ["NUM"]  # command line' in lines
    assert 'fail-on = "warning"  # perflint.toml:1' in lines
    assert 'profile = "auto"  # 默认' in lines
    assert "[rules.NUM101]  # perflint.toml:2" in lines
    assert "[[overrides]]  # perflint.toml:5" in lines
    shown = tomllib.loads(out)
    assert shown["rules"]["NUM101"] == {"severity": "info", "params": {"slack": 0.5}}
    assert shown["overrides"][0]["rules"]["NUM101"] == {"enabled": False}


def test_files_are_listed_as_they_would_be_checked(run: Run) -> None:
    write(x__b="bug", x__a="", c="")
    assert run("check", "x", "--show-files") == (0, "x/a.txt\nx/b.txt\n", "")
    assert run("check", "none*", "--show-files")[0] == 2
    Path("perflint.toml").write_text(
        '[[overrides]]\npaths = ["x/**"]\n[[overrides]]\npaths = ["y/**"]\n', "utf-8"
    )
    told = "perflint.toml:3: 这条 [[overrides]] 与以上文件都不相符\n"
    assert run("check", "x", "--show-files") == (0, "x/a.txt\nx/b.txt\n", told)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ("[rules.NUM111]\nenabled = false\n", "perflint.toml:1: 没有编号或名称为 NUM111 的规则"),
        ('[[overrides]]\npaths = ["x"]\nignore = ["龘"]\n', "perflint.toml:1: 没有编号或名称为 龘"),
        ('[[overrides]]\npaths = ["x"]\nprofile = "hunan"\n', "perflint.toml:1: 没有名为 hunan"),
        ('ignore = ["PFL101"]\n[rules.PFL102]\nseverity = "error"\n', ""),
    ],
)
def test_names_in_the_configuration_must_exist(
    run: Run, folder: Path, content: str, told: str
) -> None:
    write(a="")
    (folder / "perflint.toml").write_text(content, "utf-8")
    code, _, err = run("check", "a.txt")
    assert (code, bool(err)) == ((2, True) if told else (0, False))
    assert told in err

"""`perflint compare`: from two rounds of results to what changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run, write


def check(run: Run, name: str, **files: str) -> None:
    write(**files)
    run("check", "x", "--output-format", "json", "-o", name)


def test_two_rounds(run: Run) -> None:
    check(run, "一.json", x__a="error", x__b="info")
    check(run, "二.json", x__a="", x__c="info")
    code, out, _ = run("compare", "一.json", "二.json")
    assert code == 0
    assert out.splitlines() == [
        "x/a.txt:3:112: fixed error NUM101 不符",
        "x/b.txt:3:112: remaining info NUM101 不符",
        "x/c.txt: added 本轮新报送",
        "x/c.txt:3:112: new info NUM101 不符",
        "共 3 份：已改正 1，仍存在 1，新增 1",
    ]
    assert run("compare", "一.json", "二.json", "--fail-on", "info")[0] == 1
    assert run("compare", "二.json", "一.json")[0] == 1
    assert run("compare", "二.json", "一.json", "--fail-on=never")[0] == 0


def test_json_and_files(run: Run) -> None:
    check(run, "一.json", x__a="error")
    check(run, "二.json", x__a="broken")
    code, out, _ = run("compare", "一.json", "二.json", "--output-format", "json")
    made = json.loads(out)
    assert (code, made["schema"]) == (1, "perflint-compare/1")
    assert made["summary"] == {
        "filings": 1, "fixed": 0, "suppressed": 0, "unchecked": 0, "remaining": 0, "new": 0,
        "unknown": 1,
    }  # fmt: skip
    assert made["documents"][0]["standing"] == "unreadable"
    for output_format, start in (("xlsx", b"PK"), ("html", b"<!DOCTYPE html>")):
        _, _, err = run(
            "compare", "一.json", "二.json", "--output-format", output_format, "-o", "out"
        )
        assert err.startswith("已写入 out")
        assert "：共 1 份：已改正 0，仍存在 0，新增 0，未能核实 1。" in err
        assert Path("out").read_bytes().startswith(start)


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (("一.json",), "缺少参数 AFTER"),
        (("一.json", "没有.json"), "没有.json: 打不开检查结果"),
        (("一.json", "别的.json"), "别的.json: 检查结果按 perflint/9 写成"),
    ],
)
def test_mistakes_are_told(run: Run, argv: tuple[str, ...], told: str) -> None:
    check(run, "一.json", x__a="error")
    write(a="x")
    Path("别的.json").write_text('{"schema": "perflint/9"}')
    code, out, err = run("compare", *argv)
    assert (code, out) == (2, "")
    assert told in err

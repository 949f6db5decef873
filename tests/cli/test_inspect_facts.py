"""`perflint inspect --facts` with the rules as they ship."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perflint.cli import main

TEXT = "某县文化馆2022年度绩效自评报告\n全年支出150万元。\n"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("a.txt").write_text(TEXT, "utf-8")
    Path("b.txt").write_text("没有数字。\n", "utf-8")


def run(*argv: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    code = main(["inspect", "--facts", *argv])
    return code, capsys.readouterr().out


def test_a_line_for_each_number(capsys: pytest.CaptureFixture[str]) -> None:
    code, out = run("a.txt", "b.txt", capsys=capsys)
    assert code == 0
    for words in (
        "怎样理解",
        "2:5",
        "150万元",
        "支出",
        "数额 · 执行 · 2022 · (本部门)",
        "没有数字。",
    ):
        assert words in out
    out = run("a.txt", "--lang", "en", capsys=capsys)[1]
    assert "level · executed · 2022" in out


def test_json_holds_every_slot(capsys: pytest.CaptureFixture[str]) -> None:
    out = run("--output-format", "json", "a.txt", "b.txt", capsys=capsys)[1]
    first, second = json.loads(out)["documents"]
    assert second == {"path": "b.txt", "figures": []}
    assert first["figures"] == [{
        "line": 2, "column": 5, "text": "150万元", "concept": "支出", "owner": "本部门",
        "period": "2022", "stage": "executed", "nature": "level", "direction": "none",
        "against": "none", "whole": "none",
        "filled": {"period": "stated", "stage": "stated", "owner": "assumed"},
    }]  # fmt: skip


def test_a_filing_that_cannot_be_read_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Path("c.docx").write_bytes(b"PK\x03\x04 broken")
    code, out = run("c.docx", "a.txt", capsys=capsys)
    assert code == 2
    assert "150万元" in out

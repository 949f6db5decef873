"""`perflint across` from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.process import ask, own_cache

TITLE = "{name}2022年度部门整体支出绩效自评报告\n一、基本情况\n{body}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_CACHE_DIR", own_cache(tmp_path / ".cache"))
    (tmp_path / "报告").mkdir()
    for name in ("某市林业局", "某市气象局", "某市水务局"):
        text = TITLE.format(name=name, body=f"本单位{name[-3]}务正常。")
        (tmp_path / "报告" / f"{name}.txt").write_text(text, "utf-8")
    (tmp_path / "报告" / "副本.txt").write_text(text, "utf-8")
    (tmp_path / "报告" / "名单.txt").write_text("单位\n某市林业局\n某市档案馆\n", "utf-8")
    return tmp_path


def across(*argv: str) -> tuple[int, str, str]:
    code, out, err = ask("-m", "perflint", "across", "报告", "--isolated", *argv)
    return code, out.decode("utf-8"), err.decode("utf-8")


def test_a_list_among_the_filings_is_a_list_and_no_filing(folder: Path) -> None:
    code, out, err = across("--expected", "报告/名单.txt")
    assert (code, err) == (1, "")
    lines = out.splitlines()
    assert "报告/名单.txt:3:1: error FIL601 名单上的“某市档案馆”没有找到报告" in lines
    assert any("FIL603" in line for line in lines)
    assert lines[-1].startswith("共 5 份：须改正 1，请核对 1，无问题 3；错误 1，")


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_other_formats_hold_the_same_findings(folder: Path, jobs: str) -> None:
    code, out, _ = across(
        "--expected", "报告/名单.txt", "--output-format", "json", "--lang", "en", "--jobs", jobs,
        "--select", "FIL601,FIL603",
    )  # fmt: skip
    assert code == 1
    documents = {document["path"]: document for document in json.loads(out)["documents"]}
    (missing,) = documents["报告/名单.txt"]["findings"]
    assert missing["message"] == "No report of 某市档案馆 was found"
    copies = documents["报告/某市水务局.txt"]["findings"] + documents["报告/副本.txt"]["findings"]
    assert [finding["rule"] for finding in copies] == ["FIL603"]


def test_rules_can_be_chosen_and_nothing_found_is_clean(folder: Path) -> None:
    code, out, _ = across("--select", "FIL607")
    assert (code, out) == (0, "共 5 份：无问题 5；错误 0，警告 0，提示 0\n")
    code, _, err = across("--expected", "没有.csv")
    assert code == 2
    assert "打不开名单" in err or "找不到" in err

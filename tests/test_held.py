"""Files in memory are filings like any others, and nothing on disk is looked at for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.api import lint_file
from perflint.config import Config
from perflint.held import holding, is_held
from perflint.model.rule import Ruleset

FIXTURES = Path(__file__).parents[1] / "fixtures"


def test_a_held_file_goes_before_what_is_on_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, builtin_rules: Ruleset
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("报告.txt").write_text("磁盘上的文字", encoding="utf-8")
    Path("报告.txt.perflint.toml").write_text("坏的", encoding="utf-8")
    content = (FIXTURES / "formats" / "report.txt").read_bytes()
    with holding({"报告.txt": content}):
        result = lint_file("报告.txt", builtin_rules, Config())
        assert is_held("报告.txt") and not is_held("另一份.txt")
    assert len(result.findings) == 4
    assert [one for one in result.findings if one.rule.startswith("PFL")] == []
    assert lint_file("报告.txt", builtin_rules, Config()).text == "磁盘上的文字"


def test_a_held_archive_is_read_like_one_on_disk(
    monkeypatch: pytest.MonkeyPatch, builtin_rules: Ruleset
) -> None:
    name = "云溪县水利局.zip"
    member = f"{name}/云溪县水利局/自评报告.ofd"
    monkeypatch.chdir(FIXTURES / "filings")
    known = lint_file(member, builtin_rules, Config())
    content = Path(name).read_bytes()
    monkeypatch.chdir("/")
    with holding({name: content}):
        assert is_held(member)
        assert lint_file(member, builtin_rules, Config()) == known
    assert known.status == "checked"
    assert lint_file(member, builtin_rules, Config()).status == "unreadable"


def test_an_empty_file_is_held_too(builtin_rules: Ruleset) -> None:
    with holding({"空.txt": b""}):
        result = lint_file("空.txt", builtin_rules, Config())
    assert result.error is not None and result.error.kind == "empty"

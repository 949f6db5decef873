from __future__ import annotations

import sys
from pathlib import Path

import pytest

from perflint.config import load_config
from perflint.errors import RulesetError
from perflint.ruleset import load_ruleset
from perflint.ruleset.packs import find_pack

RULE = """\
id: LOC901
name: empty-talk
title: 空话
severity: info
kind: pattern
params: {patterns: [高度重视]}
message: 空话
why: 没有内容。
basis: {document: 《某通知》, status: memory}
examples: {fail: [高度重视。], pass: [完成。]}
"""


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installed distribution that brings rules along."""
    rules = tmp_path / "site" / "county_rules" / "rules" / "wording"
    rules.mkdir(parents=True)
    (rules.parents[1] / "__init__.py").write_text("raise RuntimeError('not to be run')\n")
    (rules / "LOC901-empty-talk.yaml").write_text(RULE, encoding="utf-8")
    info = tmp_path / "site" / "county_rules-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: county-rules\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[perflint.rules]\ncounty = county_rules\n")
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    return rules.parent


def test_a_pack_is_found_by_its_entry_point_without_being_run(pack: Path) -> None:
    assert find_pack("pack:county") == str(pack)
    assert "LOC901" in {rule.id for rule in load_ruleset(("pack:county",), cache=False).rules}
    assert "county_rules" not in sys.modules


def test_the_configuration_names_packs_beside_folders(pack: Path, tmp_path: Path) -> None:
    (tmp_path / "perflint.toml").write_text('rule-folders = ["pack:county", "own"]\n')
    folders = load_config(str(tmp_path / "perflint.toml")).rule_folders
    assert folders == ("pack:county", str(tmp_path / "own"))


@pytest.mark.usefixtures("pack")
def test_an_unknown_pack_names_the_nearest() -> None:
    with pytest.raises(RulesetError) as caught:
        load_ruleset(("pack:contry",), cache=False)
    (error,) = caught.value.errors
    assert error.title == "没有安装名为 contry 的规则包"
    assert "county" in error.hint

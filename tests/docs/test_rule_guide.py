"""docs/add-a-rule.md: its files load, their examples hold, its error messages are the real ones."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from perflint.api import lint_text
from perflint.cli.catalogue import load_catalogue
from perflint.config import Config, load_config
from perflint.errors import RulesetError
from perflint.exercise import exercise
from perflint.model.rule import Ruleset
from perflint.ruleset.schema import RuleEntry, SectionEntry
from perflint.text.symbols import ROLE_TYPES
from tests.docs.blocks import BLOCK, DOCS, blocks, files

GUIDE = "add-a-rule.md"
TEXT = (DOCS / GUIDE).read_text(encoding="utf-8")
TITLE = "浙江省绍兴市某局2023年度部门整体支出绩效自评报告\n"
BODY = """\
一、部门概况
（一）部门职责
负责接访。
（二）预算执行情况
预算数 2 万元，执行数 1 万元。
二、绩效目标完成情况
适时完成。
"""
SPOILT = "local/LOC102-timely-reply-rate-mismatch.yaml"
MISTAKES = re.findall(r"把 `([^`]+)` 写成 `([^`]+)`：\n\n```text\n(.*?)\n```", TEXT, re.DOTALL)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with every file of the guide, and the current one."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PERFLINT_CACHE_DIR", str(tmp_path / "cache"))
    for name, content in files(GUIDE, "yaml"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (tmp_path / "perflint.toml").write_text(blocks(GUIDE, "toml")[0], encoding="utf-8")
    return tmp_path


@pytest.fixture
def ruleset(folder: Path) -> Ruleset:
    return load_catalogue(load_config())


def test_the_examples_hold(ruleset: Ruleset) -> None:
    local = tuple(rule.id for rule in ruleset.rules if rule.id.startswith("LOC"))
    assert local == ("LOC101", "LOC102", "LOC103")
    assert exercise(ruleset, local) == ()


def test_the_template_is_chosen_and_held_to(ruleset: Ruleset) -> None:
    filing = TITLE + BODY
    result = lint_text(filing, ruleset, Config())
    assert result.report is not None
    assert result.report.profile == "zhejiang-shaoxing"
    found = {finding.rule: finding.message for finding in result.findings}
    assert "存在问题及改进措施" in found["STR101"]
    assert "LOC103" not in found


@pytest.mark.parametrize(("right", "wrong", "told"), MISTAKES, ids=[m[1][:20] for m in MISTAKES])
def test_mistakes_are_told_in_these_words(folder: Path, right: str, wrong: str, told: str) -> None:
    path = folder / SPOILT
    text = path.read_text(encoding="utf-8")
    assert right in text
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    with pytest.raises(RulesetError) as error:
        load_catalogue(load_config())
    assert str(error.value) == told


def test_every_mistake_shown_is_tested() -> None:
    section = TEXT.split("\n## 常见错误")[1].split("\n## ")[0]
    assert len(MISTAKES) == sum(found[2] == "text" for found in BLOCK.finditer(section)) > 5


def keys(title: str) -> set[str]:
    """The first column of the table under a heading."""
    section = TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return set(re.findall(r"^\| `([a-z_]+)` \|", section, re.MULTILINE))


def test_every_key_of_a_rule_is_explained() -> None:
    assert keys("规则文件的键") == {
        field.alias or name for name, field in RuleEntry.model_fields.items()
    }


def test_every_key_of_a_section_is_explained() -> None:
    assert keys("本地模板和地方") == set(SectionEntry.model_fields)


def test_every_type_of_role_is_explained() -> None:
    types = TEXT.split("<!-- types -->")[1].split("<!-- end types -->")[0]
    assert set(re.findall("`([a-z]+)`", types)) == {*ROLE_TYPES, "label"}

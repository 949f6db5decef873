from __future__ import annotations

from pathlib import Path

import pytest

from perflint.checks import CHECKS
from perflint.model.rule import Basis, Example, Examples, Rule, Ruleset
from perflint.pages import explain_text, index_page, rule_page, write_pages
from perflint.pages.methods import METHODS
from perflint.ruleset import load_ruleset

ROOT = Path(__file__).resolve().parents[2]
RULE = Rule(
    id="NUM901",
    name="rate-mismatch",
    title="比率不符",
    severity="warning",
    kind="ratio",
    params=None,
    message="{rate} 不符",
    why="会连带得分。",
    basis=Basis("《某办法》", "第一条", "secondary"),
    examples=Examples((Example("甲\n```\n乙\n"), Example("丙")), (Example("丁"),)),
    message_en="{rate} is wrong",
    title_en="Wrong rate",
    why_en="It decides the score.",
    reports=("department", "project"),
    enabled=False,
)


def test_a_page_says_everything_of_a_rule() -> None:
    page = rule_page(RULE)
    assert page.startswith("# NUM901 比率不符\n\nrate-mismatch · 警告 · ")
    assert "默认停用" in page
    assert "## 为什么\n\n会连带得分。\n" in page
    assert "## 依据\n\n《某办法》第一条（见于转引，未核对原文）\n" in page
    assert "## 会报告\n\n````text\n甲\n```\n乙\n````\n\n```text\n丙\n```\n" in page
    assert "## 不会报告\n\n```text\n丁\n```\n" in page
    assert 'ignore = ["NUM901"]' in page
    assert page.endswith("```\n")


def test_english_falls_back_to_chinese() -> None:
    assert rule_page(RULE, "en").startswith("# NUM901 Wrong rate\n")
    assert "It decides the score." in explain_text(RULE, "en")
    assert rule_page(RULE._replace(title_en=""), "en").startswith("# NUM901 比率不符\n")


def test_plain_text_is_indented_and_without_marks() -> None:
    text = explain_text(RULE)
    assert text.startswith("NUM901 比率不符\nrate-mismatch · 警告")
    assert "\n会报告\n    甲\n    ```\n    乙\n\n    丙\n\n不会报告\n    丁\n" in text
    assert "#" not in text
    assert not text.endswith("\n")


def test_the_index_links_every_page(tmp_path: Path) -> None:
    ruleset = Ruleset((RULE,), (), (), {})
    write_pages(ruleset, str(tmp_path / "docs" / "rules"))
    folder = tmp_path / "docs" / "rules"
    assert sorted(path.name for path in folder.iterdir()) == ["NUM901.md", "README.md"]
    row = "| [NUM901](NUM901.md) | 比率不符 | 警告 | `rate-mismatch` |\n"
    assert index_page(ruleset).endswith(row)
    assert (folder / "README.md").read_text(encoding="utf-8") == index_page(ruleset)


def test_the_pages_in_docs_are_those_of_the_rules(tmp_path: Path) -> None:
    folder = ROOT / "docs" / "rules"
    write_pages(load_ruleset(), str(tmp_path))
    written = {path.name: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()}
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert kept == written, "run: perflint rules docs docs/rules"


def test_every_kind_has_its_method_in_chinese() -> None:
    assert set(METHODS) == set(CHECKS)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_bundled_rule_can_be_explained(lang: str) -> None:
    for rule in load_ruleset().rules:
        assert rule.id in explain_text(rule, lang)  # type: ignore[arg-type]


def test_a_page_says_how_to_change_a_threshold() -> None:
    rule = next(one for one in load_ruleset().rules if one.id == "TIM202")
    assert "## 怎样调整\n\n写入 perflint.toml：\n\n```text\n[rules.TIM202]\n" in rule_page(rule)
    assert "params = {least = 3}" in explain_text(rule, "en")


def test_a_page_says_where_a_rule_is_for_publication_only() -> None:
    rule = next(one for one in load_ruleset().rules if one.id == "PRV101")
    assert "只在 --publication 时检查" in rule_page(rule)

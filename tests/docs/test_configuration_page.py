"""docs/configuration.md names every key there is, and its examples can be used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from perflint.cli.arguments import Parser
from perflint.cli.catalogue import require_known
from perflint.cli.check import add
from perflint.config.limits import KEYS as LIMITS
from perflint.config.read import (
    OVERRIDE_SETTINGS,
    RULE_SETTINGS,
    SETTINGS,
    WORD_SETTINGS,
    read_config,
)
from perflint.config.suppressions import KEYS, read_suppression_file
from perflint.lang import SEVERITY
from perflint.postprocess.comments import find_comments
from perflint.postprocess.notices import NOTICES
from perflint.postprocess.sidecar import OWN, SHARED
from perflint.readers import DEFAULT_LIMITS, read
from perflint.reporters import REPORTERS
from perflint.ruleset import load_ruleset
from tests.docs.blocks import DOCS, blocks

PAGE = "configuration.md"
TEXT = (DOCS / PAGE).read_text(encoding="utf-8")


def rows(title: str) -> list[str]:
    """The first cells of the tables below a heading, without back quotes."""
    section = TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]
    return re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("title", "keys"),
    [
        ("全部设置", SETTINGS),
        ("调整一条规则", RULE_SETTINGS),
        ("调整词表", WORD_SETTINGS),
        ("读取限度", tuple(LIMITS)),
        ("按路径区别对待", OVERRIDE_SETTINGS),
        ("接受一处问题", (*KEYS, *NOTICES)),
    ],
)
def test_the_tables_name_every_key(title: str, keys: tuple[str, ...]) -> None:
    assert rows(title) == list(keys) or set(rows(title)) == set(keys)


def test_the_reading_limits_are_those_of_the_readers() -> None:
    section = TEXT.split("\n## 读取限度\n")[1].split("\n## ")[0]
    told = {key: int(count) for key, count in re.findall(r"\| `([^`]+)` \| (\d+) \|", section)}
    assert told == {
        key: getattr(DEFAULT_LIMITS, name) // unit for key, (name, unit) in LIMITS.items()
    }
    assert {name for name, _ in LIMITS.values()} == set(DEFAULT_LIMITS._fields)


def test_the_examples_can_be_used(tmp_path: Path) -> None:
    path = tmp_path / "perflint.toml"
    settings = [block for block in blocks(PAGE, "toml") if "[[suppressions]]" not in block]
    assert len(settings) == 7
    for block in settings:
        path.write_text(block, encoding="utf-8")
        config = read_config(str(path))
        ruleset = load_ruleset(adjustments=(config.rules, config.words))
        require_known(config, ruleset)
        for name, change in config.words.items():
            assert set(change.add) <= set(ruleset.vocabularies[name])
        for rule, change in config.rules.items():
            params = next(it.params for it in ruleset.rules if it.id == rule)
            assert all(getattr(params, key) == value for key, value in change.params.items())


def test_the_file_of_suppressions_can_be_used(tmp_path: Path) -> None:
    (block,) = (block for block in blocks(PAGE, "toml") if "[[suppressions]]" in block)
    path = tmp_path / f"自评报告.docx{OWN}"
    path.write_text(block, encoding="utf-8")
    (entry,) = read_suppression_file(str(path), filing=str(tmp_path / "自评报告.docx"))
    assert entry.owner == "张三"
    assert f"`自评报告.docx{OWN}`" in TEXT
    assert f"`{SHARED}`" in TEXT


def test_the_comments_count() -> None:
    known = {name for rule in load_ruleset().rules for name in (rule.id, rule.name)}
    written = "".join(blocks(PAGE, "text"))
    comments = find_comments(read("-", data=written.encode(), name="a.txt"), known)
    assert len(comments) == 4
    assert not any(any(comment.mistake) for comment in comments)


def test_notices_are_as_they_are() -> None:
    told = re.findall(r"^\| `(PFL\d+)` \| (\S+) \| (\S+) \|", TEXT, re.MULTILINE)
    assert told == [(key, it.name, SEVERITY[it.severity][0]) for key, it in NOTICES.items()]


def test_options_and_formats_exist() -> None:
    parser = Parser("perflint check", "zh", "", "")
    add(parser)
    used = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", TEXT)) - {"--force", "--ci"}
    assert used <= set(parser.flags)
    assert set(rows("提交钩子和持续集成")) - {"--output-format"} <= set(REPORTERS)


def test_the_step_fits_the_action() -> None:
    (block,) = blocks(PAGE, "yaml")
    (step,) = yaml.safe_load(block)
    action = yaml.safe_load((DOCS.parent / "action.yml").read_text("utf-8"))
    assert set(step["with"]) <= set(action["inputs"])

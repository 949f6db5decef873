"""Small rule trees for tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.errors import RuleError, RulesetError
from perflint.model.rule import Ruleset
from perflint.ruleset.sources import read_sources
from perflint.ruleset.validate import validate

RULE = """\
id: NUM101
name: rate-mismatch
title: 比率不符
severity: error
kind: fake
applies_to: {report: [department]}
params:
  phrases: ["<rate>{rate:percent}"]
  tolerance: 2
  words: <rate>
  limits: [{most: 1.50}]
message: "{rate} 不符，应为 {expected}"
why: 算错会连带得分。
basis: {document: 《某办法》, clause: 第一条, status: memory}
examples:
  fail: ["执行率 50%。"]
  pass: [{text: "执行率 60%。", profile: national}]
"""
WORDS = "rate: {title: 比率, words: [执行率, 完成率]}\n"
TEMPLATE = """\
id: city-department
name: 某市部门报告
report: department
region: 某省某市
years: {first: 2020}
basis: {document: 《某通知》, clause: 附件一, status: secondary}
sections:
  - title: 基本情况
    aliases: [概况]
    children: [{title: 职能, required: optional, contains: [职责, 负责]}]
"""
NATIONAL = """\
id: national
name: 全国
bands: [{grade: 优, low: 90, high: 100}, {grade: 差, low: 0, high: 90}]
rules: {NUM101: {severity: warning, enabled: false}}
"""
CITY = """\
id: city
name: 某市
extends: national
region: 某省某市
templates: [city-department]
rules: {NUM101: {enabled: true}}
"""
TREE = {
    "numbers/NUM101-rate-mismatch.yaml": RULE,
    "vocabularies/words.yaml": WORDS,
    "templates/city-department.yaml": TEMPLATE,
    "profiles/national.yaml": NATIONAL,
    "profiles/city.yaml": CITY,
}


@pytest.fixture
def fake_kind(monkeypatch: pytest.MonkeyPatch) -> None:
    """The check kind `fake` beside the real ones."""
    from perflint.checks import CHECKS

    monkeypatch.setitem(CHECKS, "fake", "tests.ruleset.fake_kind")  # type: ignore[arg-type]


def plant(root: Path, files: dict[str, str] = TREE) -> Path:
    """Write files below `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def load(*roots: Path) -> Ruleset:
    """Validate what lies under `roots`."""
    return validate(read_sources(tuple(str(root) for root in roots)))


def mistakes(*roots: Path) -> list[RuleError]:
    """The mistakes found under `roots`; there must be some."""
    with pytest.raises(RulesetError) as caught:
        load(*roots)
    return list(caught.value.errors)

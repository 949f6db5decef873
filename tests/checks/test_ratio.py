"""Percentages by a phrase of one's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.api import lint_text
from perflint.config import Config
from perflint.model.result import ClaimRecord
from perflint.ruleset import load_ruleset

RULE = """
id: LOC901
name: repair-rate-mismatch
title: 修复率与所列处数不符
severity: error
kind: ratio
params:
  phrases: ["应修路灯{base:count}…修好{part:count}…修复率[为]{rate:percent}"]
message: "{rate} 不符：{part} ÷ {base} = {expected}"
why: 修复率是产出指标。
basis: {document: 某县通知, status: memory}
examples: {fail: ["应修路灯80处，修好60处，修复率57%。"], pass: ["应修路灯80处，修好60处，修复率75%。"]}
"""


def claims(folder: Path, text: str) -> list[ClaimRecord]:
    path = folder / "LOC901-repair-rate-mismatch.yaml"
    path.write_text(RULE, encoding="utf-8")
    result = lint_text(text, load_ruleset((str(path),), cache=False), Config(select=("LOC901",)))
    return [claim for claim in result.claims if claim.rule == "LOC901"]


@pytest.mark.parametrize(
    ("rate", "verdict"), [("75%", "holds"), ("57%", "contradicted"), ("74.9%", "contradicted")]
)
def test_the_rate_is_the_part_by_the_base(tmp_path: Path, rate: str, verdict: str) -> None:
    (claim,) = claims(tmp_path, f"应修路灯80处，至年底修好60处，修复率为{rate}。")
    assert (claim.verdict, claim.expression) == (verdict, "60 ÷ 80")


def test_nothing_can_be_a_rate_of_nothing(tmp_path: Path) -> None:
    (claim,) = claims(tmp_path, "应修路灯0处，修好0处，修复率100%。")
    assert claim.verdict == "skipped"

"""Five real reports, where they lie near: what a careful reader flags in them, at its line."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import yaml

from perflint.api import lint_file
from perflint.config import Config
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset

XIHU, JINXIAN, HONGGUTAN, LIWAN, KAIFU = "000", "001", "002", "003", "004"
IDENTITY = {
    XIHU: ("department", 2022, "江西省南昌市西湖区", "jiangxi-nanchang", None, None),
    JINXIAN: ("department", 2021, "江西省南昌市进贤县", "jiangxi-nanchang", None, "良好"),
    HONGGUTAN: ("project-summary", 2022, "江西省南昌市红谷滩区", "jiangxi-nanchang", None, None),
    LIWAN: ("department", 2022, "广东省广州市荔湾区", "guangdong-guangzhou", "97.57", "优秀"),
    KAIFU: ("department", 2021, "湖南省长沙市开福区", "hunan-changsha", "100", "优"),
}
SHOWS = [
    # four headings in a row with nothing under them, their numbering started anew
    *((XIHU, line, "STR201") for line in (79, 81, 85, 87)),
    (XIHU, 79, "STR301"),
    (XIHU, 53, "NUM402"),  # ten offices, nine listed
    (XIHU, 117, "NUM103"),  # 60.29 % for 59 of 89
    (XIHU, 121, "WRD203"),
    (XIHU, 133, "WRD102"),
    *((XIHU, line, "STR302") for line in (172, 174, 176)),
    (JINXIAN, 1, "WRD201"),
    (JINXIAN, 36, "TIM101"),
    (JINXIAN, 53, "NUM401"),  # five firms, four listed
    (JINXIAN, 76, "STR102"),  # the text of the fourth part without its heading
    (JINXIAN, 76, "SCO102"),
    (HONGGUTAN, 57, "TIM201"),
    (LIWAN, 15, "WRD203"),
    (KAIFU, 9, "NUM303"),  # 21 in post, 16 + 7 named
    *((KAIFU, line, "STR303") for line in (3, 33, 68)),
]
ONLY_CUT_OFF = [
    (JINXIAN, 43, "75.03%"),
    (LIWAN, 71, "120.83%"),
    (KAIFU, 48, "117.14%"),
    (KAIFU, 48, "111.8%"),
]


@pytest.fixture(scope="module")
def results(shared: Path, builtin_rules: Ruleset) -> dict[str, LintResult]:
    """What perflint says of each report, by the number its name begins with."""
    return {
        path.name[:3]: lint_file(str(path), builtin_rules, Config())
        for path in sorted((shared / "seeds").glob("*.txt"))
    }


@pytest.mark.parametrize(("seed", "line", "rule"), SHOWS)
def test_known_defect_is_found(
    results: dict[str, LintResult], seed: str, line: int, rule: str
) -> None:
    assert (line, rule) in [(one.location.line, one.rule) for one in results[seed].findings]


@pytest.mark.parametrize("seed", IDENTITY)
def test_identity(results: dict[str, LintResult], seed: str) -> None:
    report = results[seed].report
    assert report is not None
    known = (
        report.type,
        report.year,
        report.region,
        report.profile,
        report.score,
        report.grade,
    )
    assert known == IDENTITY[seed]


@pytest.mark.parametrize(("seed", "line", "stated"), ONLY_CUT_OFF)
def test_digits_cut_off_are_a_note_only(
    results: dict[str, LintResult], seed: str, line: int, stated: str
) -> None:
    verdicts = {
        claim.verdict
        for claim in results[seed].claims
        if claim.line == line and claim.stated and claim.stated.text == stated
    }
    assert verdicts == {"holds_if_truncated"}


@pytest.mark.parametrize("seed", [XIHU, LIWAN])
def test_no_right_statement_is_accused(
    shared: Path, results: dict[str, LintResult], seed: str
) -> None:
    """Every contradiction found in a labelled report is one its labels call wrong."""
    (path,) = (shared / "gold").glob(f"{seed}_*.yaml")
    labels: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    wrong = {
        (one["line"], Decimal(one["reported"]["value"]))
        for one in labels["relations"]
        if one["verdict"] == "wrong"
    }
    accused = {
        (claim.line, Decimal(claim.stated.value) if claim.stated else None)
        for claim in results[seed].claims
        if claim.verdict == "contradicted"
    }
    assert accused == wrong


@pytest.mark.parametrize("seed", [JINXIAN, HONGGUTAN, KAIFU])
def test_contradictions_in_the_other_reports(results: dict[str, LintResult], seed: str) -> None:
    """Read through by hand: these and no others are wrong."""
    known = {JINXIAN: {(53, "NUM401")}, HONGGUTAN: {(57, "NUM304")}, KAIFU: {(9, "NUM303")}}
    accused = {
        (claim.line, claim.rule)
        for claim in results[seed].claims
        if claim.verdict == "contradicted" and claim.rule != "TIM101"
    }
    assert accused <= known[seed]

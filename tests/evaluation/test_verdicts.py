"""Verdicts are found again when a text moves a little, and are kept in good order."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.evaluation.shared import split_by_index, split_of
from tests.evaluation.verdicts import (
    KEPT,
    Verdict,
    find_verdict,
    load_verdicts,
    merge,
    parse_verdicts,
    write_verdicts,
)

WRONG = Verdict("a/b-2020.txt", 10, 5, "NUM101", "93.8%", "wrong", "base of another paragraph")
RIGHT = WRONG._replace(line=12, judged="right", cause="")


def test_the_nearest_verdict_of_the_same_words_counts(tmp_path: Path) -> None:
    kept = tmp_path / "kept.jsonl"
    write_verdicts([WRONG, RIGHT], kept)
    verdicts = load_verdicts(kept)
    assert find_verdict(verdicts, "a/b-2020.txt", 9, 5, "NUM101", "93.8%") == WRONG
    assert find_verdict(verdicts, "a/b-2020.txt", 13, 9, "NUM101", "93.8%") == RIGHT
    assert find_verdict(verdicts, "a/b-2020.txt", 17, 5, "NUM101", "93.8%") is None
    assert find_verdict(verdicts, "a/b-2020.txt", 10, 5, "NUM111", "93.8%") is None
    assert find_verdict(verdicts, "a/b-2020.txt", 10, 5, "NUM101", "93.9%") is None


def test_a_new_verdict_replaces_the_old_one() -> None:
    assert merge([WRONG, RIGHT], [WRONG._replace(judged="debatable")]) == [
        WRONG._replace(judged="debatable"),
        RIGHT,
    ]


def test_lines_without_a_verdict_are_passed_over_and_bad_ones_refused() -> None:
    line = json.dumps({**WRONG._asdict(), "passage": "…"})
    assert parse_verdicts([line, "", json.dumps({**WRONG._asdict(), "judged": ""})]) == [WRONG]
    for change in ({"judged": "maybe"}, {"cause": ""}, {"mark": "字" * 41}):
        with pytest.raises(ValueError):
            parse_verdicts([json.dumps({**WRONG._asdict(), **change})])


def test_kept_verdicts_are_in_order_and_short() -> None:
    text = KEPT.read_text(encoding="utf-8")
    kept = parse_verdicts(text.splitlines())
    assert kept == merge(kept, [])
    assert len(kept) == len(text.splitlines()) >= 91


@pytest.mark.parametrize(
    ("file", "split"),
    [
        ("budget-reports/suzhou-2025-2.txt", "held"),
        ("originals/suzhou-anhui-2025.pdf", "held"),
        ("budget-reports/beijing-2025.txt", "development"),
        ("d5.txt", "held"),
        ("d4.txt", "development"),
    ],
)
def test_places_keep_their_texts_together(file: str, split: str) -> None:
    assert split_of(file) == split


def test_every_third_statement_is_held() -> None:
    assert [split_by_index(n) == "held" for n in range(6)] == [False, False, True] * 2

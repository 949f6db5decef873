from __future__ import annotations

from perflint.text.sentences import line_at, sentence_at

TEXT = "甲，乙。丙；丁\n戊"


def test_a_sentence_ends_at_stops_and_lines() -> None:
    assert [sentence_at(TEXT, TEXT.index(c)).of(TEXT) for c in "乙丙丁戊"] == [
        "甲，乙",
        "丙",
        "丁",
        "戊",
    ]


def test_a_line_leaves_its_newline_out() -> None:
    assert line_at(TEXT, 0).of(TEXT) == "甲，乙。丙；丁"
    assert line_at(TEXT, len(TEXT)).of(TEXT) == "戊"

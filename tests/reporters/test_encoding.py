"""What a filing says can neither drive a terminal nor break lines that programs read."""

from __future__ import annotations

import json

import pytest

from perflint.reporters.encoding import CONTROLS, make_printable, write_json

MARKS = "\u200e\u200f\u061c\u202e\u2066\u2028\u2029\x85\x9b\ufeff"


@pytest.mark.parametrize("mark", MARKS)
def test_marks_of_lines_and_directions_are_escapes_in_json(mark: str) -> None:
    value = {"excerpt": f"合{mark}计", "message": "执行率"}
    written = write_json(value)
    assert json.loads(written) == value
    assert written.splitlines() == [written]
    assert "合" in written
    assert not set(written) & set(MARKS)


def test_and_blanks_on_a_terminal() -> None:
    assert make_printable(f"合{MARKS}计") == f"合{' ' * len(MARKS)}计"
    assert all(make_printable(chr(sign)) == " " for sign in CONTROLS)

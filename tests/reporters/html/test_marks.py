"""Lines are cut where findings begin and end, and no character is lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from perflint.model.result import Location
from perflint.reporters.html.marks import Mark, Piece, cut, find_marks
from tests.reporters.sample import finding


def at(line: int, column: int, end_line: int, end_column: int) -> list[tuple[int, int, int, bool]]:
    one = finding(location=Location(line, column, end_line, end_column))
    marks = find_marks([one])
    return [(key, mark.start, min(mark.end, 99), mark.last) for key in marks for mark in marks[key]]


def test_a_finding_marks_its_words() -> None:
    assert at(3, 2, 3, 5) == [(3, 1, 4, True)]
    assert list(cut("完成预算的57%。", [Mark(5, 8, 1, True)])) == [
        Piece("完成预算的"), Piece("57%", (1,), (1,)), Piece("。"),
    ]  # fmt: skip


def test_a_finding_over_lines_marks_each_of_them() -> None:
    assert at(3, 2, 5, 4) == [(3, 1, 99, False), (4, 0, 99, False), (5, 0, 3, True)]
    assert at(3, 2, 4, 1) == [(3, 1, 99, True)]
    assert len(at(1, 1, 100_000, 1)) == 201


def test_a_place_between_characters_is_marked() -> None:
    assert list(cut("甲乙", [Mark(1, 1, 1, True)])) == [
        Piece("甲"), Piece("", (1,), (1,)), Piece("乙"),
    ]  # fmt: skip
    assert list(cut("", [Mark(0, 0, 1, True)])) == [Piece("", (1,), (1,))]
    assert list(cut("甲", [Mark(7, 9, 1, True)])) == [Piece("甲"), Piece("", (1,), (1,))]


MARKS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=5)


@given(st.text("甲乙丙", max_size=8), MARKS)
def test_no_character_is_lost_and_every_finding_ends_once(line: str, spans) -> None:
    marks = [Mark(min(s), max(s), number, True) for number, s in enumerate(spans, 1)]
    pieces = list(cut(line, marks))
    assert "".join(piece.text for piece in pieces) == line
    assert sorted(n for piece in pieces for n in piece.ends) == [*range(1, len(marks) + 1)]
    for mark in marks:
        inside = "".join(piece.text for piece in pieces if mark.number in piece.numbers)
        assert inside == line[mark.start : mark.end]

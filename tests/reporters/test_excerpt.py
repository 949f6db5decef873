"""The place stays under its sign, however narrow the terminal and wide the characters."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from perflint.reporters.excerpt import quote

CHARACTERS = st.text("中文，。（）ab1.% é㎡", max_size=120)


@given(CHARACTERS, CHARACTERS, CHARACTERS, st.integers(20, 100))
def test_a_quote_fits_and_the_mark_is_where_it_says(
    left: str, meant: str, right: str, room: int
) -> None:
    shown = quote(left + meant + right, (len(left), len(left) + len(meant)), room)
    assert cell_len(shown.text) <= room
    assert shown.before + shown.width <= room + 1
    columns, place = 0, 0
    while columns < shown.before:
        columns += cell_len(shown.text[place])
        place += 1
    assert columns == shown.before
    assert shown.text[place:].startswith(meant[: min(len(meant), 3)])


def test_what_fits_is_left_alone() -> None:
    shown = quote("完成预算的57%。", (5, 8), 40)
    assert (shown.text, shown.before, shown.width) == ("完成预算的57%。", 10, 3)


def test_a_place_without_width_is_still_shown() -> None:
    assert quote("", (0, 0), 20).width == 1

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.spelling.lattice import best_reading, read_run
from tests.spelling.small import small_model

MODEL = small_model()


def test_the_likeliest_words() -> None:
    assert best_reading(read_run("落实规划纲要", MODEL), MODEL) == ["落实", "规划", "纲要"]
    assert best_reading(read_run("规划刚要", MODEL), MODEL) == ["规划", "刚", "要"]


@given(st.text(alphabet="落实规划刚纲要", min_size=1, max_size=12))
def test_both_sides_of_every_word_add_up_to_no_more_than_the_best(run: str) -> None:
    lattice = read_run(run, MODEL)
    sums = [
        lattice.ahead[at + len(word)][word] + lattice.rest[at][word]
        for at, words in enumerate(lattice.begin)
        for word in words
    ]
    assert max(sums) == pytest.approx(lattice.best)
    assert "".join(best_reading(lattice, MODEL)) == run


@given(st.text(alphabet="落实规划刚纲要", min_size=2, max_size=12), st.data())
def test_a_change_is_judged_as_if_the_run_were_read_anew(run: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(run) - 2))
    lattice = read_run(run, MODEL)
    judged = lattice.before(at, "纲要", MODEL) + lattice.behind(at + 2, "纲要", MODEL)
    anew = read_run(run[:at] + "纲要" + run[at + 2 :], MODEL).best
    assert judged <= anew + 1e-9

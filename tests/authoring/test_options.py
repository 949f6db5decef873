from __future__ import annotations

from typing import Any

import pytest

from perflint.authoring.options import Option, list_options, read_answer
from perflint.checks import CHECKS
from perflint.errors import UsageError


@pytest.mark.parametrize("kind", CHECKS)
def test_each_option_of_each_kind_can_be_asked_for_in_chinese(kind: str) -> None:
    options = list_options(kind)
    assert [one.needed for one in options] == sorted((one.needed for one in options), reverse=True)
    for option in options:
        assert any("一" <= letter <= "鿿" for letter in option.meaning), option.name
        assert bool(option.choices) == (option.form in ("choice", "choices"))


def option(form: Any, *choices: str) -> Option:
    return Option("some", "意思", form, True, choices)


@pytest.mark.parametrize(
    ("asked", "answers", "value"),
    [
        (option("words"), ("满意度，满意率", "知晓率"), ["满意度", "满意率", "知晓率"]),
        (option("words"), ("<reason>",), "<reason>"),
        (option("words"), (r"\，因, 由于",), ["，因", "由于"]),
        (option("lines"), ("甲，乙{rate:percent}", ""), ["甲，乙{rate:percent}"]),
        (option("flag"), ("是",), True),
        (option("flag"), ("No",), False),
        (option("number"), ("130",), 130),
        (option("number"), ("0.5",), 0.5),
        (option("choice", "at_least", "at_most"), ("at_most",), "at_most"),
        (option("choices", "a", "b"), ("a,b",), ["a", "b"]),
        (option("value"), ("[[80, 89], [70, 79]]",), [[80, 89], [70, 79]]),
        (option("text"), (" 90% ",), "90%"),
    ],
)
def test_answers_become_plain_data(asked: Option, answers: tuple[str, ...], value: Any) -> None:
    assert read_answer(asked, answers) == value


@pytest.mark.parametrize(
    ("asked", "answer"),
    [
        (option("flag"), "也许"),
        (option("number"), "九成"),
        (option("choice", "at_least"), "少于"),
        (option("choices", "a"), "a,c"),
        (option("value"), "[[80, 89]"),
    ],
)
def test_an_answer_that_is_none_is_refused(asked: Option, answer: str) -> None:
    with pytest.raises(UsageError):
        read_answer(asked, (answer,))

from __future__ import annotations

import pytest

from perflint.checks import misspelling, warm_up
from perflint.checks.misspelling import Params, find
from perflint.model.phrase import Words
from perflint.spelling.speller import Speller, make_speller
from tests.checks.verdicts import understand
from tests.spelling.small import LEXICON, small_model


@pytest.fixture(scope="module")
def speller() -> Speller:
    model = small_model()
    return make_speller(LEXICON, model.counts, model, -5.0)


def marked(text: str, speller: Speller, params: Params = Params()) -> list[tuple[str, str]]:  # noqa: B008
    subject = understand(text)
    return [
        (one.span.of(subject.flow.text), one.suggestion) for one in find(subject, params, speller)
    ]


def test_a_match_marks_the_word_and_says_what_was_meant(speller: Speller) -> None:
    (match,) = find(understand("各科室落实规划刚要。"), Params(), speller)
    assert match.values == {"meant": "纲要"}
    assert match.confidence == "likely"
    assert marked("各科室落实规划刚要。", speller) == [("刚要", "纲要")]


def test_what_is_quoted_spared_or_under_some_headings_is_left_alone(speller: Speller) -> None:
    assert marked("各科室落实“规划刚要”。", speller) == []
    assert marked("各科室落实规划刚要。", speller, Params(Words(("划刚要",)))) == []
    assert marked("一、附录\n各科室落实规划刚要。", speller, Params(outside=Words(("附录",)))) == []


def test_without_the_extra_nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(misspelling, "lexicon_path", lambda: "")
    assert not misspelling.ready()
    assert list(misspelling.check(understand("落实规划刚要。"), Params())) == []


def test_words_are_loaded_ahead_where_the_extra_is_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    loaded: list[str] = []
    monkeypatch.setattr("perflint.spelling.speller.load_speller", lambda: loaded.append("speller"))
    monkeypatch.setattr(misspelling, "lexicon_path", lambda: "")
    warm_up({"pattern", "misspelling"})
    assert loaded == []
    monkeypatch.setattr(misspelling, "lexicon_path", lambda: "dict.txt")
    warm_up({"pattern", "misspelling"})
    assert loaded == ["speller"]

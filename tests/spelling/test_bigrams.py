from __future__ import annotations

import pytest

from perflint.spelling.bigrams import DOCUMENTS, LAWS, Bigrams, load_counts, parse_counts
from perflint.spelling.likelihood import UNKNOWN
from tests.spelling.small import LEXICON, LINES, small_model


def test_counts_of_a_word_that_comes_again_are_added_up() -> None:
    counts, after = parse_counts((*LINES, "规划\t20\t纲要 5 实施 3", "实施\t4"))
    assert counts == {"落实": 90, "规划": 100, "纲要": 50, "实施": 4}
    assert after["规划"] == {"纲要": 45, "实施": 3}
    assert "纲要" not in after


def test_documents_and_laws_speak_of_different_things() -> None:
    documents, laws, both = (
        load_counts(DOCUMENTS), load_counts(LAWS), load_counts(DOCUMENTS, LAWS)
    )  # fmt: skip
    assert documents[0]["绩效评价"] > laws[0].get("绩效评价", 0)
    assert laws[0]["被告人"] > documents[0].get("被告人", 0)
    assert both[0]["人民"] == documents[0]["人民"] + laws[0]["人民"]
    told = both[1]["人民"]["健康"]
    assert told == documents[1]["人民"]["健康"] + laws[1]["人民"]["健康"]


def test_what_follows_often_is_likelier_than_what_never_does() -> None:
    model = small_model()
    assert model.score("规划", "纲要") > model.score("规划", "落实")
    assert model.score("规划", "纲要") > model.alone("纲要")
    assert model.alone("无此词") == model.score("规划", "无此词") == UNKNOWN
    assert model.seen("规划", "纲要")
    assert not model.seen("纲要", "规划")


@pytest.mark.parametrize("word", ["纲要", "刚"])
def test_a_word_that_no_document_has_still_has_its_share_of_any_text(word: str) -> None:
    assert Bigrams({}, {}, LEXICON).alone(word) > UNKNOWN

from __future__ import annotations

from perflint.spelling.characters import load_characters
from perflint.spelling.confusable import index_words

INDEX = index_words(["纲要", "审批", "管理", "国有资产管理", "于"], load_characters())


def test_words_are_found_by_sound_and_by_shape() -> None:
    assert INDEX.meant("刚要") == ("纲要",)
    assert INDEX.meant("身披") == ("审批",)
    assert INDEX.meant("菅理") == ("管理",)
    assert INDEX.meant("干") == ("于",)


def test_nothing_is_meant_by_the_word_itself_or_by_what_is_unlike() -> None:
    assert INDEX.meant("纲要") == ()
    assert INDEX.meant("会议") == ()
    assert INDEX.meant("ＡＢ") == ()


def test_long_words_are_left_out() -> None:
    assert INDEX.meant("国有资产菅理") == ()

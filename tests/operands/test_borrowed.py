"""Where two filings run alike, and how memory stays bounded while looking for such pairs."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.model.folder import Clause, FilingFacts, Folder
from perflint.operands import borrowed
from perflint.operands.borrowed import align, find_common, find_pairs, groups, hash_clause

TEXT = (
    "每周三下午由分管领导坐班听取各科室的进展汇报",
    "对三个进度落后的项目安排专人驻点督促施工单位赶工",
    "账目由两名会计交叉复核之后再报送主要负责人签字",
    "年底邀请服务对象代表到现场打分并当场宣布结果",
)


def clauses(*texts: str) -> tuple[Clause, ...]:
    return tuple(Clause(text, line, 1) for line, text in enumerate(texts, 1))


def folder(*filings: tuple[str, ...], names: tuple[str, ...] = ()) -> Folder:
    facts = tuple(
        FilingFacts(f"{n}.txt", clauses=array("Q", map(hash_clause, texts)).tobytes())
        for n, texts in enumerate(filings)
    )
    return Folder(facts, names or tuple("甲乙丙丁戊己庚辛"[: len(filings)]), lambda _n: ())


def test_neighbouring_clauses_make_one_passage() -> None:
    here = clauses("开头的话各不相同没有什么可比", *TEXT)
    there = clauses(*TEXT, "结尾的话各不相同没有什么可比")
    (passage,) = align(here, there, frozenset(), 88)
    assert (passage.line, passage.end_line, passage.other_line) == (2, 5, 1)
    assert passage.length == sum(map(len, TEXT))
    assert passage.text == passage.other == "，".join(TEXT)


def test_a_changed_clause_counts_if_it_is_still_alike() -> None:
    changed = [TEXT[0], TEXT[1].replace("三个", "四个"), TEXT[2]]
    (passage,) = align(clauses(*changed), clauses(*TEXT[:3]), frozenset(), 88)
    assert passage.length == sum(map(len, changed))
    assert "三个" in passage.other
    rewritten = [TEXT[0], "我们另起炉灶把话完全换了一种说法来讲这件事", TEXT[2]]
    lengths = [p.length for p in align(clauses(*rewritten), clauses(*TEXT[:3]), frozenset(), 88)]
    assert lengths == [len(TEXT[0]), len(TEXT[2])]


def test_text_in_another_order_makes_several_passages() -> None:
    here, there = clauses(*TEXT), clauses(*TEXT[2:], *TEXT[:2])
    assert [passage.line for passage in align(here, there, frozenset(), 88)] == [1, 3]


def test_what_is_common_does_not_count() -> None:
    common = frozenset({hash_clause(TEXT[1])})
    passages = list(align(clauses(*TEXT), clauses(*TEXT), common, 88))
    assert [passage.line for passage in passages] == [1, 3]


def test_marks_make_no_difference_to_a_clause() -> None:
    assert hash_clause("每周三下午（坐班）") == hash_clause("每周三 下午坐班")


def test_pairs_share_clauses_that_few_have() -> None:
    four = folder(TEXT, TEXT[:2], TEXT[2:], TEXT[:1])
    assert find_pairs(four, frozenset(), 40) == [(0, 1), (0, 2)]
    assert find_common(four, 3) == {hash_clause(TEXT[0])}
    assert find_pairs(four, find_common(four, 3), 40) == [(0, 2)]
    same = folder(TEXT, TEXT, TEXT, names=("甲", "甲", "甲"))
    assert find_common(same, 2) == frozenset()


@pytest.mark.parametrize("at_a_time", [1, 3, 1000])
def test_looking_at_a_part_at_a_time_finds_the_same(
    at_a_time: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(borrowed, "_AT_A_TIME", at_a_time)
    four = folder(TEXT, TEXT[:2], TEXT[2:], TEXT[:1])
    found = dict(groups(four))
    assert found == {
        hash_clause(TEXT[0]): [0, 1, 3],
        hash_clause(TEXT[1]): [0, 1],
        hash_clause(TEXT[2]): [0, 2],
        hash_clause(TEXT[3]): [0, 2],
    }


@given(st.lists(st.sampled_from(TEXT), max_size=12), st.lists(st.sampled_from(TEXT), max_size=12))
def test_passages_stand_in_both(here: list[str], there: list[str]) -> None:
    for passage in align(clauses(*here), clauses(*there), frozenset(), 88):
        assert passage.text.split("，")[0] == here[passage.line - 1]
        assert there[passage.other_line - 1] == passage.other.split("，")[0]
        assert passage.length <= sum(map(len, here))

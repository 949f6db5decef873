from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from perflint.operands.lists import (
    bracket_end,
    common_ending,
    list_start,
    mask,
    read_list,
    run_end,
)

HEADS = ("科", "办公室", "公司", "厂", "社区", "市场")
SYLLABLES = "东西南北红光明星河山江湖天地新华达瑞丰宏"
names = st.text(SYLLABLES, min_size=2, max_size=5)
notes = st.sampled_from(("", "（原甲、乙）", "（含3人）", "“红、黄”"))
anything = st.text("甲乙、，；和及（）“”《》等。\n丙丁 ", max_size=60)


def items(text: str, heads: tuple[str, ...] = ()) -> list[str]:
    return [span.of(text) for span in read_list(text, 0, len(text), heads).items]


@given(st.lists(names, min_size=2, max_size=12), notes)
def test_as_many_names_as_were_joined(listed: list[str], note: str) -> None:
    text = "、".join(name + note for name in listed)
    found = read_list(text, 0, len(text))
    assert found.counts == {len(listed)}
    assert found.sure
    assert not found.open


@given(st.lists(names, min_size=2, max_size=12), st.sampled_from(("和", "及", "以及", "、以及")))
def test_a_conjunction_before_the_last_of_names_that_end_alike(
    listed: list[str], joint: str
) -> None:
    whole = [name + "社区" for name in listed]
    text = "、".join(whole[:-1]) + joint + whole[-1]
    assert read_list(text, 0, len(text), HEADS).counts == {len(listed)}
    assert items(text, HEADS) == whole


@given(anything, st.integers(0, 30), st.integers(0, 60))
def test_any_text_reads_as_some_list_within_it(text: str, start: int, length: int) -> None:
    end = min(len(text), start + length)
    assume(start <= end)
    found = read_list(text, start, end, HEADS)
    assert all(start <= span.start <= span.end <= end for span in found.items)
    assert all(a.end <= b.start for a, b in zip(found.items, found.items[1:], strict=False))
    assert not found.counts or min(found.counts) >= 1


@given(anything)
def test_masks_keep_length_and_hide_what_is_quoted(text: str) -> None:
    plain = mask(text)
    assert len(plain) == len(text)
    assert all(a == b or a not in "\n" for a, b in zip(text, plain, strict=True))


@given(anything, st.integers(0, 60))
def test_ends_lie_ahead_and_starts_behind(text: str, at: int) -> None:
    at = min(at, len(text))
    assert at <= run_end(text, at) <= len(text)
    assert 0 <= list_start(text, at) <= at
    end = bracket_end(text, at)
    assert end < 0 or text[end] == "）"


def test_a_conjunction_may_belong_to_a_name() -> None:
    assert read_list("甲厂、民和工具厂和东华五金公司", 0, 15, HEADS).counts == {3}
    assert read_list("党建工作、学习教育和作风建设", 0, 14).counts == {2, 3}
    assert read_list("人民路、建设路和平安路", 0, 11).counts == {2, 3}
    assert items("人民路、建设路、和平路") == ["人民路", "建设路", "和平路"]
    assert items("新区市场和老区市场", HEADS) == ["新区市场", "老区市场"]


def test_a_short_half_may_belong_to_the_name_after_it() -> None:
    assert read_list("办公室、财务、审计科、法规科", 0, 14, HEADS).counts == {3, 4}


def test_other_separators_are_other_readings() -> None:
    assert read_list("甲河、乙河，均已完工", 0, 10).counts == {2, 3}
    assert read_list("甲河治理；乙河治理；丙河治理", 0, 14).counts == {3}
    assert read_list("甲河，以及乙河、丙河", 0, 10).counts == {3}


def test_deng_opens_a_list_but_not_a_grade() -> None:
    assert read_list("甲河、乙河等", 0, 6).open
    assert read_list("甲河、乙河等重点河流", 0, 10).open
    assert not read_list("一等、二等", 0, 5).open


def test_titles_in_a_row_need_no_separator() -> None:
    assert items("《防洪法》《水法》和《城乡规划法》") == [
        "《防洪法》",
        "《水法》",
        "《城乡规划法》",
    ]


def test_common_ending() -> None:
    assert common_ending(["东湖社区", "西湖社区"]) == "湖社区"
    assert common_ending(["甲", "乙"]) == ""
    assert common_ending([]) == ""


def test_figures_joined_by_a_conjunction_are_two() -> None:
    number = chr(0xE000)
    found = read_list(text := f"{number}、{number}和{number}", 0, len(text))
    assert found.counts == {3}

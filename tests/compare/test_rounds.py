"""Filings find their partners, findings theirs, and nothing counts as fixed that nobody looked at."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.compare import Comparison, compare_rounds, tally_all, tally_departments
from perflint.compare.match import match_findings
from perflint.model.result import LintResult
from tests.compare.sample import EMPTY, RATE, ROUNDS, SUM, WORD, broken, filing
from tests.reporters.sample import finding


def compare(earlier: list[LintResult], later: list[LintResult]) -> Comparison:
    return compare_rounds(earlier, later, "a.json", "b.json")


def pairs(comparison: Comparison) -> list[tuple[str, str]]:
    return [(one.earlier_path, one.path) for one in comparison.filings]


def test_the_sample_has_one_of_everything() -> None:
    told = [
        (one.department, one.standing, *map(len, one.changes.values())) for one in ROUNDS.filings
    ]
    assert told == [
        ("甲局", "compared", 1, 1, 1, 1, 1, 0),
        ("丙局", "unreadable", 0, 0, 0, 0, 0, 1),
        ("丁局", "compared", 0, 0, 0, 0, 0, 0),
        ("戊局", "added", 0, 0, 0, 0, 1, 0),
        ("乙局", "absent", 0, 0, 0, 0, 0, 1),
    ]
    assert tally_all(ROUNDS) == (5, 1, 1, 1, 1, 2, 2)
    assert tally_departments(ROUNDS)["甲局"] == (1, 1, 1, 1, 1, 1, 0)


def test_what_cannot_be_read_or_is_absent_is_never_fixed() -> None:
    made = compare([filing("甲.txt", RATE), filing("乙.txt", RATE)], [broken("甲.txt")])
    assert tally_all(made).fixed == 0
    assert tally_all(made).unknown == 2


def test_what_no_rule_looked_at_is_never_fixed() -> None:
    earlier = [filing("甲.txt", RATE, EMPTY)]
    later = [filing("甲.txt")._replace(unchecked=(RATE.rule,))]
    (made,) = compare(earlier, later).filings
    assert [one.rule for one in made.unchecked] == [RATE.rule]
    assert [one.rule for one in made.fixed] == [EMPTY.rule]
    (gone,) = compare_rounds(earlier, later, "a", "b", frozenset({RATE.rule})).filings
    assert ([one.rule for one in gone.unchecked], gone.fixed) == ([RATE.rule, EMPTY.rule], ())


def test_what_perflint_says_of_its_own_run_is_fixed_once_it_is_gone() -> None:
    own = RATE._replace(rule="PFL101")
    made = compare_rounds(
        [filing("甲.txt", own)], [filing("甲.txt")], "a", "b", frozenset({"NUM101"})
    )
    assert tally_all(made).fixed == 1


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("甲.txt", "甲.txt"),
        ("一/甲.txt", "二/甲.txt"),
        ("一\\子\\甲.txt", "二/子/甲.txt"),
        ("/a/一/甲.txt", "二/甲.docx"),
        ("一/x/甲.TXT", "二/y/甲.txt"),
    ],
)
def test_a_filing_is_known_again_by_its_path(earlier: str, later: str) -> None:
    others = filing("一/其他.txt"), filing("二/其他.txt")
    made = compare([filing(earlier, RATE), others[0]], [others[1], filing(later, RATE)])
    assert (earlier, later) in pairs(made)
    assert tally_all(made)[1:] == (0, 0, 0, 1, 0, 0)


def test_a_renamed_filing_is_known_by_department_type_and_year() -> None:
    made = compare(
        [filing("一/01.doc", RATE, department="甲局"), filing("一/02.doc", department="乙局")],
        [filing("二/乙.docx", department="乙局"), filing("二/甲.docx", RATE, department="甲局")],
    )
    assert pairs(made) == [("一/02.doc", "二/乙.docx"), ("一/01.doc", "二/甲.docx")]
    assert tally_all(made)[1:] == (0, 0, 0, 1, 0, 0)


def test_filings_of_two_departments_are_never_one() -> None:
    made = compare(
        [filing("一/x/报告.doc", RATE, SUM, department="甲局")],
        [
            filing("二/报告.doc", RATE, SUM, department="乙局"),
            filing("二/别的.doc", department="丙局"),
        ],
    )
    assert [one.standing for one in made.filings] == ["added", "added", "absent"]


def test_a_renamed_filing_of_nobody_is_known_by_its_problems() -> None:
    made = compare(
        [filing("一/甲.txt", RATE, SUM, EMPTY), filing("一/乙.txt", WORD)],
        [filing("二/1.txt", RATE, SUM), filing("二/2.txt")],
    )
    assert pairs(made)[0] == ("一/甲.txt", "二/1.txt")
    assert [one.standing for one in made.filings] == ["compared", "added", "absent"]


def test_two_filings_of_one_name_are_not_guessed_between() -> None:
    made = compare(
        [filing("一/x/报告.txt"), filing("一/y/报告.txt")],
        [filing("二/z/报告.txt"), filing("二/u.txt")],
    )
    assert {one.standing for one in made.filings} == {"added", "absent"}


def test_a_finding_is_known_again_though_words_around_it_changed() -> None:
    edited = RATE._replace(fingerprint="x", excerpt="另写的一句，完成预算的57.00%。")
    blanks = SUM._replace(fingerprint="y", excerpt="合计  16 ", message="合计16，应为 18")
    matched = match_findings([RATE, SUM], [edited, blanks])
    assert matched == ((), (edited, blanks), ())


def test_a_problem_said_twice_and_fixed_once_remains_once() -> None:
    twice = [RATE, RATE._replace(fingerprint="b")]
    matched = match_findings(twice, [RATE._replace(fingerprint="c")])
    assert [len(part) for part in matched] == [1, 1, 0]


SOME = st.lists(
    st.builds(
        lambda rule, words, mark: finding(rule=rule, excerpt=words, message=words, fingerprint=mark),
        st.sampled_from("AB"), st.sampled_from("甲乙丙"), st.sampled_from("xyz"),
    )
)  # fmt: skip


@given(SOME, SOME)
def test_every_finding_ends_in_exactly_one_place(earlier, later) -> None:
    fixed, remaining, new = match_findings(earlier, later)
    assert len(fixed) + len(remaining) == len(earlier)
    assert len(new) + len(remaining) == len(later)
    assert match_findings(later, later) == ((), tuple(later), ())

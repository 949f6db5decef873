from __future__ import annotations

import pytest

from perflint.operands.documents import find_citations, issuer_of, plain_name, read_known
from perflint.ruleset import load_ruleset

WORDS = load_ruleset().vocabularies["budget-documents"]


def test_every_line_of_the_list_is_a_document() -> None:
    known = read_known(WORDS)
    assert len(known) == len(WORDS)
    for one in known:
        assert all(issuer_of(number) for number in one.numbers), one
        assert one.name and one.source and one.status in ("verified", "secondary", "memory")
        assert bool(one.ended) == bool(one.successor), one
        assert not one.ended or (
            len(one.ended) == len("2020-02-25") and one.ended[:2] in ("19", "20")
        )


def test_numbers_and_names_in_force_stand_once() -> None:
    known = read_known(WORDS)
    numbers = [number for one in known for number in one.numbers]
    in_force = [one.name for one in known if not one.ended]
    assert len(numbers) == len(set(numbers))
    assert len(in_force) == len(set(in_force))


def test_what_ended_leads_to_what_holds() -> None:
    known = read_known(WORDS)
    ended = {number for one in known if one.ended for number in one.numbers}
    assert not [one for one in known for number in ended if number in one.successor]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("根据《甲办法》（财预〔2020〕10号）开展。", [("", "财预〔2020〕10号")]),
        ("按照《绩效管理办法》（财预【2020】10号）。", [("绩效管理办法", "财预〔2020〕10号")]),
        ("按财预[2020]第10号文执行。", [("", "财预〔2020〕10号")]),
        ("《机关财务规则》（财政部第71号令）", [("机关财务规则", "财政部令第71号")]),
        ("《机关财务规则》（国令第71号）", [("机关财务规则", "国务院令第71号")]),
        ("《财政部关于印发〈机关财务规则〉的通知》要求", [("机关财务规则", "")]),
        ("第10号楼、2020年10号", []),
    ],
)
def test_where_a_document_is_cited(text: str, cited: list[tuple[str, str]]) -> None:
    from perflint.text.normalize import normalize

    assert [(one.name, one.number) for one in find_citations(normalize(text))] == cited


def test_a_name_without_what_writers_add() -> None:
    assert plain_name("财政部 机关财务规则") == "机关财务规则"
    assert plain_name("中华人民共和国预算法") == plain_name("预算法")


def test_a_line_that_is_no_document_is_passed_over() -> None:
    assert read_known(("财预〔2020〕10号 | 甲办法",)) == ()

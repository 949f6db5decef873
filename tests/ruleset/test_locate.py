from __future__ import annotations

from decimal import Decimal

import pytest

from perflint.errors import RuleError, RulesetError
from perflint.ruleset.locate import parse_yaml


def parse_mistakes(content: str | bytes) -> list[RuleError]:
    with pytest.raises(RulesetError) as caught:
        parse_yaml("a.yaml", content.encode() if isinstance(content, str) else content)
    return list(caught.value.errors)


def test_scalars_are_those_of_yaml_1_2() -> None:
    content = (
        "yes: no\nwhen: 2022-01-01\nat: 12:30\nn: 007\ni: -3\nd: 1.50\nt: true\nz: ~\nq: '1'\n"
    )
    assert parse_yaml("a.yaml", content.encode()).data == {
        "yes": "no",
        "when": "2022-01-01",
        "at": "12:30",
        "n": "007",
        "i": -3,
        "d": Decimal("1.50"),
        "t": True,
        "z": None,
        "q": "1",
    }


def test_a_byte_order_mark_and_crlf_do_not_move_places() -> None:
    file = parse_yaml("a.yaml", b"\xef\xbb\xbfa: 1\r\nb: [x]\r\n")
    assert file.data == {"a": 1, "b": ["x"]}
    assert file.place(("b", 0)) == "a.yaml:2:5"


def test_places_of_keys_values_and_characters() -> None:
    content = 'a:\n  - {x: "全年预算"}\n  - y: 决算\nb: "a\\tb"\n'
    file = parse_yaml("a.yaml", content.encode())
    assert file.place(("a", 0, "x"), key=True) == "a.yaml:2:6"
    assert file.place(("a", 0, "x"), column=3) == "a.yaml:2:12"
    assert file.place(("a", 1, "y"), column=2) == "a.yaml:3:9"
    assert file.place(("b",), column=3) == "a.yaml:4:4", "escaped: the string itself"
    assert file.place(("a", "a tag of pydantic's", 1)) == "a.yaml:3:5"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: " + "[" * 5_000, "套得太深"),
        ("a: " + "{b: " * 5000 + "}" * 5000, "套得太深"),
        ("- " * 5000 + "a", "套得太深"),
        ("".join(" " * depth + "a:\n" for depth in range(2000)), "套得太深"),
        ("a: 1" + "0" * 5000, "数字过长"),
    ],
)
def test_depth_and_digits_have_an_end(content: str, said: str) -> None:
    (error,) = parse_mistakes(content)
    assert said in error.title


def test_what_is_wide_but_not_deep_is_read() -> None:
    assert parse_yaml("a.yaml", ("a: [" + "[b], " * 500 + "]").encode()).data["a"][499] == ["b"]
    indented = "a:\n" + " " * 200 + "- b\n"
    assert parse_yaml("a.yaml", indented.encode()).data == {"a": ["b"]}


def test_all_duplicate_keys_are_named() -> None:
    errors = parse_mistakes("a: 1\nb: {c: 1, c: 2}\na: 2\n")
    assert [(error.title, error.place) for error in errors] == [
        ("键 c 重复", "a.yaml:2:11"),
        ("键 a 重复", "a.yaml:3:1"),
    ]


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        ("a: b: c\n", "a.yaml:1:5", "冒号"),
        ('a: "b\nc: d\n', "a.yaml:3:1", "引号"),
        ("a:\n\t- b\n", "a.yaml:2:1", "制表符"),
        ("a: [b\nc: d\n", "a.yaml:2:2", "括号"),
        ("a: &x [1]\nb: *x\n", "a.yaml:1:4", "锚点"),
        ("a: !!python/name:os.system x\n", "a.yaml:1:4", "标签"),
        ("? [a]\n: b\n", "a.yaml:1:3", "键应为文字"),
        ("# 空\n", "a.yaml", "空"),
        ("a: 1\nb: 执行\n".encode("gb18030"), "a.yaml:2", "UTF-8"),
        ("a: \x01\n", "a.yaml", "字符"),
    ],
)
def test_yaml_mistakes_have_a_place_and_a_remedy(
    content: str | bytes, place: str, said: str
) -> None:
    (error,) = parse_mistakes(content)
    assert error.place == place
    assert said in f"{error.title}{error.hint}"


def test_an_alias_within_itself_ends() -> None:
    assert any("锚点" in error.title for error in parse_mistakes("a: &x [*x]\n"))

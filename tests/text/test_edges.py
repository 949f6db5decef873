"""Endings match where their pattern does, and say every character they may end with."""

from __future__ import annotations

import gc
import re
from importlib import import_module
from pkgutil import walk_packages

import pytest

import perflint
from perflint.facts.lexicon import read_lexicon
from perflint.ruleset import load_ruleset
from perflint.text.edges import Ending

parser = import_module("re._parser")


def last_characters(tree) -> tuple[set[str], bool]:
    """The characters that what a parsed pattern matches may end with, and whether it may match nothing."""
    lasts: set[str] = set()
    for operator, argument in reversed(list(tree)):
        name = str(operator)
        if name in ("ASSERT", "ASSERT_NOT", "AT"):
            continue
        if name == "LITERAL":
            found, empty = {chr(argument)}, False
        elif name == "IN":
            assert all(str(op) == "LITERAL" for op, _ in argument), "any character may stand last"
            found, empty = {chr(code) for _, code in argument}, False
        elif name == "SUBPATTERN":
            found, empty = last_characters(argument[3])
        elif name == "BRANCH":
            branches = [last_characters(branch) for branch in argument[1]]
            found = set().union(*(one for one, _ in branches))
            empty = any(nothing for _, nothing in branches)
        elif name.endswith("REPEAT"):
            found, empty = last_characters(argument[2])
            empty = empty or not argument[0]
        else:
            raise AssertionError(f"any character may stand last: {name}")
        lasts |= found
        if not empty:
            return lasts, False
    return lasts, True


def endings() -> list[Ending]:
    """Every ending of the program, those of the bundled words included."""
    for module in walk_packages(perflint.__path__, "perflint."):
        if module.name.startswith(("perflint.facts", "perflint.relations", "perflint.text")):
            import_module(module.name)
    read_lexicon(load_ruleset().vocabularies)
    return [one for one in gc.get_objects() if isinstance(one, Ending)]


def test_every_ending_says_all_its_last_characters():
    found = endings()
    assert len(found) > 10
    for one in found:
        lasts, empty = last_characters(parser.parse(one.pattern.pattern))
        assert not empty, one.pattern.pattern
        assert lasts <= one.lasts, (one.pattern.pattern, lasts - one.lasts)


@pytest.mark.parametrize("text", ["", "收入", "合计为", "为了", "总计\n", "计划", "共计合计"])
def test_an_ending_is_its_pattern(text: str):
    ending = Ending(r"(?:为|[合共总]计)+$", "为计")
    plain = re.compile(r"(?:为|[合共总]计)+$")
    found, expected = ending.search(text), plain.search(text)
    assert (found and found.span()) == (expected and expected.span())
    assert ending.cut(text) == plain.sub("", text)

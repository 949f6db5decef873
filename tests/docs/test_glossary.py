"""Every word of the model, the rule files and the phrases stands in the glossary."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, Literal, get_args, get_origin

import perflint.model
from perflint.lang import KIND, REPORT, SLIP, VERDICT
from perflint.model.phrase import Phrase
from perflint.model.record import Record
from perflint.ruleset import load_ruleset, schema

GLOSSARY = Path(__file__).resolve().parents[2] / "docs" / "glossary.md"
ROW = re.compile(r"\| (`.*?`) \| (.*?) \|.*\|")
# How the machinery works, not what the domain is called.
MECHANICAL = {
    "at", "blocks", "cells", "ends", "error", "flows", "index", "pattern", "raw", "sentence", "sources",
    "starts", "stops", "symbol",
}  # fmt: skip


def sections() -> dict[str, list[str]]:
    """The words of each section, in order."""
    found: dict[str, list[str]] = {}
    for part in GLOSSARY.read_text(encoding="utf-8").split("\n## ")[1:]:
        rows = [match for line in part.splitlines() if (match := ROW.fullmatch(line))]
        found[part.split("\n")[0]] = [row[1] for row in rows]
    return found


def known() -> set[str]:
    return {
        word for rows in sections().values() for row in rows for word in re.findall("`(.*?)`", row)
    }


def words_of_the_model() -> Iterator[str]:
    """Public fields of its classes, and the values of its choices."""
    for found in pkgutil.iter_modules(perflint.model.__path__):
        for thing in vars(import_module(f"perflint.model.{found.name}")).values():
            if isinstance(thing, type) and issubclass(thing, (tuple, Record)):
                yield from getattr(thing, "_fields", ())
            elif get_origin(thing) is Literal:
                yield from filter(None, get_args(thing))


def words_of_rule_files() -> Iterator[str]:
    """The keys that may stand in rules, templates, profiles and word lists."""
    for entry in vars(schema).values():
        if isinstance(entry, type) and issubclass(entry, schema.Entry):
            yield from (field.alias or name for name, field in entry.model_fields.items())


def roles(value: Any) -> Iterator[str]:
    """The roles of every phrase in the options of a rule."""
    if isinstance(value, Phrase):
        yield from (role for role, _ in value.roles)
    elif isinstance(value, tuple):
        for item in value:
            yield from roles(item)


def test_the_words_of_the_model_are_explained() -> None:
    assert set(words_of_the_model()) - known() - MECHANICAL == set()


def test_the_keys_of_rule_files_are_explained() -> None:
    assert set(words_of_rule_files()) - known() - {"years", "first", "last"} == set()


def test_the_roles_of_phrases_are_explained() -> None:
    assert {role for rule in load_ruleset().rules for role in roles(rule.params)} <= known()


def test_the_names_people_read_are_explained() -> None:
    assert {*KIND, *REPORT, *SLIP, *VERDICT} <= known()


def test_each_section_is_in_alphabetical_order() -> None:
    for name, rows in sections().items():
        firsts = [row.split("`")[1].casefold() for row in rows]
        assert firsts == sorted(firsts), name


def test_every_word_has_its_chinese() -> None:
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines():
        if (match := ROW.fullmatch(line)) and match[1] != "英文":
            assert re.search("[一-鿿]", match[2]), line

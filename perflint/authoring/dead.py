"""Words, phrases and patterns of rules that no text can ever match."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from perflint.authoring.anchors import anchors_of
from perflint.model.phrase import Words
from perflint.model.rule import Rule, Ruleset
from perflint.text.normalize import normalize

Dead = tuple[str, str]
"""What is dead, as written; and why, in Chinese."""


def find_dead(rule: Rule) -> Iterator[Dead]:
    """Words and patterns with characters that the flow never contains, and repeated phrases."""
    if getattr(rule.params, "over", "") != "source":
        for word in words_of(rule):
            if reason := foreign_to_flow(word):
                yield word, reason
        for anchor in anchors_of(rule):
            if anchor.phrase is None and (reason := dead_character(anchor.written)):
                yield anchor.written, reason
    seen: dict[tuple[str, str], int] = {}
    for anchor in anchors_of(rule):
        first = seen.setdefault((anchor.option, anchor.written), anchor.number)
        if first != anchor.number:
            yield anchor.written, f"与 {anchor.option} 第 {first} 条相同"


def find_unused(ruleset: Ruleset) -> Iterator[Dead]:
    """Templates that no profile names."""
    named = {name for profile in ruleset.profiles for name in profile.templates}
    for template in ruleset.templates:
        if template.id not in named:
            yield template.id, "没有一个地方（profiles/）用到这个模板"


def words_of(rule: Rule) -> Iterator[str]:
    """The words of every word list and literal among the options of a rule."""
    for option in rule.params._fields:
        value = getattr(rule.params, option)
        if isinstance(value, Words):
            yield from value.words
        elif option == "literals":
            yield from value


def foreign_to_flow(word: str) -> str:
    """Why a word cannot stand in the flow, "" if it can."""
    plain = normalize(word)
    if plain != word:
        return f"整理后的正文里写作“{plain}”"
    return ""


def dead_character(pattern: str) -> str:
    """Why a pattern asks for a character that the flow never contains, "" if it does not."""
    tree = import_module("re._parser").parse(pattern)
    for character in _demanded(tree):
        if normalize(character) != character:
            return f"正文里没有“{character}”，整理后写作“{normalize(character)}”"
    return ""


def _demanded(tree: Any) -> Iterator[str]:
    """The single characters a pattern asks for, those it excludes and those in sets left out."""
    for operator, argument in tree:
        name = str(operator)
        if name == "LITERAL":
            yield chr(argument)
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            yield from _demanded(argument[2])
        elif name == "SUBPATTERN":
            yield from _demanded(argument[3])
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _demanded(branch)
        elif name == "ATOMIC_GROUP":
            yield from _demanded(argument)
        elif name == "ASSERT":
            yield from _demanded(argument[1])

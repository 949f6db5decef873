"""A heading must have something under it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from perflint.model.claim import Match
from perflint.model.subject import ExpectedSection, Subject
from perflint.operands.sections import names, walk
from perflint.text.patterns import compile_pattern
from perflint.text.titles import title_key

VALUES = frozenset({"title", "number", "body"})
Found = Literal["nothing", "word", "prompt", "thin"]
_OPTIONAL = compile_pattern("（[^（）]{0,6}如(?:有|无|果有)[^（）]{0,6}）|（若有）|（可选）")

_ANNEX = compile_pattern("附[件表录]")
"""A heading over annexes, which are files of their own."""


class Params(NamedTuple):
    """Which empty sections are meant."""

    found: tuple[Found, ...] = ("nothing",)
    """标题下实际有什么：nothing 什么都没有，word 只有「无」「略」之类，prompt 只有模板提示语，
    thin 有内容而不到模板要求的字数。"""
    optional: bool = False
    """是查可有可无的部分（标题带「如有」，或模板注明视情况填写），还是查其余部分。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """Empty sections with no section below; those above them would only repeat it."""
    template = subject.profile.template
    expected = template.sections if template else ()
    spare = _spare(expected)
    least = _minimums(expected) if "thin" in params.found else {}
    text = subject.flow.text
    for section in walk(subject.sections):
        if section.children or _ANNEX.match(section.title):
            continue
        key, body = title_key(section.title), section.body.of(text).strip("\n：")
        if not section.empty:
            meant = len(body) < least.get(key, 0)
        else:
            optional = key in spare or bool(_OPTIONAL.search(section.span.of(text)))
            meant = optional == params.optional and _found(body) in params.found
        if meant:
            values = {"title": section.title, "number": section.number, "body": body}
            yield Match(section.span, values)


def _found(body: str) -> Found:
    """What an empty section has instead of text."""
    return "nothing" if not body else "word" if len(body) <= 6 else "prompt"


def _minimums(expected: tuple[ExpectedSection, ...]) -> dict[str, int]:
    """How many characters a template asks for, by the keys of the titles."""
    found: dict[str, int] = {}
    for one in expected:
        if one.minimum:
            found |= dict.fromkeys(names(one.title, one.aliases), one.minimum)
        found |= _minimums(one.children)
    return found


def _spare(expected: tuple[ExpectedSection, ...]) -> frozenset[str]:
    """Keys of the titles a template does not always require."""
    keys: set[str] = set()
    for one in expected:
        if one.required != "required":
            keys.update(names(one.title, one.aliases))
        keys.update(_spare(one.children))
    return frozenset(keys)

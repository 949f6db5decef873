"""Figures by the name a rule calls them: whose, of when, and whether they tell an aim or an outcome."""

from __future__ import annotations

from perflint.facts.concept import named
from perflint.model.figure import Figure
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

_NATURES = frozenset({"level", "rate", "count_of_list", "price_each"})
_CHANGES = frozenset({"change", "growth_rate"})
_AIMS = frozenset({"target", "planned", "first_budget", "adjusted_budget", "budget", "allotted"})
_SIGN = compile_pattern(
    r"(?:[≥≤<>=]|不低于|不少于|不高于|不超过|大于|小于|高于|低于|力争|确保|目标值?[为是]?|应|需)$"
)
_REACH = 120
_NOT = ("不", "非", "未", "欠")


def called(figure: Figure, names: tuple[str, ...], *, changes: bool = False) -> str:
    """The one of `names` that calls a figure, "" for none: its name is, or ends with, that name, 经费 and
    支出 behind it left aside. With `changes` it must be a change, else an amount or a rate."""
    if figure.nature not in (_CHANGES if changes else _NATURES) or figure.role not in (
        "",
        "compared",
    ):
        return ""
    return max((name for name in names if _is_called(figure, name)), key=len, default="")


def is_named(subject: Subject, figure: Figure, name: str) -> bool:
    """Whether the words of its sentence before a figure name it, stages and 经费 left aside."""
    text, end = subject.symbols.text, figure.quantity.symbol
    low = max(0, end - _REACH)
    start = max(text.rfind(mark, low, end) for mark in "。；\n")
    return (named(name).key or name) in text[max(start, low) : end]


def _is_called(figure: Figure, name: str) -> bool:
    if figure.nature == "price_each" and not figure.lead.endswith(name):
        return False
    if _fits(figure.concept, name):
        return True
    core = named(name)
    if figure.nature == "rate" or (core.flow and figure.flow and core.flow != figure.flow):
        return False
    return any(_fits(key, core.key or name) for key in (figure.concept, figure.key) if key)


def _fits(key: str, name: str) -> bool:
    bare = named(key).key or key
    return any(
        words.endswith(name) and not words[: -len(name)].endswith(_NOT) for words in (key, bare)
    )


def is_of_this_year(figure: Figure, year: str) -> bool:
    """Whether a figure is of the report's year and of the filing's own body."""
    if figure.stage == "previous_year" or figure.role:
        return False
    return not year or figure.period in ("none", "", year)


def meant_as_aim(subject: Subject, figure: Figure) -> bool:
    """Whether a figure tells what was aimed at, not what came of it."""
    if figure.stage in _AIMS:
        return True
    return _SIGN.search(figure.lead) is not None or subject.flow.text.startswith(
        ("以上", "以下", "以内"), figure.quantity.span.end
    )

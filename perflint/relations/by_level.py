"""Sums over the levels of government: 中央、省级资金足额到位，县级到位6万元，三级合计到位46万元. What is paid in
full is told where it was planned."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.numerals import DIGITS
from perflint.text.patterns import compile_pattern
from perflint.text.sentences import start_behind

_LEVEL = compile_pattern(
    r"(?<![我全各辖近下])(?:中央|省(?![以会内外])|市县|市(?!场)|州|盟|县(?!域)|区(?!域)|旗|乡镇|地方)(?!内|外|直)"
)
_FULL = compile_pattern(
    r"(?P<names>(?:中央|省级?|市县|市级?|州级?|盟级?|县级?|区级?|旗级?|地方|[、和与及]|以及|财政|补助|配套)+)(?:资金|经费)?"
    r"(?:均|都|已|全部|足额|全额|及时|按时|如数|一次性|[0-9.]+%)+(?:拨付|下达)?到位(?!率)"
)
_SUMS = compile_pattern(r"合计|总计|共计|[总共](?=$|[计有到投支])|^计$")
_RECEIVED = compile_pattern(r"到位|实到|实际到|到账")
_UNPAID = compile_pattern(r"缺口|尚[缺差欠]|欠|未")
_NO_ADDEND = compile_pattern(r"应到|应配|缺口|尚[缺差欠]|欠|未|计划|目标|任务")
_NUMBER = compile_pattern(r"([两三四五])级")
_JOINED = ("", "和", "及", "与", "以及")
_BACK, _FAR, _LONGEST = 16, 60, 300


def find_sums_by_level(view: View) -> Iterator[Reading]:
    """Readings of what several levels of government paid together, at least one of them in full."""
    for figure in view.levels:
        if figure.depth or figure.quantity.dimension != "money" or view.is_tabled(figure):
            continue
        if _SUMS.search(figure.lead) is None and "级" not in figure.lead:
            continue
        at = figure.quantity.symbol
        start = max(view.text.rfind("\n", 0, at) + 1, at - _LONGEST)
        full = [name for said in _FULL.finditer(view.text, start, at)
                for name in _names(said["names"])]  # fmt: skip
        told = _NUMBER.search(figure.lead)
        if full:
            yield from _read(view, figure, full, paid=True)
        elif told:
            yield from _read(
                view, figure, _levels_before(view, figure)[: DIGITS[told[1]]], paid=False
            )


def _read(view: View, figure: Figure, full: list[str], *, paid: bool) -> Iterator[Reading]:
    own = _names(figure.lead)
    names = list(dict.fromkeys(full))
    received = {name: one for one in _received(view, figure) if (name := _level_of(view, one))}
    wanted = own if len(own) > 1 else [*names, *(name for name in received if name not in names)]
    planned = {name: _planned(view, figure, name) for name in names}
    told = _NUMBER.search(figure.lead)
    seen: set[tuple[int, ...]] = set()
    for how, choose in (("last", _last), ("largest", _largest)):
        found = [received.get(name) or choose(planned.get(name, [])) for name in wanted]
        parts = [one for one in found if one is not None]
        key = tuple(one.index for one in parts)
        if len(parts) < max(2, len(found)) or len(set(key)) < len(key) or key in seen:
            continue
        seen.add(key)
        yield Reading(
            "sum_beside", figure, tuple(("part", one) for one in parts), signed((1,) * len(parts)),
            ("total", figure.index), ("levels", how, f"n{min(4, len(parts))}"),
            paid and told is not None and DIGITS[told[1]] == len(parts),
        )  # fmt: skip


def _levels_before(view: View, total: Figure) -> list[str]:
    """The levels of government that amounts before `total` are told of, the last first."""
    found = [
        _level_of(view, figure) for figure in reversed(view.back(total, _BACK))
        if is_level(figure) and same_kind(figure, total) and not view.is_tabled(figure)
    ]  # fmt: skip
    return [name for name in dict.fromkeys(found) if name]


def _last(found: list[Figure]) -> Figure | None:
    return found[0] if found else None


def _largest(found: list[Figure]) -> Figure | None:
    return max(found, key=lambda one: one.quantity.amount, default=None)


def _names(words: str) -> list[str]:
    return [match.group()[:2] for match in _LEVEL.finditer(words)]


def _level_of(view: View, figure: Figure) -> str:
    """The level of government that the words before a figure tell first: of its own clause, else of its item."""
    own = _names(figure.lead)
    if own:
        return own[0]
    place, head = 0, figure
    while head.index and head.lead in _JOINED and head.mark in ("、", "#"):
        place, head = place + 1, view.figures[head.index - 1]
    if place and "分别" in head.lead:
        at = head.quantity.symbol
        told = _names(view.text[max(at - 24, view.text.rfind("。", max(0, at - 24), at) + 1) : at])
        return told[place] if place < len(told) else ""
    at = figure.quantity.symbol
    start = start_behind(view.text, "。；", at)
    told = _names(view.text[start:at])
    return told[0] if told else ""


def _planned(view: View, total: Figure, name: str) -> list[Figure]:
    """What a level of government was to pay, as told before `total`, the last first."""
    return [
        figure for figure in reversed(view.back(total, _FAR))
        if is_level(figure) and same_kind(figure, total) and not view.is_tabled(figure)
        and figure.stage not in ("executed", "previous_year", "received")
        and not (figure.paragraph == total.paragraph and _SUMS.search(figure.lead))
        and not _UNPAID.search(figure.lead) and _level_of(view, figure) == name
    ]  # fmt: skip


def _received(view: View, total: Figure) -> Iterator[Figure]:
    """What is told as received in the paragraph of `total` before it."""
    for figure in view.back(total, _BACK):
        if (
            figure.paragraph == total.paragraph and is_level(figure) and same_kind(figure, total)
            and not figure.depth and _RECEIVED.search(figure.lead) and not _NO_ADDEND.search(figure.lead)
            and not _SUMS.search(figure.lead)
        ):  # fmt: skip
            yield figure

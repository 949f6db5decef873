"""What is left of something, where no words fix of what: 结存, 未支出的, 余, 其余, 缺口. It is tried on what stands
before it and on what is told of the whole; how far each way can be relied on is counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from perflint.model.figure import Figure
from perflint.relations.accounts import is_stock
from perflint.relations.overall import Overall
from perflint.relations.reading import Reading, signed
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_WORDS = (
    ("rest", compile_pattern(r"^(?:其余|余下|剩下|其他)|(?:其余|余下|剩下)[^，。；]{0,6}$")),
    ("short", compile_pattern(r"(?:缺口|短少|尚[缺差欠]|仍[缺差欠]|还[缺差]|缺额|差额|欠[拨付缴配])[^，。；]{0,4}$")),
    ("undone", compile_pattern(r"(?:未|待|没有)[^，。；]{1,8}$|^(?:未|待)$|逾期|不合格|不达标")),
    ("left", compile_pattern(r"(?:结余|结存|节余|剩余|结转|余额|尚余|余|净[收额益]|净收[入益]|沉淀)[^，。；]{0,6}$")),
)  # fmt: skip
_SIGNS = compile_pattern("[余剩其缺短尚仍还差欠未待没逾不结节净沉]")
"""Of these each of the words has one."""
_NO_REST = compile_pattern(
    r"上年|年初|期初|去年|以前年度|其中|多余|业余|平均|减少|增加|多用|结转结余率|比|较"
)
_NOT_SPENT = (
    "budget",
    "first_budget",
    "adjusted_budget",
    "target",
    "allotted",
    "received",
    "previous_year",
)
_PARTS, _BASES, _BACK = 3, 5, 16


def find_left_beside(view: View, overall: Overall) -> Iterator[Reading]:
    """Readings of every figure whose words tell what is left, each pair of figures one."""
    received: Figure | None = None
    for figure in view.figures:
        if _is_received(view, figure, received):
            received = figure
        if (
            figure.role or figure.depth or not figure.quantity.unit or view.is_tabled(figure)
            or not (is_level(figure) or figure.nature == "change") or figure.mark == "、"
        ):  # fmt: skip
            continue
        word = _word(view, figure)
        if word and not is_stock(view, figure):
            seen: set[tuple[int, ...]] = set()
            for how, base, parts in _pairs(
                view, overall.spent, (("received", received), ("budget", overall.budget)), figure
            ):
                key = (base.index, *(part.index for part in parts))
                if key not in seen and figure.index not in key and len(seen) < 24:
                    seen.add(key)
                    yield Reading(
                        "left_beside", figure, (("base", base), *(("part", part) for part in parts)),
                        signed((1, *(-1 for _ in parts))), ("left", figure.index),
                        (how, word, _place(figure, base)),
                    )  # fmt: skip


def _word(view: View, figure: Figure) -> str:
    """The kind of word for what is left before a figure, "" for none."""
    core = view.lexicon.link.cut(figure.lead)[-16:]
    if _NO_REST.search(core):
        return ""
    told = ""
    if _SIGNS.search(core):
        told = next((kind for kind, words in _WORDS if words.search(core)), "")
    return told or ("undone" if figure.tail.startswith(("未", "尚未", "没有")) else "")


def _pairs(
    view: View, whole: Figure | None, means: Iterable[tuple[str, Figure | None]], figure: Figure
) -> Iterator[tuple[str, Figure, tuple[Figure, ...]]]:
    before = _before(view, figure)
    item = [one for one in before if one.item == figure.item]
    earlier = [one for one in before if one.item != figure.item]
    if len(item) > 1:
        yield from _from("item", (item[-1],), tuple(item[-2::-1]))
    for run in {tuple(item[::-1]), tuple(item[:1])}:
        if run:
            yield from _from("earlier", earlier[:_BASES], run)
    for part in before[:_PARTS]:
        if part.stage not in _NOT_SPENT:
            where = "here" if part.sentence == figure.sentence else "before"
            yield from _from(
                f"{where} any", [one for one in before if one is not part][:_BASES], (part,)
            )
    spent = next((one for one in before[:_PARTS] if one.stage == "executed"), whole)
    if figure.quantity.dimension == "money" and spent is not None:
        for how, base in means:
            if base is not None:
                yield from _from(how, (base,), (spent,))


def _from(
    how: str, bases: tuple[Figure, ...] | list[Figure], parts: tuple[Figure, ...]
) -> Iterator[tuple[str, Figure, tuple[Figure, ...]]]:
    taken = sum(part.quantity.amount for part in parts)
    for base in bases:
        if base not in parts and base.quantity.amount > taken and same_kind(base, parts[0]):
            yield how, base, parts


def _before(view: View, figure: Figure) -> list[Figure]:
    """The levels of the kind of a figure before it in its paragraph, the nearest first."""
    return [
        one for one in reversed(view.figures[max(0, figure.index - _BACK) : figure.index])
        if one.paragraph == figure.paragraph and is_level(one) and same_kind(one, figure)
        and one.depth <= figure.depth and one.quantity.unit
    ]  # fmt: skip


def _is_received(view: View, figure: Figure, largest: Figure | None) -> bool:
    """Whether a figure is an amount told as received that is larger than the `largest` before it."""
    if figure.stage != "received" or figure.quantity.dimension != "money" or not is_level(figure):
        return False
    return not view.is_tabled(figure) and (
        largest is None or figure.quantity.amount > largest.quantity.amount
    )


def _place(figure: Figure, base: Figure) -> str:
    if base.sentence == figure.sentence:
        return "sentence"
    return "paragraph" if base.paragraph == figure.paragraph else "far"

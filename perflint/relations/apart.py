"""What lies between the only two figures of its kind told before it: 应到位185万元、实到172.5万元，欠拨12.5万元."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.model.figure import Figure
from perflint.relations.reading import APART, Reading
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_REST = compile_pattern(
    r"^(?:其余|余下|剩下|未|正在|仍在|尚在)|正在[^，。；]{0,6}$|(?:在办|在建|待办|待处理|待整改|整改中|办理中|处理中|其余|余下|剩下|还剩|还差|尚差|尚有|仍有|尚欠|欠|欠拨|欠付|缺口|缺|差|差距|节余|省下|净值|少完成|多完成)(?:的|了|为)?$"
)
_MOVED = compile_pattern(r"[增减升降涨追调核回加]|同比|[上去]年|同期")
_OTHER = compile_pattern(r"编|其中|结转|结余|滚存|余额|上年|年初|净收入|收入")
"""Posts have identities of their own, what is carried over and stocks are told by accounts."""
_NO_SIDE = compile_pattern(r"加上|(?<![增参更附])加(?=[^强快大减工])|每")
_EACH = compile_pattern("[人户亩]均|每")
_BACK = 8


def find_apart(view: View) -> Iterator[Reading]:
    """Readings of every remainder, shortfall and excess that has two figures before it and no base."""
    for figure in view.figures:
        group = _group(view, figure)
        if not group or figure.base >= 0 or view.is_tabled(figure):
            continue
        pair = _pair(view, figure)
        if pair is not None:
            yield Reading(
                "apart", figure, (("one", pair[0]), ("other", pair[1])), APART, (group, figure.index),
                (figure.nature, "item" if pair[0].item == figure.item else "sentence"),
                pair[0].item == figure.item,
            )  # fmt: skip


def _group(view: View, figure: Figure) -> str:
    """What `figure` may be told as, "" where its words tell of no difference."""
    quantity = figure.quantity
    if (
        figure.role
        or figure.mark == "、"
        or quantity.value < 0
        or not quantity.unit
        or quantity.dimension in ("percent", "points", "score")
    ):
        return ""
    core = view.lexicon.link.cut(figure.lead)
    if _OTHER.search(core) or quantity.dimension in ("multiple", "duration"):
        return ""
    if figure.nature == "change":
        return "" if _MOVED.search(core) or figure.against == "previous_year" else "change"
    if not is_level(figure):
        return ""
    return "left" if _is_rest(view, core) else ""


def _is_rest(view: View, core: str) -> bool:
    """Whether the words before a figure tell what is left or not yet done."""
    return bool(_REST.search(core) or view.lexicon.left.search(core[-6:]))


def _pair(view: View, figure: Figure) -> tuple[Figure, Figure] | None:
    """The two levels of the kind of `figure` before it in its sentence, where there are no more, nor another
    remainder behind it: 共26个，已完工20个，在建5个，未开工1个."""
    behind = view.figures[figure.index + 1 : figure.index + 2]
    if behind and _is_another_rest(view, figure, behind[0]):
        return None
    found: list[Figure] = []
    for other in reversed(view.figures[max(0, figure.index - _BACK) : figure.index]):
        if other.sentence != figure.sentence:
            break
        if other.depth > figure.depth or not same_kind(other, figure):
            continue
        if _EACH.search(figure.lead) and not _EACH.search(other.lead):
            return None
        if other.nature != "level" or other.stage == "previous_year" or other.index in view.wholes:
            return None
        if _NO_SIDE.search(other.lead) or _is_rest(view, view.lexicon.link.cut(other.lead)):
            return None
        found.append(other)
    return (found[1], found[0]) if len(found) == 2 else None


def _is_another_rest(view: View, figure: Figure, behind: Figure) -> bool:
    """Whether the figure right behind one is told as a remainder as well."""
    beside = behind.sentence == figure.sentence and same_kind(behind, figure)
    return beside and _REST.search(view.lexicon.link.cut(behind.lead)) is not None

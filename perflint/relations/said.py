"""What the words before a rate say that it is of and is measured against."""

from __future__ import annotations

from re import Match
from typing import NamedTuple

from perflint.facts.concept import Name, bare_name
from perflint.facts.stage import named_stage
from perflint.model.figure import Figure, Stage
from perflint.relations.around import BUDGETS, MEASURED
from perflint.relations.view import View, last_item
from perflint.text.patterns import compile_pattern

_BACK, _LIKES = 4, 8
_BASE = compile_pattern(
    r"(?:占|相当于|^即|^是|^仅?为|里头?占?|中占?)(?P<base>[^，。；占]{2,16}?)的?(?:比例|比重)?(?:为|达|约|的)*$"
)
_AMONG = compile_pattern(
    r"(?:^|[，。；：、\n])(?P<base>[^，。；：、\n]{2,12}?)(?:当中|里头|中|里)[，,]?$"
)
_GENERIC = compile_pattern(
    r"(?:率|比例|比重|进度|程度|度|占)?(?:分别|依次)?(?:为|达到?|是|约|仅|虽)*$"
)
_OPENING = compile_pattern(r"^(?:[一二三四五六七八九十]是|其中|另有|虽|仅)+")


class Said(NamedTuple):
    """The words of a rate: `name` of what it is the rate of, `base` of what it is measured against, and the
    `stage` of that; `before`: index of what the rate before it is the rate of, -1 for none."""

    name: str
    base: Name
    stage: Stage
    before: int


def said_of(view: View, rate: Figure) -> Said:
    """What the words before a rate name."""
    before = _told_before(view, rate)
    found = _BASE.search(rate.lead)
    own = _OPENING.sub("", _GENERIC.sub("", rate.lead[: found.start()] if found else rate.lead))
    if found is None:
        found = MEASURED.search(_explained(view, rate))
    if found is None:
        start = rate.quantity.symbol - len(rate.lead)
        found = _AMONG.search(view.text[max(0, start - 24) : start])
    if found is None and rate.nature == "share":
        found = _said_by_likes(view, rate)
    if found is None:
        came_in = rate.stage == "received"
        return Said(own, Name("", "", ""), "none" if came_in else rate.stage, before)
    stage, _ = named_stage(found["base"], view.lexicon)
    return Said(own, bare_name(found["base"]), stage if stage in BUDGETS else rate.stage, before)


def _said_by_likes(view: View, share: Figure) -> Match[str] | None:
    """What a share of its sentence that stands before is of, which goes for those behind it as well: 甲占全部支出的
    60%，乙占25%."""
    for other in reversed(view.back(share, _LIKES)):
        if other.sentence != share.sentence:
            return None
        if other.nature == "share" and (found := _BASE.search(other.lead)):
            return found
    return None


def _explained(view: View, rate: Figure) -> str:
    """The words before a rate that may say what it is measured against, brackets and clauses before it too:
    执行率（对批复数）91%; 以到位数计算，为94%."""
    words = view.words_before(rate)
    return last_item(words).replace("（", "，").replace("）", "")


def _told_before(view: View, rate: Figure) -> int:
    """Index of what the rate before is the rate of: 发放300份，收回285份，回收率95%，满意261份，满意率91.58%."""
    for other in reversed(view.back(rate, _BACK)):
        if other.nature in ("rate", "share"):
            return other.of if other.paragraph == rate.paragraph else -1
    return -1

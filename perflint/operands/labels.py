"""What a quantity is called, and which earlier quantity a name refers to."""

from __future__ import annotations

import re
from collections.abc import Iterator

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.text.symbols import ANY_SYMBOL

_STOP = re.compile(rf"[，。；：、\n！？（）“”{ANY_SYMBOL}]")
_LABEL_LIMIT = 24
# Words that link a name to its number and are no part of the name.
_LINK = re.compile(
    r"(?:为人民币|分别为|分别是|合计为|共计为|达到了|达到|实现了|完成了|共计|合计|总计|累计|共有|总共|"
    r"金额为|数额为|为|是|达|共|有|计|了|到|约|的|：)+$"
)
_LEAD = re.compile(
    r"^(?:其中|截至[^，]{0,8}底|全区|全县|全市|全省|我区|我县|我市|我局|本单位|本部门|今年|本年度|本年|"
    r"[0-9]{4}年度?|1-[0-9]{1,2}月份?|的|和|及|与|并|且|由)+"
)


def label(subject: Subject, quantity: Quantity) -> str:
    """The words right before `quantity` back to the last punctuation or quantity, without linking
    words: 签约重大项目 in `全区签约重大项目 89 个`."""
    text = subject.symbols.text
    at = quantity.symbol
    start = max(0, at - _LABEL_LIMIT)
    words = text[start:at]
    cut = 0
    for match in _STOP.finditer(words):
        cut = match.end()
    if cut == len(words) and words.endswith("：") and start + cut - 1 > start:
        inner = words[: cut - 1]
        cut = max((match.end() for match in _STOP.finditer(inner)), default=0)
        words = inner
    return _LEAD.sub("", _LINK.sub("", words[cut:]))


def before(subject: Subject, quantity: Quantity, *, limit: int = 40) -> Iterator[Quantity]:
    """Quantities before `quantity`, nearest first, at most `limit` of them."""
    for index in range(quantity.index - 1, max(-1, quantity.index - 1 - limit), -1):
        yield subject.quantities[index]


def same_sentence(subject: Subject, first: Quantity, second: Quantity) -> bool:
    """Whether no sentence ends between two quantities."""
    return _between(subject, first, second, "。！？\n")


def same_paragraph(subject: Subject, first: Quantity, second: Quantity) -> bool:
    """Whether two quantities stand in one paragraph."""
    return _between(subject, first, second, "\n")


def comparable(first: Quantity, second: Quantity) -> bool:
    """Whether two quantities may be set against each other: same dimension, same currency; things
    counted in the same unit."""
    if first.dimension != second.dimension or first.currency != second.currency:
        return first.dimension in _THINGS and second.dimension in _THINGS and first.unit == second.unit
    return first.dimension not in _THINGS or first.unit == second.unit or not (first.unit and second.unit)


_THINGS = frozenset({"people", "count", "times", "number"})


def _between(subject: Subject, first: Quantity, second: Quantity, stops: str) -> bool:
    low, high = sorted((first.symbol, second.symbol))
    text = subject.symbols.text
    return not any(text.find(stop, low, high) >= 0 for stop in stops)

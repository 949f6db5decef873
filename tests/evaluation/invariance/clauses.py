"""A statement as clauses: the parts that transformations move about."""

from __future__ import annotations

import re
from typing import NamedTuple

AMOUNT = r"-?\d[\d,]*(?:\.\d+)?"
LINKER = r"为|是|达到|达|共"
UNIT = (
    r"%|个百分点|[十百千万亿]*(?:元|美元|人次|人|户|个|家|件|亩|辆|分|次|场|台|套|吨|公里|米|平方米|"
    r"名|条|座|所|处|项|份|批|册|天|期|宗|栋|架|小时|张|间|盏|株|头|只|笔|年|月)?"
)
LABELLED = re.compile(
    rf"(?P<label>[^\d，。；：、（）()≥≤<>]*?[^\d，。；：、（）()≥≤<>\s前第])\s*"
    rf"(?P<linker>{LINKER})?\s*(?P<number>{AMOUNT})\s*(?P<unit>{UNIT})"
)
"""A clause that is a label, one number and its unit: 执行数为 150 万元."""
LIST = re.compile(
    r"其中|分别|包括|包含|[：；]|、|共计|合计|总计|总和|以上|各|一是|第[一二三四]|累计|加上|以及|%为.*%为"
)
"""Words of lists and totals: parts, order and nesting belong to what they say."""


class Clauses(NamedTuple):
    """One sentence in clauses, with the text before and after it (whole sentences)."""

    before: str
    clauses: tuple[str, ...]
    end: str
    after: str

    def join(self) -> str:
        """The text again."""
        return f"{self.before}{'，'.join(self.clauses)}{self.end}{self.after}"


def split_clauses(text: str) -> Clauses | None:
    """The only sentence of a text that holds numbers, in its clauses; commas within brackets do
    not divide. None where numbers stand in several sentences or lines."""
    if "\n" in text:
        return None
    sentences = re.findall(r"[^。]*(?:。|$)", text)
    numbered = [at for at, one in enumerate(sentences) if re.search(r"\d", one)]
    if len(numbered) != 1:
        return None
    (at,) = numbered
    body = sentences[at].removesuffix("。")
    end = "。" if sentences[at].endswith("。") else ""
    clauses = tuple(re.split(r"，(?![^（(]*[）)])", body))
    return Clauses("".join(sentences[:at]), clauses, end, "".join(sentences[at + 1 :]))


def is_list(text: str) -> bool:
    """Whether a text has the words of a list or a total."""
    return LIST.search(text) is not None

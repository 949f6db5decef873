"""numbering.xml: which levels a list has, what they print, where they start."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from lxml import etree

from perflint.readers.docx import names as n
from perflint.readers.limits import Limits
from perflint.readers.markup import parse_xml

LEVELS = 9
_LONGEST_LABEL = 64


class Level(NamedTuple):
    """One level of a list. `text` holds %1 … %9 for the numbers of levels 1 … 9; `suffix` is tab,
    space or nothing. `restart`: the level is restarted by levels above this one (counted from 1),
    None: by every level above itself, 0: by none. `legal`: all numbers in Arabic digits."""

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None


class List(NamedTuple):
    """What a w:num refers to. Lists with the same `counter` count on from one another; `starts`
    are the levels this list begins anew at its first use, with their numbers."""

    counter: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = MappingProxyType({})


@lru_cache(maxsize=8)
def read_numbering(data: bytes, limits: Limits) -> Mapping[str, List]:
    """The lists in numbering.xml (b"": none), by numId. Kept for the next filing."""
    if not data:
        return {}
    root = parse_xml(data, "numbering.xml", limits)
    abstracts = {
        abstract.get(n.w("abstractNumId"), ""): abstract
        for abstract in root.iterchildren(n.w("abstractNum"))
    }
    nums = {num.get(n.NUM_ID, ""): num for num in root.iterchildren(n.w("num"))}
    by_style = {
        style: key
        for key, abstract in abstracts.items()
        if (style := n.value(abstract, n.w("styleLink"))) is not None
    }
    lists = {}
    for num_id, num in nums.items():
        key = n.value(num, n.w("abstractNumId")) or ""
        linked = n.value(abstracts.get(key), n.w("numStyleLink"))
        key = by_style.get(linked, key) if linked is not None else key
        if key in abstracts:
            lists[num_id] = _read_list(key, abstracts[key], num)
    return lists


def _read_list(key: str, abstract: etree._Element, num: etree._Element) -> List:
    levels = {
        number: _read_level(level)
        for level in abstract.iterchildren(n.w("lvl"))
        if 0 <= (number := n.number(level.get(n.ILVL), -1)) < LEVELS
    }
    starts = {}
    for override in num.iterchildren(n.w("lvlOverride")):
        number = n.number(override.get(n.ILVL), -1)
        if not 0 <= number < LEVELS:
            continue
        own = override.find(n.w("lvl"))
        if own is not None:
            levels[number] = _read_level(own)
        start = n.value(override, n.w("startOverride"))
        if start is not None:
            starts[number] = n.number(start, 1)
            levels[number] = levels.get(number, Level())._replace(start=starts[number])
    return List(key, levels, starts)


def _read_level(level: etree._Element) -> Level:
    format = next(level.iter(n.w("numFmt")), None)
    name = format.get(n.VAL, "decimal") if format is not None else "decimal"
    if format is not None and name == "custom":
        name = format.get(n.w("format"), "").partition(",")[0]
    restart = n.value(level, n.w("lvlRestart"))
    return Level(
        format=name,
        text=(n.value(level, n.w("lvlText")) or "")[:_LONGEST_LABEL],
        start=n.number(n.value(level, n.w("start"))),
        suffix=n.value(level, n.w("suff")) or "tab",
        restart=None if restart is None else n.number(restart),
        legal=n.switch(level, n.w("isLgl")) or False,
        hidden=n.switch(level.find(n.RPR), n.VANISH) or False,
        style=n.value(level, n.w("pStyle")),
    )

"""The running numbers of a document's lists: the label a person sees before each paragraph."""

from __future__ import annotations

import re
from collections.abc import Mapping

from perflint.readers.docx.numbering import LEVELS, Level, List
from perflint.readers.docx.numerals import print_number

_PLACE = re.compile("%([1-9])")
_BULLET = "•"


class Labels:
    """Counts through one document; call `next` once for each numbered paragraph, in order."""

    __slots__ = ("_counters", "_lists", "_started")

    def __init__(self, lists: Mapping[str, List]) -> None:
        self._lists = lists
        self._counters: dict[str, list[int | None]] = {}
        self._started: set[tuple[str, int]] = set()

    def level_of(self, num_id: str, style: str) -> int | None:
        """The level of a list that is tied to a paragraph style."""
        found = self._lists.get(num_id)
        if found is None:
            return None
        return next((i for i, level in found.levels.items() if level.style == style), None)

    def next(self, num_id: str, level: int) -> str:
        """The label, with what parts it from the text, of the next paragraph at `level` (from 0) of
        the list `num_id`; "" for an unknown list.

        Levels above that have not been used yet begin now, and so count: the 一、 after an orphaned
        （一） becomes 二、. Levels below begin anew unless they say otherwise.
        """
        found = self._lists.get(num_id)
        level = min(max(level, 0), LEVELS - 1)
        if found is None or level not in found.levels:
            return ""
        counter = self._counters.setdefault(found.counter, [None] * LEVELS)
        for above in range(level):
            if counter[above] is None:
                counter[above] = _start(found, above)
        current = counter[level]
        fresh = level in found.starts and (num_id, level) not in self._started
        self._started.add((num_id, level))
        counter[level] = _start(found, level) if current is None or fresh else current + 1
        for below in range(level + 1, LEVELS):
            if _restarts(found, below, level):
                counter[below] = None
        return _render(found, level, counter)


def _start(found: List, level: int) -> int:
    return found.levels[level].start if level in found.levels else 1


def _render(found: List, level: int, counter: list[int | None]) -> str:
    shown = found.levels[level]
    if shown.hidden:
        return ""
    if shown.format == "bullet":
        label = "".join(_BULLET if 0xE000 <= ord(c) <= 0xF8FF else c for c in shown.text)
        return _parted(label.strip(), shown)

    def number(match: re.Match[str]) -> str:
        place = int(match[1]) - 1
        count = counter[place]
        if count is None or place > level:
            return ""
        own = found.levels.get(place, shown)
        arabic = shown.legal and own.format not in ("none", "bullet")
        return print_number(count, "decimal" if arabic else own.format)

    return _parted(_PLACE.sub(number, shown.text), shown)


def _parted(label: str, level: Level) -> str:
    """A tab after 一、 （一） or ① is only typesetting; elsewhere it parts words like a blank."""
    end = label[-1:]
    if not label or level.suffix == "nothing" or end in "、）】〕》．。：；" or _enclosed(end):
        return label
    return label if end.isspace() else label + " "


def _enclosed(sign: str) -> bool:
    return "\u2460" <= sign <= "\u249b" or "\u3220" <= sign <= "\u32bf"


def _restarts(found: List, below: int, level: int) -> bool:
    """Whether a number at `level` lets those of a level below begin anew."""
    restart = found.levels[below].restart if below in found.levels else None
    return restart is None or level < restart

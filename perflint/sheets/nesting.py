"""Which row of a table each row is a part of, by numbering and by 其中."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

RowKind = Literal["plain", "total", "subtotal", "within", "open", "note"]
_UNNUMBERED = 9


def parents(kinds: Sequence[RowKind], levels: Sequence[int]) -> list[int]:
    """For each row the row above that it details, -1 for none: the nearest of a higher level; for 其中
    the nearest row that is no such part, and for what follows it under a total at the head of the
    table, that total."""
    found: list[int] = []
    above: list[tuple[int, int]] = []
    headed = list(kinds[:2]) == ["total", "within"]
    for at, (kind, level) in enumerate(zip(kinds, levels, strict=True)):
        if kind in ("total", "subtotal", "note", "open"):
            above.clear()
            headed = headed and not at
            found.append(-1)
            continue
        if kind == "within":
            found.append(_last_whole(kinds, at))
            continue
        rank = level or _UNNUMBERED
        numbered = _leave(above, rank)
        found.append(0 if numbered < 0 and headed and not level else numbered)
        if level:
            above.append((rank, at))
    return found


def _last_whole(kinds: Sequence[RowKind], end: int) -> int:
    """The last row before `end` that is no part marked 其中, -1 for none."""
    return next((i for i in range(end - 1, -1, -1) if kinds[i] != "within"), -1)


def _leave(above: list[tuple[int, int]], rank: int) -> int:
    """The last row of `above` of a higher level than `rank`, those behind it taken off; -1 for none."""
    while above and above[-1][0] >= rank:
        above.pop()
    return above[-1][1] if above else -1

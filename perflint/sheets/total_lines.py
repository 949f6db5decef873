"""Which lines of a table a total may cover."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from perflint.model.quantity import Quantity

Lines = tuple[int, ...]
_MOST_DETAILS = 40


class Outline(NamedTuple):
    """The lines of a table by their labels. `kinds`: total, subtotal, within (a detail of the line
    above, 其中), or plain; `levels` the level of a numbered label, 0 where it has no number;
    `groups` the heading under which each stands with others, "" for none; `parents` the line that
    each is a part of, -1 for none."""

    kinds: tuple[str, ...]
    levels: tuple[int, ...]
    groups: tuple[str, ...] = ()
    parents: tuple[int, ...] = ()

    def numbered(self) -> Iterator[tuple[int, Lines]]:
        """Plain lines with the lines that detail them, all of these numbered on one level, the first of them
        marked 其中 or not."""
        found: dict[int, list[int]] = {}
        for line, parent in enumerate(self.parents):
            if parent < 0 or self.kinds[parent] != "plain":
                continue
            if self.kinds[line] == "plain" or line == parent + 1:
                found.setdefault(parent, []).append(line)
        for parent, lines in found.items():
            levels = {self.levels[line] for line in lines}
            if len(lines) > 1 and len(levels) == 1 and 0 not in levels:
                yield parent, tuple(lines)

    def coverings(self, total: int) -> Iterator[Lines]:
        """The lines that the total line `total` may cover, likeliest first, each at least two."""
        seen: set[Lines] = set()
        for lines in self._coverings(total):
            if len(lines) > 1 and lines not in seen:
                seen.add(lines)
                yield lines

    def simple(self, total: int) -> bool:
        """Whether it is plain which lines the total covers: it stands at an end of plain lines of one
        level, those that detail them left out, a subtotal below its own, a total of all beside no
        other."""
        near = self._beside(total)
        tops = self._tops(near)
        return (
            len(tops) > 1
            and {self.kinds[i] for i in near} == {"plain"}
            and len({self.levels[i] for i in tops}) == 1
        )

    def _beside(self, total: int) -> Lines:
        """The lines a subtotal stands below or else above; of a total only where it has all others."""
        above = self._stretch(range(total - 1, -1, -1))
        below = self._stretch(range(total + 1, len(self.kinds)))
        alone = not (above and below) and len(above) + len(below) >= len(self.kinds) - 1
        return above or below if alone or self.kinds[total] == "subtotal" else ()

    def _coverings(self, total: int) -> Iterator[Lines]:
        if any(self.groups):
            yield self._grouped(total)
            return
        above = self._stretch(range(total - 1, -1, -1))
        below = self._stretch(range(total + 1, len(self.kinds)))
        for lines in (tuple(reversed(above)), below):
            plain = self._of(lines, "plain")
            yield self._tops(plain)
            yield plain
            yield from self._highest(plain)
            subtotals = self._of(lines, "subtotal")
            yield subtotals
            if subtotals:
                yield tuple(i for i in plain if i > subtotals[-1]) + subtotals
                yield tuple(i for i in plain if i < subtotals[0]) + subtotals
        if self.kinds[total] != "subtotal":
            yield self._of(range(len(self.kinds)), "subtotal")
        yield from self._parts_below(total)

    def _highest(self, plain: Lines) -> Iterator[Lines]:
        """Those of the highest level, with the lines of none and without."""
        if levels := [self.levels[i] for i in plain if self.levels[i]]:
            yield tuple(i for i in plain if self.levels[i] in (0, min(levels)))
            yield tuple(i for i in plain if self.levels[i] == min(levels))

    def _tops(self, lines: Lines) -> Lines:
        """Those of `lines` that are numbered as no detail of another of them."""
        if not self.parents:
            return lines
        among = frozenset(lines)
        return tuple([line for line in lines if self.parents[line] not in among])

    def _grouped(self, total: int) -> Lines:
        """What a total covers among lines of several groups: under a heading the others there, else of
        each group the total, or all its lines where it has none."""
        own = self.groups[total]
        others = (*range(total), *range(total + 1, len(self.kinds)))
        if own:
            return tuple(line for line in others if self.groups[line] == own)
        summed = {self.groups[line] for line in others if self.kinds[line] != "plain"}
        summed.discard("")
        return tuple(
            line
            for line in others
            if self.groups[line] not in summed or self.kinds[line] != "plain"
        )

    def _parts_below(self, total: int) -> Iterator[Lines]:
        """A total at the head of its parts, the first of them marked 其中."""
        end = total + 1
        if end >= len(self.kinds) or self.kinds[end] != "within":
            return
        while end < len(self.kinds) and self.kinds[end] in ("within", "plain"):
            end += 1
        yield tuple(range(total + 1, end))

    def _stretch(self, lines: range) -> Lines:
        """Lines up to the next total of the same rank."""
        found: list[int] = []
        stop = ("total", "subtotal") if self._subtotal_next_to(lines) else ("total",)
        for line in lines:
            if self.kinds[line] in stop:
                break
            found.append(line)
        return tuple(found)

    def _subtotal_next_to(self, lines: range) -> bool:
        here = lines.start - lines.step
        return self.kinds[here] == "subtotal"

    def _of(self, lines: Sequence[int], kind: str) -> Lines:
        return tuple(sorted(i for i in lines if self.kinds[i] == kind))


def roots(grid: Sequence[Sequence[Quantity | None]], lines: Lines) -> Lines:
    """Of `lines`, those that are no detail of one above: a line whose numbers are the sums of the lines
    right below it, in most of the columns, stands for them all."""
    stack: list[int] = []
    amounts = {line: [number.amount if number else None for number in grid[line]] for line in lines}
    for line in reversed(lines):
        taken = _details(amounts, line, stack)
        if taken:
            del stack[-taken:]
        stack.append(line)
    return tuple(reversed(stack))


def _details(amounts: Mapping[int, Sequence[Decimal | None]], line: int, below: list[int]) -> int:
    """How many of the lines below, nearest last, add up to `line`; 0 if none do."""
    wanted = [(cross, amount) for cross, amount in enumerate(amounts[line]) if amount]
    if not wanted:
        return 0
    sums = [Decimal(0)] * len(wanted)
    for count, other in enumerate(reversed(below[-_MOST_DETAILS:]), 1):
        equal = 0
        for at, (cross, amount) in enumerate(wanted):
            if part := amounts[other][cross]:
                sums[at] += part
            equal += sums[at] == amount
        if 2 * equal > len(wanted):
            return count
    return 0


def details_of(outline: Outline, at: int) -> Lines:
    """The lines that a line marked 其中 may be a part of: the nearest above that is not so marked, then
    further ones up to the last total, forty at most."""
    found: list[int] = []
    for line in range(at - 1, max(-1, at - 1 - _MOST_DETAILS), -1):
        kind = outline.kinds[line]
        if kind in ("plain", "subtotal", "total"):
            found.append(line)
        if kind == "total":
            break
    return tuple(found)

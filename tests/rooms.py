"""`python -m tests.rooms [OLDER]`: lines of code by room, beside those of an older checkout."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parents[1]


def count_lines(root: Path) -> dict[str, list[int]]:
    """The lines of each module by room: a folder of perflint/, or perflint itself; rules and tests too."""
    rooms: dict[str, list[int]] = {}
    for top, pattern in (("perflint", "*.py"), ("rules", "*.yaml"), ("tests", "*.py")):
        for path in sorted((root / top).rglob(pattern)):
            below = path.relative_to(root).parts
            room = "/".join(below[:2]) if top == "perflint" and len(below) > 2 else top
            rooms.setdefault(room, []).append(len(path.read_bytes().splitlines()))
    return rooms


def draw(now: dict[str, list[int]], before: dict[str, list[int]] | None) -> Iterator[str]:
    """The table, the largest rooms first; rules and tests last."""
    earlier = before or {}
    heads = ("room", "modules", "lines", "median", *(("lines before",) if before else ()))
    yield "  ".join((f"{heads[0]:<20}", *(f"{head:>12}" for head in heads[1:])))
    rooms = sorted(
        {*now, *earlier}, key=lambda one: (one in ("rules", "tests"), -sum(now.get(one, ())))
    )
    for room in rooms:
        lines = now.get(room, [])
        figures = [len(lines), sum(lines), int(median(lines)) if lines else 0]
        figures += [sum(earlier.get(room, ()))] if before else []
        yield "  ".join((f"{room:<20}", *(f"{figure:>12,}" for figure in figures)))


if __name__ == "__main__":
    older = count_lines(Path(sys.argv[1])) if len(sys.argv) > 1 else None
    print("\n".join(draw(count_lines(ROOT), older)))

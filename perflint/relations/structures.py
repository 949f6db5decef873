"""How a whole is made up, told as shares in a row: 三次产业结构为9.2∶37.6∶53.2, or one for each name, 第一产业占比…,
第二产业占比….

Each is what the part told before in its place, or by its name, is of all parts; where none are, the last is what the
others leave of a hundred.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from perflint.facts.concept import alike
from perflint.model.figure import Figure
from perflint.relations.reading import SHARE_OF_SUM, Reading, rest_of
from perflint.relations.view import View, is_level, same_kind
from perflint.text.patterns import compile_pattern

_COLON = compile_pattern(r" ?[：∶] ?")
_EARLIER = compile_pattern(r"上年|去年|同期|[由从]")
_FEWEST, _REACH, _PARAGRAPHS, _ALIKE = 3, 40, 2, 2
_HUNDRED = Decimal(100)


def find_structures(view: View) -> Iterator[Reading]:
    """Readings of shares in a row; those parted by colons are no other rate."""
    run: list[Figure] = []
    for figure in view.figures:
        if run and not _goes_on(view, run, figure):
            yield from _read(view, run)
            run = []
        if figure.quantity.dimension == "percent" and not figure.role:
            run.append(figure)
    yield from _read(view, run)


def _goes_on(view: View, run: list[Figure], figure: Figure) -> bool:
    last = run[-1]
    if figure.index != last.index + 1 or figure.sentence != last.sentence:
        return False
    colon = _is_parted(view, last, figure)
    if len(run) > 1 and colon != _is_parted(view, run[-2], last):
        return False
    return colon or (figure.nature == last.nature == "share" and bool(figure.key and last.key))


def _is_parted(view: View, one: Figure, other: Figure) -> bool:
    """Whether nothing but a colon stands between two figures."""
    return _COLON.fullmatch(view.gap(one, other)) is not None


def _read(view: View, run: list[Figure]) -> Iterator[Reading]:
    if len(run) < _FEWEST:
        return
    parted = _is_parted(view, run[0], run[1])
    if parted:
        view.side_by_side.update(share.index for share in run)
    named = [] if parted and _EARLIER.search(run[0].lead) else _parts(view, run, parted)
    for share, part in zip(run, named, strict=False):
        others = [("other", other) for other in named if other is not part]
        yield Reading(
            "share_of_sum", share, (("part", part), *others), SHARE_OF_SUM, ("rate", share.index),
            ("structure", "in order" if parted else "by name", f"n{min(4, len(run))}"), True,
        )  # fmt: skip
    for share in (run if named else run[-1:]) if parted else ():
        yield Reading(
            "shares_to_hundred", share, tuple(("part", one) for one in run if one is not share),
            rest_of(_HUNDRED), ("rate", share.index), ("structure", f"n{min(4, len(run))}"), not named,
        )  # fmt: skip


def _parts(view: View, run: list[Figure], parted: bool) -> list[Figure]:
    """The amounts that shares are of, in their order; none where not all are found."""
    first = run[0]
    levels = [
        one
        for one in view.figures[max(0, first.index - _REACH) : first.index]
        if is_level(one) and one.key and first.paragraph - one.paragraph <= _PARAGRAPHS
    ]
    if parted:
        return _named_alike(levels, len(run))
    found = [_called(levels, share) for share in run]
    parts = [one for one in found if one is not None]
    apart = len({one.index for one in parts}) == len(run)
    return parts if apart and all(same_kind(one, parts[0]) for one in parts) else []


def _called(levels: list[Figure], share: Figure) -> Figure | None:
    """The last of `levels` that has the name of a share."""
    return next((one for one in reversed(levels) if alike(one.key, share.key)), None)


def _named_alike(levels: list[Figure], count: int) -> list[Figure]:
    """The last figures, as many as `count`, of one kind and of names that end alike and are not the same."""
    for end in range(len(levels), count - 1, -1):
        parts = levels[end - count : end]
        if (
            len({one.key for one in parts}) == count
            and len({one.key[-_ALIKE:] for one in parts}) == 1
            and all(same_kind(one, parts[0]) and one.depth == parts[0].depth for one in parts)
        ):
            return parts
    return []

"""Shares whose part or whole is told elsewhere in the filing, by the names that their words give."""

from __future__ import annotations

from collections.abc import Iterator, Set

from perflint.facts.concept import Name, alike, name_of, named
from perflint.model.figure import Figure
from perflint.relations.known import Told
from perflint.relations.reading import RATIO, Group, Reading
from perflint.relations.view import View, same_kind
from perflint.text.patterns import compile_pattern

_SAID = compile_pattern(
    r"^(?:其中)?(?P<subject>[^，。；占]{0,16}?)(?:所|约|仅)?占(?P<base>[^，。；占]{2,16}?)的?(?:比例|比重)?(?:为|达|约)*$"
)
_BEFORE = compile_pattern(
    r"(?:^|[。；\n])(?:其中|其次是|其次为|首先是)?(?P<name>[^，。；\n]{2,16})，$"
)
_SAYS = compile_pattern(r"(?:是|为|所占)?(?:最[大多高]|居首|第一|大头|重点|主体)?$")
_LONGEST = 40


def find_shares_elsewhere(view: View, told: Told, read: Set[Group]) -> Iterator[Reading]:
    """Readings of the shares of a self-evaluation report that have none in `read`."""
    for share in view.figures:
        if (
            share.nature == "share" and share.quantity.unit == "%" and not share.role and share.base < 0
            and 0 < share.quantity.value <= 100 and ("rate", share.index) not in read
            and share.index not in view.side_by_side and not view.is_tabled(share)
        ):  # fmt: skip
            yield from _read(view, told, share)


def _read(view: View, told: Told, share: Figure) -> Iterator[Reading]:
    said = _SAID.search(share.lead)
    if said is None:
        return
    beside = view.figures[share.of] if share.of >= 0 else None
    part, how = beside, "beside"
    if beside is None or beside.sentence != share.sentence:
        subject = (
            name_of(said["subject"], view.lexicon) if said["subject"] else _subject(view, share)
        )
        part, how = _only(told, subject, None), "named"
    if part is None:
        return
    base = _only(told, name_of(said["base"], view.lexicon), part)
    if base is not None and _is_of_time(view, base, part) and base.quantity.amount:
        yield Reading(
            "share_told", share, (("part", part), ("base", base)), RATIO, ("rate", share.index),
            (how, "table" if view.is_tabled(base) else "text"),
        )  # fmt: skip


def _is_of_time(view: View, base: Figure, part: Figure) -> bool:
    """Whether two figures may be of one time, and are not the same."""
    periods = {view.filled[one.index].period for one in (base, part)}
    return base.index != part.index and len(periods - {"none"}) <= 1


def _subject(view: View, share: Figure) -> Name:
    """What the clause before a share names: 村道里程最长，占60%."""
    at = share.quantity.symbol - len(share.lead)
    found = _BEFORE.search(view.text[max(0, at - _LONGEST) : at])
    return name_of(_SAYS.sub("", found["name"]), view.lexicon) if found else named("")


def _only(told: Told, name: Name, part: Figure | None) -> Figure | None:
    """The one amount told under a name, of the kind of `part` and no smaller where that is given; None
    where several are."""
    if not name.key:
        return None
    fitting = [
        known for known in told.everything
        if not (known.flow and name.flow and known.flow != name.flow)
        and (part is None or _may_be_whole(known.figure, part))
    ]  # fmt: skip
    for called in (lambda key: key == name.key, lambda key: alike(key, name.key)):
        found = [known.figure for known in fitting if called(known.key)]
        if found:
            return found[0] if len({figure.quantity.amount for figure in found}) == 1 else None
    return None


def _may_be_whole(figure: Figure, part: Figure) -> bool:
    return (
        same_kind(figure, part)
        and figure.index != part.index
        and figure.quantity.amount >= part.quantity.amount
    )

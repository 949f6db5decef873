"""Which finding of the later round is which of the earlier: by fingerprint, then by its words."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Sequence
from typing import NamedTuple

from perflint.model.result import Decision, Finding

Key = Callable[[Finding], Hashable]


class Matched(NamedTuple):
    """Findings only earlier, in both rounds (as the later has them), and only later."""

    fixed: tuple[Finding, ...]
    remaining: tuple[Finding, ...]
    new: tuple[Finding, ...]


def squeeze(words: str) -> str:
    """Words without the blanks that come and go."""
    return "".join(words.split())


KEYS: tuple[Key, ...] = (
    lambda one: one.fingerprint,
    lambda one: (one.rule, squeeze(one.excerpt), one.message),
    lambda one: (one.rule, one.location.section, one.message),
    lambda one: (one.rule, squeeze(one.excerpt)),
    lambda one: (one.rule, one.message),
)
"""What two findings share to be one, the surest first: a fingerprint holds the file's path, which
changes when a filing is renamed, and an excerpt holds words around the place, which may be edited."""


def match_findings(earlier: Sequence[Finding], later: Sequence[Finding]) -> Matched:
    """Each finding of one round against at most one of the other, in their order. What was decided of
    a finding in the earlier round holds in the later one, unless it was decided anew."""
    decided: dict[int, Decision | None] = {}
    gone, found = dict(enumerate(earlier)), dict(enumerate(later))
    for key in KEYS:
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for at, finding in gone.items():
            waiting[key(finding)].append(at)
        for at, finding in list(found.items()):
            if queue := waiting.get(key(finding)):
                before = queue.popleft()
                decided[at] = finding.decision or earlier[before].decision
                del gone[before], found[at]
    remaining = (
        finding._replace(decision=decided[at])
        for at, finding in enumerate(later)
        if at not in found
    )
    return Matched(tuple(gone.values()), tuple(remaining), tuple(found.values()))

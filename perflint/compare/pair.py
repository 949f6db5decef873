"""Which filing of the later round is which of the earlier, though folders and names may differ."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence

from perflint.compare.match import squeeze
from perflint.model.result import LintResult

Pair = tuple[LintResult | None, LintResult | None]
Key = Callable[[LintResult], Hashable | None]


def pair_filings(earlier: Sequence[LintResult], later: Sequence[LintResult]) -> Iterator[Pair]:
    """(earlier, later) for each filing: in the order of the later round, then those that are absent
    from it. Told by path, by path below the folder of the round, by department, type and year, by
    file name, and at last by problems in common; never two ways at once."""
    pairing = Pairing(earlier, later)
    below = below_folder(earlier), below_folder(later)
    pairing.by(lambda one: plain(one.path), lambda one: plain(one.path), sure=True)
    pairing.by(*below)
    pairing.by(identify, identify)
    pairing.by(name_of, name_of)
    pairing.by_content()
    for at, result in enumerate(later):
        yield pairing.found.get(at), result
    for at in sorted(pairing.gone):
        yield earlier[at], None


class Pairing:
    """Pairs found so far: `gone` and `left` are the places of filings without one, `found` the
    earlier filing of each later place."""

    def __init__(self, earlier: Sequence[LintResult], later: Sequence[LintResult]) -> None:
        self.earlier, self.later = earlier, later
        self.gone, self.left = set(range(len(earlier))), set(range(len(later)))
        self.found: dict[int, LintResult] = {}

    def by(self, before: Key, after: Key, *, sure: bool = False) -> None:
        """Pair filings with the same key, where one of each round has it; unless that is `sure`, not
        such as are known to be of different departments."""
        keys = list(map(before, self.earlier)), list(map(after, self.later))
        counts = Counter(keys[0][at] for at in self.gone), Counter(keys[1][at] for at in self.left)
        places = {keys[0][at]: at for at in self.gone}
        for at in sorted(self.left):
            key = keys[1][at]
            if key is None or not counts[0][key] == counts[1][key] == 1:
                continue
            if sure or agree(self.earlier[places[key]], self.later[at]):
                self.join(places[key], at)

    def by_content(self) -> None:
        """Pair filings that share at least half of the problems of the one with fewer."""
        problems = [speak(one) for one in self.earlier], [speak(one) for one in self.later]
        shared = [
            (-len(both), there, here)
            for there in self.gone
            for here in self.left
            if agree(self.earlier[there], self.later[here])
            and (both := share(problems[0][there], problems[1][here]))
        ]
        for _, there, here in sorted(shared):
            if there in self.gone and here in self.left:
                self.join(there, here)

    def join(self, there: int, here: int) -> None:
        """These two are one filing."""
        self.gone.remove(there)
        self.left.remove(here)
        self.found[here] = self.earlier[there]


def plain(path: str) -> str:
    """A path as every system writes it."""
    return posixpath.normpath(path.replace("\\", "/"))


def below_folder(results: Sequence[LintResult]) -> Key:
    """The path of a filing below the folder that all filings of its round lie in."""
    folders = [posixpath.dirname(plain(one.path)) for one in results]
    try:
        root = posixpath.commonpath(folders) if folders else ""
    except ValueError:  # some absolute, some not
        return lambda _: None
    return lambda one: posixpath.relpath(plain(one.path), root or ".")


def identify(result: LintResult) -> Hashable | None:
    """Whose report of which type and year; None where the department is not known."""
    report = result.report
    if report is None or not report.department:
        return None
    return report.department, report.type, report.year


def name_of(result: LintResult) -> str:
    """The name of the file, in any case and format."""
    return posixpath.splitext(posixpath.basename(plain(result.path)))[0].casefold()


def speak(result: LintResult) -> set[Hashable]:
    """The problems of a filing by their words."""
    return {(one.rule, squeeze(one.excerpt)) for one in result.findings if one.excerpt}


def agree(one: LintResult, other: LintResult) -> bool:
    """Whether two filings may be of the same department, as far as is known."""
    mine, theirs = identify(one), identify(other)
    return mine is None or theirs is None or mine[0] == theirs[0]  # type: ignore[index]


def share(one: set[Hashable], other: set[Hashable]) -> set[Hashable]:
    """The problems of both, where they are at least half of those of the one with fewer."""
    both = one & other
    return both if 2 * len(both) >= max(2, min(len(one), len(other))) else set()

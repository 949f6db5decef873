"""Whose a filing is that could not be read: by the list of those expected, by its folder or archive."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from perflint.model.result import LintResult
from perflint.text.organs import drop_zip, read_organ, settle_name

SHORTEST = 4


class Addressees:
    """The departments of a run by where their filings lie, and those `expected` by their names."""

    def __init__(self, results: Iterable[LintResult], expected: Iterable[str] = ()) -> None:
        self.expected = {settle_name(name): name for name in expected}
        self.folders: defaultdict[str, set[str]] = defaultdict(set)
        for result in results:
            if result.report is not None and result.report.department:
                self.folders[folder_of(result.path)].add(result.report.department)
                self.expected.setdefault(
                    settle_name(result.report.department), result.report.department
                )

    def find(self, path: str) -> str:
        """The department the filing at `path` is from, "" where nothing tells."""
        parts = path.replace("\\", "/").split("/")
        for part in reversed(parts):
            if named := self.named(part):
                return named
        here = self.folders.get(folder_of(path), set())
        if len(here) == 1 and len(self.folders) > 1:
            return next(iter(here))
        for part in reversed(parts[:-1]):
            if named := read_organ(part):
                return named
        return ""

    def named(self, part: str) -> str:
        """The known department whose name a folder, an archive or a file bears, the longest of several."""
        plain = settle_name(drop_zip(part))
        if len(plain) < SHORTEST:
            return ""
        found = [one for one in self.expected if len(one) >= SHORTEST and one in plain]
        if found:
            return self.expected[max(found, key=len)]
        longer = [one for one in self.expected if one.endswith(plain)]
        return self.expected[longer[0]] if len(longer) == 1 else ""


def folder_of(path: str) -> str:
    """The folder or archive a filing lies in."""
    return path.replace("\\", "/").rpartition("/")[0]

"""Which tables belong to which report, by the names of files and folders.

Two departments' filings are never put together: where names leave a doubt, a table stays a filing of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from perflint.batch.plan import STDIN, Plan, PlannedFile
from perflint.text.patterns import compile_pattern

SHEETS = (".xlsx", ".xls", ".et", ".ods")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_SIGNS = compile_pattern(r"[\s0-9０-９（）()〔〕\[\]【】《》“”\"'、，,.．。:：;；_+&~\-—–·]+")
_ORDER = compile_pattern(r"^[一二三四五六七八九十]{1,3}[、.．]")
_PROJECT, _WHOLE = "项目", ("整体", "部门")


class Named(NamedTuple):
    """What the name of a file says: the unit or project it is of ("" where it says none), whether
    of a project or a whole department ("" where it does not say), and the folder it is filed in."""

    file: PlannedFile
    owner: str
    scope: str
    folder: str


def attach_tables(plan: Plan, words: Mapping[str, tuple[str, ...]]) -> Plan:
    """`plan` with the tables that belong to a report made its attachments. `words` are the word lists
    table-name, report-name, attachment-name, name-padding and unit-ending."""
    reader = _NameReader(words)
    tables: dict[tuple[str, bool], list[Named]] = {}
    for file in _documents(plan):
        if reader.is_table(file.path, _suffix(file.path)):
            named = reader.read(file, is_table=True)
            tables.setdefault((named.folder, file.named), []).append(named)
    reports: dict[tuple[str, bool], list[Named]] = {key: [] for key in tables}
    for file in _documents(plan) if tables else ():
        among = reports.get((_folder(file.path), file.named))
        if among is not None and not reader.is_table(file.path, _suffix(file.path)):
            among.append(reader.read(file, is_table=False))
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for key, alike in tables.items():
        for table in alike:
            report = reader.find_report(table, reports[key], alike)
            if report is not None:
                found.setdefault(report.file.path, []).append(table.file.path)
                taken.add(table.file.path)
    if not taken:
        return plan
    return plan._replace(
        files=tuple(
            file._replace(attachments=tuple(found.get(file.path, ())))
            for file in plan.files
            if file.path not in taken
        )
    )


def _documents(plan: Plan) -> Iterator[PlannedFile]:
    for file in plan.files:
        if file.path != STDIN and _suffix(file.path) not in _ARCHIVES:
            yield file


class _NameReader:
    """Reads names by word lists."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.tables = words.get("table-name", ())
        self.reports = words.get("report-name", ())
        self.attachments = words.get("attachment-name", ())
        self.units = words.get("unit-ending", ())
        padding = sorted(words.get("name-padding", ()), key=len, reverse=True)
        self.padding = re.compile("|".join(map(re.escape, padding)) or r"\Z")

    def is_table(self, path: str, suffix: str) -> bool:
        """Whether a file is a table by its name: a spreadsheet, or a document that says so."""
        stem = _stem(path)
        if suffix in SHEETS:
            return True
        if any(word in stem for word in self.reports):
            return False
        return any(word in stem for word in self.tables) or stem.startswith(self.attachments)

    def read(self, file: PlannedFile, *, is_table: bool) -> Named:
        """What the name of `file` says; a folder 附件 is part of the one it is in."""
        stem, folder = _stem(file.path), _folder(file.path)
        owner = self.owner(stem)
        name = folder.rpartition("/")[2]
        if is_table and any(word in name for word in self.attachments):
            owner = owner or self.owner(_stem(folder))
            folder = _folder(folder)
        scope = "whole" if any(word in stem for word in _WHOLE) else ""
        return Named(file, owner, "project" if _PROJECT in stem else scope, folder)

    def owner(self, stem: str) -> str:
        """What a name says beyond what all such names say."""
        return self.padding.sub("", _SIGNS.sub("", _ORDER.sub("", stem)))

    def find_report(
        self, table: Named, reports: Sequence[Named], tables: Iterable[Named]
    ) -> Named | None:
        """The one report of the same folder that `table` belongs to, None where that is not sure."""
        if table.owner:
            same = [report for report in reports if report.owner == table.owner]
            if same:
                return _only(same) or _only([one for one in same if one.scope == table.scope])
            near = [
                report
                for report in reports
                if len(min(report.owner, table.owner, key=len)) > 1
                and (report.owner in table.owner or table.owner in report.owner)
            ]
            if near:
                return _only(near)
        elif len({report.owner for report in reports}) == 1 and len(reports) > 1:
            return _only([one for one in reports if table.scope and one.scope == table.scope])
        report = _only(reports)
        if report is None:
            return None
        units = {one.owner for one in tables if one.owner.endswith(self.units)}
        if report.owner.endswith(self.units):
            units.add(report.owner)
        return report if self._of_one(units) else None

    def _of_one(self, units: set[str]) -> bool:
        """Whether these names of units, whole or short, can be those of a single one."""
        whole = max(units, key=len, default="")
        return all(unit in whole for unit in units)


def _only(named: Sequence[Named]) -> Named | None:
    return named[0] if len(named) == 1 else None


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]

"""Which tables belong to which report, by the names of files and folders.

Two departments' filings are never put together: where names leave a doubt, a table stays a filing of
its own.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import NamedTuple

from perflint.batch.planned import STDIN, Plan, PlannedFile
from perflint.text.contains import contains_any
from perflint.text.patterns import compile_pattern

SHEETS = (".xlsx", ".xls", ".et", ".ods")
_ARCHIVES = (".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_SIGNS = compile_pattern(r"[\s（）()〔〕\[\]【】《》“”\"'、，,.．。:：;；_+&~\-—–·]+")
_ORDER = compile_pattern(
    r"^(?:[0-9]{1,3}|[一二三四五六七八九十]{1,3})[、.．_\-\s]|(?<![0-9])20[0-9]{2}(?![0-9])"
    r"|(?<=附[件表录])[0-9一二三四五六七八九十]{1,3}(?:-[0-9]{1,2})?|[（(][0-9]{1,2}[）)]$"
)
_BEST = (".docx", ".wps", ".doc", ".odt", ".rtf", ".ofd", ".pdf")
_PROJECT, _WHOLE = "项目", ("整体", "部门")


class Named(NamedTuple):
    """What the name of a file says: the unit or project it is of ("" where it says none), whether
    of a project or a whole department ("" where it does not say), and the folder it is filed in."""

    file: PlannedFile
    owner: str
    scope: str
    folder: str


class Folder(NamedTuple):
    """The reports of one folder; `of_one` unless the names of its files name several units."""

    reports: Sequence[Named]
    by_owner: Mapping[str, Sequence[Named]]
    of_one: bool


_ByFolder = dict[tuple[str, bool], list["Named"]]
"""By folder, and by whether the file itself was named."""


def attach_tables(plan: Plan, words: Mapping[str, tuple[str, ...]]) -> Plan:
    """`plan` with the tables that belong to a report made its attachments. `words` are the word lists
    table-name, report-name, attachment-name, name-padding and unit-ending."""
    if len(plan.files) < 2:
        return plan
    reader = _NameReader(words)
    tables = _gather_tables(plan, reader)
    reports = _gather_reports(plan, reader, tables.keys())
    found: dict[str, list[str]] = {}
    taken: set[str] = set()
    for key, alike in tables.items():
        folder = reader.gather(reports[key], alike)
        for table in alike:
            report = find_report(table, folder)
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
        if contains_any(stem, self.reports):
            return False
        return contains_any(stem, self.tables) or stem.startswith(self.attachments)

    def read(self, file: PlannedFile, *, is_table: bool) -> Named:
        """What the name of `file` says; a folder 附件 is part of the one it is in."""
        stem, folder = _stem(file.path), _folder(file.path)
        owner = self.owner(stem)
        name = folder.rpartition("/")[2]
        if is_table and contains_any(name, self.attachments):
            owner = owner or self.owner(_stem(folder))
            folder = _folder(folder)
        scope = "whole" if contains_any(stem, _WHOLE) else ""
        return Named(file, owner, "project" if _PROJECT in stem else scope, folder)

    def owner(self, stem: str) -> str:
        """What a name says beyond what all such names say."""
        return self.padding.sub("", _SIGNS.sub("", _ORDER.sub("", stem)))

    def gather(self, reports: Sequence[Named], tables: Iterable[Named]) -> Folder:
        """What has to be known of a folder to place its tables. Where some files are called reports,
        others (说明.docx) are none."""
        by_owner: dict[str, list[Named]] = {}
        worded = [one for one in reports if contains_any(_stem(one.file.path), self.reports)]
        reports = worded or reports
        for report in reports:
            by_owner.setdefault(report.owner, []).append(report)
        units = {one.owner for one in (*tables, *reports) if one.owner.endswith(self.units)}
        return Folder(reports, by_owner, self._of_one(units))

    def _of_one(self, units: set[str]) -> bool:
        """Whether these names of units, whole or short, can be those of a single one."""
        whole = max(units, key=len, default="")
        return all(unit in whole for unit in units)


def _gather_tables(plan: Plan, reader: _NameReader) -> _ByFolder:
    tables: _ByFolder = {}
    for file in _documents(plan):
        if reader.is_table(file.path, _suffix(file.path)):
            named = reader.read(file, is_table=True)
            tables.setdefault((named.folder, file.named), []).append(named)
    return tables


def _gather_reports(
    plan: Plan, reader: _NameReader, folders: Collection[tuple[str, bool]]
) -> _ByFolder:
    """What may be reports in those folders."""
    reports: _ByFolder = {key: [] for key in folders}
    for file in _documents(plan) if folders else ():
        among = reports.get((_folder(file.path), file.named))
        if among is not None and not reader.is_table(file.path, _suffix(file.path)):
            among.append(reader.read(file, is_table=False))
    return reports


def find_report(table: Named, folder: Folder) -> Named | None:
    """The report that `table` belongs to, None where that is not sure."""
    same = folder.by_owner.get(table.owner) if table.owner else None
    if same:
        return _only(same) or _only([one for one in same if one.scope == table.scope])
    near = _of_near_owner(table, folder) if table.owner else _of_scope(table, folder)
    if near:
        return _only(near)
    return _only(folder.reports) if folder.of_one else None


def _of_near_owner(table: Named, folder: Folder) -> list[Named]:
    """The reports of owners whose names hold that of the table's, or are held by it."""
    near = (
        reports
        for owner, reports in folder.by_owner.items()
        if len(min(owner, table.owner, key=len)) > 1
        and (owner in table.owner or table.owner in owner)
    )
    return list(chain.from_iterable(near))


def _of_scope(table: Named, folder: Folder) -> list[Named]:
    """The reports of a table's scope, where one owner has several reports."""
    if not table.scope or len(folder.by_owner) != 1 or len(folder.reports) < 2:
        return []
    return [one for one in folder.reports if one.scope == table.scope]


def _only(named: Sequence[Named]) -> Named | None:
    """The one there is; of one report saved in several formats, a Word file and its stamped scan, the
    one that is best read."""
    if len(named) < 2 or len(named) > len(_BEST):
        return named[0] if len(named) == 1 else None
    suffixes = {_suffix(one.file.path): one for one in named}
    alike = {(one.owner, one.scope) for one in named}
    if len(alike) > 1 or len(suffixes) < len(named):
        return None
    return next((suffixes[suffix] for suffix in _BEST if suffix in suffixes), None)


def _stem(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return name.rpartition(".")[0] or name


def _suffix(path: str) -> str:
    name = path.replace("\\", "/").rpartition("/")[2]
    return name[name.rfind(".") :].lower() if "." in name else ""


def _folder(path: str) -> str:
    return path.replace("\\", "/").rpartition("/")[0]

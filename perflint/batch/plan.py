"""From the paths a person gives to the filings to check."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from perflint.batch.own_output import NOTICE, is_own_workbook
from perflint.batch.planned import STDIN, PackedFiles, Plan, PlannedFile
from perflint.errors import PerflintError, UsageError
from perflint.lang import Words

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX", "venv", "site-packages"})
SKIPPED_PREFIXES = (".", "~$")
ANNOTATED = (".批注", ".annotated")
"""How the names of the copies end that `perflint annotate` writes beside filings, suffix apart."""
MAGIC = frozenset("*?[")
NO_FILE: Words = ("不是文件（是管道、套接字或设备）", "no file, but a pipe, socket or device")
LEADS_OUT: Words = ("是指向文件夹之外的链接", "a link that leads out of the folder")
BROKEN_LINK: Words = ("是链接，所指的不是文件", "a link to no file")
OWN: Words = ("是 perflint 写出的结果", "results that perflint wrote")
NO_BOUNDS: Mapping[str, int] = {}


def make_plan(
    paths: Iterable[str], suffixes: Collection[str], bounds: Mapping[str, int] = NO_BOUNDS
) -> Plan:
    """The filings that `paths` (files, folders, globs, `-`) mean.

    A named file is planned whatever it is, even missing, so that its result says what is wrong.
    Folders are walked in order of names for files with one of `suffixes` (lower case), without
    hidden ones, Word's lock files and links that lead out of the folder. A zip archive stands for
    the filings in it; `bounds` are the reading limits that are set.
    """
    notes = Notes([], [])
    found = find_files(tuple(paths), suffixes, bounds, notes)
    files = PackedFiles(found)
    return Plan(files, tuple(notes.problems), tuple(notes.skipped))


class Notes(NamedTuple):
    """What is gathered while paths are looked at, see Plan."""

    problems: list[PerflintError]
    skipped: list[tuple[str, Words]]


def find_files(
    paths: tuple[str, ...],
    suffixes: Collection[str],
    bounds: Mapping[str, int],
    notes: Notes,
) -> Iterator[PlannedFile]:
    """The filings that `paths` mean, each once; what leads to none is told in `notes`."""
    seen: set[str] = set()
    for path in paths:
        try:
            for met in expand(path, suffixes, notes):
                for file in open_archive(met, suffixes, bounds):
                    if len(paths) > 1 or file.named:
                        known = identify(file.path)
                        if known in seen:
                            continue
                        seen.add(known)
                    yield file
        except UsageError as error:
            notes.problems.append(error)


def leave_out(plan: Plan, patterns: Collection[str], root: str) -> Plan:
    """`plan` without the files that `patterns`, globs from the folder `root`, mean; those named on
    the command line stay."""
    from perflint.config.paths import means

    files = tuple(
        file
        for file in plan.files
        if file.named or not any(means(pattern, file.path, root) for pattern in patterns)
    )
    return plan._replace(files=files)


def open_archive(
    file: PlannedFile, suffixes: Collection[str], bounds: Mapping[str, int]
) -> Iterator[PlannedFile]:
    """`file`, or the filings in it where it is a zip archive."""
    if not file.path.lower().endswith(".zip") or file.path == STDIN:
        yield file
        return
    from perflint.batch.archives import expand_archive

    def is_wanted(member: str) -> bool:
        *folders, name = member.split("/")
        return wanted(name, suffixes) and not any(
            folder.startswith(".") or folder in SKIPPED_FOLDERS for folder in folders
        )

    for path in expand_archive(file.path, is_wanted, bounds):
        yield PlannedFile(path, file.named)


def identify(path: str) -> str:
    """The same string for the same file, however its path is written."""
    return path if path == STDIN else os.path.normcase(os.path.abspath(path))


def expand(path: str, suffixes: Collection[str], notes: Notes) -> Iterator[PlannedFile]:
    """The filings that one path means; raises UsageError if there are none."""
    if os.path.isdir(path):
        yield from search(path, suffixes, notes)
    elif path == STDIN or os.path.lexists(path) or not MAGIC.intersection(path):
        yield PlannedFile(path, named=True)
    else:
        yield from match(path, suffixes, notes)


def match(pattern: str, suffixes: Collection[str], notes: Notes) -> Iterator[PlannedFile]:
    """The filings a glob means, as a shell would expand it (the Windows one does not)."""
    from glob import glob

    empty = True
    for path in sorted(glob(pattern, recursive=True)):
        empty = False
        if os.path.isdir(path):
            if "**" not in pattern:
                yield from search(path, suffixes, notes)
        elif wanted(os.path.basename(path), suffixes):
            yield PlannedFile(path.replace(os.sep, "/"), named=True)
    if empty:
        raise UsageError(
            "没有与通配符相符的文件", place=pattern, hint="请核对文件夹和文件名，* 代表任意文字。"
        )


def search(folder: str, suffixes: Collection[str], notes: Notes) -> Iterator[PlannedFile]:
    """The filings in `folder` and below; raises UsageError if there are none."""
    empty = True
    for path in walk(folder, os.path.realpath(folder), suffixes, notes):
        empty = False
        yield PlannedFile(path, named=False)
    if empty:
        known = "、".join(sorted(suffixes))
        raise UsageError(
            "文件夹里没有可以检查的文件", place=folder, hint=f"可以检查的文件：{known}。"
        )


def look_into(
    folder: str, suffixes: Collection[str]
) -> tuple[list[str], dict[str, os.DirEntry[str]]]:
    """The names in `folder` that may matter, and the entries of those that are no plain files: entries
    take more memory than names, so few are kept."""
    names: list[str] = []
    others: dict[str, os.DirEntry[str]] = {}
    with os.scandir(folder) as found:
        for entry in found:
            plain = entry.is_file(follow_symlinks=False)
            if not plain:
                others[entry.name] = entry
            if not plain or wanted(entry.name, suffixes):
                names.append(entry.name)
    return names, others


def is_walked(folder: str) -> bool:
    """Whether filings are looked for in a folder of that name."""
    return not folder.startswith(".") and folder not in SKIPPED_FOLDERS


def walk(folder: str, root: str, suffixes: Collection[str], notes: Notes) -> Iterator[str]:
    """The paths of filings below `folder`, by name at each level, with `/` on every system."""
    try:
        names, others = look_into(folder, suffixes)
    except OSError as error:
        hint = f"请取得读取权限后再试（{error.strerror}）。"
        notes.problems.append(UsageError("打不开文件夹", place=folder, hint=hint))
        return
    base = folder.replace(os.sep, "/").rstrip("/")
    for name in sorted(names):
        path = name if folder == os.curdir else f"{base}/{name}"
        other = others.get(name)
        if other is None:
            if is_own_workbook(path):
                notes.skipped.append((path, OWN))
            else:
                yield path
        elif other.is_dir(follow_symlinks=False):
            if is_walked(name):
                yield from walk(path, root, suffixes, notes)
        elif wanted(name, suffixes):
            reason = refuse_entry(other, root)
            if reason is None:
                yield path
            else:
                notes.skipped.append((path, reason))


def wanted(name: str, suffixes: Collection[str]) -> bool:
    """Whether a file called `name` looks like a filing, and not like our annotated copy of one or a
    notice."""
    stem, suffix = os.path.splitext(name)
    return (
        suffix.lower() in suffixes
        and not name.startswith(SKIPPED_PREFIXES)
        and not stem.endswith((*ANNOTATED, NOTICE))
    )


def refuse_entry(entry: os.DirEntry[str], root: str) -> Words | None:
    """Why what is called like a filing is none to check, as far as its kind says; None where it is
    a link to a file inside `root`."""
    if not entry.is_symlink():
        return NO_FILE
    if not os.path.realpath(entry.path).startswith(os.path.join(root, "")):
        return LEADS_OUT
    return None if entry.is_file() else BROKEN_LINK

"""From the paths a person gives to the filings to check."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from perflint.batch.packed import PackedFiles
from perflint.errors import PerflintError, UsageError

STDIN = "-"
SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "__MACOSX", "venv", "site-packages"})
SKIPPED_PREFIXES = (".", "~$")
ANNOTATED = (".批注", ".annotated")
"""How the names of the copies end that `perflint annotate` writes beside filings, suffix apart."""
MAGIC = frozenset("*?[")
NO_BOUNDS: Mapping[str, int] = {}


class PlannedFile(NamedTuple):
    """One unit of work: a filing and what is attached to it; `named` on the command line, not met
    inside a folder.

    The path of a member of an archive goes on from the archive's: 材料.zip/甲单位/报告.docx.
    `attachments` are such paths too: tables and annexes of the same filing, read together with it.
    """

    path: str
    named: bool
    attachments: tuple[str, ...] = ()


class Plan(NamedTuple):
    """The filings in the order to check them, each once, and the paths that led to none."""

    files: Sequence[PlannedFile]
    problems: tuple[PerflintError, ...]


def make_plan(
    paths: Iterable[str], suffixes: Collection[str], bounds: Mapping[str, int] = NO_BOUNDS
) -> Plan:
    """The filings that `paths` (files, folders, globs, `-`) mean.

    A named file is planned whatever it is, even missing, so that its result says what is wrong.
    Folders are walked in order of names for files with one of `suffixes` (lower case), without
    hidden ones, Word's lock files and links that lead out of the folder. A zip archive stands for
    the filings in it; `bounds` are the reading limits that are set.
    """
    problems: list[PerflintError] = []
    found = find_files(tuple(paths), suffixes, bounds, problems)
    return Plan(PackedFiles(found, PlannedFile), tuple(problems))


def find_files(
    paths: tuple[str, ...],
    suffixes: Collection[str],
    bounds: Mapping[str, int],
    problems: list[PerflintError],
) -> Iterator[PlannedFile]:
    """The filings that `paths` mean, each once; what leads to none is told in `problems`."""
    seen: set[str] = set()
    for path in paths:
        try:
            for met in expand(path, suffixes, problems):
                for file in open_archive(met, suffixes, bounds):
                    if len(paths) > 1 or file.named:
                        known = identify(file.path)
                        if known in seen:
                            continue
                        seen.add(known)
                    yield file
        except UsageError as error:
            problems.append(error)


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


def group(plan: Plan, words: Mapping[str, tuple[str, ...]]) -> Plan:
    """`plan` with the tables that belong to a report made its attachments, by the word lists `words`
    for the names of files."""
    if len(plan.files) < 2:
        return plan
    from perflint.batch.grouping import attach_tables

    return attach_tables(plan, words)


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


def expand(
    path: str, suffixes: Collection[str], problems: list[PerflintError]
) -> Iterator[PlannedFile]:
    """The filings that one path means; raises UsageError if there are none."""
    if os.path.isdir(path):
        yield from search(path, suffixes, problems)
    elif path == STDIN or os.path.lexists(path) or not MAGIC.intersection(path):
        yield PlannedFile(path, named=True)
    else:
        yield from match(path, suffixes, problems)


def match(
    pattern: str, suffixes: Collection[str], problems: list[PerflintError]
) -> Iterator[PlannedFile]:
    """The filings a glob means, as a shell would expand it (the Windows one does not)."""
    from glob import glob

    empty = True
    for path in sorted(glob(pattern, recursive=True)):
        empty = False
        if os.path.isdir(path):
            if "**" not in pattern:
                yield from search(path, suffixes, problems)
        elif wanted(os.path.basename(path), suffixes):
            yield PlannedFile(path.replace(os.sep, "/"), named=True)
    if empty:
        raise UsageError(
            "没有与通配符相符的文件", place=pattern, hint="请核对文件夹和文件名，* 代表任意文字。"
        )


def search(
    folder: str, suffixes: Collection[str], problems: list[PerflintError]
) -> Iterator[PlannedFile]:
    """The filings in `folder` and below; raises UsageError if there are none."""
    empty = True
    for path in walk(folder, os.path.realpath(folder), suffixes, problems):
        empty = False
        yield PlannedFile(path, named=False)
    if empty:
        known = "、".join(sorted(suffixes))
        raise UsageError(
            "文件夹里没有可以检查的文件", place=folder, hint=f"可以检查的文件：{known}。"
        )


def walk(
    folder: str, root: str, suffixes: Collection[str], problems: list[PerflintError]
) -> Iterator[str]:
    """The paths of filings below `folder`, by name at each level, with `/` on every system."""
    names: list[str] = []
    others: dict[str, os.DirEntry[str]] = {}
    try:
        with os.scandir(folder) as found:
            for entry in found:  # entries take more memory than names, so few are kept
                if not entry.is_file(follow_symlinks=False):
                    others[entry.name] = entry
                elif not wanted(entry.name, suffixes):
                    continue
                names.append(entry.name)
    except OSError as error:
        hint = f"请取得读取权限后再试（{error.strerror}）。"
        problems.append(UsageError("打不开文件夹", place=folder, hint=hint))
        return
    base = folder.replace(os.sep, "/").rstrip("/")
    for name in sorted(names):
        path = name if folder == os.curdir else f"{base}/{name}"
        other = others.get(name)
        if other is None:
            yield path
        elif other.is_dir(follow_symlinks=False):
            if not name.startswith(".") and name not in SKIPPED_FOLDERS:
                yield from walk(path, root, suffixes, problems)
        elif wanted(name, suffixes) and other.is_file() and stays_inside(other, root):
            yield path


def wanted(name: str, suffixes: Collection[str]) -> bool:
    """Whether a file called `name` looks like a filing, and not like our annotated copy of one."""
    stem, suffix = os.path.splitext(name)
    return (
        suffix.lower() in suffixes
        and not name.startswith(SKIPPED_PREFIXES)
        and not stem.endswith(ANNOTATED)
    )


def stays_inside(entry: os.DirEntry[str], root: str) -> bool:
    """Whether `entry` is no link, or one to a file inside `root`."""
    if not entry.is_symlink():
        return True
    return os.path.realpath(entry.path).startswith(os.path.join(root, ""))

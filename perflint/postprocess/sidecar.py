"""Suppressions that lie beside a filing, for formats that know no comments."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

from perflint.errors import ConfigError
from perflint.held import is_held
from perflint.text.members import folder_of, is_there

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.config.entries import Suppression
    from perflint.lang import Lang

OWN = ".perflint.toml"
"""What follows the name of a filing in the name of its own file of suppressions."""
SHARED = "perflint-ignore.toml"
"""The file for all filings of its folder."""

Found = tuple[tuple["Suppression", ...], tuple[str, ...]]


def find_suppressions(path: str, config: Config) -> Found:
    """What files and `config` suppress in the filing at `path`, and what is wrong in the files."""
    if is_held(path):  # nothing lies beside what is in memory
        return tuple(it for it in config.suppressions if same(it.path) == same(path)), ()
    beside = os.path.join(folder_of(path), SHARED)
    entries, mistakes = read_if_there(path + OWN, path, config.lang)
    shared, more = read_if_there(beside, "", config.lang)
    if shared or config.suppressions:
        full = same(path)
        entries += tuple(it for it in (*shared, *config.suppressions) if same(it.path) == full)
    return entries, mistakes + more


def same(path: str) -> str:
    """The same string for the same file, however its path is written."""
    return os.path.normcase(os.path.abspath(path))


def find_orphans(folders: Iterable[str], config: Config) -> Iterator[Suppression]:
    """The suppressions of `config` and of the files shared by `folders` whose filing is not there."""
    entries = list(config.suppressions)
    for folder in folders:
        entries += read_if_there(os.path.join(folder, SHARED), "", config.lang)[0]
    yield from (entry for entry in entries if not is_there(entry.path))


def read_if_there(path: str, filing: str, lang: Lang) -> Found:
    """The suppressions in the file `path` and its mistakes; nothing if there is no such file. Mistakes are told
    in `lang`."""
    try:
        state = os.stat(path)
    except (OSError, ValueError):
        return (), ()
    return read_once(path, filing, lang, state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=64)
def read_once(path: str, filing: str, lang: Lang, _changed: int, _size: int) -> Found:
    """As `read_if_there`, for a file in this state."""
    from perflint.config.suppressions import read_suppression_file

    try:
        return read_suppression_file(path, filing=filing), ()
    except ConfigError as error:
        if lang == "en":
            from perflint.translations import translate_error

            return (), (str(translate_error(error)),)
        return (), (str(error),)

"""Results kept between runs, for those who ask: an unchanged folder then costs reading its files.

A result is known by everything that it follows from: the bytes of the filing and of the files of
suppressions beside it, its path (findings are known by it), rules, settings, and perflint with its
libraries as installed. An entry that does not fit or is damaged is no entry. Results quote filings,
so the file is its owner's alone.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time
from binascii import crc32
from contextlib import suppress
from datetime import date
from hashlib import blake2b

from perflint import __version__
from perflint.batch.codec import unpack_result
from perflint.batch.planned import PlannedFile
from perflint.cachefolder import cache_folder
from perflint.config import Config
from perflint.postprocess.sidecar import OWN, SHARED
from perflint.readers.opened import open_file
from perflint.text.fingerprint import settle_path

FORMAT = 1
NAME = f"results-{FORMAT}.db"
LARGEST = 256 << 20
"""Bytes; beyond it the entries longest unused go, a quarter at a time."""
AT_ONCE = 200
"""New entries written together."""
SIZE = 16
PIECE = 1 << 20
TABLE = (
    "CREATE TABLE IF NOT EXISTS results(key BLOB PRIMARY KEY, used INTEGER, until TEXT, body BLOB)"
)
READ = "SELECT used, until, body FROM results WHERE key = ?"
KEEP = "INSERT OR REPLACE INTO results VALUES (?, ?, ?, ?)"
USE = "UPDATE results SET used = ? WHERE key = ?"
FORGET = (
    "DELETE FROM results WHERE rowid IN (SELECT rowid FROM results ORDER BY used, rowid LIMIT ?)"
)
UNIMPORTANT = ("fail_on", "exclude", "rule_folders", "baseline", "sources", "cache")
"""Settings that change no result, or only by way of the rules."""


class ResultCache:
    """The results of runs with these rules (`rules`: their fingerprint) and settings."""

    def __init__(self, rules: str, config: Config, *, largest: int = LARGEST) -> None:
        self.root = config.root
        self.largest = largest
        self.run = describe_run(rules, config)
        self.today = date.today().isoformat()
        self.day = int(time.time()) // 86400
        self.path = os.path.join(cache_folder(), NAME)
        self.beside: dict[str, bytes] = {}
        self.archive: tuple[str, bytes] = ("", b"")
        self.fresh: list[tuple[bytes, int, str, bytes]] = []
        self.used: list[bytes] = []
        self.database = self.open()

    def open(self) -> sqlite3.Connection | None:
        """The database; made anew if it is damaged, None if there can be none."""
        for _ in range(2):
            try:
                os.makedirs(os.path.dirname(self.path), mode=0o700, exist_ok=True)
                os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
                database = sqlite3.connect(self.path, timeout=5, isolation_level=None)
                database.execute("PRAGMA synchronous = OFF")
                database.execute(TABLE)
                return database
            except sqlite3.OperationalError:  # locked, or no place to write
                return None
            except sqlite3.DatabaseError:
                with suppress(OSError):
                    os.unlink(self.path)
            except OSError:
                return None
        return None

    def find_key(self, file: PlannedFile) -> bytes | None:
        """What the result of `file` is known by; None if it cannot be read, and so not be kept."""
        if self.database is None:
            return None
        digest = blake2b(self.run, digest_size=SIZE)
        for path in (file.path, *file.attachments):
            named = settle_path(path, self.root)
            digest.update(f"\0{path}\0{named}\0".encode("utf-8", "surrogateescape"))
            try:
                digest.update(self.digest_content(path))
            except (OSError, ValueError):
                return None
            digest.update(digest_if_there(path + OWN))
            digest.update(self.digest_shared(os.path.dirname(path)))
        return digest.digest()

    def digest_content(self, path: str) -> bytes:
        """A digest of the file at `path`, or of the archive it lies in (the last one is kept)."""
        try:
            return digest_file(path)
        except (FileNotFoundError, NotADirectoryError):
            archive = os.path.dirname(path)
            while archive and not os.path.isfile(archive):
                archive = os.path.dirname(archive) if os.path.dirname(archive) != archive else ""
            if self.archive[0] != archive or not archive:
                self.archive = archive, digest_file(archive)
            return self.archive[1]

    def digest_shared(self, folder: str) -> bytes:
        """A digest of the suppressions for all filings of `folder`, read once a run."""
        if folder not in self.beside:
            self.beside = {folder: digest_if_there(os.path.join(folder, SHARED))}
        return self.beside[folder]

    def read(self, key: bytes) -> bytes | None:
        """The packed result kept for `key`, if it still holds."""
        if self.database is None:
            return None
        try:
            row = self.database.execute(READ, (key,)).fetchone()
            used, until, body = row or (0, "", b"")
            if not body or (until and until < self.today) or not is_whole(body):
                return None
        except (sqlite3.Error, TypeError, ValueError):
            return None
        if used != self.day:
            self.used.append(key)
        content: bytes = body[4:]
        return content

    def keep(self, key: bytes, file: PlannedFile, content: bytes) -> None:
        """Keep the packed result `content` of `file`, unless the filing has changed while it was
        checked, or could not be read, which another day may change."""
        result = unpack_result(content)
        whole = (result, *result.attachments)
        if any(one.error is not None for one in whole) or self.find_key(file) != key:
            return
        until = min((one.until for one in whole if one.until), default="")
        self.fresh.append((key, self.day, until, crc32(content).to_bytes(4, "little") + content))
        if len(self.fresh) >= AT_ONCE:
            self.write()

    def write(self) -> None:
        """Write what is new; another run that is writing too goes first."""
        if self.database is None or not (self.fresh or self.used):
            return
        with suppress(sqlite3.Error):
            self.database.execute("BEGIN IMMEDIATE")
            self.database.executemany(KEEP, self.fresh)
            self.database.executemany(USE, [(self.day, key) for key in self.used])
            self.shrink(self.database)
            self.database.execute("COMMIT")
        if self.database.in_transaction:
            self.database.execute("ROLLBACK")
        self.fresh, self.used = [], []

    def shrink(self, database: sqlite3.Connection) -> None:
        """Forget what was longest unused until the rest fits; freed pages are used again."""

        def ask(pragma: str) -> int:
            return int(database.execute(f"PRAGMA {pragma}").fetchone()[0])

        while (ask("page_count") - ask("freelist_count")) * ask("page_size") > self.largest:
            (count,) = database.execute("SELECT count(*) FROM results").fetchone()
            if not count:
                return
            database.execute(FORGET, (count // 4 + 1,))

    def close(self) -> None:
        """Write what is new and let go of the file."""
        if self.database is not None:
            self.write()
            self.database.close()
            self.database = None


def digest_file(path: str) -> bytes:
    """A digest of the content of a file, read piece by piece."""
    digest = blake2b(digest_size=SIZE)
    with open_file(path) as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.digest()


def digest_if_there(path: str) -> bytes:
    """As `digest_file`; nothing if there is no such file."""
    try:
        return digest_file(path)
    except (OSError, ValueError):
        return b""


def is_whole(body: bytes) -> bool:
    """Whether an entry is as it was written."""
    return crc32(memoryview(body)[4:]).to_bytes(4, "little") == body[:4]


def describe_run(rules: str, config: Config) -> bytes:
    """A digest of what all results of a run follow from."""
    plain = config._replace(**{key: Config._field_defaults[key] for key in UNIMPORTANT})
    parts = (FORMAT, __version__, sys.version, rules, repr(plain), os.getcwd(), *list_code())
    return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=SIZE).digest()


def list_code() -> list[tuple[str, int, int]]:
    """Every module of perflint and every folder of libraries, with time and size: what is installed."""
    found = []
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    folders = [package]
    while folders:
        with os.scandir(folders.pop()) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    state = entry.stat()
                    found.append((entry.path, state.st_mtime_ns, state.st_size))
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    folders.append(entry.path)
    for folder in sys.path:
        if folder.endswith("-packages"):
            with suppress(OSError):
                found.append((folder, os.stat(folder).st_mtime_ns, 0))
    return sorted(found)

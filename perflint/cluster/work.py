"""One filing of a chunk: checked, known by its content, and its facts where they are kept."""

from __future__ import annotations

import os
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from perflint.batch.cache import digest_file, digest_if_there
from perflint.batch.codec import pack_result, unpack_result
from perflint.batch.planned import PlannedFile
from perflint.batch.run import DefectRecorder, Lint, LintWork
from perflint.cluster.listing import About
from perflint.model.folder import Asked, FilingFacts
from perflint.model.result import LintResult
from perflint.postprocess.sidecar import OWN, SHARED
from perflint.text.members import split_member

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset

LENGTH = 4
SIZE = 16


class Made(NamedTuple):
    """What came of one filing; `facts` are packed, b"" where none are kept."""

    result: LintResult
    facts: bytes = b""


class ChunkWork:
    """What LintWork does, and the facts that comparing filings needs where `asked`."""

    def __init__(
        self,
        ruleset: Ruleset,
        config: Config,
        record: DefectRecorder,
        lint: Lint,
        asked: Asked | None,
    ) -> None:
        self.linting = LintWork(ruleset, config, record, lint)
        self.asked = asked

    def __call__(self, file: PlannedFile) -> bytes:
        made = self.perform(file)
        result = pack_result(made.result)
        return len(result).to_bytes(LENGTH, "little") + result + made.facts

    def perform(self, file: PlannedFile) -> Made:
        """The result of `file` and its facts."""
        return Made(slim(self.linting.perform(file)), self.gather(file))

    def give_up(self, file: PlannedFile, error: Exception) -> Made:
        """The result of a filing that could not be checked."""
        return Made(self.linting.give_up(file, error))

    def warm_up(self) -> None:
        """Load what the rules need for any filing."""
        self.linting.warm_up()

    def gather(self, file: PlannedFile) -> bytes:
        """The facts of `file`, packed."""
        if self.asked is None:
            return b""
        from perflint.batch.gather import FactsWork, pack_facts

        facts = FactsWork(self.linting.ruleset, self.asked, self.linting.record).perform(file)
        return b"" if facts.error else pack_facts(facts)


def slim(result: LintResult) -> LintResult:
    """`result` without what no store keeps."""
    attached = tuple(map(slim, result.attachments))
    return result._replace(text="", outline=(), attachments=attached)


def unpack_made(content: bytes) -> Made:
    """What the bytes of ChunkWork hold."""
    end = LENGTH + int.from_bytes(content[:LENGTH], "little")
    return Made(unpack_result(content[LENGTH:end]), content[end:])


def read_facts(content: bytes) -> FilingFacts | None:
    """The facts of `Made.facts`."""
    from perflint.batch.gather import unpack_facts

    return unpack_facts(content) if content else None


def digest_filing(file: PlannedFile, about: About, settings: bytes) -> bytes:
    """What the result of `file` is known by from one run to the next: its path as it stands in the
    chunk, what the list says of it, its bytes, those of its attachments and of suppressions beside
    them, and the settings. One in an archive is known by the whole archive."""
    digest = blake2b(settings, digest_size=SIZE)
    digest.update(repr(tuple(about)).encode("utf-8", "surrogatepass"))
    for path in (file.path, *file.attachments):
        digest.update(f"\0{path}\0".encode("utf-8", "surrogatepass"))
        try:
            digest.update(digest_archive(path) or digest_file(path))
        except (OSError, ValueError):
            digest.update(b"?")
        digest.update(digest_if_there(path + OWN))
        digest.update(digest_if_there(os.path.join(os.path.dirname(path), SHARED)))
    return digest.digest()


_ARCHIVE: dict[str, bytes] = {}
"""The last archive, whose members follow each other."""


def digest_archive(path: str) -> bytes:
    """A digest of the archive that `path` leads into; b"" where it leads into none."""
    if ".zip/" not in path.lower():
        return b""
    archive, member = split_member(path)
    if not member:
        return b""
    if archive not in _ARCHIVE:
        _ARCHIVE.clear()
        _ARCHIVE[archive] = digest_file(archive)
    return _ARCHIVE[archive]

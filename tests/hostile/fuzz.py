"""Each input goes through the whole of perflint, in a worker process with its limits: read, judged,
written as JSON, some annotated. What comes of it is an outcome; a defect is one that must not be."""

from __future__ import annotations

import io
import json
import marshal
import os
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import NamedTuple
from unittest import mock

from perflint.annotate import ANNOTATORS, AnnotateOptions, load_annotator
from perflint.api import lint_document
from perflint.batch.limits import Limits, Stopped, Workers
from perflint.batch.ordered import run_isolated
from perflint.batch.planned import PlannedFile
from perflint.config import Config
from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.model.rule import Ruleset
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.zip_members import Members
from perflint.reporters.contract import describe_document
from perflint.reporters.encoding import write_json
from tests.hostile.seeds import make_input
from tests.readers.test_spans import check

LIMITS = Limits(seconds=20, per_megabyte=0, memory=1500)
_ANNOTATED = 8
"""One input in so many that can be is annotated as well."""


class Outcome(NamedTuple):
    """`kind`: checked, refused or defect; `detail`: the format read, the kind of the refusal, or where
    perflint failed; `seconds` of processor time."""

    number: int
    suffix: str
    kind: str
    detail: str
    seconds: float


class FuzzWork:
    """From the number of an input, as a path, to its outcome."""

    def __init__(self, seed: int, ruleset: Ruleset) -> None:
        self.seed, self.ruleset = seed, ruleset

    def __call__(self, file: PlannedFile) -> bytes:
        return marshal.dumps(tuple(self.perform(file)))

    def perform(self, file: PlannedFile) -> Outcome:
        number = int(file.path)
        name, data = make_input(self.seed, number)
        suffix = name.rpartition(".")[2]
        began = time.process_time()
        try:
            kind, detail = "checked", self.try_out(number, name, data)
        except ReadError as error:
            told = error.kind and error.title and error.hint
            kind, detail = ("refused", error.kind) if told else ("defect", f"mute {error.kind}")
        except MemoryError:
            raise
        except Exception as error:
            frame = traceback.extract_tb(error.__traceback__)[-1]
            place = f"{os.path.basename(frame.filename)}:{frame.lineno}"
            kind, detail = "defect", f"{type(error).__name__} {place}"
        return Outcome(number, suffix, kind, detail, time.process_time() - began)

    def give_up(self, file: PlannedFile, error: Exception) -> Outcome:
        kind = error.kind if isinstance(error, Stopped) else type(error).__name__
        name, _ = make_input(self.seed, int(file.path))
        return Outcome(int(file.path), name.rpartition(".")[2], "defect", kind, LIMITS.seconds)

    def warm_up(self) -> None:
        """The rules are compiled before."""

    def try_out(self, number: int, name: str, data: bytes) -> str:
        """The format that was read. Raises ReadError, or whatever else there is to be found."""
        if name.endswith(".zip"):
            return self.open_archive(data)
        document = read(name, data=data)
        self.judge(document)
        if number % _ANNOTATED == 0 and document.format in ANNOTATORS:
            result = lint_document(document, self.ruleset, Config())
            options = AnnotateOptions("0", datetime(2024, 1, 1, tzinfo=UTC))
            load_annotator(document.format).annotate(data, document, result, options)
        return document.format

    def judge(self, document: Document) -> None:
        check(document)
        result = lint_document(document, self.ruleset, Config(lang="zh"))
        written = write_json(describe_document(result))
        assert len(written.splitlines()) == 1
        json.loads(written)

    def open_archive(self, data: bytes) -> str:
        members = Members(io.BytesIO(data), DEFAULT_LIMITS)
        for member in sorted(members.entries)[:20]:
            try:
                self.judge(read(member or "?", data=members.read(member)))
            except ReadError as error:
                if not (error.kind and error.hint):
                    raise AssertionError(member) from error
        return "zip"


def fuzz(seed: int, start: int, count: int, jobs: int, ruleset: Ruleset) -> Iterator[Outcome]:
    """The outcomes of the inputs from `start` on, in order."""
    plan = [PlannedFile(str(number), named=True) for number in range(start, start + count)]

    def unpack(content: bytes) -> Outcome:
        return Outcome(*marshal.loads(content))

    # LibreOffice would take a second for each
    with mock.patch.dict(os.environ, {"PERFLINT_SOFFICE": "/none"}):
        for _, outcome in run_isolated(
            plan, lambda: FuzzWork(seed, ruleset), unpack, Workers(jobs, LIMITS, "fork")
        ):
            yield outcome

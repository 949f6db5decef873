"""A chunk done in this process and its workers: results into rows, rows into a part."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from importlib import import_module
from typing import cast

from perflint.batch.jobs import count_cores
from perflint.batch.limits import Limits, Workers
from perflint.batch.ordered import run_isolated
from perflint.batch.planned import PlannedFile
from perflint.batch.run import DefectRecorder, Lint
from perflint.cluster.chunks import Chunk
from perflint.cluster.listing import About
from perflint.cluster.settings import Settings
from perflint.cluster.work import ChunkWork, Made, digest_filing, read_facts, unpack_made
from perflint.store.earlier import Filing, unpack_earlier
from perflint.store.part import Part, Rows
from perflint.store.rows import (
    FULL,
    NO_CLAIMS,
    Known,
    Row,
    describe_claims,
    describe_facts,
    describe_figures,
    describe_filing,
    describe_findings,
    find_whose,
)
from perflint.store.tables import FILINGS

ROOM = 1 << 20
"""Numbers of filings that a chunk has for itself."""
DEFECTS = frozenset({"defect", "crashed"})


def perform(chunk: Chunk, settings: Settings, root: str, record: DefectRecorder) -> Part:
    """What `chunk` adds to the store. Paths are seen from `root`, which becomes the current folder, so
    that nothing in a result depends on where that is."""
    os.chdir(root)
    work = make_work(settings, root, record)
    files = [PlannedFile(path, named, attachments) for path, named, attachments, _ in chunk.units]
    about = [About(*unit[3]) for unit in chunk.units]
    gathered = Gathered(settings, chunk.number * ROOM)
    digest, earlier = settings.digest(), unpack_earlier(chunk.earlier)
    known = [digest_filing(file, one, digest) for file, one in zip(files, about, strict=True)]
    same = [_find_same(earlier, file, content) for file, content in zip(files, known, strict=True)]
    config = settings.config
    limits = Limits(config.time_limit, config.time_limit, config.memory_limit)
    left = [file for file, one in zip(files, same, strict=True) if one is None]
    jobs = min(settings.jobs or count_cores(), len(left))
    results = run_isolated(left, lambda: work, unpack_made, Workers(jobs, limits))
    for content, one, kept in zip(known, about, same, strict=True):
        if kept is None:
            gathered.add(next(results)[1], content, one)
        else:
            gathered.take_over(kept, one)
    return Part(chunk.number, gathered.rows.rows, gathered.counts)


def make_work(settings: Settings, root: str, record: DefectRecorder) -> ChunkWork:
    """What is done with each filing."""
    asked = None
    if settings.facts:
        from perflint.across.compare import ask, find_rules

        asked = ask(find_rules(settings.ruleset, settings.config))
    module, _, name = settings.lint.partition(":")
    lint = cast(Lint, getattr(import_module(module), name))
    config = settings.config._replace(
        root=root,
        detail=settings.claims != NO_CLAIMS,
        words_of_claims=settings.claims == FULL,
    )
    return ChunkWork(settings.ruleset, config, record, lint, asked)


class Gathered:
    """The rows of a chunk, filings numbered from `number` on, and counts of what is in them."""

    def __init__(self, settings: Settings, number: int) -> None:
        self.settings = settings
        self.rows = Rows()
        self.number = number
        self.counts: Counter[str] = Counter()

    def add(self, made: Made, content: bytes, about: About) -> None:
        """Take up what came of a filing that is known by `content`."""
        report, year, facts = self.number, about.year, read_facts(made.facts)
        for result in made.result.unfold():
            told = result.report.year if result.report else None
            year = about.year or (year if result.attached_to else told)
            attached = report if result.attached_to else None
            known = Known(self.number, result.path, content, year, *about[1:], attached)
            whose = find_whose(result, known)
            row = describe_filing(result, known, whose)
            self.rows.add("filings", year, [row])
            self.rows.add("findings", year, describe_findings(result.findings, known, whose))
            self.rows.add(
                "claims", year, describe_claims(result.claims, self.number, self.settings.claims)
            )
            if facts is not None and self.number == report:
                self.rows.add("facts", year, [describe_facts(facts, report)])
                self.rows.add("figures", year, describe_figures(facts, report))
            self.number += 1
            self.count(row)

    def take_over(self, filing: Filing, about: About) -> None:
        """Take up what an earlier run has of a filing, under its new numbers."""
        report = self.number
        for tables in filing.files:
            for table, rows in tables.items():
                renumbered = [(self.number, *row[1:]) for row in rows]
                if table == "filings" and self.number != report:
                    renumbered = [attach(row, report) for row in renumbered]
                self.rows.add(table, about.year or filing.year, renumbered)
                if table == "filings":
                    self.count(renumbered[0])
            self.number += 1
        self.counts["reused"] += len(filing.files)

    def count(self, row: tuple[object, ...]) -> None:
        """Count what a row of the table filings says."""
        said = dict(zip((column.name for column in FILINGS), row, strict=True))
        self.counts["filings"] += 1
        self.counts["unreadable"] += said["error"] is not None
        self.counts["defects"] += said["error"] in DEFECTS
        for severity in ("errors", "warnings", "infos"):
            self.counts[severity] += cast(int, said[severity])


def attach(row: Row, report: int) -> Row:
    """A row of the table filings, attached to the filing `report`."""
    at = [column.name for column in FILINGS].index("attached")
    return (*row[:at], report, *row[at + 1 :])


def _find_same(earlier: Mapping[str, Filing], file: PlannedFile, content: bytes) -> Filing | None:
    """What is kept of a filing that has not changed."""
    found = earlier.get(file.path)
    return found if found and found.content == content else None

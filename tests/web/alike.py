"""Everything the fixtures give: findings, refusals, annotated filings, notices, each as one line.

Run as a program with the stand-ins first on the path, it says what a browser would."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path

from perflint.annotate import ANNOTATORS, RETRACTORS, AnnotateOptions, load_annotator
from perflint.annotate.fixes import find_fixes
from perflint.api import lint_document, lint_file
from perflint.batch.grouping import attach_tables
from perflint.batch.plan import make_plan
from perflint.config import Config
from perflint.readers import SUFFIXES, read
from perflint.reporters.contract import describe_document
from perflint.ruleset import load_ruleset

FIXTURES = Path(__file__).resolve().parents[2] / "fixtures"
WRITTEN = ("formats/report.docx", "formats/report.pdf", "formats/部门自评表.xlsx")
DATE = datetime(2026, 1, 1, tzinfo=UTC)


def tell() -> Iterator[str]:
    """The lines. Names of modules first, so that nobody compares a library with itself."""
    import ahocorasick_rs
    import lxml.etree

    yield f"{lxml.etree.__file__} {ahocorasick_rs.__file__}"
    os.chdir(FIXTURES)
    rules, config = load_ruleset(), Config()
    for file in attach_tables(make_plan(["."], SUFFIXES), rules.vocabularies).files:
        for result in lint_file(file.path, rules, config, file.attachments).unfold():
            yield f"{describe_document(result)} {sha256(result.text.encode()).hexdigest()}"
    for name in WRITTEN:
        data = Path(name).read_bytes()
        document = read(name)
        result = lint_document(document, rules, config)
        fixes = (
            find_fixes(document, rules, config, ((), ())) if document.format in RETRACTORS else ()
        )
        options = AnnotateOptions("0", DATE, fixes=fixes)
        assert document.format in ANNOTATORS
        made = load_annotator(document.format).annotate(data, document, result, options)
        yield f"{name} {sha256(made).hexdigest()}"
        again = load_annotator(document.format).annotate(
            made, read(name, data=made), result, options
        )
        yield f"{name} again {sha256(again).hexdigest()}"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in tell():
        print(line)

"""One JSON object for the whole run, `perflint/1`; one document a line inside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.reporters.contract import SCHEMA, describe_document
from perflint.reporters.encoding import encode, write_json
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """The object with schema, version, rules, documents and summary, open until the last result."""
    summary = Summary()
    rules = write_json([rule.id for rule in options.rules])
    head = f'{{"schema": "{SCHEMA}", "version": "{options.version}",\n "rules": {rules},\n "documents": ['
    for result in results:
        summary.add(result)
        yield encode(f"{head}\n  {write_json(describe_document(result))}")
        head = ","
    yield encode(f"{head if head != ',' else ''}],\n")
    yield encode(f' "summary": {json.dumps(summary.as_dict())}}}\n')

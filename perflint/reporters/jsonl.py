"""One JSON object a line: each document as in `json`, then one line with the summary.

A document's line is an item of `documents` with `schema` before it; the last line alone has
`schema`, `version` and `summary`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from perflint.reporters.contract import SCHEMA, describe_document
from perflint.reporters.encoding import encode, write_json
from perflint.reporters.summary import Summary

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """Lines, each complete as soon as its filing is done."""
    summary = Summary()
    for result in results:
        yield line({"schema": SCHEMA, **describe_document(summary.add(result))})
    yield line({"schema": SCHEMA, "version": options.version, "summary": summary.as_dict()})


def line(value: dict[str, Any]) -> bytes:
    """`value` on one line."""
    return encode(write_json(value) + "\n")

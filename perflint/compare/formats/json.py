"""One JSON object, `perflint-compare/1`; findings as in `perflint/1`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from perflint.compare import tally_all, tally_departments
from perflint.reporters.contract import describe_finding
from perflint.reporters.encoding import encode

if TYPE_CHECKING:
    from perflint.compare import ComparedFiling, Comparison
    from perflint.reporters import ReportOptions

SCHEMA = "perflint-compare/1"


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """schema, version, the two rounds, filings, departments and the summary."""
    described = {
        "schema": SCHEMA,
        "version": options.version,
        "before": comparison.before,
        "after": comparison.after,
        "documents": [describe_filing(filing) for filing in comparison.filings],
        "departments": [
            {"department": department, **tally._asdict()}
            for department, tally in tally_departments(comparison).items()
        ],
        "summary": tally_all(comparison)._asdict(),
    }
    yield encode(json.dumps(described, ensure_ascii=False, indent=1) + "\n")


def describe_filing(filing: ComparedFiling) -> dict[str, Any]:
    """An item of `documents`."""
    return {
        "path": filing.path,
        "earlier_path": filing.earlier_path or None,
        "department": filing.department,
        "standing": filing.standing,
        **{
            change: [describe_finding(one) for one in findings]
            for change, findings in filing.changes.items()
        },
    }

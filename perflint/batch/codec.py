"""Results as bytes and back: between processes, and between runs in the cache.

`marshal` holds plain tuples only, so frozen data are flattened and built again: no class is named in
the bytes, and nothing in them can run. A result that was not written by this code is refused.
"""

from __future__ import annotations

import marshal
from collections.abc import Mapping
from typing import Any

from perflint.model.result import (
    ClaimRecord,
    Coverage,
    Finding,
    LintResult,
    LocatedOperand,
    Location,
    OutlineRow,
    ReadFailure,
    RelatedPlace,
    ReportInfo,
    Values,
)
from perflint.model.rule import Basis

VERSION = 4
"""Of marshal: the same in every Python since 3.4."""
NESTED: Mapping[type, Mapping[str, type]] = {
    LintResult: {
        "error": ReadFailure,
        "report": ReportInfo,
        "findings": Finding,
        "claims": ClaimRecord,
        "outline": OutlineRow,
        "coverage": Coverage,
        "attachments": LintResult,
    },
    Finding: {"location": Location, "basis": Basis, "values": Values, "related": RelatedPlace},
    ClaimRecord: {"stated": LocatedOperand, "operands": LocatedOperand},
    ReportInfo: {"evidence": dict},
    Coverage: {"skipped": dict},
}
"""The fields of each class that hold frozen data, one or a tuple of them, or a mapping."""
SERIES = frozenset({"findings", "claims", "outline", "attachments", "related", "operands"})
Step = tuple[int, Any, bool]


def find_steps(kind: Any) -> tuple[Step, ...]:
    """Position, class and whether there are several, of each nested field."""
    fields = NESTED.get(kind, {})
    return tuple((kind._fields.index(name), fields[name], name in SERIES) for name in fields)


STEPS: Mapping[Any, tuple[Step, ...]] = {kind: find_steps(kind) for kind in NESTED}
NONE: tuple[Step, ...] = ()


def pack_result(result: LintResult) -> bytes:
    """The bytes of `result`."""
    return marshal.dumps(flatten(result, LintResult), VERSION)


def unpack_result(content: bytes | memoryview) -> LintResult:
    """The result that `pack_result` was given. Raises ValueError, TypeError or EOFError for any
    other bytes."""
    result: LintResult = build(marshal.loads(content), LintResult)
    return result


def flatten(value: Any, kind: Any) -> tuple[Any, ...]:
    """A frozen value as a plain tuple of plain values."""
    items = list(value)
    for at, inner, several in STEPS.get(kind, NONE):
        item = items[at]
        if not item:
            items[at] = item if item is None or several else inner()
        elif inner is dict:
            items[at] = dict(item)
        elif several:
            items[at] = tuple([flatten(one, inner) for one in item])
        else:
            items[at] = flatten(item, inner)
    return tuple(items)


def build(items: Any, kind: Any) -> Any:
    """The frozen value of class `kind` that was flattened to `items`."""
    steps = STEPS.get(kind, NONE)
    if not steps:
        return kind._make(items)
    parts = list(items)
    for at, inner, several in steps:
        part = parts[at]
        if part and inner is not dict:
            if several:
                parts[at] = tuple([build(one, inner) for one in part])
            else:
                parts[at] = build(part, inner)
    return kind._make(parts)

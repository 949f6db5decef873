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
    Decision,
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
        "suppressed": Finding,
    },
    Finding: {
        "location": Location,
        "basis": Basis,
        "values": Values,
        "related": RelatedPlace,
        "decision": Decision,
    },
    ClaimRecord: {"stated": LocatedOperand, "operands": LocatedOperand},
    ReportInfo: {"evidence": dict},
    Coverage: {"skipped": dict},
}
"""The fields of each class that hold frozen data, one or a tuple of them, or a mapping."""
SERIES = frozenset(
    {"findings", "claims", "outline", "attachments", "suppressed", "related", "operands"}
)
Step = tuple[int, Any, bool, bool]
_make = tuple.__new__
"""As the classes' own `_make`, but without a call in Python for each of many small tuples."""


def find_steps(kind: Any) -> tuple[Step, ...]:
    """Position and class of each nested field, whether there are several, and whether what is nested
    has no nested fields itself."""
    fields = NESTED.get(kind, {})
    return tuple(
        (kind._fields.index(name), inner, name in SERIES, inner not in NESTED)
        for name, inner in fields.items()
    )


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
    for at, inner, several, _ in STEPS.get(kind, NONE):
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
    parts = list(items)
    for at, inner, several, leaf in STEPS.get(kind, NONE):
        part = parts[at]
        if not part or inner is dict:
            continue
        if not several:
            parts[at] = _make(inner, part) if leaf else build(part, inner)
        elif leaf:
            parts[at] = tuple([_make(inner, one) for one in part])
        else:
            parts[at] = tuple([build(one, inner) for one in part])
    return _make(kind, parts)

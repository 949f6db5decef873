"""What a check says of a filing, before any rule has stamped it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from perflint.model.quantity import Quantity
from perflint.model.span import Span

Verdict = Literal["holds", "holds_if_truncated", "approximate", "contradicted", "skipped"]
FITS = ("holds", "holds_if_truncated")
"""The figures make what is printed, to the last digit."""
SOUND = (*FITS, "approximate")
"""What is printed may be what the figures make."""
Confidence = Literal["certain", "likely"]
ClaimKind = Literal[
    "ratio", "share", "sum", "difference", "change", "points", "count", "balance", "score",
    "threshold", "rank", "conversion", "repeat", "year",
]  # fmt: skip


class Operand(NamedTuple):
    """A quantity that takes part in a claim; `role` is a stable English word (base, part, total)."""

    role: str
    quantity: Quantity


class Related(NamedTuple):
    """Another place a reader should look at; `span` lies in the flow."""

    role: str
    span: Span


class Claim(NamedTuple):
    """One checkable statement and its verdict.

    `span` covers the statement and `mark` the words to point at, both in the flow. `stated` is the
    printed text judged, `expected` what it should read (printed like the original), `expression`
    the calculation in printed numbers (`150 ÷ 200`). `reason` says why a claim was skipped, `slip`
    what kind of slip a contradiction looks like. `values` fill the rule's message. `severity` holds a
    finding down to a warning where the grounds are no better. `suggested`: `expected` is what should
    stand there; False where any of several numbers may be the wrong one. `tabled`: a line of a table
    tells it as a sentence would; a rule on tables that says the same comes first.
    """

    kind: ClaimKind
    verdict: Verdict
    span: Span
    mark: Span
    stated: Quantity | None = None
    stated_text: str = ""
    expected: str = ""
    expression: str = ""
    reason: str = ""
    slip: str = ""
    confidence: Confidence = "certain"
    operands: tuple[Operand, ...] = ()
    related: tuple[Related, ...] = ()
    values: Mapping[str, str] = MappingProxyType({})
    severity: Literal["", "warning"] = ""
    suggested: bool = True
    tabled: bool = False


class Match(NamedTuple):
    """A defect that is not arithmetic; `span` lies in the flow, or in Document.text if `raw`.

    `values` fill the placeholders of the rule's message, `suggestion` is replacement text.
    """

    span: Span
    values: Mapping[str, str] = MappingProxyType({})
    related: tuple[Related, ...] = ()
    confidence: Confidence = "certain"
    suggestion: str = ""
    raw: bool = False

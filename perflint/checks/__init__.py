"""Check kinds: what a rule's `kind` names. Modules are imported when a rule needs them."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Protocol

from perflint.model.claim import Claim, Match
from perflint.model.subject import Subject

if TYPE_CHECKING:
    from perflint.model.folder import Folder, FolderMatch

CHECKS: Mapping[str, str] = {
    "all_met": "perflint.checks.all_met",
    "annex": "perflint.checks.annex",
    "borrowed_text": "perflint.checks.borrowed_text",
    "bound": "perflint.checks.bound",
    "bounded_list": "perflint.checks.bounded_list",
    "calendar": "perflint.checks.calendar",
    "carried_over": "perflint.checks.carried_over",
    "checksum": "perflint.checks.checksum",
    "cited_document": "perflint.checks.cited_document",
    "conversion": "perflint.checks.conversion",
    "copied_text": "perflint.checks.copied_text",
    "count_list": "perflint.checks.count_list",
    "count_points": "perflint.checks.count_points",
    "document_year": "perflint.checks.document_year",
    "doubled": "perflint.checks.doubled",
    "echoed_total": "perflint.checks.echoed_total",
    "empty_section": "perflint.checks.empty_section",
    "filing": "perflint.checks.filing",
    "fixed_term": "perflint.checks.fixed_term",
    "inconsistent_word": "perflint.checks.inconsistent_word",
    "limit": "perflint.checks.limit",
    "missing_filing": "perflint.checks.missing_filing",
    "misspelling": "perflint.checks.misspelling",
    "outlier": "perflint.checks.outlier",
    "overshoot": "perflint.checks.overshoot",
    "paragraph_end": "perflint.checks.paragraph_end",
    "pattern": "perflint.checks.pattern",
    "period": "perflint.checks.period",
    "rank": "perflint.checks.rank",
    "ratio": "perflint.checks.ratio",
    "reference": "perflint.checks.reference",
    "relation": "perflint.checks.relation",
    "repeat": "perflint.checks.repeat",
    "repeated_filing": "perflint.checks.repeated_filing",
    "report_date": "perflint.checks.report_date",
    "report_year": "perflint.checks.report_year",
    "required_attachment": "perflint.checks.required_attachment",
    "required_sections": "perflint.checks.required_sections",
    "required_text": "perflint.checks.required_text",
    "sampling": "perflint.checks.sampling",
    "score_cap": "perflint.checks.score_cap",
    "score_grade": "perflint.checks.score_grade",
    "score_table": "perflint.checks.score_table",
    "score_target": "perflint.checks.score_target",
    "score_text": "perflint.checks.score_text",
    "section_numbering": "perflint.checks.section_numbering",
    "share_total": "perflint.checks.share_total",
    "table_column": "perflint.checks.table_column",
    "table_share": "perflint.checks.table_share",
    "table_text": "perflint.checks.table_text",
    "table_total": "perflint.checks.table_total",
    "tense": "perflint.checks.tense",
    "threshold": "perflint.checks.threshold",
    "time_span": "perflint.checks.time_span",
    "unpaired": "perflint.checks.unpaired",
    "zero_base": "perflint.checks.zero_base",
}


class Check(Protocol):
    """A check kind. `Params` is a NamedTuple of options, a docstring under each; `check` knows no rule.

    A module may also export `VALUES: frozenset[str]`, the names its claims and matches fill in
    a message; placeholders of rules are then held to it. One that needs an extra exports its name,
    `EXTRA`, and `ready() -> bool`, whether it is installed; without it `check` finds nothing. One that has much
    to load for its first filing exports `warm()`, which loads it.
    """

    Params: type

    def check(self, subject: Subject, params: Any) -> Iterator[Claim | Match]:
        """What `subject` says that `params` asks about, in any order."""


class FolderCheck(Check, Protocol):
    """A check kind that compares filings, for rules that apply to `folder`; its `check` finds nothing.

    It may also export `ask(params) -> Asked`, which says what has to be kept of each filing.
    """

    def compare(self, folder: Folder, params: Any) -> Iterator[FolderMatch]:
        """What the filings of `folder` say about each other."""


def load_check(kind: str) -> Check:
    """The module of a check kind, imported now; KeyError for a kind that is not in CHECKS."""
    name = CHECKS[kind]
    module: Any = sys.modules.get(name) or load_module(name)
    return module  # type: ignore[no-any-return]


def is_ready(kind: str) -> bool:
    """Whether all is installed that a check kind needs."""
    ready = getattr(load_check(kind), "ready", None)
    return ready is None or bool(ready())


def needed_extra(kind: str) -> str:
    """The extra that a check kind needs, "" for one that needs none."""
    return str(getattr(load_check(kind), "EXTRA", ""))


def warm_up(kinds: Iterable[str]) -> None:
    """Load what check kinds need for any filing, for processes that are forked from this one."""
    for kind in kinds:
        warm = getattr(load_check(kind), "warm", None)
        if warm is not None:
            warm()


def load_module(name: str) -> object:
    """The module `name`, imported if need be."""
    if name not in sys.modules:
        __import__(name)
    return sys.modules[name]

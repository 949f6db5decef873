"""Decisions that a reviewer exported from the web page, as JSON (`perflint-decisions/1`)."""

from __future__ import annotations

import json
from collections import Counter, defaultdict, deque
from collections.abc import Iterable
from typing import Any, NamedTuple, cast

from perflint.errors import UsageError
from perflint.lang import DECISION
from perflint.model.result import Decision, LintResult, Verdict

SCHEMA = "perflint-decisions/1"
HINT = "请在网页里点“导出处理意见”重新导出。"
FIELDS = ("path", "rule", "fingerprint", "excerpt", "message")


class Decided(NamedTuple):
    """A finding with what was decided of it, as far as it takes to find it again. `alone`: no other
    finding of its rule has the same excerpt."""

    path: str
    rule: str
    fingerprint: str
    excerpt: str
    message: str
    decision: Decision
    alone: bool = True


def is_exported(data: bytes) -> bool:
    """Whether JSON holds decisions, not results."""
    return SCHEMA.encode() in data[:200]


def read_exported(data: bytes, path: str) -> tuple[Decided, ...]:
    """The decisions in `data`, the content of the file at `path`. Raises UsageError for any other."""
    try:
        given = json.loads(data)
        if given["schema"] != SCHEMA:
            raise ValueError(given["schema"])
        return tuple(map(read_one, given["decisions"]))
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        raise UsageError("不是处理意见，或被改动过", place=path, hint=HINT) from None


def read_one(given: dict[str, Any]) -> Decided:
    """One decision."""
    path, rule, fingerprint, excerpt, message = (str(given[field]) for field in FIELDS)
    if given["verdict"] not in DECISION:
        raise ValueError(given["verdict"])
    decision = Decision(cast(Verdict, given["verdict"]), str(given["note"]), str(given["reviewer"]))
    return Decided(path, rule, fingerprint, excerpt, message, decision)


def list_decided(results: Iterable[LintResult]) -> tuple[Decided, ...]:
    """The findings of `results` that somebody decided on."""
    told = []
    for result in results:
        alike = Counter((one.rule, one.excerpt) for one in result.findings)
        for one in result.findings:
            if one.decision is not None:
                alone = alike[one.rule, one.excerpt] == 1
                words = one.rule, one.fingerprint, one.excerpt, one.message
                told.append(Decided(result.path, *words, one.decision, alone))
    return tuple(told)


def apply_decisions(
    results: Iterable[LintResult], decided: Iterable[Decided]
) -> tuple[LintResult, ...]:
    """`results` with the decisions on their findings; one decided twice keeps what it has."""
    waiting: defaultdict[str, deque[Decision]] = defaultdict(deque)
    for one in decided:
        waiting[one.fingerprint].append(one.decision)
    told = []
    for result in results:
        findings = tuple(
            one._replace(decision=waiting[one.fingerprint].popleft())
            if one.decision is None and waiting.get(one.fingerprint)
            else one
            for one in result.findings
        )
        told.append(result._replace(findings=findings))
    return tuple(told)


def withhold(results: Iterable[LintResult]) -> tuple[tuple[LintResult, ...], int]:
    """`results` without the findings a reviewer rejected or has yet to verify, and how many those
    are."""
    told, withheld = [], 0
    for result in results:
        kept = tuple(
            one
            for one in result.findings
            if one.decision is None or one.decision.verdict == "accepted"
        )
        withheld += len(result.findings) - len(kept)
        told.append(result._replace(findings=kept))
    return tuple(told), withheld

"""Corrections that are provably safe: what is in doubt, or a number, is left to a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.annotate import span_of
from perflint.api import lint_document

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.document import Document
    from perflint.model.result import Finding
    from perflint.model.rule import Rule, Ruleset, SafeFix
    from perflint.postprocess.sidecar import Found

_HALF = "".join(map(chr, range(0x21, 0x7F)))
_FULL = "".join(chr(ord(sign) + 0xFEE0) for sign in _HALF)
_WIDTHS = {"full-width": str.maketrans(_HALF, _FULL), "half-width": str.maketrans(_FULL, _HALF)}


def find_fixes(
    document: Document, ruleset: Ruleset, config: Config, beside: Found
) -> tuple[Finding, ...]:
    """A finding for every place that has a safe correction, which is its suggestion.

    Only rules that declare a `safe_fix` take part, and at every place, also those that report the
    first one only.
    """
    rules = {rule.id: _everywhere(rule) for rule in ruleset.rules if rule.safe_fix}
    result = lint_document(document, ruleset._replace(rules=tuple(rules.values())), config, beside)
    return tuple(_correct(result.findings, rules, document))


def _everywhere(rule: Rule) -> Rule:
    if getattr(rule.params, "once", "each") == "each":
        return rule
    return rule._replace(params=rule.params._replace(once="each"))


def _correct(
    findings: tuple[Finding, ...], rules: dict[str, Rule], document: Document
) -> Iterator[Finding]:
    for finding in findings:
        if finding.rule in rules:
            how: SafeFix = rules[finding.rule].safe_fix
            stated = span_of(finding, document).of(document.text)
            wanted = finding.suggestion if how == "suggestion" else stated.translate(_WIDTHS[how])
            if wanted and wanted != stated:
                yield finding._replace(suggestion=wanted)

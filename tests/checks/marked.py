"""What one rule marks in a few lines of text."""

from __future__ import annotations

from perflint.model.claim import Match
from tests.checks.verdicts import outcomes, understand


def marked(rule_id: str, text: str) -> list[str]:
    """The words that a rule of defects points at, as the flow writes them."""
    flow, source = understand(text).flow.text, understand(text).document.text
    return [
        match.span.of(source if match.raw else flow)
        for match in outcomes(rule_id, text)
        if isinstance(match, Match)
    ]

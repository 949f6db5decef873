"""What the statements of a few lines of text come to."""

from __future__ import annotations

from perflint.model.statement import Statement
from tests.checks.verdicts import understand


def statements(text: str) -> tuple[Statement, ...]:
    """Every statement of `text`, as judged."""
    return understand(text).statements


def accused(text: str) -> list[tuple[str, str]]:
    """Topic and words of every statement that is a finding."""
    subject = understand(text)
    return [
        (one.topic, one.claim.mark.of(subject.flow.text))
        for one in subject.statements if one.claim.verdict == "contradicted"
    ]  # fmt: skip

"""A first rule file, from a few answers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

KINDS = ("pattern", "ratio")


class Draft(NamedTuple):
    """What a person says of a new rule. `find` are the words to find (pattern), or phrases with the
    roles part, base and rate (ratio)."""

    id: str
    name: str
    title: str
    severity: str
    kind: str
    find: tuple[str, ...]
    message: str
    why: str
    document: str
    clause: str
    status: str
    fail: tuple[str, ...]
    passes: tuple[str, ...]


def write_rule(draft: Draft) -> str:
    """The YAML of a draft: valid in form, proved only by running its examples."""
    lines = [
        f"id: {quote(draft.id)}",
        f"name: {quote(draft.name)}",
        f"title: {quote(draft.title)}",
        f"severity: {draft.severity}",
        f"kind: {draft.kind}",
        "params:",
        *write_params(draft),
        f"message: {quote(draft.message)}",
        f"why: {quote(draft.why)}",
        "basis:",
        f"  document: {quote(draft.document)}",
        *([f"  clause: {quote(draft.clause)}"] if draft.clause else []),
        f"  status: {draft.status}",
        "examples:",
        "  fail:",
        *write_texts(draft.fail),
        "  pass:",
        *write_texts(draft.passes),
    ]
    return "\n".join(lines) + "\n"


def write_params(draft: Draft) -> Iterable[str]:
    """The options, so that words are found as they stand."""
    if draft.kind == "ratio":
        return ["  phrases:", *(f"    - {quote(phrase)}" for phrase in draft.find)]
    return [
        f"  literals: [{', '.join(quote(word) for word in draft.find)}]",
        "  patterns:",
        *(f"    - {quote(escape(word))}" for word in draft.find),
    ]


def write_texts(texts: Iterable[str]) -> list[str]:
    """Examples, those of several lines as blocks."""
    lines: list[str] = []
    for text in texts:
        if "\n" in text:
            lines += ["    - |", *(f"      {line}".rstrip() for line in text.split("\n"))]
        else:
            lines.append(f"    - {quote(text)}")
    return lines


def escape(word: str) -> str:
    """A pattern that matches `word` as the flow writes it."""
    from perflint.text.normalize import normalize

    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", normalize(word))


def quote(text: str) -> str:
    """A YAML scalar for `text` on one line."""
    plain = re.fullmatch(r"[A-Za-z\u4e00-\u9fff《（][^:#\n\"'{}\[\],&*?|<>=!%@`\\]*", text)
    if plain and text == text.strip() and text not in ("true", "false", "null"):
        return text
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

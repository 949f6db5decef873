"""A first rule file, from a few answers."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from perflint.checks import load_check
from perflint.errors import UsageError

SEEN_BY = ("department", "project", "project-summary")
"""The reports in which something can be missing: other documents need not have it."""
_BRACE = re.compile(r"(?<!\\)[{}]")


class Draft(NamedTuple):
    """What a person says of a new rule; `params` are the options of its kind as plain data, `reports`
    the reports it is for, none for all."""

    id: str
    name: str
    title: str
    severity: str
    kind: str
    params: Mapping[str, Any]
    message: str
    why: str
    document: str
    clause: str
    status: str
    fail: tuple[str, ...]
    passes: tuple[str, ...]
    reports: tuple[str, ...] = ()


def write_rule(draft: Draft) -> str:
    """The YAML of a draft: valid in form, proved only by running its examples."""
    lines = [
        f"id: {quote(draft.id)}",
        f"name: {quote(draft.name)}",
        f"title: {quote(draft.title)}",
        f"severity: {draft.severity}",
        f"kind: {draft.kind}",
        *(["params:", *write_params(draft.params)] if draft.params else []),
        *([f"applies_to: {{report: [{', '.join(draft.reports)}]}}"] if draft.reports else []),
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


def write_params(params: Mapping[str, Any]) -> Iterable[str]:
    """The options: what is long a line each, words in one line."""
    for name, value in params.items():
        if isinstance(value, list) and name in ("patterns", "phrases"):
            yield f"  {name}:"
            yield from (f"    - {quote(item)}" for item in value)
        elif isinstance(value, list) and all(isinstance(item, str) for item in value):
            yield f"  {name}: [{', '.join(map(quote, value))}]"
        elif isinstance(value, str):
            yield f"  {name}: {quote(value)}"
        else:
            yield f"  {name}: {json.dumps(value, ensure_ascii=False)}"


def find_words(words: tuple[str, ...]) -> dict[str, Any]:
    """The options of `pattern` that find `words` as they stand. Raises UsageError for { and }, which mean
    a figure in a phrase and are found here only where they are written \\{ and \\}."""
    for word in words:
        if _BRACE.search(word):
            raise UsageError(
                f"“{word}”里的花括号在这里没有特别的意思",
                hint=r"数字和数字的关系请用 --kind ratio，数字的界限用 --kind limit；要照字面找花括号，写成 \{ 和 \}。",
            )
    plain = [word.replace(r"\{", "{").replace(r"\}", "}") for word in words]
    return {
        "literals": [_seen(word) for word in plain],
        "patterns": [escape(word) for word in plain],
    }


def default_message(kind: str, title: str) -> str:
    """What a rule says if nobody says otherwise."""
    if kind.startswith("required_") or hasattr(load_check(kind), "compare"):
        return _plain(title)
    if kind == "ratio":
        return "{stated} 有误，应为 {expected}"
    if kind == "limit":
        return f"{{name}}{{stated}}：{_plain(title)}"
    return f"“{{stated}}”：{_plain(title)}"


def default_reports(kind: str) -> tuple[str, ...]:
    """The reports that a rule of `kind` is for if nobody says otherwise, none for all."""
    if hasattr(load_check(kind), "compare"):
        return ("folder",)
    return SEEN_BY if kind.startswith("required_") else ()


def _plain(text: str) -> str:
    """`text` in a message, where braces and square brackets mean something."""
    doubled = text.replace("{", "{{").replace("}", "}}")
    return doubled.replace("[", "［").replace("]", "］")


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
    return re.sub(r"([\\.^$*+?{}\[\]|()])", r"\\\1", _seen(word))


def _seen(word: str) -> str:
    from perflint.text.normalize import normalize

    return normalize(word)


def quote(text: str) -> str:
    """A YAML scalar for `text` on one line."""
    plain = re.fullmatch(r"[A-Za-z\u4e00-\u9fff《（][^:#\n\"'{}\[\],&*?|<>=!%@`\\]*", text)
    if (
        plain
        and text == text.strip()
        and text.lower() not in ("true", "false", "null", "yes", "no")
    ):
        return text
    escaped = (
        text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    )
    return f'"{escaped}"'

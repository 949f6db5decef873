"""Placeholders of a rule's messages against the values its check kind fills in."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from perflint.checks import load_check
from perflint.errors import RuleError
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.schema import RuleEntry
from perflint.ruleset.wording import suggest

ALWAYS = frozenset({"stated", "expected", "expression"})


def find_placeholder_mistakes(
    entry: RuleEntry, file: YamlFile, named: frozenset[str] = frozenset()
) -> Iterator[RuleError]:
    """Braces that do not pair and names no claim will fill: neither the VALUES of the kind nor
    `named`; kinds without VALUES are trusted."""
    values = getattr(load_check(str(getattr(entry, "kind"))), "VALUES", None)  # noqa: B009
    known = ALWAYS | named | (values or frozenset())
    messages: list[tuple[tuple[str, ...], str]] = [(("message",), entry.message)]
    if entry.en:
        messages.append((("en", "message"), entry.en.message))
    for steps, message in messages:
        try:
            parts = list(Formatter().parse(message))
        except ValueError:
            hint = "占位符写作 {名称}；花括号本身请写两遍。"
            yield RuleError("花括号没有成对", place=file.place(steps), hint=hint)
            continue
        for _, name, form, conversion in parts:
            if name is None:
                continue
            place = file.place(steps, column=message.find("{" + name) + 1)
            if not _is_bare(name, form, conversion):
                yield RuleError("占位符只能是 {名称}", place=place)
            elif values is not None and name not in known:
                hint = suggest(name, known)
                yield RuleError(f"没有名为 {name} 的值", place=place, hint=hint)


def _is_bare(name: str, form: str | None, conversion: str | None) -> bool:
    return name.isidentifier() and not form and not conversion

"""The lists of [references], read and put beside the rules that hold filings against them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from perflint.cli.arguments import suggest
from perflint.errors import ReadError, UsageError
from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.lang import Lang
    from perflint.model.rule import Rule, Ruleset
    from perflint.model.subject import References

KIND = "reference"


def add_references(ruleset: Ruleset, config: Config) -> Ruleset:
    """`ruleset` with the lists that its rules name. Raises UsageError for a list that cannot be read,
    that has no such column, and where a rule that is on names one that `config` does not give."""
    lists: dict[str, References] = {}
    for rule in ruleset.rules:
        if rule.kind != KIND or not is_on(rule, config):
            continue
        name = rule.params.list
        if name not in config.references:
            raise not_given(rule, name, config)
        if name not in lists:
            lists[name] = read_references(config.references[name], config.lang)
        require_columns(rule, lists[name], config)
    if not lists:
        return ruleset
    from hashlib import blake2b

    told = repr(sorted(lists.items())).encode("utf-8", "surrogateescape")
    digest = blake2b(told, digest_size=16).hexdigest()
    return ruleset._replace(references=lists, fingerprint=ruleset.fingerprint + digest)


def is_on(rule: Rule, config: Config) -> bool:
    """Whether a run would use the rule."""
    change = config.rules.get(rule.id)
    enabled = rule.enabled if change is None or change.enabled is None else change.enabled
    return enabled and config.wants(rule.id, rule.name)


def read_references(path: str, lang: Lang) -> References:
    """The rows of the file `path`."""
    from perflint.readers.rows import read_rows

    try:
        return tuple(tuple(cell.text for cell in row) for row in read_rows(path))
    except ReadError as error:
        raise UsageError(error.title, place=path, hint=error.hint) from error
    except OSError as error:
        told = choose(lang, "打不开名单", "cannot open the list")
        raise UsageError(told, place=path, hint=str(error.strerror)) from error


def require_columns(rule: Rule, rows: References, config: Config) -> None:
    """Raise UsageError where a list lacks a column that a rule names."""
    from perflint.operands.reference_list import find_heads

    for column in filter(None, (rule.params.column, rule.params.amount_column)):
        if find_heads(rows, column) is None:
            path = config.references[rule.params.list]
            told = choose(
                config.lang,
                f"名单里没有“{column}”一列（规则 {rule.id} 要用）",
                f"the list has no column {column}, which rule {rule.id} needs",
            )
            heads = [cell for row in rows[:3] for cell in row if cell]
            raise UsageError(told, place=path, hint=suggest(column, heads[:12], config.lang))


def not_given(rule: Rule, name: str, config: Config) -> UsageError:
    """The error that the configuration names no file for a list."""
    told = choose(
        config.lang,
        f"规则 {rule.id} 要用的名单“{name}”没有给出",
        f"rule {rule.id} needs the list {name}, which is not given",
    )
    hint = choose(
        config.lang,
        f'请在 perflint.toml 写上 [references] "{name}" = "文件.xlsx"；不用这条规则的，写 ignore = ["{rule.id}"]。',
        f'Write [references] "{name}" = "file.xlsx" in perflint.toml, or ignore = ["{rule.id}"].',
    )
    return UsageError(told, place=os.path.relpath(rule.source) if rule.source else "", hint=hint)

"""[[suppressions]]: findings accepted with rule, words, reason and owner, in a file of their own or
in the configuration."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from functools import partial

from perflint.config.entries import Suppression
from perflint.config.table import Table, raise_mistakes, read_toml

HEAD = "# 已经接受的问题，perflint 不再报告。说明见 docs/configuration.md。\n"
KEYS = ("rule", "quote", "reason", "owner", "until", "path")
SHORTEST = 4


def read_suppression_file(path: str, *, filing: str = "") -> tuple[Suppression, ...]:
    """The suppressions in the TOML file `path`, all of them for `filing` if there is one.

    Raises ConfigError naming every mistake in it.
    """
    table = read_toml(path)
    table.only(("suppressions",))
    found = read_suppressions(table, os.path.dirname(os.path.abspath(path)), filing=filing)
    raise_mistakes(table.mistakes)
    return found


def read_suppressions(table: Table, folder: str, *, filing: str = "") -> tuple[Suppression, ...]:
    """The [[suppressions]] of `table`; paths of filings are written from `folder`."""
    return tuple(read_one(entry, folder, filing) for entry in table.each("suppressions"))


def read_one(table: Table, folder: str, filing: str) -> Suppression:
    """One suppression; whatever it lacks is noted as a mistake."""
    keys = KEYS[:-1] if filing else KEYS
    table.only(keys)
    table.require(*(key for key in keys if key != "until"))
    quote, rule = read_quote(table), read_rule(table)
    path = os.path.join(folder, table.text("path", "甲单位/报告.docx") or "")
    return Suppression(
        rule,
        quote,
        table.text("reason", "财政局已核定口径") or "",
        table.text("owner", "张三") or "",
        table.day("until") or "",
        os.path.abspath(filing or path),
        table.place(),
    )


def write_suppressions(entries: Iterable[Suppression], folder: str) -> str:
    """The text of [[suppressions]] for a file in `folder`."""
    return "".join(map(partial(write_one, folder=folder), entries))


def write_one(entry: Suppression, folder: str) -> str:
    """One suppression as TOML."""
    path = os.path.relpath(entry.path, os.path.abspath(folder)).replace(os.sep, "/")
    values = entry._asdict() | {"path": path}
    rows = (f"{key} = {json.dumps(values[key], ensure_ascii=False)}" for key in KEYS if values[key])
    return "\n[[suppressions]]\n" + "\n".join(rows) + "\n"


def read_quote(table: Table) -> str:
    """The words quoted; too few are a mistake."""
    quote = table.text("quote", "完成预算的57.00%") or ""
    if quote and len("".join(quote.split())) < SHORTEST:
        hint = "请引用问题所在句子里能认出它的一段文字。"
        table.wrong("quote", f"quote 太短，至少 {SHORTEST} 个字", hint)
    return quote


def read_rule(table: Table) -> str:
    """The rule meant; to mean all is a mistake."""
    rule = table.text("rule", "NUM101") or ""
    if rule in ("*", "all", "ALL"):
        table.wrong("rule", "不能一次停掉全部规则", "请写明规则编号；每条例外只针对一条规则。")
    return rule

"""What a rule is, for people: Markdown pages for docs/rules/ and plain text for the terminal."""

from __future__ import annotations

import os

from perflint.lang import Lang
from perflint.model.rule import Rule, Ruleset
from perflint.pages.describe import Part, describe
from perflint.pages.index import index_page
from perflint.pages.markdown import write_markdown
from perflint.pages.plain import write_plain

__all__ = ["Part", "describe", "explain_text", "index_page", "rule_page", "write_pages"]


def rule_page(rule: Rule, lang: Lang = "zh") -> str:
    """The Markdown page of one rule."""
    return write_markdown(describe(rule, lang))


def explain_text(rule: Rule, lang: Lang = "zh") -> str:
    """The same as plain text, without a newline at the end."""
    return write_plain(describe(rule, lang))


def write_pages(ruleset: Ruleset, folder: str, lang: Lang = "zh") -> None:
    """Write README.md and a page for each rule, `<ID>.md`, to `folder`, made if need be."""
    os.makedirs(folder, exist_ok=True)
    pages = {"README": index_page(ruleset, lang)}
    pages |= {rule.id: rule_page(rule, lang) for rule in ruleset.rules}
    for name, page in pages.items():
        with open(os.path.join(folder, f"{name}.md"), "w", encoding="utf-8", newline="\n") as file:
            file.write(page)

"""The list of all rules."""

from __future__ import annotations

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.model.rule import Rule, Ruleset


def index_page(ruleset: Ruleset, lang: Lang = "zh") -> str:
    """A Markdown table of all rules, each linked to its page."""
    head = choose(
        lang,
        "# 规则\n\n由 `perflint rules docs docs/rules` 生成；请修改 `rules/` 下的规则文件。\n",
        "# Rules\n\nWritten by `perflint rules docs`; edit the rule files under `rules/`.\n",
    )
    columns = choose(lang, "| 编号 | 毛病 | 级别 | 短名 |", "| Id | Defect | Severity | Name |")
    rows = "".join(write_row(rule, lang) for rule in ruleset.rules)
    return f"{head}\n{columns}\n|---|---|---|---|\n{rows}"


def write_row(rule: Rule, lang: Lang) -> str:
    """One rule as a row."""
    title = choose(lang, rule.title, rule.title_en or rule.title)
    severity = name(SEVERITY, rule.severity, lang)
    return f"| [{rule.id}]({rule.id}.md) | {title} | {severity} | `{rule.name}` |\n"

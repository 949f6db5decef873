"""The outline of a filing with what is empty and what is missing."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from perflint.lang import Lang, choose
from perflint.reporters.html.markup import Markup, tag

if TYPE_CHECKING:
    from perflint.model.result import LintResult

DEEPEST = 6


def list_outline(key: str, result: LintResult, missing: Collection[str], lang: Lang) -> Markup:
    """A list of headings linked to their lines, deeper ones further in, and findings of the rules
    `missing`, each a section that is not there, where it should be."""
    if not result.outline:
        return Markup()
    top = min(row.level for row in result.outline)
    empty = tag("strong", choose(lang, "空", "empty"), class_="empty")
    rows: list[tuple[int, int, Markup]] = []
    for row in result.outline:
        link = tag("a", f"{row.number}{row.title}", href=f"#{key}-l{row.line}")
        depth = min(row.level - top, DEEPEST)
        line = (link, " ", empty) if row.empty else (link,)
        rows.append((row.line, 0, tag("li", *line, class_=f"in{depth}")))
    lacking = tag("strong", choose(lang, "缺", "missing"), class_="missing")
    for number, finding in enumerate(result.findings, 1):
        if finding.rule in missing:
            link = tag("a", finding.message, href=f"#{key}-f{number}")
            rows.append((finding.location.line, 1, tag("li", lacking, " ", link, class_="lacking")))
    rows.sort(key=lambda one: one[:2])
    label = choose(lang, "提纲", "Outline")
    heading = tag("h4", label, id=f"{key}-outline")
    listed = tag("ul", *(row for _, _, row in rows))
    return tag("nav", heading, listed, aria_labelledby=f"{key}-outline", class_="outline")

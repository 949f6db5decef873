"""A finding as it stands in the margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.reporters.html.decide import describe_decision
from perflint.reporters.html.filters import SIGN
from perflint.reporters.html.markup import Markup, join, tag
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_address, say_place, say_related

if TYPE_CHECKING:
    from perflint.model.result import Finding, RelatedPlace


def write_note(
    key: str, number: int, finding: Finding, lang: Lang, *, quoted: bool = False,
    current: bool = True,
) -> Markup:  # fmt: skip
    """An item of the margin: number, severity, rule, message, calculation, remedy, clause, place.

    `quoted` adds the words meant and their place, for a filing whose text is not shown; what is not
    `current` any more is not to be decided on.
    """
    facts = _find_facts(key, finding, lang, quoted)
    return tag(
        "li",
        _write_head(key, number, finding, lang, quoted),
        tag("p", finding.message, class_="message"),
        quote(finding) if quoted else "",
        tag("dl", *(join(tag("dt", term), tag("dd", said)) for term, said in facts)),
        id=f"{key}-f{number}",
        class_=f"note {finding.severity}",
        tabindex="-1",
        data_severity=finding.severity,
        data_rule=finding.rule,
        **(describe_decision(finding) if current else {}),
        value=number,
    )


def _write_head(key: str, number: int, finding: Finding, lang: Lang, quoted: bool) -> Markup:
    look = f"ref {finding.severity}"
    back = choose(lang, f"问题 {number}，回到原文", f"finding {number}, to its words")
    return tag(
        "p",
        tag("span", str(number), class_=look)
        if quoted
        else tag("a", str(number), href=f"#{key}-m{number}", class_=look, aria_label=back),
        " ",
        tag("strong", f"{SIGN[finding.severity]} {name(SEVERITY, finding.severity, lang)}"),
        " ",
        tag("code", finding.rule),
        *(join(" · ", part) for part in say_address(finding.location, lang)),
        class_="head",
    )


def _find_facts(key: str, finding: Finding, lang: Lang, quoted: bool) -> list[tuple[str, str]]:
    """Terms with what is said of them."""
    facts: list[tuple[str, str]] = []
    if told := find_calculation(finding, lang):
        facts.append((choose(lang, "计算", "Calculation"), told))
    if finding.suggestion and finding.suggestion not in "".join(said for _, said in facts):
        facts.append((choose(lang, "建议", "Suggestion"), finding.suggestion))
    if finding.related:
        places = [link_related(key, place, finding, lang, quoted) for place in finding.related]
        facts.append((choose(lang, "相关", "Related"), list_places(places, lang)))
    if basis := say_basis(finding.basis, lang):
        facts.append((choose(lang, "依据", "Basis"), basis))
    if quoted:
        facts.append((choose(lang, "位置", "Place"), say_place(finding.location, lang)))
    return facts


def quote(finding: Finding) -> Markup:
    """The words around the finding, those meant marked."""
    start, end = finding.mark
    words = finding.excerpt
    meant = tag("mark", words[start:end], class_=finding.severity) if end > start else ""
    return tag("blockquote", words[:start], meant, words[end:], lang="zh-CN")


def link_related(
    key: str, place: RelatedPlace, finding: Finding, lang: Lang, quoted: bool
) -> Markup:
    """`第 18 段“200 万元”`, linked to the words; with the file where it stands in another one."""
    said = say_related(place, finding.location, lang)
    if place.path or quoted:
        return join(said)
    return tag("a", said, href=f"#{key}-l{place.line}")


def list_places(places: list[Markup], lang: Lang) -> Markup:
    """Places one after the other."""
    first, *rest = places
    return join(first, *(join(choose(lang, "；", "; "), place) for place in rest))

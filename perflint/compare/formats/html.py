"""A page of two rounds: departments in a table, filings with their findings by what became of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from perflint.compare import tally_all, tally_departments
from perflint.compare.formats import CHANGE, STANDING
from perflint.compare.formats.concise import say_tally
from perflint.lang import choose, name
from perflint.reporters.encoding import encode
from perflint.reporters.html.decide import offer_decisions
from perflint.reporters.html.filters import offer_filters
from perflint.reporters.html.markup import Markup, join, tag
from perflint.reporters.html.note import write_note
from perflint.reporters.html.shell import close_page, open_page, table

if TYPE_CHECKING:
    from perflint.compare import ComparedFiling, Comparison
    from perflint.lang import Lang
    from perflint.reporters import ReportOptions


def render(comparison: Comparison, options: ReportOptions) -> Iterator[bytes]:
    """The page, a filing at a time; those in which nothing was ever found are in the table only."""
    lang = options.lang
    title = choose(lang, "两轮检查对比", "Two rounds compared")
    yield encode(open_page(title, options))
    yield encode(join(*write_front(comparison, title, options)))
    heading = choose(lang, "逐份对比", "Filing by filing")
    yield encode(f'<section aria-labelledby="filings">{tag("h2", heading, id="filings")}\n')
    for number, filing in enumerate(comparison.filings, 1):
        if filing.worth_showing:
            yield encode(write_filing(f"d{number}", filing, lang) + "\n")
    yield encode("</section>" + close_page(options))


def name_rules(comparison: Comparison, options: ReportOptions) -> dict[str, str]:
    """The titles of the rules that found something."""
    english = options.lang == "en"
    known = {rule.id: (english and rule.title_en) or rule.title for rule in options.rules}
    return {
        one.rule: known.get(one.rule, one.name)
        for filing in comparison.filings
        for findings in filing.changes.values()
        for one in findings
    }


def write_front(comparison: Comparison, title: str, options: ReportOptions) -> Iterator[Markup]:
    """Title, counts, the table of departments and the filters."""
    lang = options.lang
    yield tag("h1", title)
    yield tag("p", say_tally(tally_all(comparison), lang), class_="sum")
    rounds = choose(lang, "上轮：{}；本轮：{}", "before: {}; after: {}")
    yield tag("p", rounds.format(comparison.before, comparison.after))
    heads = [choose(lang, "单位", "Department"), choose(lang, "份数", "Filings")]
    heads += [name(CHANGE, change, lang) for change in CHANGE]
    rows = (
        tag(
            "tr",
            tag("th", department, scope="row"),
            *(tag("td", str(count), class_="count") for count in tally),
        )
        for department, tally in tally_departments(comparison).items()
    )
    yield table(choose(lang, "各单位", "All departments"), tuple(heads), *rows)
    if found := name_rules(comparison, options):
        yield offer_filters(dict(sorted(found.items())), lang)
        yield offer_decisions(lang)


def write_filing(key: str, filing: ComparedFiling, lang: Lang) -> Markup:
    """A filing that folds out, its findings under what became of them."""
    counts = " ".join(
        f"{name(CHANGE, change, lang)} {len(findings)}"
        for change, findings in filing.changes.items()
        if findings
    )
    standing: str = Markup()
    if filing.standing != "compared":
        told = choose(lang, *STANDING[filing.standing])
        standing = tag("span", told, class_="standing warning")
    heading = tag("h3", filing.path, id=f"{key}-h")
    parts = [tag("summary", heading, " ", standing, " ", tag("span", counts))]
    if filing.earlier_path not in ("", filing.path):
        parts.append(tag("p", choose(lang, "上轮：", "before: "), filing.earlier_path))
    number = 0
    for change, findings in filing.changes.items():
        if not findings:
            continue
        parts.append(tag("h4", name(CHANGE, change, lang)))
        notes = []
        for finding in findings:
            number += 1
            current = change in ("remaining", "new")
            notes.append(write_note(key, number, finding, lang, quoted=True, current=current))
        parts.append(tag("div", tag("ol", *notes, class_="notes"), class_="line beyond"))
    folded = tag("details", *parts, open=bool(filing.new or filing.remaining))
    return tag("article", folded, class_="filing", id=key, aria_labelledby=f"{key}-h")

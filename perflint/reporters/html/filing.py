"""One filing: who it is from, its outline, its text with findings in the margin, its numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from perflint.lang import KIND, SEVERITY, VERDICT, choose, name
from perflint.model.document import PLAIN
from perflint.reporters.html.filters import SIGN
from perflint.reporters.html.marks import Mark, Piece, cut, find_marks
from perflint.reporters.html.markup import Markup, join, safe, tag
from perflint.reporters.html.note import write_note
from perflint.reporters.html.outline import list_outline
from perflint.reporters.html.shell import table
from perflint.reporters.identity import say_identity
from perflint.reporters.overview import CONCLUSION, glance_at
from perflint.telling.calculation import say_calculation

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, Finding, LintResult
    from perflint.reporters import ReportOptions

LONGEST_STATEMENT = 80


class Sheet:
    """Writes filings; the first is open, others fold out."""

    __slots__ = ("filings", "lang", "missing", "options", "own")

    def __init__(self, options: ReportOptions) -> None:
        self.options = options
        self.lang = options.lang
        # What a screen reader should speak where the page is English and the filing Chinese.
        english = options.lang == "en"
        self.own = "en" if english else None
        self.filings = "zh-CN" if english else None
        self.missing = frozenset(
            rule.id
            for rule in options.rules
            if {"missing", "due", "unconfirmed"} & {*getattr(rule.params, "states", ())}
        )

    def write(self, number: int, result: LintResult) -> Markup:
        """The section of one filing; every id in it begins with its number."""
        key = f"d{number}"
        parts = [self.head(key, result)]
        if result.error is not None:
            told = choose(self.lang, "无法读取：", "Cannot be read: ")
            parts.append(tag("p", told, result.error.message, class_="unreadable"))
            parts.append(tag("p", result.error.hint))
        if result.report is not None:
            if not result.attached_to:
                said = say_identity(result.report, self.lang)
                parts.append(tag("p", said, class_="identity"))
            parts.append(list_outline(key, result, self.missing, self.lang))
            parts.append(self.write_text(key, result))
            parts.append(self.list_claims(key, result.claims))
        elif result.findings:
            parts.append(self.write_text(key, result))
        folded = tag("details", *parts, open=number == 1)
        return tag("article", folded, class_="filing", id=key, aria_labelledby=f"{key}-h")

    def head(self, key: str, result: LintResult) -> Markup:
        """What is seen of a filing folded away: its path and how it stands."""
        glance = glance_at(result)
        counts = " ".join(
            f"{SIGN[severity]} {name(SEVERITY, severity, self.lang)} {count}"
            for severity, count in glance.counts
            if count
        )
        conclusion = choose(self.lang, *CONCLUSION[glance.standing])
        standing = tag("span", conclusion, class_=f"standing {glance.standing}")
        heading = tag("h3", result.path, id=f"{key}-h")
        return tag("summary", heading, " ", standing, " ", tag("span", counts))

    def write_text(self, key: str, result: LintResult) -> Markup:
        """The lines with their notes; findings beyond the text (there may be none) come last."""
        marks = find_marks(result.findings)
        lines = result.text.split("\n")
        if lines and not lines[-1]:
            lines.pop()
        rows = [
            self.write_line(key, at, line, marks.get(at, ()), result.findings)
            for at, line in enumerate(lines, 1)
        ]
        beyond = [
            write_note(key, number, finding, self.lang, quoted=True)
            for number, finding in enumerate(result.findings, 1)
            if finding.location.line > len(lines)
        ]
        if beyond:
            listed = tag("ol", *beyond, class_="notes", lang=self.own)
            rows.append(tag("div", listed, class_="line beyond"))
        heading = tag("h4", choose(self.lang, "正文与问题", "Text and findings"))
        if not result.findings:
            heading = Markup(
                heading + tag("p", choose(self.lang, "未发现问题。", "No problems found."))
            )
        looks = "text" if result.format in PLAIN else "text unnumbered"
        return Markup(heading + tag("div", *rows, class_=looks, lang=self.filings))

    def write_line(
        self, key: str, at: int, line: str, marks: tuple[Mark, ...] | list[Mark],
        findings: tuple[Finding, ...],
    ) -> Markup:  # fmt: skip
        """One line: its number, its words, and the notes of the findings that begin in it."""
        if not marks:  # most lines: without the detour over elements
            words = f"<p>{safe(line)}</p>" if line else ""
            number = f'<span class="n" aria-hidden="true">{at}</span>'
            return Markup(f'<div class="line" id="{key}-l{at}">{number}{words}</div>')
        severity = {mark.number: findings[mark.number - 1].severity for mark in marks}
        first = {n for n in severity if findings[n - 1].location.line == at}
        words = join(*write_pieces(key, cut(line, marks), severity, set(first), self.lang))
        content = [
            tag("span", str(at), class_="n", aria_hidden="true"),
            tag("p", words) if words else "",
        ]
        if first:
            notes = (write_note(key, n, findings[n - 1], self.lang) for n in sorted(first))
            content.append(tag("ol", *notes, class_="notes", lang=self.own))
        return tag("div", *content, class_="line", id=f"{key}-l{at}")

    def list_claims(self, key: str, claims: tuple[ClaimRecord, ...]) -> Markup:
        """Every statement about numbers: what was computed and what came of it."""
        caption = choose(self.lang, f"数字核对（{len(claims)}）", f"Numbers ({len(claims)})")
        if not claims:
            return Markup()
        headings = choose(
            self.lang,
            "种类 文中 结论 计算或原因 规则 原文",
            "Kind Stated Verdict Calculation Rule Words",
        )
        rows = (
            tag(
                "tr",
                tag("td", name(KIND, claim.kind, self.lang), class_="short"),
                tag("td", claim.stated.text if claim.stated else ""),
                tag("td", name(VERDICT, claim.verdict, self.lang), class_=f"short {claim.verdict}"),
                tag("td", say_calculation(claim, self.lang)),
                tag("td", claim.rule, class_="short"),
                tag("td", tag("a", shorten(claim.text), href=f"#{key}-l{claim.line}")),
            )
            for claim in claims
        )
        listed = table(caption, tuple(headings.split()), *rows, class_="claims")
        return tag("details", tag("summary", tag("h4", caption)), listed)


def write_pieces(
    key: str, pieces: Iterator[Piece], severity: Mapping[int, str], first: set[int], lang: str
) -> Iterator[Markup]:
    """The words of a line, marked where findings mean them; `first` loses the numbers whose first
    words were written."""
    for piece in pieces:
        if not piece.numbers:
            yield join(piece.text)
            continue
        for number in first.intersection(piece.numbers):
            yield tag("span", id=f"{key}-m{number}")
        first.difference_update(piece.numbers)
        gravest = min((severity[n] for n in piece.numbers), key=[*SIGN].index)
        numbers = " ".join(map(str, piece.numbers))
        yield tag("mark", piece.text or "‸", class_=gravest, data_of=f"{key} {numbers}")
        for number in piece.ends:
            label = choose("en" if lang == "en" else "zh", f"问题 {number}", f"finding {number}")
            yield tag("a", str(number), href=f"#{key}-f{number}", class_=f"ref {severity[number]}",
                      aria_label=label)  # fmt: skip


def shorten(words: str) -> str:
    """The beginning of a statement, enough to know it again."""
    return words if len(words) <= LONGEST_STATEMENT else words[: LONGEST_STATEMENT - 1] + "…"

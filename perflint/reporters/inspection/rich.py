"""For a person: identity with its evidence, the outline as a tree, every claim and its verdict."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from perflint.lang import EVIDENCE, FIELD, KIND, REPORT, VERDICT, Lang, choose, name, translate
from perflint.model.document import PLAIN
from perflint.reporters.canvas import STYLE, Canvas, make_table
from perflint.reporters.encoding import make_printable
from perflint.telling.calculation import say_calculation

if TYPE_CHECKING:
    from perflint.model.result import ClaimRecord, LintResult, OutlineRow, ReportInfo
    from perflint.reporters import ReportOptions

BEGINNING = 16
"""Characters of a statement, enough to know it again."""
VERDICT_STYLE = {"holds": "green", "contradicted": "bold red", "skipped": "dim"}


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A passage a filing with three parts: identity, outline, claims."""
    canvas, lang = Canvas(options), options.lang
    for result in results:
        canvas.put((result.path, "bold underline"))
        if result.error is not None:
            unreadable = choose(lang, "无法读取 ", "unreadable ")
            canvas.put((unreadable, STYLE["error"]), result.error.message)
            canvas.put(result.error.hint, indent=2)
        if result.report is not None:
            lined = result.format in PLAIN
            draw_identity(canvas, result.report, lang, lined=lined)
            draw_outline(canvas, result.outline, lang, lined=lined)
            draw_claims(canvas, result.claims, lang, lined=lined)
        canvas.put("")
        yield canvas.take()


def draw_heading(canvas: Canvas, heading: str) -> None:
    """The heading of a part."""
    canvas.put("")
    canvas.put((heading, "bold"))


def draw_identity(canvas: Canvas, report: ReportInfo, lang: Lang, *, lined: bool) -> None:
    """Each field, its value or that it is undetermined, and the words it was read from, with their line
    where a person sees lines."""
    draw_heading(canvas, choose(lang, "身份", "Identity"))
    unknown = choose(lang, "未定", "undetermined")
    table = make_table(
        choose(lang, "项目", "Field"), choose(lang, "内容", "Value"), choose(lang, "出处", "From")
    )
    for field in FIELD:
        value = getattr(report, field)
        shown = name(REPORT, value, lang) if field == "type" and value else value
        evidence = say_evidence(report.evidence.get(field, ""), lang, lined=lined)
        cells = (name(FIELD, field, lang), str(shown or unknown), evidence)
        table.add_row(*(Text(make_printable(cell)) for cell in cells))
    canvas.draw(table)


def say_evidence(evidence: str, lang: Lang, *, lined: bool) -> str:
    """`12:words` as line 12 and the words, or the words alone; evidence without a line as it is."""
    line, colon, words = evidence.partition(":")
    if not colon or not line.isdigit():
        return translate(evidence, lang, EVIDENCE)
    if not lined:
        return words
    return choose(lang, f"第 {line} 行：{words}", f"line {line}: {words}")


def draw_outline(
    canvas: Canvas, outline: tuple[OutlineRow, ...], lang: Lang, *, lined: bool
) -> None:
    """The headings, deeper ones further in, with their line; empty ones marked."""
    draw_heading(canvas, choose(lang, "提纲", "Outline"))
    if not outline:
        canvas.put(choose(lang, "没有找到标题。", "No headings found."), indent=2)
    top = min((row.level for row in outline), default=0)
    empty = choose(lang, "  ← 空", "  ← empty")
    for row in outline:
        mark = (empty, "bold yellow") if row.empty else ""
        title = f"{row.number}{row.title}"
        line = choose(lang, f"  第 {row.line} 行", f"  {row.line}") if lined else ""
        canvas.put(title, (line, "dim"), mark, indent=2 + 2 * (row.level - top))


def draw_claims(
    canvas: Canvas, claims: tuple[ClaimRecord, ...], lang: Lang, *, lined: bool
) -> None:
    """Every statement about numbers, by its line or its words, with verdict and calculation, then how
    many of each verdict."""
    draw_heading(canvas, choose(lang, "数字核对", "Numbers"))
    if not claims:
        canvas.put(choose(lang, "没有可核对的数字。", "No numbers to check."), indent=2)
        return
    table = make_table(
        choose(lang, "行", "Line") if lined else choose(lang, "原文", "Words"),
        choose(lang, "种类", "Kind"),
        choose(lang, "文中", "Stated"),
        choose(lang, "结论", "Verdict"),
        choose(lang, "计算或原因", "Calculation or reason"),
        choose(lang, "规则", "Rule"),
    )
    for claim in claims:
        cells = (
            str(claim.line) if lined else claim.text[:BEGINNING],
            name(KIND, claim.kind, lang),
            claim.stated.text if claim.stated else "",
            name(VERDICT, claim.verdict, lang),
            say_calculation(claim, lang),
            claim.rule,
        )
        style = VERDICT_STYLE.get(claim.verdict, "")
        table.add_row(*(Text(make_printable(cell)) for cell in cells), style=style)
    canvas.draw(table)
    counts = Counter(claim.verdict for claim in claims)
    comma = choose(lang, "，", ", ")
    canvas.put("")
    canvas.put(
        comma.join(f"{name(VERDICT, key, lang)} {counts[key]}" for key in VERDICT if counts[key])
    )

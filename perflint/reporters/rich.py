"""For a person at a terminal: each filing, each finding with its line, calculation and clause."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.model.rule import SEVERITIES
from perflint.reporters.canvas import STYLE, Canvas, make_table
from perflint.reporters.encoding import make_printable
from perflint.reporters.excerpt import quote
from perflint.reporters.identity import say_identity
from perflint.reporters.overview import CONCLUSION, conclude
from perflint.reporters.summary import Summary
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place, say_related

if TYPE_CHECKING:
    from perflint.model.result import Coverage, Finding, LintResult
    from perflint.reporters import ReportOptions

INDENT = 2


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """A passage a filing, then a table by severity and what to do next.

    Without `options.color` the same words and marks without escape sequences; `quiet` leaves out
    filings without findings, coverage and everything after the last filing.
    """
    canvas, summary = Canvas(options), Summary()
    rules: Counter[tuple[str, str]] = Counter()
    for result in results:
        summary.add(result)
        rules.update((finding.severity, finding.rule) for finding in result.findings)
        draw_result(canvas, result, options)
        yield canvas.take()
    if not options.quiet:
        draw_summary(canvas, summary, rules, options.lang)
        yield canvas.take()


def draw_result(canvas: Canvas, result: LintResult, options: ReportOptions) -> None:
    """The passage of one filing."""
    lang = options.lang
    if options.quiet and not result.findings and result.error is None:
        return
    canvas.put((result.path, "bold underline"))
    if result.error is not None:
        canvas.put((choose(lang, "无法读取 ", "unreadable "), STYLE["error"]), result.error.message)
        if result.error.hint:
            canvas.put(result.error.hint, indent=INDENT)
    if result.report is not None:
        canvas.put((say_identity(result.report, lang), "dim"))
    for finding in result.findings:
        canvas.put("")
        draw_finding(canvas, finding, lang)
    if result.error is None:
        draw_conclusion(canvas, result, options)
    canvas.put("")


def draw_conclusion(canvas: Canvas, result: LintResult, options: ReportOptions) -> None:
    """What a filing that was read comes to; of an attachment only that nothing was found."""
    lang = options.lang
    if not result.findings:
        canvas.put((choose(lang, "未发现问题。", "No problems found."), "green"))
    if not options.quiet and not result.attached_to:
        canvas.put("")
        conclusion = name(CONCLUSION, conclude(result), lang)
        label = choose(lang, "结论：", "Conclusion: ")
        canvas.put((f"{label}{conclusion} · {say_coverage(result.coverage, lang)}", "dim"))


def draw_finding(canvas: Canvas, finding: Finding, lang: Lang) -> None:
    """One finding: what, where, the words themselves, how it was worked out, on what basis."""
    style = STYLE[finding.severity]
    heading = f"{name(SEVERITY, finding.severity, lang)} {finding.rule} "
    canvas.put((heading, style), (finding.message, "bold"))
    canvas.put((say_place(finding.location, lang), "dim"), indent=INDENT)
    draw_excerpt(canvas, finding, style)
    colon = choose(lang, "：", ": ")
    if told := find_calculation(finding, lang):
        canvas.labelled(choose(lang, "计算", "Calculation") + colon, told, INDENT)
    if finding.related:
        places = choose(lang, "；", "; ").join(
            say_related(near, finding.location, lang) for near in finding.related
        )
        canvas.labelled(choose(lang, "相关", "Related") + colon, places, INDENT)
    if finding.suggestion:
        canvas.labelled(choose(lang, "建议", "Suggestion") + colon, finding.suggestion, INDENT)
    if basis := say_basis(finding.basis, lang):
        canvas.labelled(choose(lang, "依据", "Basis") + colon, basis, INDENT)


def draw_excerpt(canvas: Canvas, finding: Finding, style: str) -> None:
    """The quoted line with the place meant underlined, by signs that need no colour."""
    if not finding.excerpt:
        return
    shown = quote(make_printable(finding.excerpt), finding.mark, canvas.width - INDENT - 2)
    canvas.put("│ " + shown.text, indent=INDENT)
    canvas.put("│ " + " " * shown.before, ("^" * shown.width, style), indent=INDENT)


def say_coverage(coverage: Coverage, lang: Lang) -> str:
    """How many numeric statements were found, checked and skipped."""
    skipped = sum(coverage.skipped.values())
    return choose(
        lang,
        f"数字核对：找到 {coverage.found}，核对 {coverage.checked}，跳过 {skipped}",
        f"Numbers: {coverage.found} found, {coverage.checked} checked, {skipped} skipped",
    )


def draw_summary(
    canvas: Canvas, summary: Summary, rules: Counter[tuple[str, str]], lang: Lang
) -> None:
    """The table by severity with the rules behind it, and the next step."""
    table = make_table(
        choose(lang, "级别", "Severity"),
        choose(lang, "问题", "Findings"),
        choose(lang, "规则", "Rules"),
    )
    for severity in SEVERITIES:
        if summary.severities[severity]:
            counts = sorted((-n, rule) for (level, rule), n in rules.items() if level == severity)
            table.add_row(
                name(SEVERITY, severity, lang),
                str(summary.severities[severity]),
                " ".join(f"{rule}×{-n}" for n, rule in counts),
                style=STYLE[severity],
            )
    if table.row_count:
        canvas.draw(table)
        canvas.put("")
    canvas.put((summary.sentence(lang), "bold"))
    if rules:
        first = min(rules, key=lambda key: (SEVERITIES.index(key[0]), -rules[key], key[1]))[1]
        canvas.put(
            choose(
                lang,
                f"下一步：perflint explain {first} 查看规则说明与依据；"
                "perflint inspect 文件 查看每个数字如何核对。",
                f"Next: perflint explain {first} tells why and on what basis; "
                "perflint inspect FILE shows how each number was judged.",
            )
        )

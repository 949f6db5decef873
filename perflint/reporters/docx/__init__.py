"""The list of problems as a Word document: a heading and a table for each filing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from perflint.lang import SEVERITY, choose, name
from perflint.reporters.docx.package import WIDTH, pack
from perflint.reporters.docx.wordml import FILL, cell, paragraph, row, run, table
from perflint.reporters.identity import say_identity
from perflint.reporters.summary import Summary
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation
from perflint.telling.place import say_place

if TYPE_CHECKING:
    from perflint.model.result import Finding, LintResult
    from perflint.reporters import ReportOptions

IN_MEMORY = 8 << 20
CHUNK = 1 << 18
WIDTHS = (700, 1020, 1850, 3600, WIDTH - 7170)


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """The file (ECMA-376), written to a temporary one while results come."""
    with SpooledTemporaryFile(IN_MEMORY) as file:
        pack(write(results, options), file)
        file.seek(0)
        while chunk := file.read(CHUNK):
            yield chunk


def write(results: Iterable[LintResult], options: ReportOptions) -> Iterator[str]:
    """Title, filings and the count. `quiet` leaves out filings without problems and the count."""
    lang, summary = options.lang, Summary()
    title = choose(lang, "绩效自评报告问题清单", "Problems in self-evaluation reports")
    yield paragraph(run(title), style="Title")
    for result in results:
        summary.add(result)
        if not options.quiet or result.findings or result.error:
            yield from write_filing(result, options)
    yield paragraph()  # Word wants one after a table
    if not options.quiet:
        yield paragraph(run(summary.sentence(lang), bold=True))


def write_filing(result: LintResult, options: ReportOptions) -> Iterator[str]:
    """Path, identity and the table of problems, or that there are none."""
    lang = options.lang
    yield paragraph(run(result.path), style="Heading1")
    if result.report is not None and not result.attached_to:
        yield paragraph(run(say_identity(result.report, lang), color="555555"))
    if result.error is not None:
        told = choose(lang, "无法读取：", "Cannot be read: ") + result.error.message
        yield paragraph(run(told, bold=True, color="A40E26"), run(f" {result.error.hint}"))
    elif not result.findings:
        yield paragraph(run(choose(lang, "未发现问题。", "No problems found.")))
    else:
        headings = choose(
            lang, "序号 级别 位置 问题 建议与依据", "No. Severity Place Problem Basis"
        )
        rows = (write_row(at, one, options) for at, one in enumerate(result.findings, 1))
        yield table(WIDTHS, headings.split(), rows)


def write_row(number: int, finding: Finding, options: ReportOptions) -> str:
    """One problem: where, what, the words meant, the calculation, the remedy and the clause."""
    lang, fill = options.lang, FILL[finding.severity]
    start, end = finding.mark
    words = finding.excerpt
    problem = [
        paragraph(run(finding.message, bold=True)),
        paragraph(run(words[:start]), run(words[start:end], fill=fill), run(words[end:])),
    ]
    if told := find_calculation(finding, lang):
        problem.append(paragraph(run(choose(lang, "计算：", "Calculation: ") + told)))
    remedy = []
    if finding.suggestion:
        said = choose(lang, "建议：", "Suggestion: ") + finding.suggestion
        remedy.append(paragraph(run(said)))
    if basis := say_basis(finding.basis, lang):
        remedy.append(paragraph(run(choose(lang, "依据：", "Basis: ") + basis)))
    severity = f"{name(SEVERITY, finding.severity, lang)}\n{finding.rule}"
    columns = (
        [paragraph(run(str(number)))],
        [paragraph(run(severity))],
        [paragraph(run(say_place(finding.location, lang)))],
        problem,
        remedy or [paragraph(run(""))],
    )
    fills = ("", fill, "", "", "")
    return row(*map(write_cell, columns, WIDTHS, fills))


def write_cell(paragraphs: list[str], width: int, fill: str) -> str:
    """A cell of the table."""
    return cell(paragraphs, width, fill=fill)

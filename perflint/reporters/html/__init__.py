"""A page for the browser and for paper: one file that asks for nothing, readable without scripts.

Results are written to a temporary file as they come, because the summary of all stands first; in
memory there is one result at a time.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from tempfile import SpooledTemporaryFile
from typing import TYPE_CHECKING

from perflint.lang import choose
from perflint.reporters.encoding import encode
from perflint.reporters.html.filing import Sheet
from perflint.reporters.html.front import Front
from perflint.reporters.html.markup import join, tag
from perflint.reporters.html.shell import close_page, open_page

if TYPE_CHECKING:
    from perflint.model.result import LintResult
    from perflint.reporters import ReportOptions

IN_MEMORY = 8 << 20
CHUNK = 1 << 18


def render(results: Iterable[LintResult], options: ReportOptions) -> Iterator[bytes]:
    """The page: summary, chart and filters, then each filing with its findings in the margin."""
    lang = options.lang
    title = choose(lang, "绩效自评报告检查结果", "Findings in self-evaluation reports")
    front, sheet = Front(options), Sheet(options)
    with SpooledTemporaryFile(IN_MEMORY) as waiting:
        for number, result in enumerate(results, 1):
            front.add(number, result)
            waiting.write(encode(sheet.write(number, result) + "\n"))
        yield encode(open_page(title, options))
        yield encode(join(*front.write(title)) + "\n")
        heading = choose(lang, "逐份结果", "Filing by filing")
        yield encode(f'<section aria-labelledby="filings">{tag("h2", heading, id="filings")}\n')
        waiting.seek(0)
        while chunk := waiting.read(CHUNK):
            yield chunk
        yield encode("</section>" + close_page(options))

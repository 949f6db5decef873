"""Whatever the file and wherever the findings: a sound file that reads the same, or a ReadError."""

from __future__ import annotations

import io
import zipfile

from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.annotate.docx import annotate
from perflint.errors import ReadError
from perflint.model.document import Document
from perflint.model.result import LintResult, Location
from perflint.readers import read
from tests.annotate.docx.marked import MAIN, OPTIONS, marked, notes, parts, plain_form, result_of
from tests.annotate.docx.test_marks import EXACT, NUMBERING, WHOLE
from tests.readers.docx_builder import archive, package, run
from tests.readers.formats import FOLDER
from tests.readers.test_fuzz import edits, spoil
from tests.reporters.sample import finding

BODIES = [*EXACT.values(), *WHOLE.values()]
RUNS = st.lists(
    st.tuples(st.text("甲乙 12%", max_size=5), st.sampled_from(["", "<w:b/>", "<w:vanish/>"])),
    max_size=6,
)
SPANS = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 0.4)), min_size=1, max_size=6)


def point(document: Document, spans: list[tuple[float, float]]) -> LintResult:
    """Findings at those shares of a document, of those lengths."""
    size = len(document.text)
    found = []
    for share, length in spans:
        start = min(int(share * size), size - 1)
        end = min(start + int(length * size), size - 1)
        where = Location(*document.line_column(start), *document.line_column(end))
        found.append(finding(location=where, message=f"{len(found)}"))
    return result_of(document, found)


@given(
    bodies=st.lists(st.sampled_from(BODIES), max_size=4), paragraphs=st.lists(RUNS, max_size=3),
    spans=SPANS,
)  # fmt: skip
@settings(max_examples=120, deadline=None)
def test_any_spans_of_any_paragraphs(
    bodies: list[str],
    paragraphs: list[list[tuple[str, str]]],
    spans: list[tuple[float, float]],
):
    made = "".join(f"<w:p>{''.join(run(*one) for one in runs)}</w:p>" for runs in paragraphs)
    data = package(
        "".join(bodies) + made + "<w:p><w:r><w:t>末</w:t></w:r></w:p>", numbering=NUMBERING
    )
    document = read("a.docx", data=data)
    annotated = annotate(data, document, point(document, spans), OPTIONS)
    assert read("a.docx", data=annotated).text == document.text
    assert set(marked(annotated)) == set(notes(annotated)) == set(map(str, range(len(spans))))
    assert plain_form(parts(annotated)[MAIN], marked(annotated)) == plain_form(parts(data)[MAIN])
    again = annotate(annotated, document, point(document, spans), OPTIONS)
    assert parts(again) == parts(annotated)


@given(changes=edits, spans=SPANS)
@settings(max_examples=120, deadline=None)
def test_spoiled_parts(changes: list[tuple[float, bytes]], spans: list[tuple[float, float]]):
    with zipfile.ZipFile(io.BytesIO((FOLDER / "report.docx").read_bytes())) as sound:
        files = {name: sound.read(name) for name in sound.namelist()}
    data = archive({**files, MAIN: spoil(files[MAIN], changes)})
    try:
        document = read("a.docx", data=data)
        annotated = annotate(data, document, point(document, spans), OPTIONS)
    except ReadError:
        return
    assert read("a.docx", data=annotated).text == document.text

"""LibreOffice opens annotated files and shows every comment on its words."""

from __future__ import annotations

import re

import pytest

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate
from perflint.annotate.fixes import find_fixes
from perflint.annotate.word import convert as modernise
from perflint.api import lint_document
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.readers import read
from perflint.readers.office import convert
from tests.annotate.docx.marked import DATE, OPTIONS, locate, mark, result_of, words_by_note
from tests.annotate.docx.test_changes import SLIPS
from tests.annotate.docx.test_marks import EXACT, NUMBERING
from tests.readers.docx_builder import package, paragraph
from tests.readers.formats import FOLDER
from tests.reporters.sample import finding

ANNOTATION = re.compile(
    r'<office:annotation [^>]*office:name="(?P<id>[^"]+)".*?</office:annotation>', re.DOTALL
)
TAG = re.compile("<[^>]*>")
# LibreOffice 7.4 loses text before a comment in a control of paragraphs, and the range of one in a
# smart tag; deleted words and paragraph marks are among those it shows.
LEFT_OUT = ("a control of paragraphs", "a smart tag", "over a deletion", "paragraphs joined")
CASES = [case for case in EXACT if case not in LEFT_OUT]


def shown(data: bytes) -> list[str]:
    """The words that LibreOffice shows each comment on."""
    flat = convert(data, ".docx", "fodt", "Word").decode()
    found = []
    for match in ANNOTATION.finditer(flat):
        end = flat.index(f'<office:annotation-end office:name="{match["id"]}"', match.end())
        inside = ANNOTATION.sub("", flat[match.end() : end])
        found.append(TAG.sub("", re.sub("<text:(tab|line-break)/>", "\t", inside)))
    return found


@pytest.mark.usefixtures("soffice")
def test_every_comment_is_shown_on_its_words():
    body = "".join(paragraph(case) + EXACT[case] for case in CASES)
    data = package(body, numbering=NUMBERING)
    document = read("a.docx", data=data)
    findings = [finding(location=locate(document, "80%", nth)) for nth in range(len(CASES))]
    annotated = annotate(data, document, result_of(document, findings), OPTIONS)
    assert shown(annotated) == ["80%"] * len(CASES)


@pytest.mark.usefixtures("soffice")
def test_the_sample_filing(builtin_rules: Ruleset):
    data = (FOLDER / "report.docx").read_bytes()
    document = read("report.docx", data=data)
    result = lint_document(document, builtin_rules, Config())
    annotated = annotate(data, document, result, AnnotateOptions("1", DATE))
    assert len(result.findings) > 2
    assert sorted(shown(annotated)) == sorted(words_by_note(annotated).values())


@pytest.mark.usefixtures("soffice")
def test_proposed_changes_are_changes_to_libreoffice(builtin_rules: Ruleset):
    data = package("".join(paragraph(wrong) for wrong, _ in SLIPS))
    document = read("a.docx", data=data)
    fixes = find_fixes(document, builtin_rules, Config(), ((), ()))
    made = annotate(
        data, document, result_of(document, []), AnnotateOptions("1", DATE, fixes=fixes)
    )
    flat = convert(made, ".docx", "fodt", "Word").decode()
    assert flat.count("<text:deletion>") == len(fixes) + 1  # two brackets are one fix
    assert set(re.findall("<dc:creator>(.*?)</dc:creator>", flat)) == {"perflint"}


@pytest.mark.usefixtures("soffice")
def test_old_formats_come_back_as_docx():
    source = (FOLDER / "report.docx").read_bytes()
    data = modernise(convert(source, ".docx", "odt", "Word"), "report.odt")
    document = read("report.docx", data=data)
    assert "80.00%" in document.text
    assert list(words_by_note(mark(data, "80.00%")).values()) == ["80.00%"]

"""Annotated Word files looked at without the code that made them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import UTC, datetime

from lxml import etree

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate
from perflint.model.document import Document
from perflint.model.result import Finding, LintResult, Location
from perflint.readers import read
from tests.readers.docx_builder import W
from tests.reporters.sample import finding

MAIN, COMMENTS = "word/document.xml", "word/comments.xml"
DATE = datetime(2024, 3, 18, 9, 30, tzinfo=UTC)
OPTIONS = AnnotateOptions("1.0", DATE)
RANGE = ("commentRangeStart", "commentRangeEnd", "commentReference")
SPACE = "{http://www.w3.org/XML/1998/namespace}space"


def w(name: str) -> str:
    return f"{{{W}}}{name}"


def parts(data: bytes) -> dict[str, bytes]:
    """All parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        return {name: package.read(name) for name in package.namelist()}


def locate(document: Document, words: str, nth: int = 0) -> Location:
    """Where `words` stand in a document."""
    at = -1
    for _ in range(nth + 1):
        at = document.text.index(words, at + 1)
    return Location(*document.line_column(at), *document.line_column(at + len(words)))


def point_at(document: Document, *words: str) -> LintResult:
    """A result with one finding on each of `words`, its message saying on which."""
    found = tuple(finding(message=f"见{one}", location=locate(document, one)) for one in words)
    return result_of(document, found)


def result_of(document: Document, findings: Iterable[Finding]) -> LintResult:
    """A result with these findings."""
    return LintResult(document.path, document.format, "checked", findings=tuple(findings))


def mark(data: bytes, *words: str, options: AnnotateOptions = OPTIONS) -> bytes:
    """The package with a comment on each of `words`."""
    document = read("报告.docx", data=data)
    return annotate(data, document, point_at(document, *words), options)


def notes(data: bytes) -> dict[str, str]:
    """The text of each comment by id."""
    files = parts(data)
    if COMMENTS not in files:
        return {}
    return {
        one.get(w("id"), ""): "\n".join(
            "".join(t.text or "" for t in p.iter(w("t"))) for p in one.iter(w("p"))
        )
        for one in etree.fromstring(files[COMMENTS])
    }


def marked(data: bytes) -> dict[str, str]:
    """The visible characters between the marks of each comment, by its id. Each comment has both
    marks and its reference, in that order."""
    open_now: dict[str, str] = {}
    closed: dict[str, str] = {}
    referred = set()
    for element in etree.fromstring(parts(data)[MAIN]).iter(etree.Element):
        id = element.get(w("id"), "")
        if element.tag == w("commentRangeStart"):
            open_now[id] = ""
        elif element.tag == w("commentRangeEnd"):
            closed[id] = open_now.pop(id)
        elif element.tag == w("commentReference"):
            assert id in closed
            referred.add(id)
        elif element.tag.endswith(("}t", "}tab", "}sym", "}noBreakHyphen")):
            for one in open_now:
                open_now[one] += element.text or "\t"
    assert not open_now
    assert referred == set(closed)
    return closed


def words_by_note(data: bytes) -> dict[str, str]:
    """The words that each comment stands on, by its second line."""
    on = marked(data)
    return {text.split("\n")[1]: on[id] for id, text in notes(data).items()}


def plain_form(xml: bytes, ids: Iterable[str] = ()) -> bytes:
    """A document part in canonical XML without the marks of those comments and with neighbouring
    runs of the same properties made one, so that cutting a run makes no difference."""
    root = etree.fromstring(xml)
    ours = set(ids)
    for element in list(root.iter(*map(w, RANGE))):
        if element.get(w("id")) in ours:
            parent = element.getparent()
            assert parent is not None
            parent.remove(element)
            if parent.tag == w("r") and len(parent) == 0:
                parent.getparent().remove(parent)  # type: ignore[union-attr]
    for run in list(root.iter(w("r"))):
        before = run.getprevious()
        if before is not None and before.tag == w("r") and outside(run) == outside(before):
            for child in list(run):
                if child.tag != w("rPr"):
                    before.append(child)
            run.getparent().remove(run)  # type: ignore[union-attr]
    for run in root.iter(w("r")):
        join_texts(run)
    return etree.tostring(root, method="c14n")


def outside(run: etree._Element) -> bytes:
    """Attributes and properties of a run."""
    properties = run.find(w("rPr"))
    attributes = sorted((str(key), str(value)) for key, value in run.attrib.items())
    return repr(attributes).encode() + (
        etree.tostring(properties, method="c14n") if properties is not None else b""
    )


def join_texts(run: etree._Element) -> None:
    """Neighbouring texts of a run made one; whether blanks are preserved does not count."""
    for text in list(run.iter(w("t"))):
        text.attrib.pop(SPACE, None)
        before = text.getprevious()
        if before is not None and before.tag == w("t"):
            before.text = (before.text or "") + (text.text or "")
            text.getparent().remove(text)  # type: ignore[union-attr]

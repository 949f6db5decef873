"""Pages that are pictures: said to be unread, or recognised, and never certain.

RapidOCR weighs 200 MB, so the test extra does not pull it: what is ours is tested with a recogniser
made here. Where perflint[ocr] is installed, the last test recognises a drawn page for real.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest

from perflint.api import lint_document
from perflint.config import Config
from perflint.errors import ReadError
from perflint.model.document import Place
from perflint.model.rule import Ruleset
from perflint.readers import ocr, read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.ocr import Words
from tests.readers.formats import FOLDER
from tests.readers.pdf_builder import PageBuilder, set_text, write_pdf

WRONG = "全年预算数200万元，执行数150万元，预算执行率57.00%。"
GREY = bytes([230]) * 400


def scan() -> PageBuilder:
    """A page that is a picture."""
    return PageBuilder().image(GREY, 20, 20, 0, 0, 595, 842)


def page_of(text: str) -> PageBuilder:
    return PageBuilder().text(80, 740, "某县水利局2022年度绩效自评报告", 14).text(80, 700, text, 14)


@pytest.fixture
def no_recogniser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "find_recogniser", lambda: None)


@pytest.fixture
def recogniser(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Finds the same two lines in every picture; gives back the pictures it was shown."""
    shown: list[object] = []

    def recognise(picture: object) -> Sequence[Words]:
        shown.append(picture)
        return [Words(WRONG[:20], 200, 300, 1108, 334), Words(WRONG[20:], 132, 360, 640, 395)]

    monkeypatch.setattr(ocr, "find_recogniser", lambda: recognise)
    return shown


@pytest.mark.usefixtures("no_recogniser")
def test_a_scan_is_refused_page_by_page_with_its_remedy():
    pages = [scan(), scan().text(290, 40, "- 2 -", 9), PageBuilder(), scan()]
    with pytest.raises(ReadError) as caught:
        read("报告.pdf", data=write_pdf(*pages))
    assert caught.value.kind == "scan"
    assert "第 1—2、4 页（共 3 页）" in caught.value.title
    assert "Word 原件" in caught.value.hint and "perflint[ocr]" in caught.value.hint


@pytest.mark.usefixtures("no_recogniser")
def test_pages_not_read_are_noticed_beside_those_that_are(builtin_rules: Ruleset):
    data = write_pdf(page_of(WRONG), scan(), page_of("共栽树300株。"))
    document = read("报告.pdf", data=data)
    assert document.unread == (Place(page=2),)
    result = lint_document(document, builtin_rules, Config(select=("NUM101", "PFL")))
    found = {finding.rule: finding for finding in result.findings}
    assert set(found) == {"NUM101", "PFL201"}
    notice = found["PFL201"]
    assert notice.severity == "warning"
    assert notice.location.page == 2
    assert "第 2 页" in notice.message
    quiet = lint_document(document, builtin_rules, Config(select=("NUM101",), ignore=("PFL",)))
    assert [finding.rule for finding in quiet.findings] == ["NUM101"]


@pytest.mark.usefixtures("no_recogniser")
def test_letters_drawn_as_curves_or_without_names_are_no_text():
    drawn = PageBuilder()
    drawn.operators += [f"{k} {k} m {k + 7} {k + 9} l {k + 3} {k} l h f" for k in range(400)]
    nameless = PageBuilder().text(80, 700, "\ue000\ue001\ue002" * 20)
    for page in (drawn, nameless):
        with pytest.raises(ReadError) as caught:
            read("报告.pdf", data=write_pdf(page))
        assert caught.value.kind == "scan"


def test_pages_without_anything_are_an_empty_file():
    with pytest.raises(ReadError) as caught:
        read("报告.pdf", data=write_pdf(PageBuilder(), PageBuilder()))
    assert caught.value.kind == "empty"


def test_a_page_with_a_seal_and_text_is_text():
    page = page_of(WRONG).image(GREY, 20, 20, 350, 500, 120, 120)
    assert read("报告.pdf", data=write_pdf(page)).unread == ()


def test_recognised_words_are_text_but_never_certain(
    recogniser: list[object], builtin_rules: Ruleset
):
    document = read("报告.pdf", data=write_pdf(page_of("共栽树300株。"), scan()))
    assert len(recogniser) == 1
    assert document.unread == ()
    assert document.text.endswith(f"{WRONG}\n")
    start = document.text.index(WRONG)
    assert [span.of(document.text) for span in document.recognised] == [WRONG]
    assert document.is_recognised(document.recognised[0])
    assert not document.is_recognised(document.blocks[0].span)
    block = document.block_at(start)
    assert block is not None and block.place.page == 2
    result = lint_document(document, builtin_rules, Config(select=("NUM101",)))
    assert [finding.confidence for finding in result.findings] == ["likely"]
    plain = lint_document(read("报告.pdf", data=write_pdf(page_of(WRONG))), builtin_rules, Config())
    assert {f.confidence for f in plain.findings if f.rule == "NUM101"} == {"certain"}


def test_text_a_scanner_has_put_under_its_picture_is_recognised_text():
    page = scan().text(80, 740, "某县水利局2022年度绩效自评报告", 14, mode=3)
    page.text(80, 700, WRONG, 14, mode=3)
    document = read("报告.pdf", data=write_pdf(page))
    assert [span.of(document.text) for span in document.recognised] == [document.text.rstrip()]


def test_pages_beyond_the_limit_stay_unread(recogniser: list[object]):
    data = write_pdf(scan(), scan(), scan())
    limits = DEFAULT_LIMITS._replace(max_recognised_pages=2)
    document = read("报告.pdf", data=data, limits=limits)
    assert len(recogniser) == 2
    assert document.unread == (Place(page=3),)


def test_a_picture_without_words_stays_unread(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(ocr, "find_recogniser", lambda: lambda _: [])
    document = read("报告.pdf", data=write_pdf(page_of("共栽树300株。"), scan()))
    assert document.unread == (Place(page=2),)


if all(find_spec(name) for name in ("rapidocr", "onnxruntime")):

    def test_a_drawn_page_is_recognised_offline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
        """The sample's first page, as LibreOffice or any viewer would print it to a scanner."""
        import socket

        import pypdfium2

        def refuse(*_: object) -> None:
            raise OSError("no network in this test")

        monkeypatch.setattr(socket.socket, "connect", refuse)
        source = (FOLDER / "report.txt").read_text("utf-8").splitlines()
        with pypdfium2.PdfDocument(write_pdf(set_text(source)[0])) as drawn:
            pixels = drawn[0].render(scale=150 / 72, grayscale=True).to_numpy()
        height, width = pixels.shape[:2]
        page = PageBuilder().image(pixels.tobytes(), width, height, 0, 0, 595, 842)
        document = read("扫描.pdf", data=write_pdf(page))
        assert document.recognised
        said = "".join(document.text.split())
        assert source[0][:12] in said
        assert "资产总额2316.40万元" in said

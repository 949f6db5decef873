"""PDF files that are broken, locked or made to do harm: a clear refusal, soon, in little memory."""

from __future__ import annotations

import io
import resource
import zlib
from collections.abc import Callable

import pytest

from perflint.errors import ReadError
from perflint.readers import DEFAULT_LIMITS, read
from tests.readers.formats import FOLDER
from tests.readers.pdf_builder import PageBuilder, assemble, set_text, stream, write_pdf

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources 5 0 R >>"
FONT = b"<< /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
CATALOG = b"<< /Type /Catalog /Pages 2 0 R >>"


def one_page(content: bytes, resources: bytes = FONT, *more: bytes) -> bytes:
    """A file of one page drawn by `content`."""
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assemble([CATALOG, pages, PAGE, stream(content, packed=True), resources, *more])


def forms(depth: int, width: int) -> bytes:
    """Forms that draw the next one `width` times, `depth` of them."""
    again = b"/X Do " * width
    inner = [
        stream(
            again if k < depth - 1 else b"0 0 9 9 re f",
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] "
            f"/Resources << /XObject << /X {6 + k + 1} 0 R >> >>",
        )
        for k in range(depth)
    ]
    return one_page(again, b"<< /XObject << /X 6 0 R >> >>", *inner)


def packed_twice() -> bytes:
    """What unpacks to a small stream that unpacks to a large one."""
    inner = zlib.compress(b" " * (200 << 20), 9)
    packed = zlib.compress(inner, 9)
    head = b"<< /Filter [/FlateDecode /FlateDecode] /Length %d >>" % len(packed)
    content = head + b"\nstream\n" + packed + b"\nendstream"
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
    return assemble([CATALOG, pages, PAGE, content, FONT])


def many_pages(count: int) -> bytes:
    """Pages that are all the same object."""
    kids = b"3 0 R " * count
    pages = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count)
    return assemble([CATALOG, pages, PAGE, stream(b"BT /F1 9 Tf (a) Tj ET"), FONT])


def lying(count: int) -> bytes:
    """A page tree that promises more than it has."""
    pages = b"<< /Type /Pages /Kids [3 0 R] /Count %d >>" % count
    return assemble([CATALOG, pages, PAGE, stream(b"BT /F1 9 Tf (a) Tj ET"), FONT])


def circular() -> bytes:
    """A page tree that leads back to itself."""
    pages = b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>"
    return assemble([CATALOG, pages])


def locked(user: str) -> bytes:
    """The sample with an opening password, or with one for changes only."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO((FOLDER / "report.pdf").read_bytes())))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def refusal(data: bytes) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read("报告.pdf", data=data)
    assert caught.value.place == "报告.pdf"
    assert caught.value.hint
    return caught.value


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "blanks": (lambda: one_page(b" " * (300 << 20)), "too-large"),
    "letters": (lambda: one_page(b"BT /F1 9 Tf " + b"(a) Tj " * (4 << 20) + b"ET"), "too-large"),
    "states": (lambda: one_page(b"q " * (20 << 20)), "too-large"),
    "strokes": (lambda: one_page(b"0 0 1 1 re f " * 400_000), "too-large"),
    "packed twice": (packed_twice, "too-large"),
    "forms": (lambda: forms(8, 10), "too-large"),
    "forms in a circle": (lambda: forms(2, 3).replace(b"/X 8 0 R", b"/X 6 0 R"), "empty"),
    "100,000 pages": (lambda: many_pages(100_000), "too-large"),
    "circular pages": (circular, "corrupt"),
    "no pages": (lambda: assemble([CATALOG, b"<< /Type /Pages /Kids [] /Count 0 >>"]), "empty"),
    "not a PDF": (lambda: b"%PDF-1.7\n" + b"\0" * 2000, "corrupt"),
    "a head only": (lambda: b"%PDF-1.7\n", "corrupt"),
    "an opening password": (lambda: locked("geheim"), "encrypted"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str):
    make, kind = HOSTILE[name]
    assert refusal(make()).kind == kind


def test_memory_stays_small_whatever_is_packed():
    data = one_page(b"BT /F1 9 Tf " + b"(a) Tj " * (4 << 20) + b"ET")
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refusal(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_promise_of_more_pages_than_there_are_is_not_believed():
    assert read("报告.pdf", data=lying(2_000_000_000)).text == "a\n"


def test_limits_can_be_widened_and_narrowed():
    data = write_pdf(*set_text(["某县水利局报告", *["本局负责水资源管理，全年巡河二十次。"] * 60]))
    with pytest.raises(ReadError) as caught:
        read("报告.pdf", data=data, limits=DEFAULT_LIMITS._replace(max_pages=1))
    assert "最多 1 页" in caught.value.title
    with pytest.raises(ReadError) as caught:
        read("报告.pdf", data=data, limits=DEFAULT_LIMITS._replace(max_page_chars=100))
    assert caught.value.kind == "too-large"
    assert read("报告.pdf", data=data).text.count("\n") == 62


def test_a_password_for_changes_only_does_not_keep_from_reading():
    assert read("报告.pdf", data=locked("")).text == read(str(FOLDER / "report.pdf")).text


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8, 0.95])
def test_a_file_cut_short_is_repaired_as_far_as_it_goes_or_refused(share: float):
    data = (FOLDER / "report.pdf").read_bytes()
    try:
        text = read("报告.pdf", data=data[: int(len(data) * share)]).text
    except ReadError as error:
        text = error.kind
    whole = (FOLDER / "report.txt").read_text("utf-8") + "— 1 —\n"
    assert text in ("corrupt", "empty") or text in whole


def test_a_page_that_promises_pictures_and_has_none_is_read():
    page = PageBuilder().text(80, 700, "某县水利局2022年度部门整体支出绩效自评报告")
    data = write_pdf(page).replace(b"/XObject << >>", b"/XObject << /I1 99 0 R >>")
    assert "水利局" in read("报告.pdf", data=data).text


def test_pages_are_given_back():
    """Ten thousand openings would fail if handles were kept."""
    data = write_pdf(
        PageBuilder().text(80, 700, "某县水利局绩效自评报告，共二十六个字，读完即还。")
    )
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(300):
        read("报告.pdf", data=data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 60_000


def test_amounts_that_step_across_a_page_are_lines_and_no_table_of_empty_cells():
    page = PageBuilder()
    for number in range(500):
        x, y = 20 + number, 820 - 1.5 * number
        page.text(x, y, "12", 1).text(x + 4, y, "34", 1).text(x + 8, y, "56", 1)
    document = read("报告.pdf", data=write_pdf(page))
    assert not any(block.table for block in document.blocks)
    assert document.text.count("56") == 500

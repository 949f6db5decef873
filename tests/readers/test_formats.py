"""The sample filing says the same in every format."""

from __future__ import annotations

import io
import zipfile

import pytest

from perflint.readers import read
from tests.readers.formats import FOLDER, SOURCE, render

NAMES = sorted(render())


def unpack(data: bytes) -> dict[str, bytes]:
    """The parts of a package; compressed bytes differ between versions of zlib."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("name", NAMES)
def test_committed_samples_are_what_the_source_renders(name: str):
    committed, rendered = (FOLDER / name).read_bytes(), render()[name]
    if name.endswith(".docx"):
        assert unpack(committed) == unpack(rendered)
    else:
        assert committed == rendered


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_the_same_in_every_format(name: str):
    source = read(str(SOURCE))
    other = read(str(FOLDER / name))
    said = [b.span.of(other.text) for b in other.blocks if b.kind == "paragraph"]
    assert said == [block.span.of(source.text) for block in source.blocks]


def test_word_text_equals_plain_text_but_for_the_footer():
    document = read(str(FOLDER / "report.docx"))
    assert document.text == SOURCE.read_text("utf-8") + "— 1 —\n"
    assert document.blocks[-1].kind == "footer"


def test_gb18030_text_equals_utf8_text():
    assert read(str(FOLDER / "report.gb18030.txt")).text == SOURCE.read_text("utf-8")

"""The template that is shipped is the one `python -m tests.notice.template` writes."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docx import Document

from perflint.notice.compose import FIELDS, ROW_FIELDS
from perflint.notice.fill import Template
from tests.notice.template import SHIPPED, build
from tests.reporters.programs import convert


def test_the_shipped_template_is_up_to_date() -> None:
    assert SHIPPED.read_bytes() == build(), "run: python -m tests.notice.template"


def test_the_shipped_template_can_be_filled() -> None:
    assert Template(SHIPPED.read_bytes(), "template.docx", FIELDS, ROW_FIELDS)


def test_a_template_saved_again_by_libreoffice_can_be_filled(soffice: str, tmp_path: Path) -> None:
    path = tmp_path / "模板.odt.docx"
    path.write_bytes(build())
    odt = convert(soffice, path, "odt")
    data = convert(soffice, odt, "docx").read_bytes()
    template = Template(data, "模板.docx", FIELDS, ROW_FIELDS)
    rows = [dict.fromkeys(ROW_FIELDS, f"第{number}个") for number in range(3)]
    document = Document(BytesIO(template.fill(dict.fromkeys(FIELDS, "甲"), rows)))
    assert document.paragraphs[0].text == "关于甲甲绩效自评报告的整改通知"
    assert [row.cells[0].text for row in document.tables[0].rows] == [
        "序号",
        "第0个",
        "第1个",
        "第2个",
    ]

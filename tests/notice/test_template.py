"""The template that is shipped is the one `python -m tests.notice.template` writes."""

from __future__ import annotations

from perflint.notice.compose import FIELDS, ROW_FIELDS
from perflint.notice.fill import Template
from tests.notice.template import SHIPPED, build


def test_the_shipped_template_is_up_to_date() -> None:
    assert SHIPPED.read_bytes() == build(), "run: python -m tests.notice.template"


def test_the_shipped_template_can_be_filled() -> None:
    assert Template(SHIPPED.read_bytes(), "template.docx", FIELDS, ROW_FIELDS)

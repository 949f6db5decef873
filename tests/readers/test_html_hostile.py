"""Pages made to exhaust: refused with a reason, or read within bounds."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS, Limits
from tests.readers.test_fuzz import survive
from tests.readers.test_spans import check


def failure(body: str, limits: Limits = DEFAULT_LIMITS, name: str = "页.html") -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(name, data=body.encode(), limits=limits)
    assert caught.value.hint
    return caught.value


def test_entities_are_not_expanded():
    bomb = '<!DOCTYPE html [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><p>甲&b;</p>'
    assert "aaaa" not in read("页.html", data=bomb.encode()).text


@pytest.mark.parametrize("tag", ["<div>", "<b>", "<table><tr><td>", "<span><p>"])
def test_nesting_without_end(tag: str):
    assert failure(tag * 100_000 + "甲").kind == "corrupt"


def test_nesting_that_some_programs_write():
    assert read("页.html", data=("<font>" * 1500 + "甲").encode()).text == "甲\n"


def test_lists_and_tables_in_each_other():
    body = "<ol><li>甲<table><tr><td>乙" * 300
    document = read("页.html", data=body.encode())
    check(document)
    assert document.text == "1. 甲\n乙\n" * 300


def test_cells_as_wide_and_tall_as_they_say():
    body = "<table>" + "<tr><td colspan=99999999 rowspan=99999999>甲<td>乙" * 400 + "</table>"
    document = read("页.html", data=body.encode())
    check(document)
    (block,) = document.blocks
    assert block.table is not None
    assert (block.table.rows, block.table.columns, len(block.table.cells)) == (400, 2, 800)


def test_too_many_tags_and_too_large():
    assert failure("<p>甲" * 400, Limits(max_tags=300)).kind == "too-large"
    assert failure("<html>" + "甲" * 400, Limits(max_text_bytes=300)).kind == "too-large"
    mime = "MIME-Version: 1.0\nContent-Type: text/html\n\n" + "甲" * 400
    assert failure(mime, Limits(max_text_bytes=300), "页.mht").kind == "too-large"


def test_too_many_paragraphs():
    assert failure("<p>甲" * 400, Limits(max_blocks=300)).kind == "too-large"


def test_pages_without_text():
    assert failure("<html><body><img src=x></body></html>").kind == "empty"
    assert failure("<html><script>甲</script></html>").kind == "empty"
    assert (
        failure("MIME-Version: 1.0\nContent-Type: image/png\n\nx", name="页.mht").kind == "corrupt"
    )


def test_message_within_message():
    part = "Content-Type: message/rfc822\n\n" * 3000 + "Content-Type: text/html\n\n<p>甲"
    survive("页.mht", ("MIME-Version: 1.0\n" + part).encode())


def test_style_sheets_take_linear_time():
    style = "<style>" + "{" * 20_000 + ".a," * 20_000 + "/*" * 20_000 + "</style>"
    assert read("页.html", data=f"{style}<p>甲".encode()).text == "甲\n"


TAGS = [
    "<p>", "</p>", "<br>", "<ol start=2>", "<ul>", "<li value=3>", "</ol>", "<table>", "</table>", "<tr>",
    "<td rowspan=2>", "<th colspan=3>", "<h2>", "</h2>", "<pre>", "</pre>", "<div hidden>", "</div>",
    "<caption>", "<thead>", "<tbody>", "<article>", "</article>", "<div class=TRS_Editor>", "甲", "\n", "&lt;",
    "<![if x]>", "<!--", "-->", "<", "<style>", "</style>", "<span style='mso-list:Ignore'>", "</span>",
]  # fmt: skip


@given(parts=st.lists(st.sampled_from(TAGS), max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_tags(parts: list[str]):
    survive("页.html", "".join(parts).encode())


@given(data=st.binary(max_size=300))
@settings(max_examples=80, deadline=None)
def test_any_bytes(data: bytes):
    survive("页.html", data)
    survive("页.mht", b"MIME-Version: 1.0\n" + data)

"""Whatever a filing says stays text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from perflint.reporters.html.markup import Markup, join, safe, tag

HOSTILE = st.text(st.sampled_from("<>&\"'=/ax甲\x00\x1b\ud800\u202e]-!"), max_size=40)


@given(HOSTILE, HOSTILE)
def test_text_and_attributes_never_become_markup(words: str, value: str) -> None:
    made = tag("p", words, title=value, data_of=value)
    element = html.fromstring(made.encode(), parser=html.HTMLParser(encoding="utf-8"))
    assert element.tag == "p"
    assert len(element) == 0
    assert set(element.attrib) == {"title", "data-of"}
    assert len(element.text_content()) == len(words)


def test_markup_is_escaped_once() -> None:
    inner = tag("b", "<")
    assert tag("p", inner, " & ") == "<p><b>&lt;</b> &amp; </p>"
    assert join(inner, "<") == "<b>&lt;</b>&lt;"
    assert safe(Markup("<i>")) == "<i>"
    assert tag("a", aria_label=safe("<")) == '<a aria-label="&lt;"></a>'


def test_attributes_that_are_off_are_left_out() -> None:
    assert tag("input", checked=True, hidden=False, id=None, value=3, class_="x") == (
        '<input checked value="3" class="x">'
    )

"""What a browser has instead of lxml and ahocorasick_rs gives the same on every fixture."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import ahocorasick_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from perflint.web import STAND_INS
from perflint.web.stand_ins import ahocorasick_rs as finder
from perflint.web.stand_ins.lxml import etree as trees
from tests.process import PLAIN

ROOT = Path(__file__).resolve().parents[2]


def run(*first: Path) -> list[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((*map(str, first), PLAIN))}
    done = subprocess.run(
        [sys.executable, "-m", "tests.web.alike"],
        env=environment, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


def test_every_fixture_gives_the_same() -> None:
    used, *told = run(STAND_INS)
    assert used.count(str(STAND_INS)) == 2
    libraries, *known = run()
    assert str(STAND_INS) not in libraries
    assert told == known
    assert len(known) > 80


PAGES = (
    "<p>一<p>二", "<ul><li>甲<li>乙</ul>丙", "<table><tr><td>1<td>2<tr><td>3</table>",
    "正文", "<title>题</title>正文", "<p>一</div>二</p>三", "<b>粗<p>段</b>落", "<br/><hr>a",
    "<!-- 注 --><p>&nbsp;&lt;&#20013;</p>", "<script>a<b</script><style>p{}</style>文",
    "<div><p>一<div>二</div>三</div>", "<table><tr><td><p>一</table><p>二", "<a href=1>一<a>二",
    "<html><body class=a><body id=b>文", "<dl><dt>一<dd>二<dt>三</dl>", "<h1>一<h2>二",
)  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_broken_pages_are_mended_alike(page: str) -> None:
    data = page.encode()
    theirs = etree.fromstring(data, etree.HTMLParser(encoding="utf-8", remove_comments=True))
    ours = trees.fromstring(data, trees.HTMLParser(encoding="utf-8"))
    assert shape(ours) == shape(theirs)


def shape(element: object) -> object:
    children = [shape(child) for child in element]  # type: ignore[attr-defined]
    own = [getattr(element, name) or "" for name in ("tag", "text", "tail")]
    return (*own, dict(element.attrib), children)  # type: ignore[attr-defined]


WRITTEN = (
    b'<a xmlns="u" xmlns:p="v" p:x="1&amp;2"><p:b>t&lt;</p:b>tail<c/></a>',
    b'<w:a xmlns:w="u" w:x="&quot;&#10;"><w:b xmlns:w="u"/><b xmlns="z"/></w:a>',
    b"<a><![CDATA[<x>]]><!-- gone -->y</a>",
    '<?xml version="1.0" encoding="gb18030"?><甲 乙="丙">丁</甲>'.encode("gb18030"),
)


@pytest.mark.parametrize("data", WRITTEN)
def test_trees_are_changed_and_written_alike(data: bytes) -> None:
    made = []
    for library in (etree, trees):
        root = library.fromstring(data, library.XMLParser(remove_comments=True))
        inner = library.SubElement(root, "{u}new", {"{v}k": "值"})
        inner.text = "a\rb"
        first = root[0]
        first.addnext(library.Element("{other}beside"))
        if first is not inner:
            first.addprevious(inner)
            assert inner.getnext() is first and first.getprevious() is inner
        assert [one.tag for one in inner.itersiblings()] == [one.tag for one in root[1:]]
        made.append(library.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
    assert made[1] == made[0]


@pytest.mark.parametrize(
    "data", [b"", b"<a>", b"<a></b>", b"<a>&x;</a>", b"<p:a/>", b"<a b='1' b='2'/>"]
)
def test_what_is_not_well_formed_is_refused(data: bytes) -> None:
    for library in (etree, trees):
        with pytest.raises((library.XMLSyntaxError, ValueError)):
            library.fromstring(data, library.XMLParser(resolve_entities=False))


@given(
    st.lists(st.text("甲乙丙", min_size=1, max_size=3), min_size=1, unique=True),
    st.text("甲乙丙丁", max_size=20),
)
def test_words_are_found_alike(words: list[str], text: str) -> None:
    theirs = ahocorasick_rs.AhoCorasick(words)
    ours = finder.AhoCorasick(words)
    found = ours.find_matches_as_indexes(text, overlapping=True)
    assert sorted(found) == sorted(theirs.find_matches_as_indexes(text, overlapping=True))
    theirs = ahocorasick_rs.AhoCorasick(words, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    ours = finder.AhoCorasick(words, matchkind=finder.MatchKind.LeftmostLongest)
    assert ours.find_matches_as_indexes(text) == theirs.find_matches_as_indexes(text)

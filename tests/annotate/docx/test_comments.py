"""comments.xml: ours are replaced, those of others are never touched."""

from __future__ import annotations

import io
import zipfile

import pytest
from lxml import etree

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate
from perflint.readers import read
from tests.annotate.docx.marked import (
    COMMENTS,
    DATE,
    MAIN,
    OPTIONS,
    locate,
    mark,
    marked,
    notes,
    parts,
    plain_form,
    result_of,
    w,
    words_by_note,
)
from tests.readers.docx_builder import NAMESPACES, W, archive, package, paragraph, run, style
from tests.reporters.sample import finding

W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
W15 = 'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
CID = 'xmlns:w16cid="http://schemas.microsoft.com/office/word/2016/wordml/cid"'
CEX = 'xmlns:w16cex="http://schemas.microsoft.com/office/word/2018/wordml/cex"'
RELATIONS = "word/_rels/document.xml.rels"
TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
BODY = paragraph(run("执行率为80%，得分9分"))


def anchored(id: int, text: str) -> str:
    return (
        f'<w:commentRangeStart w:id="{id}"/>{run(text)}<w:commentRangeEnd w:id="{id}"/>'
        f'<w:r><w:rPr><w:rStyle w:val="a"/></w:rPr><w:commentReference w:id="{id}"/></w:r>'
    )


def comment(id: int, author: str, text: str, key: str = "") -> str:
    paragraph_id = f' w14:paraId="{key}"' if key else ""
    return (
        f'<w:comment w:id="{id}" w:author="{author}"><w:p{paragraph_id}>'
        f"<w:r><w:t>{text}</w:t></w:r></w:p></w:comment>"
    )


def discussed(body: str, comments: str, **beside: str) -> bytes:
    """A package with comments, and with parts beside comments.xml named by their type."""
    names = {"comments": f"<w:comments {NAMESPACES} {W14}>{comments}</w:comments>", **beside}
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="http://x/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(names)
    )
    root = "http://schemas.openxmlformats.org/package/2006/relationships"
    extra = {f"word/{name}.xml": xml.encode() for name, xml in names.items()}
    extra[RELATIONS] = f'<Relationships xmlns="{root}">{relations}</Relationships>'.encode()
    return package(body, extra=extra)


def test_a_first_comment_brings_its_part_along():
    files = parts(mark(package(BODY), "80%"))
    relation = next(r for r in etree.fromstring(files[RELATIONS]) if r.get("Type") == TYPE)
    assert relation.get("Target") == "comments.xml"
    types = files["[Content_Types].xml"].decode()
    assert '<Override PartName="/word/comments.xml"' in types
    (one,) = etree.fromstring(files[COMMENTS])
    assert one.get(w("author")) == "perflint"
    assert one.get(w("date")) == "2024-03-18T09:30:00Z"


def test_a_note_says_rule_defect_calculation_and_clause():
    (text,) = notes(mark(package(BODY), "80%")).values()
    assert text.splitlines()[0].startswith("【错误】NUM101 ")
    assert "计算：150 ÷ 200 = 75.00%（文中为 57.00%）" in text
    assert "建议：75.00%" in text
    assert "依据：《" in text


def test_without_a_date_there_is_none():
    (one,) = etree.fromstring(
        parts(mark(package(BODY), "80%", options=AnnotateOptions("1")))[COMMENTS]
    )
    assert one.get(w("date")) is None


def test_nothing_found_and_nothing_to_withdraw_leaves_the_very_bytes():
    data = package(BODY)
    document = read("a.docx", data=data)
    assert annotate(data, document, result_of(document, []), OPTIONS) == data


def test_annotating_again_replaces_what_is_ours():
    once = mark(package(BODY), "80%", "9分")
    assert mark(once, "80%", "9分") == once
    assert words_by_note(mark(once, "得分")) == {"见得分": "得分"}
    cleared = mark(once)
    assert notes(cleared) == {}
    assert marked(cleared) == {}
    assert plain_form(parts(cleared)[MAIN]) == plain_form(parts(package(BODY))[MAIN])


def test_comments_of_others_stay_as_they_are():
    body = paragraph(run("执行率为") + anchored(5, "80%") + run("，得分9分"))
    data = discussed(body, comment(5, "王审核", "请核对"))
    once = mark(data, "0%，得", "9分")
    assert marked(once) == {"5": "80%", "6": "0%，得", "7": "9分"}
    assert notes(once)["5"] == "请核对"
    for annotated in (once, mark(once, "执行率")):
        theirs = etree.fromstring(parts(annotated)[COMMENTS])[0]
        before = etree.fromstring(parts(data)[COMMENTS])[0]
        assert etree.tostring(theirs, method="c14n") == etree.tostring(before, method="c14n")
    assert marked(mark(once)) == {"5": "80%"}
    assert plain_form(parts(mark(once))[MAIN]) == plain_form(parts(data)[MAIN])


def test_parts_beside_the_comments_forget_ours_only():
    body = paragraph(anchored(0, "80%") + anchored(1, "9分") + run("余"))
    comments = comment(0, "perflint", "旧", "0A") + comment(1, "王审核", "请核对", "0B")
    extended = (
        f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="0B"/></w15:commentsEx>'
    )
    ids = (
        f'<w16cid:commentsIds {CID}><w16cid:commentId w16cid:paraId="0A" w16cid:durableId="D1"/>'
        '<w16cid:commentId w16cid:paraId="0B" w16cid:durableId="D2"/></w16cid:commentsIds>'
    )
    extensible = (
        f'<w16cex:commentsExtensible {CEX}><w16cex:commentExtensible w16cex:durableId="D1"/>'
        '<w16cex:commentExtensible w16cex:durableId="D2"/></w16cex:commentsExtensible>'
    )
    people = f"<w15:people {W15}/>"
    data = discussed(
        body, comments, commentsExtended=extended, commentsIds=ids,
        commentsExtensible=extensible, people=people,
    )  # fmt: skip
    files = parts(mark(data, "余"))
    assert b'"0A"' not in files["word/commentsExtended.xml"] + files["word/commentsIds.xml"]
    assert b'"0B"' in files["word/commentsExtended.xml"]
    assert b"D1" not in files["word/commentsIds.xml"] + files["word/commentsExtensible.xml"]
    assert b"D2" in files["word/commentsExtensible.xml"]
    assert files["word/people.xml"] == people.encode()


def test_a_note_of_ours_that_was_answered_stays_with_its_answer():
    first = mark(package(BODY), "80%")
    text = "".join(notes(first)["0"].split("\n"))
    body = paragraph(anchored(0, "80%") + anchored(1, "80%") + anchored(2, "9分"))
    comments = (
        comment(0, "perflint", text, "0A")
        + comment(1, "李会计", "已核对，无误", "0B")
        + comment(2, "perflint", "旧", "0C")
    )
    extended = (
        f'<w15:commentsEx {W15}><w15:commentEx w15:paraId="0A"/>'
        '<w15:commentEx w15:paraId="0B" w15:paraIdParent="0A"/></w15:commentsEx>'
    )
    data = discussed(body, comments, commentsExtended=extended)
    document = read("a.docx", data=data)
    same = finding(message="见80%", location=locate(document, "80%"))
    annotated = annotate(data, document, result_of(document, [same]), OPTIONS)
    assert list(notes(annotated)) == ["0", "1"]
    assert marked(annotated) == {"0": "80%", "1": "80%"}


def test_ids_do_not_collide_and_the_same_input_gives_the_same_bytes():
    data = discussed(paragraph(anchored(41, "80%") + run("余")), comment(41, "甲", "乙"))
    assert list(notes(mark(data, "余"))) == ["41", "42"]
    assert mark(data, "余") == mark(data, "余")


def test_the_strict_variant_stays_strict():
    strict = {
        name: xml.replace(W.encode(), b"http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, xml in parts(package(BODY, styles=style("A"))).items()
    }
    files = parts(mark(archive(strict), "80%"))
    assert W.encode() not in files[MAIN] + files[COMMENTS]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in files[RELATIONS]
    assert files["word/styles.xml"] == strict["word/styles.xml"]
    assert read("a.docx", data=archive(files)).text == "执行率为80%，得分9分\n"


@pytest.mark.parametrize("words", ["80%\x0b", "\ud800"])
def test_signs_that_xml_does_not_know(words: str):
    data = package(BODY)
    document = read("a.docx", data=data)
    found = finding(message=f"见{words}", location=locate(document, "80%"))
    annotated = annotate(data, document, result_of(document, [found]), OPTIONS)
    assert notes(annotated)["0"].splitlines()[1].strip() in ("见80%", "见")


def test_other_parts_are_copied_as_stored():
    picture = bytes(range(256)) * 40
    data = package(BODY, extra={"word/media/图.png": picture, "word/media/b.bin": b""})
    annotated = mark(data, "80%")
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(io.BytesIO(annotated)) as new:
        assert new.namelist() == [*old.namelist(), COMMENTS]
        for info in old.infolist():
            other = new.getinfo(info.filename)
            assert other.date_time == info.date_time
            if info.filename not in (MAIN, RELATIONS, "[Content_Types].xml"):
                assert (other.CRC, other.compress_size) == (info.CRC, info.compress_size)
                assert new.read(info.filename) == old.read(info.filename)


def test_dates_are_those_given():
    assert DATE.isoformat()[:16] in parts(mark(package(BODY), "80%"))[COMMENTS].decode()

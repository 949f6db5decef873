"""Findings as cell comments: where they stand, and that nothing else of the workbook changes."""

from __future__ import annotations

import re
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from perflint.annotate import AnnotateOptions, load_annotator
from perflint.annotate.workbook import convert
from perflint.api import lint_document
from perflint.config import Config
from perflint.errors import ReadError
from perflint.model.result import LintResult
from perflint.model.rule import Ruleset
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import Service
from tests.readers.formats import FOLDER
from tests.readers.sheet_samples import department, project
from tests.readers.xlsx_builder import MAIN, RELATION, pack, package, rows, sheet, table, unpack

OPTIONS = AnnotateOptions("0")
OURS = {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml", "xl/worksheets/_rels/sheet1.xml.rels"}
_MINE = (
    f'<comments xmlns="{MAIN}"><authors><author>王审核</author></authors><commentList>'
    '<comment ref="H20" authorId="0"><text><r><t>请复核</t></r></text></comment>'
    "</commentList></comments>"
)
_BOX = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<v:shape id="_x0000_s1025" type="#_x0000_t202"><v:textbox><div>a<br>b</div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:Row>19</x:Row><x:Column>7</x:Column></x:ClientData></v:shape>'
    '<v:shape id="_x0000_s1026"><x:ClientData ObjectType="Button"/></v:shape></xml>'
)
_RELATIONS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELATION}/comments" Target="../comments7.xml"/>'
    f'<Relationship Id="rId2" Type="{RELATION}/vmlDrawing" Target="/xl/drawings/old.vml"/>'
    f'<Relationship Id="rId3" Type="{RELATION}/hyperlink" Target="http://example.invalid/"'
    ' TargetMode="External"/></Relationships>'
)


def lint(data: bytes, rules: Ruleset) -> LintResult:
    return lint_document(read("表.xlsx", data=data), rules, Config())


def annotate(data: bytes, rules: Ruleset) -> bytes:
    document = read("表.xlsx", data=data)
    result = lint_document(document, rules, Config())
    options = OPTIONS._replace(rules={rule.id: rule for rule in rules.rules})
    return load_annotator("xlsx").annotate(data, document, result, options)


def comments(data: bytes, part: str = "xl/comments1.xml") -> dict[str, tuple[str, str]]:
    """Cell to author and words."""
    root = etree.fromstring(unpack(data)[part])
    space = {"m": MAIN}
    authors = [one.text or "" for one in root.iterfind("m:authors/m:author", space)]
    return {
        one.get("ref", ""): (authors[int(one.get("authorId", ""))], "".join(one.itertext()))
        for one in root.iterfind("m:commentList/m:comment", space)
    }


def with_others() -> bytes:
    """The form with a comment of somebody else on the cell that is wrong, and a button."""
    parts = unpack(project())
    part = "xl/worksheets/sheet1.xml"
    more = '<legacyDrawing r:id="rId2"/><tableParts count="0"/></worksheet>'
    parts[part] = parts[part].replace(b"</worksheet>", more.encode())
    parts["xl/worksheets/_rels/sheet1.xml.rels"] = _RELATIONS.encode()
    parts["xl/comments7.xml"] = _MINE.encode()
    parts["xl/drawings/old.vml"] = _BOX.encode()
    parts["xl/media/image1.png"] = b"\x89PNG\r\n\x1a\n"
    return pack(parts)


def test_a_finding_stands_on_its_cell_with_calculation_and_clause(builtin_rules: Ruleset):
    author, words = comments(annotate(project(), builtin_rules))["H20"]
    assert author == "perflint"
    assert words.startswith("【错误】SCO304 总得分与各指标得分之和不符")
    assert "= 98.8（文中为 98.2）" in words
    assert "依据：" in words


def test_nothing_else_changes(builtin_rules: Ruleset):
    before, after = unpack(project()), unpack(annotate(project(), builtin_rules))
    assert set(after) - set(before) == OURS
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"[Content_Types].xml", "xl/worksheets/sheet1.xml"}
    legacy = re.compile(rb"<legacyDrawing [^<>]*/>")
    part = "xl/worksheets/sheet1.xml"
    assert legacy.sub(b"", after[part]) == before[part]
    assert len(legacy.findall(after[part])) == 1


def test_the_annotated_workbook_reads_the_same(builtin_rules: Ruleset):
    data = project()
    assert (
        read("表.xlsx", data=annotate(data, builtin_rules)).text == read("表.xlsx", data=data).text
    )


def test_again_gives_the_same_bytes(builtin_rules: Ruleset):
    once = annotate(project(), builtin_rules)
    assert annotate(once, builtin_rules) == once


def test_without_findings_ours_are_gone_and_the_rest_is_as_it_was(builtin_rules: Ruleset):
    once = annotate(project(), builtin_rules)
    document = read("表.xlsx", data=once)
    clean = lint_document(document, builtin_rules, Config())._replace(findings=())
    bare = load_annotator("xlsx").annotate(once, document, clean, OPTIONS)
    before, after = unpack(project()), unpack(bare)
    assert set(after) == set(before)
    assert after["xl/worksheets/sheet1.xml"] == before["xl/worksheets/sheet1.xml"]


def test_comments_of_others_stay_untouched(builtin_rules: Ruleset):
    source = with_others()
    data = annotate(source, builtin_rules)
    found = comments(data, "xl/comments7.xml")
    assert found["H20"] == ("王审核", "请复核")
    assert found["I20"][0] == "perflint"
    assert found["I20"][1].startswith("（关于 H20）")
    before, after = unpack(source), unpack(data)
    assert set(after) == set(before)
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"xl/comments7.xml", "xl/drawings/old.vml"}
    assert after["xl/drawings/old.vml"].startswith(_BOX.removesuffix("</xml>").encode())
    assert annotate(data, builtin_rules) == data


def test_beside_a_merged_cell_the_first_cell_that_is_seen_is_taken(builtin_rules: Ruleset):
    parts = unpack(with_others())
    sheet_part = "xl/worksheets/sheet1.xml"
    merged = b'<mergeCell ref="H20:J20"/><mergeCell ref="K19:K21"/></mergeCells>'
    parts[sheet_part] = parts[sheet_part].replace(b"</mergeCells>", merged)
    found = comments(annotate(pack(parts), builtin_rules), "xl/comments7.xml")
    assert set(found) == {"H20", "L20"}


def test_what_is_about_no_cell_stands_at_the_top(builtin_rules: Ruleset):
    data = annotate(department(), builtin_rules)
    found = comments(data)
    assert set(found) == {"A1", "D4"}
    assert "测算底稿" in found["A1"][1]
    assert "xl/worksheets/_rels/sheet2.xml.rels" not in unpack(data)


def test_every_sheet_has_parts_of_its_own(builtin_rules: Ruleset):
    parts = unpack(project())["xl/worksheets/sheet1.xml"].decode()
    style = unpack(project())["xl/styles.xml"].decode()
    data = annotate(package({"甲": parts, "乙": parts}, style=style), builtin_rules)
    assert "H20" in comments(data)
    assert "H20" in comments(data, "xl/comments2.xml")
    drawings = [unpack(data)[f"xl/drawings/vmlDrawing{i}.vml"].decode() for i in (1, 2)]
    ids = [set(re.findall('id="_x0000_s([0-9]+)"', one)) for one in drawings]
    assert ids[0].isdisjoint(ids[1])
    assert all(ids)


def test_the_drawing_goes_before_what_must_follow_it(builtin_rules: Ruleset):
    parts = unpack(project())
    name = "xl/worksheets/sheet1.xml"
    inner = '<conditionalFormatting><extLst/></conditionalFormatting><pageMargins left="1"/>'
    tail = f'{inner}<extLst><ext uri="x"/></extLst></worksheet>'
    parts[name] = parts[name].replace(b"</worksheet>", tail.encode())
    after = unpack(annotate(pack(parts), builtin_rules))[name].decode()
    assert re.search(r'<pageMargins left="1"/><legacyDrawing [^<>]*/><extLst><ext uri="x"/>', after)


def test_a_sheet_with_a_prefix(builtin_rules: Ruleset):
    parts = unpack(project())
    name = "xl/worksheets/sheet1.xml"
    text = re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", parts[name].decode())
    parts[name] = text.replace("xmlns=", "xmlns:x=").encode()
    after = unpack(annotate(pack(parts), builtin_rules))[name]
    root = etree.fromstring(after)
    assert etree.QName(root[-1]).localname == "legacyDrawing"
    assert etree.QName(root[-1]).namespace == MAIN


def test_words_of_the_filing_cannot_break_the_parts(builtin_rules: Ruleset):
    lines = [["项目支出绩效自评表"], ['名称<&"', "预算数", "执行数", "执行率"]]
    lines += [["甲]]><v:shape>", 200, 150, "57.00%"], ["乙", 100, 75, "75.00%"]]
    data = annotate(package({"<&>": sheet(rows(table(lines)))}), builtin_rules)
    assert "><v：shape>”的执行率" in comments(data)["D3"][1]


def test_a_signed_workbook_is_refused(builtin_rules: Ruleset):
    signed = {"_xmlsignatures/origin.sigs": b""}
    data = package({"甲": sheet(rows(table([["文", "字"]])))}, extra=signed)
    with pytest.raises(ReadError, match="数字签名"):
        annotate(data, builtin_rules)


def test_old_workbooks_come_back_as_xlsx(soffice: str, builtin_rules: Ruleset):
    for name in ("项目自评表.xls", "项目自评表.ods"):
        converted = convert((FOLDER / name).read_bytes(), name)
        assert "H20" in comments(annotate(converted, builtin_rules)), name


def test_libreoffice_shows_the_comments(soffice: str, builtin_rules: Ruleset):
    with Service(soffice) as service:
        for source in (project(), with_others()):
            data = annotate(source, builtin_rules)
            shown = service.convert(data, ".xlsx", "fods", DEFAULT_LIMITS).decode()
            notes = re.findall(r"<office:annotation.*?</office:annotation>", shown, re.DOTALL)
            words = ["".join(etree.fromstring(_declare(note)).itertext()) for note in notes]
            assert sum("总得分" in one for one in words) == 1
            assert sum("请复核" in one for one in words) == (source != project())


def _declare(note: str) -> str:
    """A piece of XML with its namespaces declared."""
    prefixes = set(re.findall(r"[< ]/?([a-z]+):", note))
    declared = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in sorted(prefixes))
    return note.replace("<office:annotation", f"<office:annotation {declared}", 1)


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_spoiled_workbooks_are_annotated_or_refused(data: st.DataObject):
    whole = with_others()
    if data.draw(st.booleans()):
        parts = unpack(whole)
        part = data.draw(st.sampled_from(sorted(parts)))
        parts[part] = _spoil(parts[part], data)
        whole = pack(parts)
    else:
        whole = _spoil(whole, data)
    with suppress(ReadError):
        document = read("表.xlsx", data=whole)
        nothing = LintResult("表.xlsx", document.format, "checked")
        if document.format == "xlsx":
            made = load_annotator("xlsx").annotate(whole, document, nothing, OPTIONS)
            assert read("表.xlsx", data=made).text == document.text


def _spoil(whole: bytes, data: st.DataObject) -> bytes:
    at = data.draw(st.integers(0, max(len(whole) - 1, 0)))
    return whole[:at] + data.draw(st.binary(max_size=3)) + whole[at + 1 :]

"""Proposed corrections: safe ones only, as tracked changes, and taken back by the next run."""

from __future__ import annotations

import pytest
from lxml import etree

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate, retract
from perflint.annotate.docx.changes import find_differences, rewrites_number
from perflint.annotate.fixes import find_fixes
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.readers import read
from tests.annotate.docx.marked import DATE, MAIN, parts, plain_form, point_at, result_of, w
from tests.readers.docx_builder import package, paragraph, run
from tests.reporters.sample import finding

AUTHOR = 'w:id="7" w:author="王审核" w:date="2024-01-02T03:04:05Z"'
SLIPS = (
    ("全年安排资金２００万元，支出１５０．５万元。", "全年安排资金200万元，支出150.5万元。"),
    ("各项任务均已完成。。下一步继续推进。", "各项任务均已完成。下一步继续推进。"),
    ("该项目项目总投资较大，取得较好的的成效。", "该项目总投资较大，取得较好的成效。"),
    ("工作有序推进,任务按期完成;成效明显。", "工作有序推进，任务按期完成；成效明显。"),
    (
        "检查企业多家（其中危化企业若干家)，均已整改。",
        "检查企业多家（其中危化企业若干家），均已整改。",
    ),
    ("依据某财绩【2023】12号文件开展自评。", "依据某财绩〔2023〕12号文件开展自评。"),
)
HARMLESS = "全年安排资金200万元，支出150万元，完成57.00%。（一）工作和服务（含培训）等。"


def suggest(data: bytes, rules: Ruleset) -> bytes:
    """The package with every safe correction proposed."""
    document = read("报告.docx", data=data)
    fixes = find_fixes(document, rules, Config(), ((), ()))
    return annotate(
        data, document, result_of(document, []), AnnotateOptions("1", DATE, fixes=fixes)
    )


def texts(data: bytes, *, accepted: bool) -> list[str]:
    """The paragraphs once all changes are accepted or rejected."""
    root = etree.fromstring(parts(data)[MAIN])
    gone, kept = ("ins", "t") if not accepted else ("del", "delText")
    for change in list(root.iter(w(gone))):
        change.getparent().remove(change)  # type: ignore[union-attr]
    tags = (w("t"), w("delText")) if kept == "t" else (w("t"),)
    return ["".join(t.text or "" for t in p.iter(*tags)) for p in root.iter(w("p"))]


@pytest.mark.parametrize(("wrong", "right"), SLIPS)
def test_safe_corrections_are_proposed_at_every_place(
    wrong: str, right: str, builtin_rules: Ruleset
):
    data = package(paragraph(run("前言，") + run(wrong, "<w:b/>")) + paragraph(wrong))
    made = suggest(data, builtin_rules)
    assert texts(made, accepted=True) == [f"前言，{right}", right]
    assert texts(made, accepted=False) == [f"前言，{wrong}", wrong]
    assert read("a.docx", data=made).text == f"前言，{right}\n{right}\n"


def test_the_new_words_look_like_the_old(builtin_rules: Ruleset):
    made = suggest(package(paragraph(run("推进,完成。", "<w:b/>"))), builtin_rules)
    root = etree.fromstring(parts(made)[MAIN])
    (inserted,) = root.iter(w("ins"))
    assert inserted.get(w("author")) == "perflint"
    assert inserted.get(w("date")) == "2024-03-18T09:30:00Z"
    assert inserted.find(f"{w('r')}/{w('rPr')}/{w('b')}") is not None
    ids = [one.get(w("id")) for one in root.iter(w("ins"), w("del"))]
    assert len(set(ids)) == len(ids)


def test_a_filing_without_such_slips_is_left_alone(builtin_rules: Ruleset):
    data = package(paragraph(HARMLESS))
    assert suggest(data, builtin_rules) == data


def test_no_number_is_ever_rewritten():
    data = package(paragraph("预算200万元，执行150万元，执行率57.00%，共二十家。"))
    document = read("a.docx", data=data)
    result = point_at(document, "200", "57.00%", "二十")
    wanted = ("300", "75.00%", "二十一")
    fixes = tuple(f._replace(suggestion=s) for f, s in zip(result.findings, wanted, strict=True))
    made = annotate(data, document, result_of(document, []), AnnotateOptions("1", fixes=fixes))
    assert made == data


@pytest.mark.parametrize(
    ("old", "new", "rewrites"),
    [
        ("２００", "200", False),
        ("５％", "5%", False),
        ("２００", "201", True),
        ("5", "", True),
        ("", "5", True),
        ("。", "", False),
        ("项目", "", False),
        ("二二", "二", True),
        ("万", "亿", True),
        (")", "）", False),
    ],
)
def test_what_counts_as_rewriting_a_number(old: str, new: str, rewrites: bool):
    assert rewrites_number(old, new) is rewrites


@pytest.mark.parametrize(
    ("stated", "wanted", "changes"),
    [
        ("项目项目", "项目", [(2, 4, "")]),
        ("（甲)", "（甲）", [(2, 3, "）")]),
        ("【2023】", "〔2023〕", [(0, 1, "〔"), (5, 6, "〕")]),
        ("２０", "20", [(0, 2, "20")]),
        ("甲", "甲", []),
        ("甲", "甲乙", []),
    ],
)
def test_only_what_differs_is_changed(
    stated: str, wanted: str, changes: list[tuple[int, int, str]]
):
    assert find_differences(stated, wanted) == changes


@pytest.mark.parametrize(
    "content",
    [
        f"<w:ins {AUTHOR}>{run('推进,完成')}</w:ins>",
        run("推进") + f"<w:ins {AUTHOR}>{run(',')}</w:ins>" + run("完成"),
        "<w:r><w:t>推进</w:t><w:tab/><w:t>事项,完成</w:t></w:r>",
    ],
)
def test_changes_of_others_and_mixed_runs_are_left_alone(content: str, builtin_rules: Ruleset):
    data = package(paragraph(content))
    assert suggest(data, builtin_rules) == data


def test_the_next_run_takes_back_what_nobody_settled(builtin_rules: Ruleset):
    body = "".join(paragraph(wrong) for wrong, _ in SLIPS)
    theirs = f"<w:del {AUTHOR}><w:r><w:delText>删</w:delText></w:r></w:del>"
    data = package(body + paragraph(run("甲") + theirs + f"<w:ins {AUTHOR}>{run('乙')}</w:ins>"))
    made = suggest(data, builtin_rules)
    assert plain_form(parts(retract(made))[MAIN]) == plain_form(parts(data)[MAIN])
    again = suggest(retract(made), builtin_rules)
    assert plain_form(parts(again)[MAIN]) == plain_form(parts(made)[MAIN])
    assert retract(data) == data


def test_a_comment_stands_around_the_change():
    data = package(paragraph(run("工作推进,完成")))
    document = read("a.docx", data=data)
    (comma,) = point_at(document, ",").findings
    result = result_of(document, [finding(location=comma.location)])
    options = AnnotateOptions("1", fixes=(comma._replace(suggestion="，"),))
    xml = parts(annotate(data, document, result, options))[MAIN].decode()
    order = ("RangeStart", "<w:del ", "</w:ins>", "RangeEnd", "commentReference")
    assert [xml.index(one) for one in order] == sorted(xml.index(one) for one in order)

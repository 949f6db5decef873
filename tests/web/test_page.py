"""The page as one file, in a browser without network."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from perflint import __version__
from perflint.api import lint_file
from perflint.batch.grouping import attach_tables
from perflint.batch.planned import Plan, PlannedFile
from perflint.cli import main
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.reporters.contract import describe_document
from perflint.reporters.decisions import list_decided
from perflint.reporters.xlsx.review import read_review
from tests.web.conftest import NAME
from tests.web.natively import annotate
from tests.web.visit import Visit, payload, visit

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ROOT / "fixtures" / "formats"
AUDIT = (ROOT / "tests" / "reporters" / "html" / "audit.js").read_text("utf-8")
SAMPLE = (FORMATS / "report.txt").read_bytes()
MOST = 15_000_000


@pytest.fixture(scope="module")
def opened(browser: Browser, built_page: Path) -> Iterator[Visit]:
    """The page, or the one of the `perflint serve` at the address in PERFLINT_SERVED_PAGE."""
    served = os.environ.get("PERFLINT_SERVED_PAGE", "")
    with visit(browser, served or built_page.as_uri()) as seen:
        yield seen
    assert seen.troubles == []
    others = [url for url in seen.requests if not served or not url.startswith(served)]
    assert {url.partition(":")[0] for url in others} <= {"file", "blob", "data"}


@pytest.fixture
def page(opened: Visit) -> Visit:
    opened.clear()
    return opened


def test_it_is_small_and_says_whose_it_is(built_page: Path, page: Visit) -> None:
    assert built_page.stat().st_size <= MOST
    assert page.page.inner_text("#bureau") == NAME
    assert page.page.title() == f"绩效自评检查 · {NAME}"
    assert str(ROOT) not in built_page.read_text("utf-8")
    policy = page.page.get_attribute("meta[http-equiv]", "content")
    assert policy is not None and policy.startswith("default-src 'none'; ")
    assert "unsafe-inline" not in policy and "'unsafe-eval'" not in policy


def test_findings_are_those_of_the_command_line(
    page: Visit, builtin_rules: Ruleset, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.check(ROOT / "fixtures" / "formats")
    told = json.loads(page.download("[data-make=json]", tmp_path).read_text("utf-8"))
    monkeypatch.chdir(ROOT / "fixtures")
    names = sorted(f"formats/{one.name}" for one in FORMATS.iterdir())
    plan = attach_tables(
        Plan(tuple(PlannedFile(one, named=False) for one in names), ()), builtin_rules.vocabularies
    )
    known = [
        describe_document(result)
        for file in plan.files
        for result in lint_file(file.path, builtin_rules, Config(), file.attachments).unfold()
    ]
    assert {one["path"]: one for one in told["documents"]} == {one["path"]: one for one in known}
    assert len(known) == len(names)


def test_an_archive_is_taken_apart_and_tables_put_to_their_report(page: Visit) -> None:
    page.check(ROOT / "fixtures" / "filings" / "云溪县水利局.zip")
    assert len(page.rows()) == 1
    assert page.rows()[0][0].split("\n")[:3] == [
        "自评报告.ofd",
        "云溪县水利局.zip/云溪县水利局",
        "+ 自评表.xlsx",
    ]


def test_annotated_copies_are_those_of_annotate(page: Visit, tmp_path: Path) -> None:
    names = {
        "甲局.docx": "report.docx",
        "旧.doc": "report.doc",
        "版式.pdf": "report.pdf",
        "乙局.xlsx": "部门自评表.xlsx",
    }
    files = {name: (FORMATS / one).read_bytes() for name, one in names.items()}
    page.check(*(payload(*one) for one in [*files.items(), ("文.txt", SAMPLE)]))
    archive = page.download("[data-make=annotated]", tmp_path)
    assert page.page.inner_text("#problem").startswith("1 份不能写批注")
    with zipfile.ZipFile(page.download("[data-make=all]", tmp_path / "all")) as everything:
        names_of_all = everything.namelist()
    with zipfile.ZipFile(archive) as copies:
        reports = ["绩效自评检查.xlsx", "绩效自评检查.html"]
        assert names_of_all == [*reports, *copies.namelist()]
        assert copies.testzip() is None
        assert len(copies.namelist()) == len(names)
        for name, content in annotate(files):
            assert parts(copies.read(name)) == parts(content)


def test_what_only_shows_with_the_attachments_is_in_the_copies_too(
    page: Visit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = ROOT / "fixtures" / "filings" / "云溪县水利局.zip"
    page.check(archive)
    monkeypatch.chdir(tmp_path)
    main(["annotate", "--isolated", str(archive), "-o", str(tmp_path / "copies")])
    known = {one.name: one for one in (tmp_path / "copies").rglob("*.xlsx")}
    with zipfile.ZipFile(page.download("[data-make=annotated]", tmp_path)) as copies:
        made = {name.rpartition("/")[2]: copies.read(name) for name in copies.namelist()}
    assert set(made) == set(known) and len(made) == 2
    for name, content in made.items():
        assert parts(content) == parts(known[name].read_bytes())
    with zipfile.ZipFile(io.BytesIO(made["自评表.批注.xlsx"])) as book:
        assert b"FIL201" in book.read("xl/comments1.xml")


def parts(content: bytes) -> object:
    """What a file holds, without the time it was written at."""
    if content[:2] != b"PK":
        return re.sub(rb"D(?::|\\072)\d{14}|/ID \[.*?\]", b"", content, flags=re.DOTALL)
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {
            name: re.sub(rb' w:date="[^"]*"', b"", package.read(name))
            for name in package.namelist()
        }


def test_reports_are_handed_over(page: Visit, tmp_path: Path) -> None:
    page.check(FORMATS / "report.docx", FORMATS / "report.md")
    workbook = page.download("[data-make=xlsx]", tmp_path)
    with zipfile.ZipFile(workbook) as package:
        assert "xl/workbook.xml" in package.namelist()
    assert "report.md" in page.download("[data-make=html]", tmp_path).read_text("utf-8")
    with zipfile.ZipFile(page.download("[data-make=docx]", tmp_path)) as package:
        assert "word/document.xml" in package.namelist()


def test_the_keyboard_is_enough(page: Visit) -> None:
    page.check(
        FORMATS / "report.docx", FORMATS / "report.md", payload("坏.docx", b"PK\3\4 nothing")
    )
    tab = page.page
    tab.focus("#search")
    for _ in range(10):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.className") == "open":
            break
    tab.keyboard.press("Enter")
    frame = tab.frame_locator("#frame")
    frame.locator("#d1-f1").wait_for()
    assert tab.inner_text("#called") == "report.docx"
    assert tab.is_disabled("#previous") and tab.is_enabled("#next")
    inner = next(one for one in tab.frames if one.parent_frame)
    inner.wait_for_selector("#d1-f1:focus")
    tab.keyboard.press("n")
    inner.wait_for_selector("#d1-f2:focus")
    tab.keyboard.press("Escape")
    tab.wait_for_selector("#list button:focus")
    assert tab.inner_text("#list button:focus") == "report.docx"


def test_a_screen_reader_finds_its_way(page: Visit) -> None:
    assert page.page.evaluate(AUDIT)["found"] == []
    page.check(FORMATS / "report.docx", payload("坏.docx", b"PK\3\4 nothing"))
    audit = page.page.evaluate(AUDIT)
    assert audit["found"] == []
    assert 4.5 <= audit["worst"] < 21


def test_what_is_unreadable_says_why_and_is_listed_apart(page: Visit) -> None:
    page.check(
        payload("坏.docx", b"PK\3\4 nothing"), FORMATS / "report.md", payload("图.png", SAMPLE)
    )
    rows = {row[0]: row[3] for row in page.rows()}
    assert rows["坏.docx"].startswith("没有读成\n")
    assert "report.md" in rows and "图.png" not in rows
    assert page.page.inner_text("#passed") == "没有检查（不是报告的格式）：图.png"
    page.page.select_option("#which", "unread")
    assert [row[0] for row in page.rows()] == ["坏.docx"]
    page.page.select_option("#which", "all")
    page.page.fill("#search", "林业局")
    assert [row[0] for row in page.rows()] == ["report.md"]
    page.page.fill("#search", "")


def test_a_name_leads_nowhere_and_runs_nothing(page: Visit) -> None:
    attack = "<img src=x onerror=alert(1)>&lt;.txt"
    page.check(payload(attack, SAMPLE))
    assert page.rows()[0][0] == attack
    page.page.click("#list button")
    page.page.frame_locator("#frame").locator("#d1-f1").wait_for()
    assert page.page.inner_text("#called") == attack


def test_settings_are_minded(page: Visit) -> None:
    page.check(payload("公开.txt", SAMPLE + "\n联系人：张三，手机 13912345678。\n".encode()))
    before = page.rows()[0][3]
    page.page.click("#settings")
    page.page.check("#publication")
    page.page.select_option("#place", "hunan-changsha")
    page.page.click("#dialog .main")
    page.wait()
    assert page.rows()[0][3] != before
    page.page.click("#settings")
    page.page.uncheck("#publication")
    page.page.select_option("#place", "auto")
    page.page.fill("#year", "2031")
    page.page.click("#dialog .main")
    page.wait()
    page.page.click("#list button")
    page.page.frame_locator("#frame").locator(".note:has-text('PFL204')").wait_for()
    page.page.click("#back")
    page.page.click("#settings")
    page.page.fill("#year", "")
    page.page.click("#dialog .main")
    page.wait()
    assert page.rows()[0][3] == before


def test_it_speaks_english(page: Visit) -> None:
    page.check(FORMATS / "report.docx")
    page.page.click("#language")
    page.page.wait_for_selector("#told:has-text('1 checked')")
    assert page.rows()[0][3] == "errors 4"
    page.page.click("#list button")
    page.page.frame_locator("#frame").locator("text=Findings are leads").wait_for()
    shown = page.page.inner_text("body")
    page.page.click("#language")
    assert not re.search("[\u4e00-\u9fff]", shown.replace(NAME, "").replace("中文", ""))


def test_decisions_go_into_what_is_downloaded_and_into_the_next_round(
    page: Visit, tmp_path: Path
) -> None:
    page.check(FORMATS / "report.docx")
    page.page.click("#list button")
    frame = page.page.frame_locator("#frame")
    frame.locator("#d1-f2 button[value=rejected]").click()
    frame.locator("#d1-f2 input").fill("已核对决算")
    page.page.click("#back")
    assert page.page.inner_text("#decided").startswith("1 条处理意见")
    page.page.click("#list button")
    frame.locator("#d1-f2 button[value=rejected][aria-pressed=true]").wait_for()
    page.page.click("#back")
    workbook = page.download("[data-make=xlsx]", tmp_path)
    [decided] = list_decided(read_review(workbook.read_bytes(), "").results)
    assert decided.decision.note == "已核对决算"
    page.clear()
    mended = SAMPLE.decode().replace("执行率80.00%", "执行率90.00%").encode()
    page.check(payload("report.txt", mended), payload(workbook.name, workbook.read_bytes()))
    assert len(page.rows()) == 1
    assert page.page.inner_text("#earlier-name") == f"上轮结果：{workbook.name}"
    page.page.click("#compare")
    frame.locator("text=已改正").first.wait_for()
    assert page.download("#one-book", tmp_path).suffix == ".xlsx"


def test_filings_are_held_against_each_other_and_a_list(page: Visit, tmp_path: Path) -> None:
    page.check(payload("一.txt", SAMPLE), payload("二.txt", SAMPLE))
    page.page.click("#across")
    names = "单位名称\n南昌市云溪县林业局\n南昌市云溪县水务局\n".encode()
    page.page.set_input_files("#expected", [payload("名单.csv", names)])
    page.page.click("#across-dialog .main")
    frame = page.page.frame_locator("#frame")
    frame.locator(".note:has-text('FIL601')").first.wait_for(state="attached")
    frame.locator(".note:has-text('FIL603')").first.wait_for(state="attached")
    assert "FIL601" in page.download("#one-page", tmp_path).read_text("utf-8")


def test_a_rule_is_written_and_tried(page: Visit, tmp_path: Path) -> None:
    page.write()
    page.page.fill("#try-text", "😀全部成效显著")
    page.told("报出 1 处")
    page.page.click("#try-list button")
    assert page.chosen() == "成效显著"
    page.page.select_option("#try-from", "NUM101")
    page.page.wait_for_selector("#try-list:has-text('150 ÷ 200 = 75.00%')")
    assert page.page.inner_text("#try-examples").endswith("个例子都对。")
    rule = page.page.input_value("#try-rule")
    page.page.fill("#try-text", "没有数字。")
    page.told("报出 0 处")
    page.page.click("#try-seen summary")
    assert page.page.inner_text("#try-lines") != ""
    page.page.fill("#try-rule", rule.replace("severity: error", "severity: grave"))
    page.told("规则有 1 处写错")
    assert page.page.is_disabled("#try-save")
    page.page.click("#try-list button")
    assert page.chosen() == "grave"
    page.page.fill("#try-rule", rule)
    page.told("报出 0 处")
    assert page.download("#try-save", tmp_path).read_text("utf-8") == rule
    page.page.keyboard.press("Escape")
    assert page.page.evaluate("document.activeElement.id") == "write"


def test_axe_finds_nothing(page: Visit, axe: str) -> None:
    def violations() -> list[str]:
        page.page.evaluate(f"{axe}; undefined")
        found = page.page.evaluate("axe.run(document, {iframes: false})")["violations"]
        return [one["id"] for one in found]

    assert violations() == []
    page.check(FORMATS / "report.docx", payload("坏.docx", b"PK\3\4 nothing"))
    assert violations() == []
    for button, close in (("#settings", "#dialog .main"), ("#across", "[value=cancel]")):
        page.page.click(button)
        assert violations() == []
        page.page.click(close)
    page.page.click("#list button")
    page.page.frame_locator("#frame").locator("#d1-f1").wait_for()
    assert violations() == []
    page.write()
    assert violations() == []
    page.page.fill("#try-rule", "id: [")
    page.told("规则有 1 处写错")
    assert violations() == []


@pytest.mark.parametrize("size", [(1366, 768), (390, 844)])
def test_nothing_is_cut_off(page: Visit, size: tuple[int, int]) -> None:
    page.check(FORMATS / "report.docx", payload("坏.docx", b"PK\3\4 nothing"))
    page.page.set_viewport_size({"width": size[0], "height": size[1]})
    wide = "document.documentElement.scrollWidth"
    assert page.page.evaluate(wide) <= size[0]
    page.page.click("#list button")
    page.page.frame_locator("#frame").locator("#d1-f1").wait_for()
    assert page.page.evaluate(wide) <= size[0]
    page.write()
    assert page.page.evaluate(wide) <= size[0]
    page.page.set_viewport_size({"width": 1366, "height": 768})


def test_two_hundred_at_once_and_stop(page: Visit) -> None:
    page.page.set_input_files("#file-input", [payload(f"{n}.txt", SAMPLE) for n in range(200)])
    page.page.wait_for_selector("#list .chip.error")
    page.page.click("#stop")
    page.wait()
    rows = [row[3] for row in page.rows()]
    assert len(rows) == 200
    assert rows[0] == "错误 4"
    assert "已按您的要求停止" in rows[199]


def test_a_second_worker_helps_where_there_are_cores(browser: Browser, built_page: Path) -> None:
    cores = "Object.defineProperty(navigator, 'hardwareConcurrency', { value: 8 });"
    with visit(browser, built_page.as_uri(), before=cores) as seen:
        seen.check(*(payload(f"{number}.txt", SAMPLE) for number in range(40)))
        assert {row[3] for row in seen.rows()} == {"错误 4"}
        assert len(seen.page.workers) == 2


def test_a_worker_that_hangs_is_ended_and_the_others_are_checked(
    browser: Browser, built_page: Path, tmp_path: Path
) -> None:
    settings, rules = tmp_path / "perflint.toml", tmp_path / "rules"
    rules.mkdir()
    (rules / "LOC101-word.yaml").write_text(RULE, encoding="utf-8")
    settings.write_text(
        'time-limit = 5\nprofile = "hunan-changsha"\nrule-folders = ["rules"]\n', "utf-8"
    )
    own = tmp_path / "own.html"
    command = [
        "page",
        "--from",
        str(built_page),
        "-o",
        str(own),
        "--config",
        str(settings),
        "--name",
        "本地局",
    ]
    assert main(command) == 0
    assert str(tmp_path) not in own.read_text("utf-8")
    with visit(browser, own.as_uri()) as seen:
        assert seen.page.inner_text("#bureau") == "本地局"
        assert seen.page.input_value("#place") == "hunan-changsha"
        seen.page.workers[0].evaluate(HANG)
        seen.check(
            payload("一.txt", SAMPLE), payload("二.txt", SAMPLE + "\n特此承诺云云。\n".encode())
        )
        first, second = (row[3] for row in seen.rows())
        assert "超过时限（5 秒）没有查完" in first
        assert second.startswith("错误")
        seen.page.click("#list button")
        seen.page.frame_locator("#frame").locator(".note:has-text('LOC101')").wait_for()


HANG = """() => {
  const usual = self.onmessage;
  self.onmessage = (event) => {
    if (event.data.request.path === "一.txt") for (;;);
    usual(event);
  };
}"""
RULE = """\
id: LOC101
name: local-word
title: 本地不用的词
severity: error
kind: pattern
params:
  patterns: ["云云"]
message: "“{stated}”：本地不用的词"
why: 本地规定。
basis: {document: 本地规定, status: memory}
examples:
  fail: ["特此承诺云云。"]
  pass: ["特此承诺。"]
"""


def test_memory_has_a_bound_and_the_page_goes_on(browser: Browser, built_page: Path) -> None:
    with visit(browser, built_page.as_uri()) as seen:
        seen.page.workers[0].evaluate(HUNGRY)
        seen.check(payload("一.txt", SAMPLE), payload("二.txt", SAMPLE))
        first, second = (row[3] for row in seen.rows())
        assert "所需内存超过限度" in first
        assert second == "错误 4"


HUNGRY = """() => python.runPython(`
usual = back_end.answer
def hungry(request, files):
    return bytearray(1600 << 20) if request.get("path") == "一.txt" else usual(request, files)
back_end.answer = hungry
`)"""


def test_an_old_browser_is_told_which_to_take(browser: Browser, built_page: Path) -> None:
    gone = "delete window.DecompressionStream;"
    with visit(browser, built_page.as_uri(), before=gone, ready=False) as seen:
        assert seen.page.inner_text("#old").startswith("这个浏览器太旧")
        assert seen.page.is_hidden("#content")


def test_a_page_of_the_same_version_but_other_code_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "旧.html"
    settings = '<script type="text/plain" id="part-settings">x</script>'
    for code in ("", " 0123abcd"):
        head = f'<meta name="generator" content="perflint {__version__}{code}">'
        page.write_text(head + settings, encoding="utf-8")
        assert main(["page", "--from", str(page), "-o", str(tmp_path / "x.html")]) == 2
        assert "程序却不一样" in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()


def test_no_other_file_is_taken_for_a_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "别的.html"
    other.write_text("<p>别的</p>", encoding="utf-8")
    for path in (other, tmp_path / "没有.html"):
        assert main(["page", "--from", str(path), "-o", str(tmp_path / "x.html")]) == 2
        assert str(path) in capsys.readouterr().err
    assert not (tmp_path / "x.html").exists()

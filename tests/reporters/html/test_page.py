"""The page in a real browser: read, filtered, walked through by keyboard, printed."""

from __future__ import annotations

import re
import tracemalloc
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PIL import Image

from perflint.model.result import Decision, LintResult, Location
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.reporters.decisions import read_exported
from tests.compare.golden import make as make_comparison
from tests.reporters.golden import make as make_report
from tests.reporters.programs import browse, read_pdf
from tests.reporters.sample import CHECKED, RULES, RUN, finding

if TYPE_CHECKING:
    from playwright.sync_api import Browser

AUDIT = (Path(__file__).parent / "audit.js").read_text("utf-8")
OPTIONS = ReportOptions(version="0.0.0", rules=RULES)
COLORS = {"error": (255, 215, 217), "warning": (255, 236, 174), "info": (216, 232, 255)}
FOCUSED = "document.activeElement.id"
SHOWN = "[...document.querySelectorAll('.note:not([hidden])')].filter(e => e.checkVisibility()).map(e => e.id)"


def make(*results: LintResult, options: ReportOptions = OPTIONS) -> bytes:
    return b"".join(load_reporter(REPORTERS, "html").render(iter(results), options))


@pytest.fixture
def page_file(tmp_path: Path) -> Path:
    path = tmp_path / "报告.html"
    path.write_bytes(make(*RUN))
    return path


@pytest.mark.parametrize("name", ["check.html", "check.en.html", "compare.html", "compare.en.html"])
def test_a_screen_reader_finds_its_way(browser: Browser, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(make_report(name) if name.startswith("check") else make_comparison(name))
    with browse(browser, path) as page:
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        audit = page.evaluate(AUDIT)
        assert audit["found"] == []
        assert 4.5 <= audit["worst"] < 21
        assert page.evaluate("document.documentElement.lang") == (
            "en" if ".en." in name else "zh-CN"
        )


def test_the_marks_have_their_colours(browser: Browser, page_file: Path) -> None:
    with browse(browser, page_file) as page:
        seen = {}
        for mark in page.query_selector_all("mark"):
            mark.scroll_into_view_if_needed()
            picture = Image.open(BytesIO(mark.screenshot())).convert("RGB")
            colors = {color: count for count, color in picture.getcolors(1 << 20) or []}
            severity = mark.get_attribute("class") or ""
            assert colors.get(COLORS[severity], 0) > 0.3 * picture.width * picture.height
            seen[severity] = mark.inner_text()
        assert seen == {"error": "57.00%", "warning": "——", "info": "‸"}
        plain = page.query_selector("#d1-l5 p")
        assert plain is not None
        picture = Image.open(BytesIO(plain.screenshot())).convert("RGB")
        assert not set(COLORS.values()) & {color for _, color in picture.getcolors(1 << 20) or []}


def test_notes_stand_beside_their_words(browser: Browser, page_file: Path) -> None:
    with browse(browser, page_file) as page:
        for number, line in ((1, 3), (2, 8), (3, 12)):
            words = page.query_selector(f"#d1-l{line} > p").bounding_box()
            note = page.query_selector(f"#d1-f{number}").bounding_box()
            assert note["x"] >= words["x"] + words["width"]
            assert abs(note["y"] - words["y"]) < 4


def test_the_keyboard_is_enough(browser: Browser, page_file: Path) -> None:
    with browse(browser, page_file) as page:
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.className") == "skip"
        page.keyboard.press("Enter")
        assert page.evaluate(FOCUSED) == "content"
        walked = []
        for key in "nnnnpp":
            page.keyboard.press(key)
            walked.append(page.evaluate(FOCUSED))
        assert walked == ["d1-f1", "d1-f2", "d1-f3", "d1-f1", "d1-f3", "d1-f2"]
        assert page.evaluate("[...document.querySelectorAll('mark.here')].map(e => e.dataset.of)") == [
            "d1 2", "d1 2",
        ]  # fmt: skip
        page.focus("#words")
        page.keyboard.type("n")
        assert page.evaluate(FOCUSED) == "words"
        page.uncheck("#keys")
        page.keyboard.press("n")
        assert page.evaluate(FOCUSED) == "keys"
        page.focus("#d1-f1 a")
        page.keyboard.press("Enter")
        assert page.evaluate("location.hash") == "#d1-m1"


def test_filters_leave_what_is_wanted(browser: Browser, page_file: Path) -> None:
    with browse(browser, page_file) as page:
        everything = ["d1-f1", "d1-f2", "d1-f3"]
        assert page.evaluate(SHOWN) == everything
        page.uncheck("[value=error]")
        assert page.evaluate(SHOWN) == everything[1:]
        assert page.inner_text("#shown") == "显示 2/3 个问题"
        assert page.query_selector("mark.error").get_attribute("class") == "error off"
        assert page.is_hidden("#d3")
        page.check("[value=error]")
        page.select_option("#rule", "WRD001")
        assert page.evaluate(SHOWN) == everything[2:]
        page.select_option("#rule", "")
        page.fill("#words", "支出绩效目标")
        assert page.evaluate(SHOWN) == ["d1-f2"]
        page.fill("#words", "荔湾区某局")
        assert page.evaluate(SHOWN) == everything
        page.fill("#words", "没有这样的字")
        assert page.evaluate(SHOWN) == []
        page.fill("#words", "")
        assert page.evaluate(SHOWN) == everything
        assert page.is_visible("#d3")


def test_filings_fold_and_links_unfold_them(browser: Browser, tmp_path: Path) -> None:
    path = tmp_path / "many.html"
    path.write_bytes(make(*[CHECKED] * 4))
    opened = "[...document.querySelectorAll('.filing > details')].map(e => e.open)"
    with browse(browser, path) as page:
        assert page.evaluate(opened) == [True, False, False, False]
        page.evaluate("location.hash = '#d3-f2'")
        page.wait_for_function(f"{FOCUSED} === 'd3-f2'")
        assert page.evaluate(opened) == [True, False, True, False]
        page.click("#close")
        assert not any(page.evaluate(opened))
        page.click("#open")
        assert all(page.evaluate(opened))


def test_without_scripts_everything_can_be_read(browser: Browser, page_file: Path) -> None:
    with browse(browser, page_file, scripts=False) as page:
        assert page.is_hidden("#filters")
        for words in ("75.00%", "荔湾区某局2022年度部门", "结果是审核的线索", "2022 年度"):
            assert page.is_visible(f"text={words}")
        page.click("#d3 summary")
        assert page.is_visible("#d3 >> text=未发现问题。")


def flat(words: str) -> str:
    return re.sub(r"\s|[\x00-\x1f\ufffe]", "", words)


@pytest.mark.parametrize("scripts", [True, False])
def test_print_has_everything_on_a4(browser: Browser, tmp_path: Path, scripts: bool) -> None:
    path, printed = tmp_path / "two.html", tmp_path / "two.pdf"
    path.write_bytes(make(CHECKED, CHECKED._replace(path="另一份.docx")))
    with browse(browser, path, scripts=scripts) as page:
        page.pdf(path=str(printed), prefer_css_page_size=True, print_background=True)
    shown = flat("".join(read_pdf(printed)))
    unmarked = [CHECKED.text.split("\n")[at] for at in (0, 1, 3, 4, 6, 9)]
    wanted = [*unmarked, *(one.message for one in CHECKED.findings)]
    wanted += [
        "150÷200=75.00%（文中为57.00%）",
        "没有给出基数",
        "数字核对（2）",
        "（三）支出绩效目标空",
    ]
    for words in wanted:
        start = flat(words.replace("\x1b", ""))[:60]
        assert shown.count(start) >= 2, words
    assert "筛选" not in shown
    document = pypdfium2.PdfDocument(printed)
    for sheet in document:
        width, height = sheet.get_size()
        assert (round(width), round(height)) == (595, 842)
        text = sheet.get_textpage()
        boxes = [text.get_charbox(at) for at in range(text.count_chars())]
        assert min(box[0] for box in boxes if box[2] > box[0]) > 20
        assert max(box[2] for box in boxes) < width - 20
        assert min(box[1] for box in boxes if box[3] > box[1]) > 20
    document.close()


def test_a_hostile_filing_runs_nothing(browser: Browser, tmp_path: Path) -> None:
    attack = "</p></li><script>document.title='!'</script><img src=x onerror=alert(1)>\"'&lt;"
    nasty = finding(message=attack, rule=attack, name=attack, excerpt=attack, mark=(3, 9),
                    suggestion=attack, fingerprint=attack)  # fmt: skip
    path = tmp_path / "x.html"
    hostile = CHECKED._replace(path=attack, text=f"{attack}\n{attack}", findings=(nasty,))
    path.write_bytes(make(hostile, hostile))
    with browse(browser, path) as page:
        assert page.title() == "绩效自评报告检查结果"
        assert page.evaluate("document.querySelectorAll('script, img').length") == 2
        assert page.inner_text("#d1-l1 p") == attack
        policy = page.get_attribute("meta[http-equiv]", "content")
        assert policy.startswith("default-src 'none'; ")
        assert "unsafe" not in policy


def test_findings_in_a_list_of_names_are_shown() -> None:
    listed = LintResult("名单.csv", "csv", "checked", findings=(finding(rule="FIL601"),))
    made = make(listed, CHECKED).decode()
    assert 'data-rule="FIL601"' in made


def test_missing_and_empty_sections_are_marked_in_the_outline(tmp_path: Path) -> None:
    rule = RULES[0]._replace(
        id="STR101", kind="required_sections", params=SimpleNamespace(states=("missing",))
    )
    missing = finding(rule="STR101", message="缺少“（一）部门概况”", location=Location(2, 1, 2, 1))
    options = OPTIONS._replace(rules=(*RULES, rule))
    made = make(CHECKED._replace(findings=(missing,)), options=options).decode()
    outline = made[made.index("<nav") : made.index("</nav>")]
    rows = re.findall(r"<li.*?</li>", outline)
    assert ["缺" in row for row in rows] == [False, True, False, False]
    assert 'class="empty"' in rows[3]
    assert "（一）部门概况" in rows[1]


def test_memory_does_not_grow_with_the_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("perflint.reporters.html.IN_MEMORY", 1 << 18)
    big = CHECKED._replace(text=CHECKED.text * 20)

    def results() -> Iterator[LintResult]:
        for number in range(100):
            yield big._replace(path=f"{number}.docx")

    tracemalloc.start()
    size = sum(map(len, load_reporter(REPORTERS, "html").render(results(), OPTIONS)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert size > 3 << 20
    assert peak < 2 << 20


def test_decisions_are_made_and_exported(browser: Browser, page_file: Path, tmp_path: Path) -> None:
    with browse(browser, page_file) as page:
        page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true; })")
        page.fill("#decide [name=reviewer]", "王五")
        first, second = page.query_selector_all(".note")[:2]
        first.query_selector("button[value=rejected]").click()
        first.query_selector("input").fill("口径已核定")
        second.query_selector("button[value=accepted]").click()
        second.query_selector("button[value=accepted]").click()
        assert page.inner_text("#decide [role=status]").startswith("已定 1/")
        with page.expect_download() as download:
            page.click("#decide button")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
    assert path.name == "处理意见.json"
    (one,) = read_exported(path.read_bytes(), str(path))
    known = RUN[0].findings[0]
    assert (one.fingerprint, one.excerpt, one.message) == (
        known.fingerprint, known.excerpt, known.message,
    )  # fmt: skip
    assert (one.path, one.decision) == (RUN[0].path, Decision("rejected", "口径已核定", "王五"))

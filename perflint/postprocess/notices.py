"""What perflint has to say of suppressions and of what it could not read: findings of its own, of no
check kind."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from perflint.config import Config
from perflint.lang import Words, choose
from perflint.model.result import Finding, Location
from perflint.model.rule import Basis, Severity
from perflint.text.fingerprint import make_fingerprint, settle_path
from perflint.text.wording import say

BASIS = Basis("perflint 使用说明 docs/configuration.md", "", "verified")


class NoticeKind(NamedTuple):
    """A kind of notice: how it is called, how grave it is, what it says and why."""

    name: str
    severity: Severity
    title: Words
    message: Words
    why: Words


NOTICES: Mapping[str, NoticeKind] = {
    "PFL101": NoticeKind(
        "unused-suppression",
        "info",
        ("例外没有用上", "Suppression without a finding"),
        (
            "{rule} 的例外没有用上{where}：问题已经改正，或引文对不上，请删去或更正",
            "the suppression of {rule} is not used{where}: delete or correct it",
        ),
        (
            "用不上的例外会在问题再次出现时把它盖住。",
            "A suppression nobody needs hides the defect when it comes back.",
        ),
    ),
    "PFL102": NoticeKind(
        "expired-suppression",
        "warning",
        ("例外已经到期", "Suppression past its date"),
        (
            "{rule} 的例外已于 {until} 到期{where}：请复核后改正报告，或另定期限",
            "the suppression of {rule} expired on {until}{where}: correct the report or renew it",
        ),
        (
            "例外是有期限的承诺，到期须有人复核。",
            "A suppression is a promise with a date; someone has to look again.",
        ),
    ),
    "PFL103": NoticeKind(
        "refused-suppression",
        "warning",
        ("例外写法不被接受", "Suppression refused"),
        (
            "例外不被接受：{mistake}",
            "suppression refused: {mistake}",
        ),
        (
            "每条例外须写明规则和原因；不能一次停掉全部规则。",
            "A suppression names its rule and its reason; none may switch off everything.",
        ),
    ),
    "PFL201": NoticeKind(
        "pages-not-read",
        "warning",
        ("有的页没有读到", "Pages not read"),
        (
            "第{pages}页是图片，共{count}页没有检查；请提供 Word 原件，"
            "或安装文字识别后再查：pip install 'perflint[ocr]'",
            "page {pages} is a picture, {count} in all were not checked: ask for the Word "
            "original, or recognise it with pip install 'perflint[ocr]'",
        ),
        (
            "图片页里的内容谁也没有检查，不能当作没有问题。",
            "Nobody has checked what a picture says; it must not pass for clean.",
        ),
    ),
    "PFL202": NoticeKind(
        "extension-does-not-fit",
        "info",
        ("扩展名与内容不符", "Extension does not fit the content"),
        (
            "扩展名是 {suffix}，内容却是{name}；已按内容检查，报送前请改正文件名",
            "the extension is {suffix}, the content {format}; it was read as such: rename the file",
        ),
        (
            "扩展名与内容不符的文件，别人可能打不开，也常被安全软件拦下。",
            "Such a file may not open elsewhere, and is often blocked.",
        ),
    ),
    "PFL203": NoticeKind(
        "attachment-of-another-unit",
        "warning",
        ("附件是别的单位的", "Attachment of another unit"),
        (
            "表里的单位是“{unit}”，报告（{report}）里没有这个单位，没有与报告核对",
            "the table is of “{unit}”, which the report ({report}) does not name; not compared with it",
        ),
        (
            "附件交错了单位，两份材料都无法使用；确实属于这份报告的，请统一单位名称。",
            "A table of another unit makes both useless; if it belongs here, name the unit alike.",
        ),
    ),
    "PFL204": NoticeKind(
        "report-of-another-year",
        "warning",
        ("不是这次评价的年度", "Report of another year"),
        (
            "报告写的是 {year} 年度，这次评价的是 {wanted} 年度",
            "the report is about {year}; the year evaluated is {wanted}",
        ),
        (
            "交错了年度的报告要退回；确实是这一年度的，标题和封面的年度写错了。",
            "A report of another year goes back; if it is of this one, its title names the wrong year.",
        ),
    ),
    "PFL211": NoticeKind(
        "sheet-hidden",
        "info",
        ("有隐藏的工作表", "Hidden sheet"),
        (
            "工作表“{sheet}”是隐藏的，没有检查",
            "the sheet “{sheet}” is hidden and was not checked",
        ),
        (
            "隐藏的内容随文件一起公开，却没有人看到。",
            "What is hidden is published with the file, and nobody looks at it.",
        ),
    ),
    "PFL212": NoticeKind(
        "rows-or-columns-hidden",
        "info",
        ("有隐藏的行或列", "Hidden rows or columns"),
        (
            "工作表“{sheet}”有隐藏的行或列（{cells}），已一并检查",
            "the sheet “{sheet}” has hidden rows or columns ({cells}), which were checked too",
        ),
        (
            "合计常含隐藏的行，所以一并检查；公开之前应当删去或取消隐藏。",
            "Totals often cover hidden rows, so they are checked; delete or show them before publishing.",
        ),
    ),
    "PFL213": NoticeKind(
        "formula-not-calculated",
        "warning",
        ("公式没有计算结果", "Formula without a result"),
        (
            "工作表“{sheet}”的公式没有计算结果（{cells}），没有检查；请用 Excel 或 WPS 打开、保存后再查",
            "formulas of the sheet “{sheet}” hold no result ({cells}) and were not checked: open and "
            "save the file in Excel or WPS",
        ),
        (
            "公式的结果要由表格软件算出并存入文件；没有结果的单元格谁也没有检查。",
            "A spreadsheet program computes results and stores them; cells without one went unchecked.",
        ),
    ),
    "PFL214": NoticeKind(
        "number-format-unknown",
        "info",
        ("数字格式不能识别", "Number format not understood"),
        (
            "工作表“{sheet}”中 {cells} 的数字格式“{code}”不能识别，按常规格式检查",
            "the number format “{code}” of {cells} in the sheet “{sheet}” is not understood; checked "
            "as General",
        ),
        (
            "显示的数字可能与检查的数字写法不同。",
            "The number shown may be written otherwise than the number checked.",
        ),
    ),
}


class Written(NamedTuple):
    """Words of the filing at `path`, and where they stand; none at its top unless said otherwise."""

    path: str
    line: int = 1
    column: int = 1
    text: str = ""


def make_notice(kind: str, config: Config, written: Written, **values: str) -> Finding | None:
    """The finding for what is `written`; None where `config` does not want to hear it."""
    path, line, column, text = written
    known = NOTICES[kind]
    change = config.rules.get(kind)
    if not config.wants(kind, known.name) or (change and change.enabled is False):
        return None
    severity = (change.severity if change else None) or known.severity
    content = "\x1f".join((text, *values.values()))
    return Finding(
        rule=kind,
        name=known.name,
        severity=severity,
        confidence="certain",
        message=say(choose(config.lang, *known.message), values, config.lang),
        location=Location(line, column, line, column + len(text)),
        excerpt=text,
        mark=(0, len(text)),
        basis=BASIS,
        fingerprint=make_fingerprint(kind, settle_path(path, config.root), content),
    )

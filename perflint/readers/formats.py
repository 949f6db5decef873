"""Every kind of file perflint can tell apart by content, whether or not it has a reader."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_SAVE_AS_WORD = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
_ORIGINAL = "请提供生成它的 Word 原件（.docx）；没有原件的，可用 Word 或 WPS 打开后另存为 .docx。"
_TABLE = "请把表格复制到 Word 文档里，存为 .docx 后再检查。"
_UNPACK = "请先解压，再检查里面的文件；或改用 zip 格式压缩，zip 可以直接检查。"
_ARCHIVES = (".rar", ".7z", ".gz", ".tgz", ".tar", ".bz2", ".xz")
_PICTURE = "图片里的文字读不出来，请提供 Word 原件（.docx）或文字版。"
_NOT_A_REPORT = "请确认选对了文件：自评报告应是 Word、WPS、PDF、OFD、表格、网页或文本文件。"


class Format(NamedTuple):
    """`name` is what a person calls it, `suffixes` the usual ones, `remedy` what to do about a file
    of this kind as long as it cannot be read."""

    name: str
    suffixes: tuple[str, ...] = ()
    remedy: str = _NOT_A_REPORT


FORMATS: Mapping[str, Format] = {
    "txt": Format("纯文本", (".txt",)),
    "md": Format("Markdown 文本", (".md", ".markdown")),
    "docx": Format("Word 文档（.docx）", (".docx", ".docm")),
    "doc": Format("旧版 Word 文档（.doc）", (".doc",), _SAVE_AS_WORD),
    "wps": Format("WPS 文字文档（.wps）", (".wps",), _SAVE_AS_WORD),
    "rtf": Format("RTF 文档", (".rtf",), _SAVE_AS_WORD),
    "odt": Format("OpenDocument 文档（.odt）", (".odt",), _SAVE_AS_WORD),
    "html": Format("网页（HTML）", (".html", ".htm"), _SAVE_AS_WORD),
    "mhtml": Format("网页存档（MHTML）", (".mht", ".mhtml"), _SAVE_AS_WORD),
    "wordml": Format("Word 2003 XML 文档", (), _SAVE_AS_WORD),
    "xml": Format("XML 文件"),
    "pdf": Format("PDF 文件", (".pdf",), _ORIGINAL),
    "ofd": Format("OFD 版式文件", (".ofd",), _ORIGINAL),
    "xlsx": Format("Excel 工作簿（.xlsx）", (".xlsx", ".xlsm"), _TABLE),
    "xls": Format("旧版 Excel 工作簿（.xls）", (".xls",), _TABLE),
    "et": Format("WPS 表格（.et）", (".et",), _TABLE),
    "ods": Format("OpenDocument 表格（.ods）", (".ods",), _TABLE),
    "pptx": Format("PowerPoint 演示文稿"),
    "ole": Format("旧版 Office 文件", (), _SAVE_AS_WORD),
    "zip": Format("压缩包（zip）", (".zip",), _UNPACK),
    "archive": Format("压缩包（非 zip）", _ARCHIVES, _UNPACK),
    "image": Format("图片", (), _PICTURE),
    "media": Format("音视频文件"),
    "program": Format("可执行程序"),
    "database": Format("数据库文件"),
}

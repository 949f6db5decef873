"""Files made to harm, to mislead or simply broken, with what perflint has to say of each.

`python -m tests.hostile --samples` writes fixtures/hostile/ anew.
"""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from perflint.readers.limits import MB
from tests.readers import docx_builder as word
from tests.readers import xlsx_builder as excel
from tests.readers.formats import FOLDER as FORMATS
from tests.readers.ofd_builder import (
    NAMESPACE,
    document_parts,
    image_object,
    page_content,
    pages_of,
)
from tests.readers.ofd_builder import package as ofd
from tests.readers.pdf_builder import assemble
from tests.readers.zip_builder import encrypt_flag, without_name, zip_of

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "hostile"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
REPORT = (
    "云溪县档案馆2023年度部门整体支出绩效自评报告\n一、基本情况\n"
    "全年预算数200万元，执行数150万元，执行率75.00%。\n"
)
LAUGHS = (
    '<!DOCTYPE a [<!ENTITY a "哈哈哈哈哈哈哈哈哈哈">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + "]>"
)
OUTSIDE = (
    '<!DOCTYPE a [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b SYSTEM "http://127.0.0.1/">]>'
)
PNG = b"\x89PNG\r\n\x1a\n" + bytes(60)


class Expected(NamedTuple):
    """What becomes of a file: the kind of its refusal ("" where it is read) and words said of it, in
    the refusal or in its findings."""

    kind: str
    words: str = ""


class Sample(NamedTuple):
    """A file, and what becomes of it or, of an archive, of each member."""

    data: bytes
    expected: Expected | Mapping[str, Expected]


def render() -> dict[str, Sample]:
    """File name to sample."""
    return {**broken(), **misnamed(), **locked(), **exploding(), **archives()}


def broken() -> dict[str, Sample]:
    """Cut off halfway, empty, or no filing at all."""
    cut = {
        f"截断.{suffix}": Sample(data[: len(data) // 2], Expected("corrupt", "损坏"))
        for suffix in ("docx", "pdf", "ofd", "odt")
        if (data := (FORMATS / f"report.{suffix}").read_bytes())
    }
    table = (FORMATS / "部门自评表.xlsx").read_bytes()
    return {
        **cut,
        "截断.xlsx": Sample(table[: len(table) // 2], Expected("corrupt", "损坏")),
        "空文件.docx": Sample(b"", Expected("empty", "空的")),
        "二进制.txt": Sample(bytes(range(256)) * 8, Expected("binary", "二进制")),
        "扫描件.ofd": Sample(pages_of([image_object()], [image_object()]), Expected("scan", "1—2")),
    }


def misnamed() -> dict[str, Sample]:
    """Content that is not what the extension says."""
    page = f"<html><meta charset=gbk><body>{''.join(f'<p>{line}</p>' for line in REPORT.split())}</body>"
    paragraphs = "".join(map(word.paragraph, REPORT.split()))
    return {
        "网页.doc": Sample(page.encode("gbk"), Expected("", "扩展名是 .doc")),
        "其实是Word.pdf": Sample(word.package(paragraphs), Expected("", "扩展名是 .pdf")),
        "图片.docx": Sample(PNG, Expected("unsupported", "图片")),
        "程序.txt": Sample(b"MZ\x90\x00" + bytes(64), Expected("binary", "可执行程序")),
        "压缩包.rar": Sample(
            b"Rar!\x1a\x07\x01\x00" + bytes(32), Expected("unsupported", "压缩包")
        ),
        "其实是压缩包.doc": Sample(zip_of({"报告.txt": b"a"}), Expected("unsupported", "zip")),
    }


def locked() -> dict[str, Sample]:
    """Passwords, and macros that are never run."""
    key = "<" + "41" * 32 + ">"
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>"
    plain = assemble(
        [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", page]
    )
    encryption = (
        f"/Encrypt << /Filter /Standard /V 1 /R 2 /O {key} /U {key} /P -4 >> /ID [{key}{key}] "
    )
    secret = OLE + "EncryptedPackage".encode("utf-16-le") + bytes(1024)
    macro = zip_parts(word.package(word.paragraph(REPORT.split()[2])))
    macro["word/vbaProject.bin"] = OLE
    return {
        "密码.docx": Sample(secret, Expected("encrypted", "密码")),
        "密码.xlsx": Sample(secret, Expected("encrypted", "密码")),
        "密码.pdf": Sample(
            plain.replace(b"/Root", encryption.encode() + b"/Root"), Expected("encrypted", "密码")
        ),
        "宏.docm": Sample(word.archive(macro), Expected("")),
    }


def exploding() -> dict[str, Sample]:
    """Small files that would become huge."""
    document = zip_parts(word.package(word.paragraph("文")))
    body = document["word/document.xml"].decode()
    laughing = body.replace("<w:document", LAUGHS + "<w:document", 1).replace("文", "&i;")
    book = zip_parts(excel.package({"甲": excel.sheet(excel.rows({1: excel.cell("A1", 1)}))}))
    outside = book["xl/workbook.xml"].decode()
    far = excel.rows({1: excel.cell("A1", "科目"), 1048576: excel.cell("XFD1048576", 2)})
    text = zip_parts((FORMATS / "report.odt").read_bytes())
    content = text["content.xml"].decode()
    page = page_content().replace("?>\n", f"?>\n{OUTSIDE}", 1)
    return {
        "实体爆炸.docx": Sample(
            word.archive(document | {"word/document.xml": laughing.encode()}),
            Expected("corrupt", "DOCTYPE"),
        ),
        "实体爆炸.odt": Sample(
            word.archive(text | {"content.xml": insert_type(content, LAUGHS)}),
            Expected("corrupt", "DOCTYPE"),
        ),
        "外部实体.xlsx": Sample(
            word.archive(book | {"xl/workbook.xml": insert_type(outside, OUTSIDE)}),
            Expected("corrupt", "DOCTYPE"),
        ),
        "外部实体.ofd": Sample(ofd(document_parts([page])), Expected("corrupt", "DOCTYPE")),
        "膨胀.docx": Sample(
            word.archive(document | {"word/document.xml": b" " * (24 * MB)}),
            Expected("too-large", "膨胀"),
        ),
        "巨表.xlsx": Sample(excel.package({"甲": excel.sheet(far)}), Expected("")),
        "十万页.pdf": Sample(many_pages(), Expected("too-large", "100,000 页")),
        "深套.html": Sample(
            b"<html><body>" + b"<div>" * 15000 + "正文。".encode(), Expected("corrupt", "嵌套过深")
        ),
        "属性.html": Sample(
            f"<html><body><p {' '.join(f'a{n}=1' for n in range(9000))}>正文。".encode(),
            Expected("corrupt", "属性过多"),
        ),
        "长数.txt": Sample(
            f"{REPORT}全年支出{'9' * 45}元，比上年增加{'9' * 38}元。\n".encode(), Expected("")
        ),
        "长行.txt": Sample(("（1" * 15000).encode(), Expected("")),
        "连环.ofd": Sample(endless(), Expected("too-large", "图形对象")),
    }


def archives() -> dict[str, Sample]:
    """Zip archives of filings."""
    good = REPORT.encode()
    nested = zip_of({"报告.txt": good})
    for number in (4, 3, 2, 1):
        nested = zip_of({f"{number}.zip": nested})
    whole = zip_of({"报告.txt": good})
    read, corrupt = Expected(""), Expected("corrupt")
    return {
        "膨胀.zip": Sample(
            zip_of({"炸弹.txt": bytes(24 * MB), "报告.txt": good}),
            {"炸弹.txt": Expected("too-large", "膨胀"), "报告.txt": read},
        ),
        "重叠.zip": Sample(overlapping(200), Expected("too-large", "共")),
        "套娃.zip": Sample(nested, {"1.zip/2.zip/3.zip": Expected("too-large", "3 层")}),
        "越界.zip": Sample(
            zip_of({"../../报告.txt": good, "C:\\甲\\报告.txt": good, "/etc/报告.txt": good}),
            {"(..)/(..)/报告.txt": corrupt, "甲/报告.txt": read, "etc/报告.txt": read},
        ),
        "链接.zip": Sample(
            zip_of({"报告.txt": b"/etc/passwd"}, link="报告.txt"),
            {"报告.txt": Expected("unsupported", "链接")},
        ),
        "同名.zip": Sample(
            zip_of([("报告.txt", good), ("报告.txt", b"a")]),
            {"报告.txt": Expected("corrupt", "同用这个名字")},
        ),
        "密码.zip": Sample(
            encrypt_flag(zip_of({"甲.txt": good, "乙.txt": good}), "甲.txt"),
            {"甲.txt": Expected("encrypted", "密码"), "乙.txt": read},
        ),
        "无名项.zip": Sample(
            without_name(zip_of({"Z": good, "报告.txt": good}), "Z"),
            {"(无名)": Expected("corrupt", "没有文件名"), "报告.txt": read},
        ),
        "截断.zip": Sample(whole[:-30], Expected("corrupt", "不完整")),
        "没有报告.zip": Sample(zip_of({"图.png": PNG}), Expected("unsupported", "没有可以检查")),
    }


def zip_parts(data: bytes) -> dict[str, bytes]:
    """The parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def insert_type(xml: str, declaration: str) -> bytes:
    """`xml` with a document type, some of whose entities it uses."""
    head, _, rest = xml.partition("?>")
    return f"{head}?>{declaration}{rest}".encode()


def many_pages() -> bytes:
    """A PDF of 100,000 pages, all of them one."""
    kids = b"3 0 R " * 1000
    branches = b"4 0 R " * 100
    return assemble(
        [
            b"<< /Type /Catalog /Pages 2 0 R >>",
            b"<< /Type /Pages /Kids [" + branches + b"] /Count 100000 >>",
            b"<< /Type /Page /Parent 4 0 R /MediaBox [0 0 595 842] >>",
            b"<< /Type /Pages /Parent 2 0 R /Kids [" + kids + b"] /Count 1000 >>",
        ]
    )


def endless() -> bytes:
    """An OFD whose graphics are made of themselves, nine times over."""
    again = '<ofd:CompositeObject ResourceID="3" Boundary="0 0 9 9"/>' * 9
    parts = document_parts([page_content(again)])
    parts["Doc_0/PublicRes.xml"] = (
        f'<?xml version="1.0"?><ofd:Res {NAMESPACE}><ofd:CompositeGraphicUnits>'
        f'<ofd:CompositeGraphicUnit ID="3"><ofd:Content>{again}</ofd:Content>'
        "</ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits></ofd:Res>"
    )
    return ofd(parts)


def overlapping(count: int) -> bytes:
    """An archive whose members are all the same 24 MB of nought."""
    single = zip_of({"0.txt": bytes(24 * MB)})
    end = single.rfind(b"PK\x05\x06")
    start = single.find(b"PK\x01\x02")
    entry = single[start:end]
    entries = b"".join(
        entry[:28] + struct.pack("<H", len(name)) + entry[30:46] + name + entry[51:]
        for name in (f"{number}.txt".encode() for number in range(count))
    )
    tail = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(entries), start, 0)
    return single[:start] + entries + tail


def write() -> None:
    """fixtures/hostile/ anew."""
    FOLDER.mkdir(exist_ok=True)
    for name, sample in render().items():
        (FOLDER / name).write_bytes(sample.data)

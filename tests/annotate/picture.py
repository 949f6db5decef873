"""`python -m tests.annotate.picture`: docs/images/annotate.png, an annotated filing as LibreOffice
shows it, comments in the margin and a proposed correction in the text."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from PIL import Image

from perflint.annotate import AnnotateOptions
from perflint.annotate.docx import annotate
from perflint.annotate.fixes import find_fixes
from perflint.api import lint_document
from perflint.config import Config
from perflint.readers import read
from perflint.readers.office.program import find_soffice
from perflint.ruleset import load_ruleset
from tests.readers.docx_builder import package, paragraph, run

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "images" / "annotate.png"
# Printing puts comments into the margin where this is set; conversion to PDF never does.
SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Writer/Print/Content">
<prop oor:name="Note" oor:op="fuse"><value>4</value></prop></item></oor:items>
"""
BODY = (
    '<w:spacing w:line="460" w:lineRule="exact"/><w:ind w:firstLineChars="200" w:firstLine="560"/>'
)
SIZE = '<w:rFonts w:eastAsia="Noto Serif CJK SC"/><w:sz w:val="{}"/>'
LINES = (
    "某市珠溪区民政局2023年度部门整体支出绩效自评报告",
    "一、基本情况",
    "（一）部门职能",
    "区民政局主管社会救助、养老服务、儿童福利和基层政权建设,内设办公室、社会救助科、养老服务科3个科室，"
    "年末在职人员26人，其中行政编制12人，事业编制13人。",
    "（二）部门整体收支情况",
    "2023年全年预算数1860.50万元，全年执行数1674.45万元，预算执行率80.00%。其中基本支出704.45万元，"
    "项目支出项目支出970.00万元。",
    "二、综合评价分析",
    "（一）自评结论",
    "对照绩效目标，本年度重点任务均已完成。。部门整体支出绩效自评得分88.50分，等级为优。",
    "某市珠溪区民政局",
    "2024年3月18日",
)  # fmt: skip


def main() -> None:
    """Write the picture."""
    data = package(
        "".join(map(write, LINES)) + '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr>'
    )
    document = read("报告.docx", data=data)
    rules, config = load_ruleset(), Config()
    result = lint_document(document, rules, config)
    options = AnnotateOptions(
        "1",
        datetime(2024, 3, 20, 9, 30, tzinfo=UTC),
        fixes=find_fixes(document, rules, config, ((), ())),
        rules={rule.id: rule for rule in rules.rules},
    )
    soffice = find_soffice()
    if soffice is None:
        sys.exit("LibreOffice is not installed")
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.docx").write_bytes(annotate(data, document, result, options))
        profile = folder / "profile"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(SETTINGS, encoding="utf-8")
        subprocess.run(
            [soffice, f"-env:UserInstallation={profile.as_uri()}", "--headless",
             "--print-to-file", "--outdir", str(folder), str(folder / "a.docx")],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        page = pypdfium2.PdfDocument(folder / "a.pdf")[0].render(scale=3).to_pil().convert("RGB")
    save(crop(page))


def write(line: str) -> str:
    """A paragraph as such reports look: title in the middle, headings bold."""
    if line == LINES[0]:
        return paragraph(run(line, SIZE.format(36) + "<w:b/>"), '<w:jc w:val="center"/>')
    heading = line[1] in "、" or line[0] == "（"
    return paragraph(run(line, SIZE.format(28) + ("<w:b/>" if heading else "")), BODY)


def crop(page: Image.Image) -> Image.Image:
    """The page without the blank part below."""
    box = page.convert("L").point(lambda value: 255 * (value < 245)).getbbox() or (0, 0, *page.size)
    return page.crop((0, max(box[1] - 20, 0), page.width, min(box[3] + 20, page.height)))


def save(image: Image.Image) -> None:
    """A small file: few colours are needed."""
    image = image.resize((1280, image.height * 1280 // image.width), Image.Resampling.LANCZOS)
    image.quantize(64).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()

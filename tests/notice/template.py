"""`python -m tests.notice.template`: write the template that perflint ships, from the builders."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import perflint.notice
from perflint.reporters.docx.package import WIDTH, pack
from perflint.reporters.docx.wordml import cell, paragraph, row, run, table

SHIPPED = Path(perflint.notice.__file__).parent / "template.docx"
WIDTHS = (700, 900, 2300, 3200, WIDTH - 7100)


def build() -> bytes:
    """The bytes of the template."""
    lines = (
        ("{{序号}}",),
        ("{{级别}}",),
        ("{{文件}}", "{{位置}}"),
        ("{{问题}}", "原文：{{原文}}"),
        ("建议：{{建议}}", "依据：{{依据}}"),
    )
    cells = (
        cell([paragraph(run(words)) for words in words_of], width)
        for words_of, width in zip(lines, WIDTHS, strict=True)
    )
    body = (
        paragraph(run("关于{{单位}}{{年度}}绩效自评报告的整改通知"), style="Title"),
        paragraph(run("{{单位}}："), style="Addressee"),
        paragraph(
            run(
                "你单位报送的{{年度}}绩效自评材料{{报告}}已经核对，发现需要处理的问题 {{问题数}} 处，"
                "其中应当改正的错误 {{错误数}} 处、需要核实的疑点 {{警告数}} 处，清单附后。"
            ),
            style="BodyText",
        ),
        paragraph(
            run(
                "请于{{期限}}逐项核实改正，重新报送；核实后认为无须改正的，请书面说明理由并附依据。"
                "清单由程序核对生成，以原始资料为准。"
            ),
            style="BodyText",
        ),
        paragraph(run("{{发文单位}}"), style="Signature"),
        paragraph(run("{{日期}}"), style="Signature"),
        paragraph(run("附：问题清单"), style="Heading1"),
        table(WIDTHS, ["序号", "级别", "位置", "问题", "建议与依据"], [row(*cells)]),
        paragraph(),
    )
    file = BytesIO()
    pack(body, file)
    return file.getvalue()


if __name__ == "__main__":
    SHIPPED.write_bytes(build())

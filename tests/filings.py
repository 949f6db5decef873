"""Filings of several files: a report and its table in a folder, and in a zip archive.

`python -m tests.filings` writes fixtures/filings/ anew.
"""

from __future__ import annotations

from pathlib import Path

from tests.readers import docx_builder as word
from tests.readers import xlsx_builder as excel
from tests.readers.ofd_builder import ofd_of
from tests.readers.zip_builder import zip_of

FOLDER = Path(__file__).resolve().parents[1] / "fixtures" / "filings"
REPORT = """{unit}2023年度部门整体支出绩效自评报告
一、部门基本情况
（一）主要职责
本单位负责全县{work}工作，内设3个股室：办公室、业务股、财务股。
（二）预算及执行情况
2023年全年预算数412.60万元，全年执行数{spent}万元，执行率93.94%。
1.{project}。该项目年初预算数86.50万元，全年执行数80.20万元。
二、绩效目标完成情况
全年完成{done}。
三、自评结论
经自评，部门整体支出绩效得分{score}分，等级为优。
{unit}
2024年3月12日"""
SHEET = (
    ("部门整体支出绩效自评表",),
    ("单位：万元",),
    ("资金来源", "年初预算数", "全年预算数", "全年执行数", "执行率"),
    ("财政拨款", 350, 400, 375, "93.75%"),
    ("其他资金", 0, 12.6, 12.6, "100%"),
    ("合计", 350, 412.6, 387.6, "93.94%"),
    ("一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"),
    ("产出指标", "数量指标", "重点工作完成数", "≥40件", "42件", 60, 60),
    ("效益指标", "社会效益", "服务人次", "≥3万人次", "2.9万人次", 40, 36.7),
    ("总分", None, None, None, None, 100, 96.7),
    ("自评等级", "优"),
)
PROJECTS = (
    ("项目支出情况表",),
    ("单位：万元",),
    ("项目名称", "年初预算数", "全年执行数"),
    ("{project}", 86.5, "{told}"),
    ("设备更新补助", 45, 45),
    ("合计", 131.5, "{sum}"),
)


def render() -> dict[str, bytes]:
    """Path below fixtures/filings to content."""
    archive = {"unit": "云溪县档案馆", "work": "档案管理", "project": "库房智能化改造经费"}
    water = {"unit": "云溪县水利局", "work": "水资源管理", "project": "河道清淤整治经费"}
    sound = {"spent": "387.60", "score": "96.7", "done": "重点工作42件，服务群众2.9万人次"}
    wrong = {"spent": "378.60", "score": "97.6", "done": sound["done"]}
    tables = zip_of(
        {
            "云溪县水利局/自评报告.ofd": ofd_of(REPORT.format(**water, **wrong).split("\n")),
            "云溪县水利局/附件/自评表.xlsx": workbook(SHEET),
            "云溪县水利局/附件/项目支出情况表.xlsx": workbook(
                PROJECTS, project="河道清游整治经费", told=82, sum=127
            ),
        }
    )
    return {
        "云溪县档案馆/自评报告.docx": document(REPORT.format(**archive, **sound)),
        "云溪县档案馆/自评表.xlsx": workbook(SHEET),
        "云溪县档案馆/附件/项目支出情况表.xlsx": workbook(
            PROJECTS, project=archive["project"], told=80.2, sum=125.2
        ),
        "云溪县水利局.zip": tables,
    }


def document(text: str) -> bytes:
    """A Word document of these lines."""
    return word.package("".join(map(word.paragraph, text.split("\n"))))


def workbook(lines: tuple[tuple[excel.Value, ...], ...], **values: excel.Value) -> bytes:
    """A workbook of one sheet; a cell `{name}` holds the value of that name."""
    filled = [
        [values[one[1:-1]] if isinstance(one, str) and one[:1] == "{" else one for one in line]
        for line in lines
    ]
    return excel.package({"自评表": excel.sheet(excel.rows(excel.table(filled)))})


if __name__ == "__main__":
    for name, data in render().items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

"""Self-evaluation forms (自评表) as workbooks, each with one planted defect.

`python -m tests.readers.sheet_samples` writes fixtures/formats/*自评表* anew; those of old formats by
LibreOffice.
"""

from __future__ import annotations

from decimal import Decimal as D

from tests.readers.formats import FOLDER
from tests.readers.xlsx_builder import package, rows, sheet, styles, table

_AMOUNT, _RATE, _SCORE, _DATE = 1, 2, 3, 4
_STYLES = styles("#,##0.00_ ", "0.00%", "0.0_);[Red]\\(0.0\\)", '[$-804]yyyy"年"m"月"d"日"')
_INDICATORS = (
    ("产出指标", "数量指标", "新建改造供水管网", "≥45公里", "46.2公里", 15, 15, None),
    (None, None, "改造泵站", "≥3座", "3座", 10, 10, None),
    (None, "质量指标", "工程验收合格率", 1, 1, 10, 10, None),
    (None, "时效指标", "按期完工率", 1, D("0.9167"), 10, D("9.2"), "一处泵站因汛期停工，已于次年1月完工。"),
    (None, "成本指标", "每公里管网造价", "≤12.5万元", "12.1万元", 5, 5, None),
    ("效益指标", "社会效益指标", "受益人口", "≥2.4万人", "2.52万人", 20, 20, None),
    (None, "可持续影响指标", "管护责任落实率", 1, 1, 10, 10, None),
    ("满意度指标", "服务对象满意度指标", "用水户满意度", D("0.9"), D("0.934"), 10, 10, None),
)  # fmt: skip


def project() -> bytes:
    """项目支出绩效自评表. Planted: the total score is 98.2, the scores add up to 98.8."""
    lines: list[list[object]] = [
        ["项目支出绩效自评表"],
        ["（2023年度）"],
        ["项目名称", None, "城乡供水管网改造项目"],
        ["主管部门", None, "吉安市泷冈县水利局", None, None, "实施单位", "泷冈县供水服务中心"],
        ["项目资金\n（万元）", None, None, "年初预算数", "全年预算数", "全年执行数", "分值", "执行率", "得分"],
        [None, None, "年度资金总额", (D("600"), _AMOUNT), (D("640"), _AMOUNT),
         (D("614.4"), _AMOUNT), 10, (D("0.96"), _RATE), (D("9.6"), _SCORE)],
        [None, None, "其中：财政拨款", (D("500"), _AMOUNT), (D("520"), _AMOUNT),
         (D("502.4"), _AMOUNT), "—", (D("0.966153846153846"), _RATE), "—"],
        [None, None, "其他资金", (D("100"), _AMOUNT), (D("120"), _AMOUNT),
         (D("112"), _AMOUNT), "—", (D("0.933333333333333"), _RATE), "—"],
        ["年度总体目标", "预期目标", None, None, None, "实际完成情况"],
        [None, "改造老旧供水管网45公里、泵站3座，提高供水保证率。", None, None, None,
         "改造老旧供水管网46.2公里、泵站3座，受益人口2.52万人。"],
        ["绩效指标", "一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分",
         "偏差原因分析及改进措施"],
    ]  # fmt: skip
    for first, second, third, target, actual, weight, score, reason in _INDICATORS:
        lines.append(
            [None, first, second, third, *(_percent(one) for one in (target, actual)), weight,
             (D(score), _SCORE), reason]
        )  # fmt: skip
    lines += [
        ["总分", None, None, None, None, None, 100, (D("98.2"), _SCORE)],
        [
            "填报人：刘敏",
            None,
            None,
            "联系电话：0796-5500000",
            None,
            None,
            "填报日期：2024年3月15日",
        ],
    ]
    merged = [
        "A1:I1", "A2:I2", "A3:B3", "C3:I3", "A4:B4", "C4:E4", "G4:I4", "A5:B8", "A9:A10", "B9:E9",
        "F9:I9", "B10:E10", "F10:I10", "A11:A19", "B12:B16", "C12:C13", "B17:B18", "A20:F20",
    ]  # fmt: skip
    return package({"项目自评表": sheet(rows(table(lines)), merged=merged)}, style=_STYLES)


def department() -> bytes:
    """部门整体支出绩效自评表, with a hidden sheet. Planted: the execution rate of the year's funds is
    91.67 %, printed 94.67 %."""
    lines: list[list[object]] = [
        ["部门整体支出绩效自评表"],
        ["填报单位：九江市浔东县文化馆", None, None, None, None, "单位：万元"],
        ["年度资金", "预算数", "执行数", "执行率", "分值", "得分"],
        ["资金总额", (D("360"), _AMOUNT), (D("330"), _AMOUNT), (D("0.9467"), _RATE), "—", "—"],
        ["基本支出", (D("240"), _AMOUNT), (D("234"), _AMOUNT), (D("0.975"), _RATE), "—", "—"],
        ["项目支出", (D("120"), _AMOUNT), (D("96"), _AMOUNT), (D("0.8"), _RATE), "—", "—"],
        [],
        ["一级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", "举办群众文化活动", "≥60场", "64场", 30, 30],
        [None, "辅导业余文艺团队", "≥25支", "26支", 20, 20],
        ["效益指标", "参与群众", "≥3.5万人次", "3.8万人次", 30, 30],
        ["满意度指标", "群众满意度", (D("0.9"), _RATE), (D("0.952"), _RATE), 20, 20],
        ["合计", None, None, None, 100, 100],
        [],
        ["填报日期：", (45366, _DATE)],
    ]
    first = sheet(rows(table(lines)), merged=["A1:F1", "A9:A10", "A13:D13"])
    hidden = sheet(rows(table([["上年数", 300], ["本年数", 360]])))
    return package(
        {"整体自评表": first, "测算底稿": hidden}, style=_STYLES, states={"测算底稿": "hidden"}
    )


def _percent(value: object) -> object:
    return value if isinstance(value, str) else (value, _RATE)


SAMPLES = {"项目自评表.xlsx": project, "部门自评表.xlsx": department}


def convert() -> dict[str, bytes]:
    """File name to content, for the formats that LibreOffice makes of the first form."""
    from perflint.readers import office
    from perflint.readers.limits import DEFAULT_LIMITS
    from perflint.readers.office.program import find_soffice

    soffice = find_soffice()
    assert soffice, "LibreOffice is not installed"
    with office.Service(soffice) as service:
        made = {
            f"项目自评表.{format}": service.convert(project(), ".xlsx", format, DEFAULT_LIMITS)
            for format in ("xls", "ods")
        }
    return {**made, "项目自评表.et": made["项目自评表.xls"]}


if __name__ == "__main__":
    for name, make in SAMPLES.items():
        (FOLDER / name).write_bytes(make())
    for name, data in convert().items():
        (FOLDER / name).write_bytes(data)

"""Self-evaluation tables as a whole, and indicators that miss their targets."""

from __future__ import annotations

import pytest

from perflint.model.claim import Match
from tests.checks.verdicts import outcomes, verdicts, wrong

FUNDS = """项目名称\t县域商业体系建设
主管部门\t县商务局\t\t\t实施单位\t县商务局
项目资金（万元）\t\t年初预算数\t全年预算数\t全年执行数\t分值\t执行率\t得分
\t年度资金总额\t260.00\t240.00\t222.00\t10\t92.50%\t9.25
\t其中：当年财政拨款\t200.00\t180.00\t172.00\t—\t95.56%\t—
\t其他资金\t60.00\t60.00\t50.00\t—\t83.33%\t—
"""
SHEET = """一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\t偏差原因分析及改进措施
产出指标（50分）\t数量指标\t改造乡镇商贸中心\t≥8个\t8个\t20\t20\t
\t\t培训从业人员\t≥400人\t380人\t10\t9.5\t两期培训因防汛取消，次年补办
\t质量指标\t验收合格率\t≥95%\t97.5%\t12\t12\t
\t成本指标\t单个站点投入\t≤12万元\t11.4万元\t8\t8\t
效益指标（30分）\t经济效益\t带动农产品销售\t≥1.2亿元\t1.26亿元\t18\t18\t
\t社会效益\t便民程度\t明显提升\t明显提升\t12\t12\t
满意度指标（10分）\t服务对象\t群众满意度\t≥90%\t93.1%\t10\t10\t
总分\t\t\t\t\t100\t98.75\t
"""
REPORT = f"某县商务局2023年度项目支出绩效自评报告\n经综合评价，自评得分98.75分，等级为优。\n{FUNDS}\n{SHEET}"
RULES = ("SCO301", "SCO302", "SCO303", "SCO304", "SCO305", "SCO306", "SCO309", "TAB101", "TAB103")


@pytest.mark.parametrize("rule", RULES)
def test_a_right_table_holds(rule: str) -> None:
    assert verdicts(rule, REPORT) == {"holds"}


@pytest.mark.parametrize("rule", ["SCO307", "SCO308"])
def test_a_right_table_has_no_defects(rule: str) -> None:
    assert not outcomes(rule, REPORT)


@pytest.mark.parametrize(
    ("rule", "right", "broken", "found"),
    [
        ("SCO301", "\t12\t12\t\n\t成本", "\t17\t12\t\n\t成本", "100"),
        ("SCO301", "\t100\t98.75", "\t110\t98.75", "110"),
        ("SCO302", "产出指标（50分）", "产出指标（60分）", "60分"),
        (
            "SCO302",
            "带动农产品销售\t≥1.2亿元\t1.26亿元\t18",
            "带动农产品销售\t≥1.2亿元\t1.26亿元\t13",
            "30分",
        ),
        ("SCO303", "93.1%\t10\t10", "93.1%\t10\t11", "11"),
        ("SCO304", "100\t98.75", "100\t97.85", "97.85"),
        ("SCO304", "\t10\t9.5\t", "\t10\t5.9\t", "98.75"),
        ("SCO305", "92.50%\t9.25", "92.50%\t10", "10"),
        ("SCO306", "380人\t10\t9.5", "380人\t10\t10", "10"),
        ("SCO306", "380人\t10\t9.50", "380人\t10\t5.90", None),
        ("SCO306", "380人\t10\t9.5\t", "380人\t10\t9.05\t", "9.05"),
        ("SCO306", "11.4万元\t8\t8", "14.4万元\t8\t8", "8"),
        ("SCO309", "自评得分98.75分", "自评得分98.57分", "98.57分"),
        ("TAB101", "240.00\t222.00", "240.00\t272.00", "272.00"),
        ("TAB103", "10\t92.50%", "10\t95.20%", "95.20%"),
    ],
)
def test_a_broken_table_is_found(rule: str, right: str, broken: str, found: str | None) -> None:
    told = wrong(rule, REPORT.replace(right, broken))
    assert told == ([found] if found else [])


def test_lost_points_need_a_reason() -> None:
    text = REPORT.replace("两期培训因防汛取消，次年补办", "无")
    (match,) = outcomes("SCO307", text)
    assert isinstance(match, Match)
    assert match.values == {"name": "培训从业人员", "weight": "10", "score": "9.5"}


def test_all_met_beside_a_missed_target() -> None:
    text = REPORT.replace("等级为优。", "等级为优。各项绩效指标均已完成。")
    (match,) = outcomes("SCO308", text)
    assert isinstance(match, Match)
    assert match.values["name"] == "培训从业人员"


def test_scoring_by_bands_is_not_recomputed() -> None:
    text = REPORT.replace("92.50%\t9.25", "92.50%\t9") + "\n执行率每低5个百分点扣1分。"
    assert verdicts("SCO305", text) == {"skipped"}


@pytest.mark.parametrize("score", ["6.4", "6.67"])
def test_both_formulas_for_upper_limits_are_accepted(score: str) -> None:
    text = REPORT.replace("11.4万元\t8\t8\t", f"14.4万元\t8\t{score}\t站点面积大\t")
    assert not wrong("SCO306", text)


def test_weights_in_a_column_of_their_own() -> None:
    text = (
        "一级指标\t分值\t二级指标\t分值\t三级指标\t分值\t指标值\t完成值\t得分\n"
        "产出指标\t60\t数量指标\t30\t培训期数\t15\t≥8期\t8期\t15\n"
        "\t\t\t\t培训人数\t15\t≥400人\t452人\t15\n"
        "\t\t质量指标\t30\t合格率\t30\t≥95%\t97%\t30\n"
        "效益指标\t40\t社会效益\t40\t就业率\t40\t提升\t提升\t38\n"
        "合计\t100\t\t100\t\t100\t\t\t98\n"
    )
    assert verdicts("SCO301", text) == verdicts("SCO302", text) == {"holds"}
    assert wrong("SCO302", text.replace("产出指标\t60", "产出指标\t50")) == ["50"]


def test_a_group_may_begin_with_an_indicator_that_is_not_filled_in() -> None:
    empty = SHEET.replace("效益指标（30分）\t", "效益指标（30分）\t生态效益\t\t\t\t\t\t\n\t")
    assert verdicts("SCO302", f"{FUNDS}\n{empty}") == {"holds"}
    assert len(outcomes("SCO302", f"{FUNDS}\n{empty}")) == 3


def test_of_what_is_counted_as_output_more_is_better_though_no_sign_says_so() -> None:
    text = (
        "一级指标\t二级指标\t三级指标\t指标值\t完成值\t分值\t得分\n"
        "产出指标\t数量指标\t居民档案\t38508份\t37442份\t30\t30\n"
        "\t\t公务用车事故\t0起\t0起\t20\t20\n"
        "\t社会效益\t居民档案\t38508份\t37442份\t50\t50\n"
        "总分\t\t\t\t\t100\t100\n"
    )
    assert wrong("SCO306", text) == ["30"]


HEAD = "某县体育局2023年度部门整体支出绩效自评报告\n"
SHAPES = {
    "groups print the sums of their indicators": (
        "指标\t分值\t得分\n一、投入\t20\t19.5\n1.目标\t8\t7.5\n2.配置\t12\t12\n二、过程\t30\t27.6\n"
        "1.执行\t15\t13.6\n2.管理\t15\t14\n三、产出\t50\t47\n1.数量\t20\t19\n2.质量\t30\t28\n合计\t100\t94.1",
        ("94.1", "91.4"),
    ),
    "parts behind 其中": (
        "指标\t分值\t得分\n执行\t10\t9.2\n产出\t50\t48\n其中：数量\t20\t19\n质量\t20\t20\n时效\t10\t9\n"
        "效益\t30\t28\n满意度\t10\t10\n合计\t100\t95.2",
        ("合计\t100\t95.2", "合计\t100\t92.5"),
    ),
    "subtotal and points added": (
        "指标\t分值\t得分\n投入\t20\t19\n过程\t30\t28\n产出\t50\t47\n小计\t100\t94\n加分项\t\t2\n总得分\t\t96",
        ("\t96", "\t69"),
    ),
    "scores converted by weights": (
        "项目\t分值\t得分\t权重\t折算得分\n整体\t100\t95\t60%\t57.0\n重点项目\t100\t92\t40%\t36.8\n合计\t\t\t100%\t93.8",
        ("93.8", "98.3"),
    ),
    "funds told in the text": (
        "预算执行率93%，该项10分，得9.3分。\n一级指标\t三级指标\t分值\t得分\n产出指标\t办赛场次\t50\t49\n"
        "效益指标\t参赛人次\t30\t28\n满意度指标\t参赛者满意度\t10\t10\n总分\t\t100\t96.3",
        ("100\t96.3", "100\t93.6"),
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_parts_of_a_total_are_found_in_tables_of_any_shape(shape: str) -> None:
    table, (right, wrong_total) = SHAPES[shape]
    for rule in ("SCO301", "SCO303", "SCO304"):
        assert "contradicted" not in verdicts(rule, HEAD + table)
    assert wrong("SCO304", HEAD + table.replace(right, wrong_total))


@pytest.mark.parametrize(
    "table",
    [
        "维度\t权重\t得分\n投入\t15%\t95\n过程\t25%\t92\n产出\t60%\t96\n合计\t100%\t94.85",
        "预算执行率92%，得9.2分（满分10分）。总得分98.2分。\n一级指标\t三级指标\t分值\t得分\n产出指标\t场次\t50\t50\n"
        "效益指标\t人次\t30\t29\n满意度指标\t满意度\t10\t10\n合计\t\t90\t89",
        "三级指标\t分值\t得分\n场次\t30\t29\n设施\t20\t20\n产出小计\t50\t49\n人次\t30\t28\n效益小计\t30\t28",
    ],
    ids=["means", "less than a hundred", "some of the groups"],
)
def test_tables_of_other_scales_are_not_held_to_a_hundred(table: str) -> None:
    for rule in ("SCO301", "SCO303", "SCO304", "SCO309"):
        assert "contradicted" not in verdicts(rule, HEAD + table)

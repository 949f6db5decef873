"""Right text of the kinds that were once accused: nothing is said of it."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("设备支出18.4万元，其中：仪器8.2万元，软件5.1万元。", id="open list"),
        pytest.param(
            "税收完成增收，较2024年（87.46亿元）增收5.13亿元，增长5.9%。", id="base in brackets"
        ),
        pytest.param("涉及14个镇、58个村，共62个项目。", id="things of other kinds"),
        pytest.param(
            "预算单位40个，包括局本级、9个督察组、12个直属单位、17个所属院所。",
            id="one listed without a number",
        ),
        pytest.param(
            "全省完成投资3787亿元。工业项目完成投资508亿元，占年度投资目标的52.3%。",
            id="aim of its own not told",
        ),
        pytest.param(
            "招待费预算21万元，支出17万元，完成预算的80.95%，其中：会议费支出2万元，完成预算的95%；公车费支出15万元，"
            "完成预算的82.68%。",
            id="plan of a part not told",
        ),
        pytest.param(
            "综合收入529.4亿元（已剔除调入资金54.5亿元、上年结转14.3亿元），完成预算（487.9亿元）的108.5%。其中："
            "公共预算收入385.7亿元，基金收入170.3亿元。",
            id="parts left out",
        ),
        pytest.param(
            "第二季度办结2,816件，办件量前三位的窗口依次为：社保880件、税务679件、不动产338件。",
            id="the greatest of many",
        ),
        pytest.param(
            "东市新开工3个、总投资43.6亿元，西市新开工8个、总投资74.57亿元，南市新开工16个、总投资47.24亿元，"
            "北市新开工2个、总投资20亿元。",
            id="sums of items side by side",
        ),
        pytest.param(
            "收入完成1.13亿元，超“双过半”任务数180万元，同比增收702万元，增长6.62%。",
            id="growth behind what is over the aim",
        ),
        pytest.param(
            "购置费安排69.2万元，主要是执法车辆增加；运行费461.2万元；接待费43万元。",
            id="a reason is no list",
        ),
        pytest.param("区级收入88.6亿元，短收6.4亿元，同口径增长9.4%。", id="short of the budget"),
        pytest.param(
            "支出预算748.35万元，其中：财政拨款支出748.35万元，比上年预算减少19.79万元。",
            id="told twice",
        ),
        pytest.param(
            "计划完成数由208100万元调整为122020万元，调减86080万元，同比下降33.5%。",
            id="growth beside a plan that was changed",
        ),
        pytest.param(
            "零售总额969.1亿元，增长6.0%。限额以上零售额按地域统计，城镇232.7亿元，乡村89.5亿元。",
            id="parts of those above a limit",
        ),
        pytest.param("收入682万元，较均衡进度慢2.94%，完成预算的5.39%。", id="pace in percent"),
        pytest.param(
            "投诉103件，占37.32%；咨询75件，占27.17%；求助66件，占23.91%；建议22件，占7.97%；举报10件，占3.63%。",
            id="shares rounded to a hundred",
        ),
        pytest.param(
            "全省收入下降4.1%，比我市增幅（-5.2%）高1.1个百分点。", id="growth told both ways"
        ),
        pytest.param(
            "收入42万元，加补助38万元，总收入80万元，加结余7万元，加调入2万元，收入总计89万元。",
            id="added to a total",
        ),
        pytest.param(
            "安排车辆购置费107.2万元，共5辆；单价100万元（含）以上设备无。",
            id="a limit is no average",
        ),
        pytest.param(
            "内设综合科、投资科、价格科、资源环境和安全科，共4个科室。", id="two that are one"
        ),
        pytest.param("全市收入120亿元，增长8%，其中税收增长5%，非税增长2%。", id="rates of parts"),
        pytest.param(
            "存款余额2735.66亿元，比年初增加122.16亿元。其中，住户存款1050.70亿元，比年初增加71.77亿元；"
            "企业存款1684.66亿元，比年初增加40.00亿元。",
            id="parts whose changes leave some out",
        ),
        pytest.param("本年培训260人次，同比增长12%。", id="base not stated"),
        pytest.param(
            "“三公”经费8.20万元；公务接待费比去年增加0.4万元，增长40%。", id="change of a part"
        ),
        pytest.param("办理建议比上年的312件增加（减少）26件，增长8.33%。", id="either way"),
        pytest.param("全年出生1.2万人，出生率6.1‰，常住人口196万人。", id="rate of births"),
        pytest.param("三次产业分别增长3%、5%、7%，一产增加值12亿元。", id="number in a name"),
        pytest.param("2023年支出120万元，2024年支出150万元。", id="two years"),
        pytest.param(
            "1-9月完成投资5.12亿元，其中一季度1.2亿元、二季度1.8亿元。", id="parts of a period"
        ),
        pytest.param(
            "全年预算数620万元，全年执行数590万元。截至6月底支出进度52.4%，截至9月底支出进度76.1%。",
            id="pace of a part of the year",
        ),
        pytest.param(
            "满意度93.2%，比上年的91.0%提高2.2个百分点，比目标值高3.2个百分点。",
            id="aim not printed",
        ),
        pytest.param(
            "资金由三部分组成：中央补助120万元，省级配套60万元，县级自筹40万元，合计220万元。",
            id="addends of a total",
        ),
        pytest.param(
            "一是甲项目执行率82.4%；二是两类规范率与目标值81%相比，前者低0.5个百分点，后者低1.2个百分点。",
            id="rate of another item",
        ),
        pytest.param("共有剧团13个，文化馆11个，博物馆9个。", id="things side by side"),
        pytest.param("工资性收入31309元、经营净收入5427元、转移净收入9158元。", id="net incomes"),
        pytest.param(
            "新增学位420个，其中小学280个、初中140个，完成年度目标（400个）的105%。",
            id="aim behind a list",
        ),
        pytest.param(
            "年末结余12.54万元；支出决算比上年的836.42万元增加72.77万元。",
            id="change of what is not told",
        ),
        pytest.param(
            "民事案件925件，结案440件，结案率47.57%（调解211件，撤诉97件，调撤率70%）。",
            id="parts of what a rate is of",
        ),
        pytest.param(
            "产出指标50分，其中，数量指标30分，包括：培训人数15分；资金使用率15分；质量指标20分，即合格率20分。",
            id="scores of parts of parts",
        ),
        pytest.param(
            "效益指标30分，其中，社会效益指标30分，即受益人数30分。",
            id="score of the only part told again",
        ),
        pytest.param(
            "自评得分89.7分（其中：决策17.5分，过程18.2分，产出27分，效益27分）。",
            id="score at the end of a bracket",
        ),
        pytest.param(
            "权重为执行10分、产出60分、效益30分，合计100分。执行得9分，产出得55分，效益得满分，总分94分。",
            id="weights in a list, full marks without a figure",
        ),
        pytest.param(
            "效益得27分，其中经济8分、社会9分、生态10分，生态项扣1.2分，该项权重11.2分。",
            id="deduction and weight behind parts",
        ),
        pytest.param(
            "养护（权重6分，得5.7分），时效项扣1.5分是因为跨年完工。",
            id="deduction of another part than the bracket's",
        ),
        pytest.param(
            "上年自评得分95.2分。履职（50分）49.5分，管理（50分）47.2分，总分96.7分。",
            id="last year's",
        ),
        pytest.param(
            "自评满分为100分，其中执行满分10分、产出满分90分。得分分别为9分、86分，总得分95分。",
            id="full marks of all",
        ),
        pytest.param(
            "执行得8.8分，产出得48.2分，效益得27.7分，满意度得满分，总分94.7分。",
            id="full marks that nobody prints",
        ),
        pytest.param(
            "产出扣的1.8分是超期，效益扣的2.9分是留用率低。四类权重合计100分，总分95.3分。",
            id="what was taken off is no part",
        ),
        pytest.param(
            "产出（50分）得46.2分，主要是数量扣1.5分、质量扣2分。", id="the main deductions only"
        ),
        pytest.param(
            "投入得15分，其中目标8分、配置7分；过程得24分，其中执行10分、管理14分。总分39分。",
            id="parts of parts without weights",
        ),
        pytest.param(
            "两个项目平均得分93.9分，其中甲项目得95.5分，乙项目得92.3分。", id="mean of scores"
        ),
        pytest.param(
            "职责（50分）49分，管理（50分）47分。\n二、职责\n1.升学（30分，得29分）。\n2.体质（20分，得20分）。",
            id="parts listed below one of two",
        ),
        pytest.param(
            "实有编制数63人，年末在职人数57人、离退休人数94人。", id="the retired hold no posts"
        ),
        pytest.param("执行98765432109876543210987654321万元。", id="long number"),
        pytest.param(
            "市级到位资金52.40亿元，未分配0.45亿元。其中：中央资金40.10亿元，地方资金12.30亿元。",
            id="parts of the figure before the nearest",
        ),
        pytest.param(
            "未用资金0.45亿元，到位52.40亿元，使用率99.14%。", id="rate of what is not left over"
        ),
        pytest.param(
            "平均浓度62微克/立方米。最低的三个区依次是甲、乙、丙，分别为41、43和45微克/立方米。",
            id="values by another unit add up to nothing",
        ),
        pytest.param(
            "目标1：购置设备，投资420万元；目标2：安装调试560万元；目标3：人员培训，投资140万元。",
            id="label with a colon",
        ),
        pytest.param(
            "下达各县转移支付225.6亿元，其中：一般性转移支付137.1亿元，专项转移支付79.7亿元。",
            id="transfers with refunds left out",
        ),
        pytest.param(
            "市本级支出4520.1亿元，其中：地方财力安排的经费类支出3870.4亿元；"
            "中央专项和共同事权转移支付提前下达支出312.6亿元。",
            id="two parts of unlike things",
        ),
        pytest.param(
            "上级补助42.6亿元，包括一般性转移支付30.1亿元，专项12.5亿元，本级收入88.4亿元，收入合计131亿元。",
            id="list that ends before the next addend",
        ),
        pytest.param(
            "收入88.4亿元，税收61.2亿元，非税27.2亿元，加上上级补助42.6亿元，收入总计131亿元。",
            id="parts of an addend among the addends",
        ),
        pytest.param(
            "支出合计2410.55万元，其中基本支出1820.10万元，占75.51%；人员经费1620.30万元，占基本支出的89.02%；"
            "公用经费199.80万元，占10.98%。",
            id="share of the base of the share before",
        ),
        pytest.param(
            "上年结余312.5万元，本年收入1840.2万元，本年支出1902.4万元，年末结余250.3万元，"
            "其中财政拨款结余210.1万元。",
            id="part of what is left",
        ),
        pytest.param(
            "完成收入31240万元，其中，国税完成12410万元，占年初预算的26%，地税完成15320万元，占任务数的31.2%。",
            id="share of a budget of its own",
        ),
        pytest.param(
            "增速27.3%，比全省（16.8%）和全国（11.9%）分别高10.5、15.4个百分点。",
            id="differences side by side",
        ),
        pytest.param(
            "收入41200万元，完成预算48500万元的84.9%，短收7300万元，同比下降9.8%，减收4476万元。",
            id="change since last year beside a shortfall",
        ),
        pytest.param(
            "收入60450万元，占年初预算数108200万元的55.9%，同比增长9.9%，增收5446万元。",
            id="rise since last year behind a budget",
        ),
        pytest.param(
            "自然增加人口下降0.02万人，自然增长率为下降0.6‰，死亡人口0.25万人。",
            id="growth of people",
        ),
        pytest.param(
            "投入1752万元，其中：第一批中央资金1024万元、第一批省级资金213万元、市级资金267万元，县级配套248万元。",
            id="first batches as items of a list",
        ),
        pytest.param(
            "到户项目2个：种养奖补1460万元；贷款贴息2210万元。到村项目3个：甲村140万元；乙村95万元；丙村88万元。",
            id="items of a count behind the items of another",
        ),
        pytest.param(
            "公路15.62万公里，其中，高速12.84万公里，一级1.81万公里，桥隧9700公里，占比分别为82.2%、11.6%和6.2%。",
            id="shares told one by one",
        ),
        pytest.param(
            "下达105万元，其中低保资金95万元，孤儿保障金10万元，实际下达65万元，发放率100%。",
            id="rate on a part too small to be its base",
        ),
        pytest.param("客运量由前三季度下降0.9%转为增长0.4%。", id="from a fall to a rise"),
        pytest.param(
            "预算数100万元，执行数92万元，差额-8万元。", id="difference from the other side"
        ),
        pytest.param(
            "2020年底有护理床位6.8万张，占床位总数的35.1%。2021年底，床位总数21.9万张。",
            id="whole of another year",
        ),
        pytest.param(
            "常住人口311.40万人，其中城镇人口254.10万人，60岁及以上人口占比为28.3%。",
            id="share of a group by age",
        ),
        pytest.param(
            "民生支出80亿元，占支出的80%，其中教育支出30亿元，占30%，卫生支出20亿元，占20%。",
            id="share of what the whole is a share of",
        ),
        pytest.param(
            "全年收入200亿元，其中税收收入120亿元，占60%，其中增值税50亿元，占25%。",
            id="share of the whole of the whole",
        ),
        pytest.param(
            "全区完成公共财政预算收入21450万元，为预算的54.1%。"
            "其中：地方公共财政预算收入14120万元，为预算的55.2%。",
            id="budget in the name of a fund",
        ),
        pytest.param(
            "全市有单位80.0万个，个体户300.0万个。\n按行业分，居前三位的是：批发业20.2万个，占25.3%；"
            "制造业15.6万个，占19.5%；租赁业9.8万个，占12.3%。",
            id="shares of a whole of the paragraph before",
        ),
        pytest.param(
            "全市法院旧存执行案件20.5万件，新收执行案件100.3万件，结案90.2万件，未结案件30.6万件。",
            id="work left over",
        ),
        pytest.param(
            "受理案件86件，结案40件。\n该院2015年、2016年收结案分别为：305件、282件，381件、351件。",
            id="list larger than all of the paragraph before",
        ),
    ],
)
def test_right_text_is_left_alone(text: str) -> None:
    assert accused(text) == []


def test_what_people_think_is_no_rate_of_money() -> None:
    assert accused("年度预算364.20万元，实际支出301.93万元，群众满意度为93.50%。") == []
    assert accused("计划培训500人，实际486人，满意度95%。") == []


def test_what_each_point_costs_is_no_deduction() -> None:
    assert accused("预算执行率分值10分，每低1个百分点扣1分，得8分。") == []
    assert accused("预算执行率（10分）得8分，执行率每低5个百分点扣0.5分。") == []
    assert accused("目标管理（15分）得14分，扣2分，加分1分。") == []

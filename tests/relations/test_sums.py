"""Sums, remainders and stocks, whatever words tell them: right ones hold, broken ones are found or not accused."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused, statements

FOUND = [
    ("新建泵房18座、改造9座，计{}座。", "27", "72"),
    ("渠首12.40万元、干渠8.35万元、支渠3.15万元。前两项合计{}万元。", "20.75", "27.05"),
    ("职工代表满意286人，满意率95.3%；退休职工满意93人，满意率93.0%。两类合计满意{}人。", "379", "397"),
    ("公车运行120.50万元加公务接待31.25万元，两费支出{}万元。", "151.75", "157.15"),
    ("年中因防汛追加35.40万元，因增人追加18.25万元，两笔共追加{}万元。", "53.65", "56.35"),
    ("年初库存图书5210册，当年新购684册，报损注销129册，年末{}册。", "5765", "5675"),
    ("年初在册员工5210人，新招684人，退休129人，年末5765人，净增{}人。", "555", "558"),
    ("灌区面积8.4万亩，涉及三个乡，面积依次为3.12、2.95和{}万亩。", "2.33", "3.23"),
    ("其他费用合同额646.80万元，包括设计252.00、监理189.00、代理63.00、管理{}万元。", "142.80", "124.80"),
    ("发放助学金1185人次（春季{}、秋季597）。", "588", "858"),
    ("共下达补助124800万元（折合12.48亿元）：第一批98600万元，第二批{}万元。", "26200", "22600"),
    ("在校生3864人：初中2106人，各年级分别为708、702、696人；高中{}人，各年级依次598、586、574人。", "1758", "1785"),
    (
        "中央财政安排2913万元，省级安排1164万元，县级计划安排800万元。\n"
        "中央、省级资金足额到位，县级到位625万元。三级合计到位{}万元。",
        "4702",
        "7402",
    ),
    ("2022年到位1923.46万元，2023年到位5418.25万元，累计{}万元。", "7341.71", "7431.71"),
    ("概算总投资28600万元，由工程费用22480万元、其他费用{}万元、预备费1625万元构成。", "4495", "4945"),
    ("三公预算12.60万元，实支9.84万元，分别为公车7.26万元、接待2.58万元，结余{}万元。", "2.76", "2.67"),
    ("现有规模4000吨，扩建3500吨，扩建后达到{}吨。", "7500", "5700"),
    ("编制52名，参公44名，工勤8名。年末实有47人，比编制少{}人。", "5", "6"),
    ("修裱18347页，年度计划20000页，完成91.74%，少修{}页。", "1653", "1635"),
    ("发放贷款6312.5万元，收回5100.2万元，年末贷款余额8200万元，比年初增加{}万元。", "1212.3", "1221.3"),
    ("第一季度120件，第二季度150件，第三季度180件，第四季度90件，全年{}件。", "540", "450"),
    ("上半年支出520万元，下半年支出680万元，全年支出{}万元。", "1200", "2100"),
    ("资金来源为：中央补助1200万元，省级配套300万元，市县自筹500万元，总投资{}万元。", "2000", "3000"),
    ("城区道路保洁面积中机械化作业876.4万平方米，占73.00%，人工作业{}万平方米。", "324.1", "342.1"),
    ("第二标段合同工期40天，实际用时46天，超{}天。", "6", "9"),
    (
        "事项|预算数（万元）|执行数（万元）\n渠道衬砌|1348.60|1322.15\n泵站改造|782.50|743.91\n\n泵站改造未用的{}万元已结转。",
        "38.59",
        "35.89",
    ),
]  # fmt: skip
"""What a broken number of is found at its place or at that of the whole."""


@pytest.mark.parametrize(("text", "right", "wrong"), FOUND)
def test_sums_hold_and_broken_ones_are_found(text: str, right: str, wrong: str) -> None:
    assert accused(text.format(right)) == []
    assert any(one.claim.verdict == "holds" for one in statements(text.format(right)))
    assert accused(text.format(wrong))


def test_changes_are_of_the_spending_they_were_for() -> None:
    text = (
        "年初批复1428.60万元，含基本支出982.40万元，项目支出446.20万元。年内增人增资追加56.35万元，库房改造追加120.00万元，"
        "压减展览经费38.50万元。调整后基本支出为1038.75万元，项目支出为527.70万元。"
    )
    told = {one.claim.stated.text: one for one in statements(text) if one.claim.stated is not None}
    for number in ("1038.75万元", "527.70万元"):
        assert (told[number].form, told[number].claim.verdict) == ("adjustment", "holds")


def test_a_sum_may_be_of_rows_of_a_table() -> None:
    rows = "事项|数量|支出（万元）\n职业培训补贴|30人|3254.40\n创业补贴|25户|1265.00\n就业见习补贴|29人|2116.80\n"
    text = rows + "培训、创业、见习三项合计{}万元，占比不高。"
    assert accused(text.format("6636.20")) == []
    assert any(one.form == "sum_of_rows" for one in statements(text.format("6636.20")))
    assert [words for _, words in accused(text.format("6363.20"))] == ["6363.20万元"]


def test_a_figure_may_be_that_of_a_row_called_much_alike() -> None:
    rows = "明细如下（万元）：\n项目|预算|支出\n扫描|210.00|205.80\n展览编研宣传|3101.70|2074.90\n库房|12.00|11.25\n"
    text = rows + "（四）编研展览。项目支出{}万元，取消一场。"
    assert any(one.topic == "restated" for one in statements(text.format("2074.90")))
    assert accused(text.format("2074.90")) == []
    assert [words for _, words in accused(text.format("2047.90"))] == ["2047.90万元"]


@pytest.mark.parametrize(
    "text",
    [
        "年末结转68.63万元，项目结转60.35万元，基本支出结转8.28万元；较年初结转多23.53万元，结转变动率52.17%。",
        "在职人员共计128人，公务员46人，参公人员20人，事业人员62人。",
        "收回问卷480份，非常满意312份，满意120份，基本满意36份，不满意12份。",
        "调查600人，林农420人，游客180人；满意的依次为399人、162人，满意率95%、90%。",
        "全年投入资金1200万元，用于道路600万元、绿化200万元等。",
        "支出935万元，其中基本支出400万元，结余65万元。",
        "编制40人，在职38人，退休25人，共计63人。",
        "7月救助120人，9月救助80人，全年救助860人。",
        "编制75名，实有68人，空编7名，其中事业空编4名。",
        "上年为63.10万元，本年减少3.83万元，变动率-6.07%。",
        "四个项目预算合计1143.40万元，未执行54.44万元；基本支出未执行39.13万元。",
        "全年预算1566.45万元，全年支出1497.82万元，结转68.63万元。甲、乙两项结转49.40万元。",
    ],
)
def test_what_is_told_of_a_part_is_not_held_against_the_whole(text: str) -> None:
    assert accused(text) == []


CODED = (
    "支出决算表\n单位：万元\n科目名称 合计 基本支出 项目支出\n"
    "205 教育支出 1,412.60 1,300.20 112.40\n20502 普通教育 {} 1,250.20 111.90\n2050201 学前教育 650.20 640.20 10.00\n"
    "机关事业单位小学\n2050202 711.90 610.00 101.90\n教育\n20507 特殊教育 50.50 50.00 0.50\n"
    "2050701 特殊学校教育 50.50 50.00 0.50\n208 社会保障支出 64.80 64.80 0.00\n合计 1,477.40 1,365.00 112.40\n"
)
NUMBERED = (
    "收支总表\n单位：万元\n一、财政拨款收入 812.60一、教育支出 640.20\n1. 一般公共预算 701.30二、卫生支出\n"
    "2. 政府性基金 111.30三、住房支出 205.70\n二、事业收入 33.30\n收入总计 845.90支出总计 {}\n"
)


@pytest.mark.parametrize(
    ("lines", "right", "wrong"), [(CODED, "1,362.10", "1,326.10"), (NUMBERED, "845.90", "854.90")]
)
def test_lines_of_a_table_add_up_by_codes_and_numbers(lines: str, right: str, wrong: str) -> None:
    held = [one for one in statements(lines.format(right)) if one.form == "ledger"]
    assert held
    assert {one.claim.verdict for one in held} == {"holds"}
    assert accused(lines.format(wrong))


def test_lines_numbered_alike_that_do_not_add_up_are_no_table() -> None:
    lines = "一、新建泵房 18\n二、改造泵房 9\n三、清淤渠道 12\n四、合计投入 120\n"
    assert accused(lines) == []


def test_items_joined_right_behind_a_whole_are_all_of_it() -> None:
    assert accused("立案查处57起，其中涉气19起、涉水26起和噪声12起。") == []
    assert accused("立案查处57起，其中涉气19起、涉水26起和噪声13起。")


def test_a_small_number_near_is_no_sum_of_a_few_of_the_parts() -> None:
    posts = "核定行政编制16名、工勤编制1名、事业编制12名，合计29名；年末在职{}人，即行政15人、工勤1人、事业11人。"
    assert accused(posts.format(27)) == []
    assert accused(posts.format(26))


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        (
            "完成交易318项，金额{}亿元，节约0.2164亿元。其中：工程招标96项，金额3.7128亿元，节约0.1386亿元；"
            "物资采购222项，金额1.9437亿元，节约0.0778亿元。",
            "5.6565",
            "5.6655",
        ),
        (
            "一、省级资金（{}万元）\n（一）支持产业发展1286.4万元；\n（二）修建村道742.15万元；\n（三）改造饮水319.8万元。\n"
            "二、县级资金另行公告。",
            "2348.35",
            "2384.35",
        ),
    ],
)
def test_items_that_tell_alike_add_up_to_their_head(text: str, right: str, wrong: str) -> None:
    assert accused(text.format(right)) == []
    assert any(one.claim.verdict == "holds" for one in statements(text.format(right)))
    assert [words.strip("万亿元") for _, words in accused(text.format(wrong))] == [wrong]

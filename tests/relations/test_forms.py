"""Forms of statement, in any order and wording: right ones hold, broken ones are found."""

from __future__ import annotations

import pytest

from tests.relations.statements import accused, statements


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("全年收入318.6万元，支出296.4万元，收支结余{}万元。", "22.2", "23.2"),
        ("核定编制38名，年末实有人数35人，空编{}人。", "3", "4"),
        ("改造1260户，按每户800元补助，共补助{}万元。", "100.8", "110.8"),
        ("执行满分20分，执行率75%，得{}分。", "15", "16"),
        ("预算364.20万元，实际支出301.93万元，预算执行率为{}%。", "82.90", "89.20"),
        ("实际支出301.93万元，预算364.20万元，预算执行率为{}%。", "82.90", "89.20"),
        ("基本支出682.4万元，项目支出117.6万元，支出合计{}万元。", "800.0", "810.0"),
        ("配套资金应到位285万元、实到262.5万元，欠拨{}万元。", "22.5", "32.5"),
        ("敷设管线188.3公里，为目标值210公里的89.67%，少完成{}公里。", "21.7", "27.1"),
        ("检修合同19份，完工17份，其余{}份下年完工。", "2", "3"),
        ("访问340人，其他岗位略。另有护林员{}名，生态护林员762名、专职护林员184名。", "946", "964"),
        ("抽查2600株，成活2379株，为{}%。", "91.5", "95.1"),
        ("受理申请316笔，退回补正14笔，一次通过率{}%。", "95.57", "95.75"),
        ("资金支出率88.6%，未达到90%的目标，差{}个百分点。", "1.4", "2.4"),
        (
            "年初预算420万元，年中追加26.8万元，全年预算446.8万元。全年执行431.26万元，占年初预算的{}%。",
            "102.68",
            "96.52",
        ),
        ("亩产由实施前的480公斤提高到566公斤，亩均增产{}公斤。", "86", "68"),
        (
            "“三公”决算{}万元，其中接待费2.63万元、公车运行费12.29万元，因公出国没有发生。",
            "14.92",
            "15.92",
        ),
        ("转移就业6.41万人次，与目标6.2万人次相比，完成率{}%。", "103.39", "130.39"),
        ("内设股室3个，下辖{}个管护站（城区7个、乡镇19个），另有苗圃1处。", "26", "62"),
        (
            "门诊168520人次，出院费用均6901.39元。门诊人次比上年的157350人次增加11170人次，增长{}%。",
            "7.10",
            "7.01",
        ),
        (
            "资产总额3.27亿元，负债1.21亿元。小学部教师由上年的240人增加到252人，增加12人，增幅{}%。",
            "5.0",
            "5.9",
        ),
        ("整修渠道{}公里，其中新建2.64公里、改造提升1.62公里。", "4.26", "4.62"),
        (
            "全年公路里程3542.7公里，其中县道412.6公里、乡道986.3公里、村道2143.8公里；村道里程最长，占{}%，县道占11.65%。",
            "60.51",
            "65.01",
        ),
        ("补助资金286.4万元，涉及农户9815户，户均补助{}元。", "291.80", "2918.0"),
        ("普及率由52.08%升至52.79%（总面积6114.3平方公里），提升{}个百分点。", "0.71", "7.10"),
        ("产出（30分）得28.6分；效果（30分）得26.1分。扣分最多的是效果，扣{}分。", "3.9", "2.9"),
        ("下辖{}个监管所（城区4个、乡镇18个），另有检测中心一家。", "22", "32"),
        ("所属单位{}个，其中初级中学9所、小学21所、幼儿园16所、其他单位2个。", "48", "84"),
        ("建成公园12个，完成年度计划的{}%（计划10个）。", "120.00", "102.00"),
        ("转移就业641人次，与目标620人次相比，完成率{}%。", "103.39", "130.39"),
        (
            "财政拨款收入774.77万元，较年初预算642.35万元净增132.42万元，预算调整率{}%。",
            "20.62",
            "26.02",
        ),
        ("年末结余12.54万元；支出决算比上年的836.42万元增加72.77万元，增长{}%。", "8.70", "7.80"),
        (
            "本年支出合计521.94万元。一般公共预算支出264.92万元，占本年支出合计的{}%。",
            "50.76",
            "57.06",
        ),
        (
            "生产总值{}亿元，增长4.2%。其中，第一产业增加值18.1亿元，第二产业增加值51.4亿元，第三产业增加值87.1亿元。",
            "156.6",
            "165.6",
        ),
        (
            "行动资金{}万元（财政预算640.35万元，年底追加村庄资金60.42万元），用于整治。",
            "700.77",
            "900.77",
        ),
        (
            "省级下达资金{}万元。我局将该笔资金用于实施“甲厂调查”（623万元）和“乙池调查”（577万元）。",
            "1200",
            "1300",
        ),
        (
            "一批总投资374.3万元（其中工程292万元），二批总投资269.5万元（其中工程197.7万元），合计总投资643.8万元（其中工程{}万元）。",
            "489.7",
            "498.7",
        ),
        ("目标管理满分15分，自评得分14.5分，扣{}分。", "0.5", "1.5"),
    ],
)
def test_results_follow_from_their_operands(text: str, right: str, wrong: str) -> None:
    assert accused(text.format(right)) == []
    assert any(one.claim.verdict == "holds" for one in statements(text.format(right)))
    assert [
        words.strip("万亿元人名笔份公里斤个百分点%") for _, words in accused(text.format(wrong))
    ] == [wrong]


def test_shares_side_by_side_are_of_the_whole_of_their_parts() -> None:
    text = "共需资金930万元，其中中央资金651万元、省级资金186万元、县级资金93万元，占比分别为70.0%、{}%和10.0%。"
    assert accused(text.format("20.0")) == []
    assert accused(text.format("25.0")) == [("share", "25.0%")]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("服务人次由上年的640人次增加到720人次。", "服务人次由上年的640人次增加到520人次。"),
        ("培训经费上年80万元，本年80万元，与上年持平。", "培训经费上年80万元，本年120万元，与上年持平。"),
        ("“三公”经费预算6万元，决算5万元，未超预算。", "“三公”经费预算6万元，决算7.5万元，未超预算。"),
        ("满意度从91%提升到96%。", "满意度从96%提升到91%。"),
    ],
)  # fmt: skip
def test_words_agree_with_their_figures(right: str, wrong: str) -> None:
    assert accused(right) == []
    assert [topic for topic, _ in accused(wrong)] == ["direction"]


def test_a_difference_of_percentages_is_in_points() -> None:
    told = "灌溉保证率由上年的82.1%升至83.6%，上升1.5{}。"
    assert accused(told.format("个百分点")) == []
    assert [topic for topic, _ in accused(told.format("%"))] == ["points-as-percent"]
    assert accused("有虫株率由上年的0.85%降到0.52%，下降38.8%。") == []


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        (
            "投入（20分）得18.5分，过程（30分）得27分，产出（50分）得46.2分，总分{}分。",
            "91.7",
            "97.1",
        ),
        ("管理效率（40分）得{}分，其中制度15分，得14分、监管25分，得22.5分。", "36.5", "35.6"),
        ("过程得{}分，其中预算执行9.4分、预算管理8.9分、资产管理4.8分。", "23.1", "24.1"),
    ],
)
def test_scores_of_parts_add_up(told: str, right: str, wrong: str) -> None:
    assert accused(told.format(right)) == []
    assert [topic for topic, _ in accused(told.format(wrong))] == ["score-sum"]


def test_weights_add_up_where_scores_do() -> None:
    told = "投入（20分）得18.5分，过程（{}分）得27分，产出（50分）得46.2分，总分91.7分。"
    assert accused(told.format("30")) == []
    assert [topic for topic, _ in accused(told.format("35"))] == ["score-weights"]


def test_scores_of_other_kinds_are_no_parts() -> None:
    told = "第三方测评得分89.62分，比上年的90.05分低0.43分。产出（50分）得46.2分。总分91.7分。"
    assert accused(told) == []


@pytest.mark.parametrize(
    ("told", "right", "wrong"),
    [
        ("年度预算364.20万元，实际支出301.93万元。预算执行率为{}%。", "82.90", "89.20"),
        ("会议费支出18.6万元。比上年决算数21.2万元减少{}万元。", "2.6", "6.2"),
        ("生均经费239万元，已支出87.06万元。余款{}万元结转下年。", "151.94", "101.94"),
        ("公务用车保有量为7辆，全年运行费支出19.95万元。平均每辆{}万元。", "2.85", "8.25"),
    ],
)  # fmt: skip
def test_a_sentence_without_a_subject_goes_on_with_the_one_before(
    told: str, right: str, wrong: str
) -> None:
    assert accused(told.format(right)) == []
    assert [words for _, words in accused(told.format(wrong))] == [
        next(word for word in (f"{wrong}%", f"{wrong}万元") if word in told.format(wrong))
    ]


def test_a_sentence_with_a_subject_stands_for_itself() -> None:
    assert accused("年度预算364.20万元，实际支出301.93万元。群众满意度为89.20%。") == []


def test_a_remainder_right_but_for_its_sign_is_a_question() -> None:
    found = statements("本年收入100.26万元，本年支出120.47万元，收支结余20.21万元。")
    assert [one.claim.severity for one in found if one.claim.verdict == "contradicted"] == [
        "warning"
    ]

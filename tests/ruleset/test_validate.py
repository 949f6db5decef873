from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from perflint.errors import RulesetError
from perflint.model.phrase import Words
from perflint.model.rule import Basis, Example, RuleOverride
from perflint.model.subject import Band, ExpectedSection
from perflint.ruleset.locate import parse_yaml
from perflint.ruleset.wording import describe_value
from tests.ruleset import fake_kind
from tests.ruleset.trees import RULE, TEMPLATE, TREE, load, mistakes, plant

FILE = "numbers/NUM101-rate-mismatch.yaml"


def test_a_tree_becomes_a_ruleset(tmp_path: Path) -> None:
    ruleset = load(plant(tmp_path))
    (rule,) = ruleset.rules
    assert (rule.id, rule.kind, rule.severity, rule.reports) == (
        "NUM101", "fake", "error", ("department",),
    )  # fmt: skip
    assert isinstance(rule.params, fake_kind.Params)
    assert rule.params.words == Words(("执行率", "完成率"))
    assert rule.params.limits == (fake_kind.Limit(Decimal("1.50")),)
    assert rule.params.phrases[0].source == "<rate>{rate:percent}"
    assert rule.params.phrases[0].roles == (("rate", "percent"),)
    assert rule.basis == Basis("《某办法》", "第一条", "memory")
    assert rule.examples.fail == (Example("执行率 50%。"),)
    assert rule.examples.passes == (Example("执行率 60%。", "national"),)
    assert rule.source == str(tmp_path / FILE)
    (template,) = ruleset.templates
    assert (template.first_year, template.last_year) == (2020, None)
    assert (template.basis, template.status) == ("《某通知》附件一", "secondary")
    child = ExpectedSection("职能", required="optional", contains=("职责", "负责"))
    assert template.sections == (ExpectedSection("基本情况", ("概况",), children=(child,)),)
    city, national = ruleset.profiles
    assert national.bands[1] == Band("差", Decimal(0), Decimal(90))
    assert (city.extends, city.templates, city.bands) == ("national", ("city-department",), ())
    assert city.rules == {"NUM101": RuleOverride("warning", True)}
    assert ruleset.vocabularies == {"rate": ("执行率", "完成率")}


def test_points_of_signs_are_whole_numbers_by_form(tmp_path: Path) -> None:
    signs = tmp_path / "signs.yaml"
    plant(tmp_path)
    signs.write_text("average: {near: 7, none: -3}\nrate: {}\n", encoding="utf-8")
    assert load(tmp_path).signs == {"average": {"near": 7, "none": -3}, "rate": {}}
    for wrong, place in (("average: {near: 0.7}", "1:10"), ("average: 7", "1:10"), ("- 7", "1:1")):
        signs.write_text(wrong, encoding="utf-8")
        (error,) = mistakes(tmp_path)
        assert error.title == "应为键值表：写法 → 迹象 → 整数"
        assert error.place == f"signs.yaml:{place}"


@pytest.mark.parametrize(
    ("old", "new", "place", "title", "hint"),
    [
        ("tolerance: 2", "tolarance: 2", "9:3", "不认识的键 tolarance", "是否想写 tolerance？"),
        ("tolerance: 2", "tolerance: 二", "9:14", "应为整数，这里是 二", ""),
        ("severity: error", "severity: eror", "4:11", "不能是 eror", "是否想写 error？"),
        ("severity: error", "sevrity: error", "4:1", "不认识的键 sevrity", "是否想写 severity？"),
        ("kind: fake", "kind: fakes", "5:7", "没有名为 fakes 的检查方法", "是否想写 fake？"),
        ("[department]", "[departments]", "6:23", "不能是 departments", "是否想写 department？"),
        ("words: <rate>", "words: <rates>", "10:10", "没有名为 rates 的词表", "是否想写 rate？"),
        ("words: <rate>", "words: rate", "10:10", "应为 <词表> 或一列词", "是否想写 <rate>？"),
        ("words: <rate>", "words: [a, 3]", "10:14", "应为文字，这里是 3", "若这是文字，请加引号。"),
        ("most: 1.50", "least: 1.50", "11:13", "不认识的键 least", ""),
        ("most: 1.50", "most: 多", "11:19", "应为数字，这里是 多", ""),
        ("{rate:percent}", "{rate:percents}", "8:20", "", ""),
        ('["<rate>{rate:percent}"]', "8", "8:12", "应为列表，这里是 8", ""),
        ("title: 比率不符", "title: 2022", "3:8", "应为文字，这里是 2022", ""),
        ("title: 比率不符", "title: ''", "3:8", "不能为空", ""),
        ("{rate} 不符", "{rat} 不符", "12:11", "没有名为 rat 的值", "是否想写 rate？"),
        ("{rate} 不符", "{rate 不符", "12:10", "花括号没有成对", ""),
        ("{rate} 不符", "{rate:>5} 不符", "12:11", "占位符只能是 {名称}", ""),
        ("id: NUM101", "id: num1", "1:5", "写法应符合", ""),
        ("status: memory", "status: sure", "14:47", "不能是 sure", ""),
        ('  fail: ["执行率 50%。"]\n', "", "15:1", "缺少 fail", ""),
        ('["执行率 50%。"]', "[]", "16:9", "至少要有 1 项", ""),
        ("profile: national", "profil: national", "17:29", "不认识的键 profil", ""),
        ("why: 算错会连带得分。\n", "", "1:1", "缺少 why", ""),
    ],
)  # fmt: skip
def test_a_mistake_is_named_at_its_place(
    tmp_path: Path, old: str, new: str, place: str, title: str, hint: str
) -> None:
    assert old in RULE
    plant(tmp_path, {**TREE, FILE: RULE.replace(old, new)})
    errors = [error for error in mistakes(tmp_path) if error.place.startswith(FILE)]
    found = [(error.place, error.title, error.hint) for error in errors]
    assert any(
        error.place == f"{FILE}:{place}"
        and error.title.startswith(title)
        and (not hint or error.hint == hint)
        for error in errors
    ), found


def test_advice_may_hold_braces() -> None:
    file = parse_yaml("a.yaml", b"a: x.*\n")
    told = {"type": "endless", "loc": ("a",), "msg": "请写成 {0,n} 的形式", "input": "x.*"}
    error = describe_value(told, file, ())  # type: ignore[arg-type]
    assert (error.title, error.place) == ("请写成 {0,n} 的形式，这里是 x.*", "a.yaml:1:4")


def test_all_mistakes_of_all_files_come_at_once(tmp_path: Path) -> None:
    plant(tmp_path, {
        **TREE,
        FILE: RULE.replace("severity: error", "severity: bad").replace("tolerance: 2", "x: 2"),
        "numbers/broken.yaml": "a: b: c\n",
        "templates/city-department.yaml": TEMPLATE.replace("report: department", "report: town"),
        "vocabularies/words.yaml": "rate: {words: []}\n",
    })  # fmt: skip
    files = {error.place.split(":")[0] for error in mistakes(tmp_path)}
    assert {FILE, "numbers/broken.yaml", "templates/city-department.yaml"} < files
    assert "vocabularies/words.yaml" in files
    with pytest.raises(RulesetError, match=r"(?s)numbers.*broken"):
        load(tmp_path)


def test_a_phrase_points_at_the_character(tmp_path: Path) -> None:
    plant(tmp_path, {**TREE, FILE: RULE.replace("<rate>{", "预算<rats>{")})
    (error,) = (e for e in mistakes(tmp_path) if e.place.startswith(FILE))
    assert error.place == f"{FILE}:8:16"
    assert error.hint == "是否想写 rate？"


def test_a_second_rule_needs_permission_to_replace_the_first(tmp_path: Path) -> None:
    plant(tmp_path / "rules")
    plant(tmp_path / "local", {"mine.yaml": RULE.replace("比率不符", "本地规则")})
    (error,) = mistakes(tmp_path / "rules", tmp_path / "local")
    assert (error.place, error.title) == ("local/mine.yaml:1:5", "规则 NUM101 重复")
    assert "overrides: true" in error.hint
    assert "rules/numbers/NUM101" in error.hint
    replacing = RULE.replace("比率不符", "本地规则") + "overrides: true\n"
    plant(tmp_path / "local", {"mine.yaml": replacing})
    ruleset = load(tmp_path / "rules", tmp_path / "local")
    assert [rule.title for rule in ruleset.rules] == ["本地规则"]


def test_replacing_nothing_is_a_mistake(tmp_path: Path) -> None:
    plant(tmp_path, {**TREE, "local/x.yaml": RULE.replace("NUM101", "NUM110")
        .replace("rate-mismatch", "other") + "overrides: true\n"})  # fmt: skip
    (error,) = mistakes(tmp_path)
    assert (error.place, error.title) == ("local/x.yaml:18:12", "没有可以取代的规则 NUM110")


def test_two_rules_may_not_share_a_name(tmp_path: Path) -> None:
    plant(tmp_path, {**TREE, "numbers/x.yaml": RULE.replace("NUM101", "NUM102")})
    (error,) = mistakes(tmp_path)
    assert (error.place, error.title) == ("numbers/x.yaml:2:7", "短名 rate-mismatch 已用于 NUM101")


def test_a_file_that_is_no_mapping_is_refused(tmp_path: Path) -> None:
    plant(tmp_path, {"numbers/x.yaml": "- a\n", "vocabularies/w.yaml": "[a]\n"})
    assert sorted(error.place for error in mistakes(tmp_path)) == [
        "numbers/x.yaml:1:1",
        "vocabularies/w.yaml:1:1",
    ]


@pytest.mark.parametrize(
    ("basis", "title"),
    [
        ("{status: verified}", "缺少 document"),
        ("{document: 《某办法》, status: none}", "status 为 none 的不写 document、clause"),
    ],
)
def test_a_basis_names_its_document_unless_there_is_none(
    tmp_path: Path, basis: str, title: str
) -> None:
    stated = "basis: {document: 《某办法》, clause: 第一条, status: memory}"
    rule = RULE.replace(stated, f"basis: {basis}")
    plant(tmp_path, {**TREE, "numbers/NUM101-rate-mismatch.yaml": rule})
    assert [error.title for error in mistakes(tmp_path)] == [title]
    none = RULE.replace(stated, "basis: {status: none}")
    plant(tmp_path, {**TREE, "numbers/NUM101-rate-mismatch.yaml": none})
    assert load(tmp_path).rules[0].basis == Basis(status="none")

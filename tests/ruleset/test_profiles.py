from __future__ import annotations

from pathlib import Path

from perflint.model.rule import RuleOverride
from tests.ruleset.trees import CITY, NATIONAL, TREE, load, mistakes, plant


def test_the_nearest_profile_has_the_last_word(tmp_path: Path) -> None:
    county = "id: county\nname: 某县\nextends: city\nrules: {NUM101: {severity: info}}\n"
    plant(tmp_path, {**TREE, "profiles/county.yaml": county})
    rules = {profile.id: profile.rules["NUM101"] for profile in load(tmp_path).profiles}
    assert rules == {
        "national": RuleOverride("warning", False),
        "city": RuleOverride("warning", True),
        "county": RuleOverride("info", True),
    }


def test_everything_a_profile_names_must_exist(tmp_path: Path) -> None:
    city = (
        CITY.replace("extends: national", "extends: nation")
        .replace("city-department", "city-departments")
        .replace("NUM101", "NUM110")
    )
    plant(tmp_path, {**TREE, "profiles/city.yaml": city})
    found = [(error.place, error.title, error.hint) for error in mistakes(tmp_path)]
    assert found == [
        ("profiles/city.yaml:3:10", "没有名为 nation 的地方", "是否想写 national？"),
        ("profiles/city.yaml:5:13", "没有名为 city-departments 的模板",
         "是否想写 city-department？"),
        ("profiles/city.yaml:6:9", "没有编号为 NUM110 的规则", "是否想写 NUM101？"),
    ]  # fmt: skip


def test_profiles_may_not_extend_each_other_in_a_circle(tmp_path: Path) -> None:
    plant(tmp_path, {**TREE, "profiles/national.yaml": NATIONAL + "extends: city\n"})
    places = sorted(error.place for error in mistakes(tmp_path))
    assert places == ["profiles/city.yaml:3:10", "profiles/national.yaml:5:10"]


def test_a_band_must_hold_a_score(tmp_path: Path) -> None:
    plant(tmp_path, {**TREE, "profiles/national.yaml": NATIONAL.replace("low: 90", "low: 100")})
    (error,) = mistakes(tmp_path)
    assert (error.place, error.title[:12]) == ("profiles/national.yaml:3:9", "low 应小于 high")


def test_a_profile_sets_options_and_basis_of_a_rule(tmp_path: Path) -> None:
    own = "rules: {NUM101: {params: {tolerance: 3}, basis: {document: 《某市办法》, status: verified}}}\n"
    city = CITY.replace("rules: {NUM101: {enabled: true}}\n", own)
    county = "id: county\nname: 某县\nextends: city\nrules: {NUM101: {params: {words: [支付率]}}}\n"
    plant(tmp_path, {**TREE, "profiles/city.yaml": city, "profiles/county.yaml": county})
    ruleset = load(tmp_path)
    rules = {profile.id: profile.rules["NUM101"] for profile in ruleset.profiles}
    assert rules["national"].params is None
    assert rules["city"].params == ruleset.rules[0].params._replace(tolerance=3)
    assert rules["county"].params.tolerance == 3
    assert rules["county"].params.words.words == ("支付率",)
    assert [rules[key].basis and rules[key].basis.document for key in ("national", "county")] == [
        None,
        "《某市办法》",
    ]


def test_wrong_options_in_a_profile_are_told_once_at_their_place(tmp_path: Path) -> None:
    own = "rules: {NUM101: {params: {tolerance: much, fuzzy: 1}}}\n"
    city = CITY.replace("rules: {NUM101: {enabled: true}}\n", own)
    county = "id: county\nname: 某县\nextends: city\n"
    plant(tmp_path, {**TREE, "profiles/city.yaml": city, "profiles/county.yaml": county})
    found = [(error.place, error.title) for error in mistakes(tmp_path)]
    assert found == [
        ("profiles/city.yaml:6:38", "应为整数，这里是 much"),
        ("profiles/city.yaml:6:51", "不认识的键 fuzzy"),
    ]

"""What a page and a server keep of the configuration."""

from perflint.api import lint_text
from perflint.config import Config
from perflint.config.entries import PathOverride, RuleChange, WordChange
from perflint.model.rule import Ruleset
from perflint.ruleset.compiled import pack, unpack
from perflint.web.portable import make_portable

CONFIG = Config(
    profile="hunan-changsha",
    year=2023,
    root="/home/bureau",
    rule_folders=("/home/bureau/local",),
    baseline="/home/bureau/base.json",
    rules={"NUM101": RuleChange("info", None, {"topics": ["x"]}, "/home/bureau/perflint.toml:3")},
    words={"list": WordChange(("x",), (), "/home/bureau/perflint.toml:9")},
    overrides=(PathOverride(("x",), place="/home/bureau/perflint.toml:12"),),
    sources={"profile": "/home/bureau/perflint.toml:1"},
)


def test_it_holds_no_path_of_this_computer() -> None:
    kept = unpack(*pack(make_portable(CONFIG)))
    assert "/home" not in repr(kept)
    assert (kept.profile, kept.year) == ("hunan-changsha", 2023)


def test_severities_of_the_bureau_go_before_those_of_a_profile(builtin_rules: Ruleset) -> None:
    text = "全年预算数 200 万元，执行数 150 万元，完成预算的 57.00%。"
    result = lint_text(text, builtin_rules, make_portable(CONFIG))
    assert [one.severity for one in result.findings if one.rule == "NUM101"] == ["info"]

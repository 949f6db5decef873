"""Where settings come from, and how mistakes in them are told."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.config import COMMAND_LINE, Config, config_at, load_config
from perflint.config.entries import PathOverride, RuleChange, WordChange
from perflint.config.paths import means
from perflint.config.read import read_config
from perflint.config.table import find_lines
from perflint.errors import ConfigError
from tests.process import ask


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(path: Path, content: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")
    return path


def test_no_file_means_the_defaults(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.ruff]\nselect = ["E"]\n')
    assert load_config(start="a.txt") == Config()


def test_each_value_remembers_its_file(folder: Path) -> None:
    write(
        folder / "perflint.toml", 'select = ["NUM"]\nfail-on = "warning"\nrule-folders = ["ours"]\n'
    )
    config = load_config(start="a/b/报告.txt")
    assert config.select == ("NUM",)
    assert config.fail_on == "warning"
    assert config.rule_folders == (str(folder / "ours"),)
    assert config.sources == {
        "select": "perflint.toml:1",
        "fail_on": "perflint.toml:2",
        "rule_folders": "perflint.toml:3",
    }
    assert config.root == str(folder)
    assert config.override("command line", select=("STR",)).sources["select"] == "command line"


def test_the_nearest_file_wins_and_silent_ones_are_passed_over(folder: Path) -> None:
    write(folder / "pyproject.toml", '[tool.perflint]\nprofile = "hunan-changsha"\n')
    write(folder / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert load_config(start="a").profile == "hunan-changsha"
    write(folder / "a" / "perflint.toml", 'profile = "national"\n')
    assert load_config(start="a").profile == "national"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ('profile = "auto"\nselct = []\n', ("perflint.toml:2", "selct", "select")),
        ('fail_on = "error"\n', ("fail_on", "fail-on")),
        ('fail-on = "fatal"\n', ("perflint.toml:1", "fatal", "never")),
        ('select = "NUM101"\n', ("select", '["NUM101"]')),
        ("profile = 3\n", ("profile", "字符串")),
        ("year = 23\n", ("perflint.toml:1", "year", "2000")),
        ("\nyear = 3023\n", ("perflint.toml:2", "2099")),
        ('year = "2023"\n', ("perflint.toml:1", "整数")),
        ("lang = \n", ("perflint.toml:1:8", "TOML")),
        ("\nselect = " + "[" * 5000 + "]" * 5000 + "\n", ("perflint.toml:2", "套得太深")),
        ('rules = ["ours"]\n', ("perflint.toml:1", "rule-folders", "[rules.编号]")),
        ("publication = 1\n", ("publication 应是 true 或 false",)),
        ('\n[rules.NUM101]\nseverty = "info"\n', ("perflint.toml:3", "severty", "severity")),
        ('[rules.NUM101]\nseverity = "fatal"\n', ("perflint.toml:2", "fatal", "warning")),
        ('rules.NUM101.enabled = "no"\n', ("perflint.toml:1", "enabled 应是 true 或 false")),
        ("[rules]\nNUM101 = 3\n", ("perflint.toml:2", "NUM101 应是一个表")),
        ('[words.budget]\nadd = "甲"\n', ("perflint.toml:2", 'add = ["词"]')),
        ('[words.budget]\nad = ["甲"]\n', ("perflint.toml:2", "是否想写 add")),
        ('\n[[overrides]]\nselect = ["NUM"]\n', ("perflint.toml:2", "缺少 paths")),
        (
            '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b"]\nfail-on = "never"\n',
            ("perflint.toml:5", "fail-on"),
        ),
        ('overrides = ["a"]\n', ("[[overrides]]",)),
        (
            '[[suppressions]]\nrule = "NUM101"\nquote = "完成预算的57%"\nowner = "张三"\n',
            ("perflint.toml:1", "缺少 reason", "缺少 path"),
        ),
        (
            '[[suppressions]]\nrule = "*"\nquote = "。"\nowner = "张三"\nreason = "已核"\n'
            'path = "a.txt"\nuntil = "2026"\n',
            ("toml:2", "不能一次停掉全部规则", "toml:3", "quote 太短", "toml:7", "until 应是日期"),
        ),
        ('lang = "fr"\nigno = 1\n', ("perflint.toml:1", "fr", "perflint.toml:2", "ignore")),
    ],
)
def test_mistakes_name_file_line_and_remedy(
    folder: Path, content: str, told: tuple[str, ...]
) -> None:
    write(folder / "perflint.toml", content)
    with pytest.raises(ConfigError) as caught:
        load_config()
    for words in told:
        assert words in str(caught.value)


def test_a_mistake_in_pyproject_is_found_in_its_own_table(folder: Path) -> None:
    write(folder / "pyproject.toml", "[tool.x]\nselect = 1\n\n[tool.perflint]\nselect = 1\n")
    with pytest.raises(ConfigError) as caught:
        load_config()
    assert caught.value.place == "pyproject.toml:5"


def test_a_named_file_must_exist(folder: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        load_config("none.toml")
    assert caught.value.place == "none.toml"


def test_a_file_in_another_encoding_is_refused(folder: Path) -> None:
    (folder / "perflint.toml").write_bytes('profile = "南昌"'.encode("gb18030"))
    with pytest.raises(ConfigError, match="UTF-8"):
        load_config()


def test_rules_are_wanted_by_id_prefix_or_name() -> None:
    config = Config(select=("num", "empty-section"), ignore=("NUM103",))
    assert config.wants("NUM101", "execution-rate-mismatch")
    assert config.wants("STR002", "empty-section")
    assert not config.wants("NUM103", "x")
    assert not config.wants("STR001", "missing-section")
    assert Config().wants("STR001", "missing-section")


def test_nothing_heavy_is_imported_where_there_is_no_file(folder: Path) -> None:
    program = (
        "import sys; before = set(sys.modules);"
        "from perflint.config import load_config; load_config();"
        "print({'tomllib', 'difflib', 'pathlib', 'pydantic'} & (set(sys.modules) - before))"
    )
    assert ask("-c", program)[1].strip() == b"set()"


def test_rules_words_overrides_and_suppressions_are_read_with_their_places(folder: Path) -> None:
    content = """
[rules.num101]
severity = "warning"
params = {slack = 0.50, words = ["甲"]}

[words.budget]
add = ["支出进度"]

[[overrides]]
paths = ["草稿/**"]
ignore = ["WRD"]
[overrides.rules.NUM101]
enabled = false

[[suppressions]]
rule = "NUM101"
quote = "完成预算的57%"
reason = "口径已核定"
owner = "张三"
until = 2026-12-31
path = "甲/a.docx"
"""
    config = read_config(str(write(folder / "perflint.toml", content)))
    params = {"slack": Decimal("0.50"), "words": ["甲"]}
    places = dict.fromkeys(params, "perflint.toml:4")
    change = RuleChange("warning", None, params, "perflint.toml:2", places)
    assert config.rules == {"NUM101": change}
    assert config.words == {"budget": WordChange(("支出进度",), (), "perflint.toml:6")}
    (override,) = config.overrides
    assert (override.paths, override.ignore, override.place) == (
        ("草稿/**",),
        ("WRD",),
        "perflint.toml:9",
    )
    assert override.rules["NUM101"] == RuleChange(enabled=False, place="perflint.toml:12")
    (entry,) = config.suppressions
    assert (entry.path, entry.until) == (str(folder / "甲" / "a.docx"), "2026-12-31")
    assert entry.place == "perflint.toml:15"


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("[rules.NUM101]\nparams = {a = 1, slack = 2}\n", 2),
        ("[rules.NUM101.params]\na = 1\nslack = 2\n", 3),
        ("[rules.NUM101]\nparams.a = 1\nparams.slack = 2\n", 3),
        ("rules.NUM101.params.slack = 2\n", 1),
        ('[rules."NUM101"]\nparams."slack" = [\n  2,\n]\n', 2),
    ],
)
def test_options_know_their_line_however_they_are_written(
    folder: Path, content: str, line: int
) -> None:
    config = read_config(str(write(folder / "perflint.toml", content)))
    assert config.rules["NUM101"].places["slack"] == f"perflint.toml:{line}"


@given(st.text(alphabet='ab."[]=# \n', max_size=60))
def test_lines_are_found_in_whatever_is_no_toml(content: str) -> None:
    assert all(1 <= line <= content.count("\n") + 1 for line in find_lines(content).values())


@given(st.text(alphabet="a*?/[.\\", max_size=20), st.text(alphabet="a/b.", min_size=1, max_size=20))
def test_any_glob_can_be_held_against_any_path(pattern: str, path: str) -> None:
    assert means(pattern, path, "") in (True, False)


@pytest.mark.parametrize(
    ("pattern", "path", "wanted"),
    [
        ("草稿/**", "草稿/a.txt", True),
        ("草稿/**", "草稿/x/y/a.txt", True),
        ("草稿", "草稿/x/a.txt", True),
        ("草稿/", "x/草稿/a.txt", True),
        ("草稿/**", "正文/草稿/a.txt", False),
        ("**/草稿/**", "正文/草稿/a.txt", True),
        ("*.md", "x/y/a.md", True),
        ("*.md", "a.mdx", False),
        ("x/*.md", "x/y/a.md", False),
        ("x/**/a?.md", "x/a1.md", True),
        ("x/**/a?.md", "x/y/z/a1.md", True),
        ("a[1].md", "a[1].md", True),
        ("x/*", "xy/a", False),
    ],
)
def test_globs_are_held_against_paths_from_the_configuration(
    folder: Path, pattern: str, path: str, wanted: bool
) -> None:
    assert means(pattern, path, str(folder)) is wanted
    assert means(pattern, str(folder / path), str(folder)) is wanted


def test_overrides_lie_over_settings_but_not_over_the_command_line(folder: Path) -> None:
    drafts = PathOverride(
        ("草稿/**",),
        select=("STR",),
        ignore=("STR3",),
        profile="national",
        rules={"NUM101": RuleChange("info")},
    )
    config = Config(
        ignore=("WRD",), rules={"NUM101": RuleChange("warning", False)}, overrides=(drafts,)
    )
    assert config_at(config, "正文/a.txt") == config
    there = config_at(config, "草稿/a.txt")
    assert (there.select, there.profile) == (("STR",), "national")
    assert there.ignore == ("WRD", "STR3")
    assert there.rules["NUM101"] == RuleChange("info", False)
    asked = config.override(COMMAND_LINE, select=("NUM",), profile="city")
    given = config_at(asked, "草稿/a.txt")
    assert (given.select, given.profile) == (("NUM",), "city")


def test_reading_limits_are_set_in_units_for_people(folder: Path) -> None:
    file = write(folder / "perflint.toml", "[limits]\nfile-mb = 2\npages = 30\n")
    config = read_config(str(file))
    assert config.limits == {"max_file_bytes": 2 << 20, "max_pages": 30}
    assert config.sources["limits"] == "perflint.toml:1"
    write(file, "[limits]\nfile = 2\npages = 0\n")
    with pytest.raises(ConfigError, match=r"perflint.toml:2(?s:.)*file-mb(?s:.)*:3"):
        read_config(str(file))


def test_lists_to_hold_filings_against_are_found_from_the_configuration(folder: Path) -> None:
    written = '[references]\n"批复项目库" = "附表/项目库.xlsx"\n'
    config = load_config(str(write(folder / "perflint.toml", written)))
    assert config.references == {"批复项目库": str(folder / "附表" / "项目库.xlsx")}
    assert config.sources["references"] == "perflint.toml:1"
    with pytest.raises(ConfigError, match="批复项目库 应是字符串"):
        load_config(str(write(folder / "perflint.toml", '[references]\n"批复项目库" = 3\n')))

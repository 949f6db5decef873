"""Where settings come from, and how mistakes in them are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.config import Config, load_config
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
    write(folder / "perflint.toml", 'select = ["NUM"]\nfail-on = "warning"\nrules = ["ours"]\n')
    config = load_config(start="a/b/报告.txt")
    assert config.select == ("NUM",)
    assert config.fail_on == "warning"
    assert config.rules == (str(folder / "ours"),)
    assert config.sources == dict.fromkeys(("select", "fail_on", "rules"), "perflint.toml")
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
        ("lang = \n", ("perflint.toml:1:8", "TOML")),
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
        "import sys; from perflint.config import load_config; load_config();"
        "print({'tomllib', 'difflib', 'pathlib', 'pydantic'} & set(sys.modules))"
    )
    assert ask("-c", program)[1].strip() == b"set()"

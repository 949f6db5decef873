"""README.md and the links of every page: commands, formats, rules, profiles, anchors."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from perflint import __version__
from perflint.config import load_config
from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_FINDINGS, EXIT_USAGE
from perflint.readers import READERS
from perflint.readers.formats import FORMATS
from perflint.reporters import REPORTERS
from perflint.ruleset import load_ruleset
from tests.docs.picture import COMMAND, SAMPLE, show

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\(([^)\s]+)\)")


def section(title: str) -> str:
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def plain(text: str) -> str:
    """Without escape sequences and blanks."""
    return re.sub(r"\x1b\[[0-9;]*m|\s", "", text)


def test_the_two_commands_are_there_and_mean_something() -> None:
    assert f"python3 -m pip install . && {COMMAND}\n" in TEXT
    assert "python3 -m pip install '.[test]' && python3 -m pytest\n" in TEXT
    assert (ROOT / SAMPLE).is_file()
    ci = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "'.[test]' && python3 -m pytest" in ci


def test_the_output_explained_is_the_real_one() -> None:
    shown = section("看懂结果").split("```text\n")[1].split("```")[0]
    assert plain(shown.replace("^", "")) in plain(show().replace("^", ""))


def test_every_output_format_is_listed() -> None:
    rows = re.findall(r"^\| `([a-z]+)` \|", section("输出格式"), re.MULTILINE)
    assert set(rows) == set(REPORTERS)


def test_every_area_of_rules_is_listed() -> None:
    rows = re.findall(r"^\| `([A-Z]+)` \|", section("选择规则"), re.MULTILINE)
    assert set(rows) == {rule.id.rstrip("0123456789") for rule in load_ruleset().rules}


def test_every_readable_suffix_is_listed() -> None:
    listed = section("能做什么，不能做什么").split("还不能读")[0]
    readable = {suffix for name in (*READERS, "zip") for suffix in FORMATS[name].suffixes}
    assert set(re.findall(r"`(\.[a-z]+)`", listed)) == readable


def test_the_exit_codes_are_those_of_the_program() -> None:
    codes = [int(code) for code in re.findall(r"^\| (\d) \|", section("退出码"), re.MULTILINE)]
    assert codes == [EXIT_CLEAN, EXIT_FINDINGS, EXIT_USAGE, EXIT_DEFECT]


def test_the_configuration_shown_can_be_used(tmp_path: Path) -> None:
    shown = section("配置文件").split("```toml\n")[1].split("```")[0]
    (tmp_path / "perflint.toml").write_text(shown, encoding="utf-8")
    config = load_config(str(tmp_path / "perflint.toml"))
    assert set(tomllib.loads(shown)) <= {key.replace("_", "-") for key in config.sources}


def test_every_command_line_shown_has_options_that_exist() -> None:
    known = set(re.findall(r"^\| `(--[a-z-]+)", section("检查一批报告"), re.MULTILINE))
    known |= {"--version", "--text", "-o", "-"}
    commands = re.findall(r"perflint (?:check|rules|explain) [^`\n#]*", TEXT)
    used = {word for line in commands for word in line.split() if word.startswith("-")}
    assert len(commands) > 10
    assert used <= known


def test_the_recipe_for_continuous_integration_is_written_by_a_command() -> None:
    (line,) = [one for one in section("持续集成").splitlines() if one.startswith("perflint ")]
    assert line.startswith("perflint init --repository https://")
    assert f"@v{__version__}" in section("持续集成")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.*)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        if link.startswith(("http://", "https://", "mailto:")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target), link

"""docs/architecture.md and the pages it leads to say what is there: layers, folders, decisions."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

from perflint.arithmetic.judge import judge
from perflint.model.quantity import Quantity
from perflint.model.span import Span

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
TEXT = (DOCS / "architecture.md").read_text(encoding="utf-8")
PAGES = (DOCS / "architecture.md", *sorted((DOCS / "design").glob("*.md")))
MOST_LINES = 150


def section(title: str) -> str:
    """What stands under a heading of the second level."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def layers() -> list[set[str]]:
    """The packages and modules of each layer that the page shows."""
    rows = re.findall(r"^\| \d+ \| (.*?) \|", section("Layers"), re.MULTILINE)
    return [set(re.findall("`([a-z_]+)`", row)) for row in rows]


def data() -> set[str]:
    """The names that the page shows below rules/, without suffix and slash."""
    tree = section("Data, tests, pages").split("```")[1]
    rows = re.findall(r"^  (\S.*)$", tree, re.MULTILINE)
    return {
        re.split("[./]", name)[0]
        for row in rows
        for name in re.findall(r"^\S+|(?<=/ )[a-z]+/", row)
    }


def there(folder: str) -> set[str]:
    """The modules and folders in a folder."""
    names = {path.stem for path in (ROOT / folder).iterdir()}
    return names - {"__pycache__", "__init__", "rules"}


def test_it_is_read_in_ten_minutes() -> None:
    assert len(TEXT.splitlines()) <= MOST_LINES


def test_everything_that_is_there_has_its_layer() -> None:
    assert set().union(*layers()) == there("perflint")
    assert data() == there("rules")


def test_the_layers_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    held = next(c["layers"] for c in contracts if c["id"] == "layers")
    assert layers() == [set(layer.split(" | ")) for layer in held]


def test_every_package_of_the_layers_has_a_word_on_what_it_is() -> None:
    for row in re.findall(r"^\| \d+ \| (.*) \|$", section("Layers"), re.MULTILINE):
        names, words = row.split(" | ")
        assert len(names.split("<br>")) == len(words.split("<br>")), row


def test_the_picture_names_steps_that_exist() -> None:
    picture = ElementTree.fromstring((DOCS / "images" / "data.svg").read_text("utf-8"))
    shown = set(re.findall("[a-z]+", " ".join(picture.itertext())))
    assert {"readers", "extract", "facts", "relations", "engine", "reporters"} <= shown
    assert there("perflint") >= {"readers", "extract", "facts", "relations", "engine", "reporters"}


def test_every_decision_is_listed_and_says_what_was_measured() -> None:
    folder = DOCS / "decisions"
    listed = set(re.findall(r"\]\(([a-z-]+\.md)\)", (folder / "README.md").read_text("utf-8")))
    assert listed == {path.name for path in folder.glob("*.md")} - {"README.md"}
    for name in listed:
        text = (folder / name).read_text(encoding="utf-8")
        assert all(f"**{part}.** " in text for part in ("Choice", "Why", "Measured")), name


def test_the_files_named_in_the_text_exist() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for path in re.findall(r"`((?:perflint|rules|tests|fixtures|docs)/[\w./-]+)`", text):
        assert (ROOT / path).exists(), path
    for name in re.findall(r"`((?:engine|arithmetic|text|ruleset)/\w+\.py)`", text):
        assert (ROOT / "perflint" / name).exists(), name


def test_the_example_of_truncation_is_true() -> None:
    def money(text: str) -> Quantity:
        value = Decimal(text)
        return Quantity(0, Span(0, 1), 0, text, value, -int(value.as_tuple().exponent), "", "money")

    assert "1919.36 ÷ 1588.4 = 120.836…" in (DOCS / "design" / "judging.md").read_text("utf-8")
    rate = money("120.83")._replace(dimension="percent")
    operands = (money("1919.36"), money("1588.4"))
    judgement = judge(rate, lambda part, base: part / base * 100, operands)
    assert judgement.verdict == "holds_if_truncated"

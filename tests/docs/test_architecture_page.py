"""docs/architecture.md says what is there: layers, folders, kinds, where things are added."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path

from perflint.arithmetic.interval import point
from perflint.arithmetic.judge import judge
from perflint.model.quantity import Quantity
from perflint.model.span import Span

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """What stands under a heading of the second level."""
    return TEXT.split(f"\n## {title}\n")[1].split("\n## ")[0]


def entries(folder: str) -> set[str]:
    """The names that the layout shows below `folder`/, without suffix and slash."""
    tree = section("Layout").split("```")[1]
    below = re.split(r"^(\S+/) ?.*$", tree, flags=re.MULTILINE)
    rows = below[below.index(f"{folder}/") + 1]
    return {
        re.split("[./]", name)[0]
        for row in re.findall(r"^  (\S.*)$", rows, re.MULTILINE)
        for name in re.findall(r"^\S+|(?<=/ )[a-z]+/", row)
    }


def there(folder: str) -> set[str]:
    """The modules and folders in a folder."""
    names = {path.stem for path in (ROOT / folder).iterdir()}
    return names - {"__pycache__", "__init__", "rules"}


def test_the_layout_is_that_of_the_folders() -> None:
    assert entries("perflint") == there("perflint")
    assert entries("rules") == there("rules")


def test_the_layers_are_those_of_the_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["id"] == "layers")
    rows = re.findall(r"^\| \d+ \| (.*) \|$", section("Layers"), re.MULTILINE)
    shown = [set(re.findall("`([a-z_]+)`", row)) for row in rows]
    assert shown == [set(layer.split(" | ")) for layer in layers]


def test_the_packages_are_all_described() -> None:
    packages = {path.parent.name for path in (ROOT / "perflint").glob("*/__init__.py")}
    assert packages <= set(re.findall(r"\*\*([a-z]+)\*\*", section("Packages")))


def test_the_files_named_in_the_text_exist() -> None:
    for path in re.findall(r"`((?:perflint|rules|tests|fixtures|docs)/[\w./-]+)`", TEXT):
        assert (ROOT / path).exists(), path
    for name in re.findall(r"`((?:engine|arithmetic|text|ruleset)/\w+\.py)`", TEXT):
        assert (ROOT / "perflint" / name).exists(), name


def test_the_example_of_truncation_is_true() -> None:
    def money(text: str) -> Quantity:
        value = Decimal(text)
        return Quantity(0, Span(0, 1), 0, text, value, -int(value.as_tuple().exponent), "", "money")

    assert "1919.36 ÷ 1588.4 = 120.836…" in section("Numbers")
    rate = money("120.83")._replace(dimension="percent")
    operands = (money("1919.36"), money("1588.4"))
    judgement = judge(rate, lambda part, base: part / base * point(Decimal(100)), operands)
    assert judgement.verdict == "holds_if_truncated"

"""Every format of a comparison against its golden file."""

from __future__ import annotations

from pathlib import Path

import pytest

import perflint.compare.formats
from perflint.compare import FORMATS
from tests.compare.golden import FOLDER, GOLDEN, render


@pytest.mark.parametrize("name", GOLDEN)
def test_output_is_the_golden_file(name: str) -> None:
    assert render(name) == (FOLDER / name).read_bytes()


def test_every_format_has_a_golden_file_and_none_is_left_over() -> None:
    assert {output_format for output_format, _ in GOLDEN.values()} == set(FORMATS)
    assert {path.name for path in FOLDER.iterdir()} == set(GOLDEN)


def test_the_registry_lists_exactly_the_modules() -> None:
    folder = Path(perflint.compare.formats.__path__[0])
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {name: f"perflint.compare.formats.{name}" for name in modules} == dict(FORMATS)

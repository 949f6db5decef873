"""Every output format against its golden file: the same bytes on every machine."""

from __future__ import annotations

import os
import pkgutil
from pathlib import Path

import pytest

import perflint.reporters
import perflint.reporters.inspection
from perflint.reporters import REPORTERS
from perflint.reporters.html.shell import SCRIPTS, digest, load
from perflint.reporters.inspection import VIEWS
from tests.reporters.golden import FOLDER, GOLDEN, make, render


@pytest.mark.parametrize("name", GOLDEN)
def test_output_is_the_golden_file(name: str) -> None:
    assert render(name) == (FOLDER / name).read_bytes()


def test_a_page_holds_its_style_and_scripts_and_its_policy_allows_them() -> None:
    page = make("check.html").decode()
    for element, name in [("style", "style.css"), *(("script", name) for name in SCRIPTS)]:
        content = load(name)
        assert f"<{element}>{content}</{element}>" in page
        assert digest(content) in page.split("</head>")[0]


def test_every_format_has_a_golden_file_and_none_is_left_over() -> None:
    shown = {(id(registry), output_format) for registry, output_format, _ in GOLDEN.values()}
    assert shown == {(id(REPORTERS), key) for key in REPORTERS} | {(id(VIEWS), k) for k in VIEWS}
    assert {path.name for path in FOLDER.iterdir()} == set(GOLDEN)


@pytest.mark.parametrize(
    ("package", "registry"),
    [(perflint.reporters, REPORTERS), (perflint.reporters.inspection, VIEWS)],
)
def test_the_registry_lists_exactly_the_modules_that_render(package, registry) -> None:
    folder = Path(package.__path__[0])
    rendering = {
        f"{package.__name__}.{found.name}"
        for found in pkgutil.iter_modules([str(folder)])
        if "\ndef render(" in source(folder, found).read_text("utf-8")
    }
    assert rendering == set(registry.values())
    assert all(module.rpartition(".")[2] == key for key, module in registry.items())


def source(folder: Path, found: pkgutil.ModuleInfo) -> Path:
    """The file of a module, or of a package itself."""
    return folder / found.name / "__init__.py" if found.ispkg else folder / f"{found.name}.py"


@pytest.mark.parametrize("name", GOLDEN)
def test_output_names_no_place_of_this_machine(name: str) -> None:
    assert os.getcwd().encode() not in render(name)
    assert b"\r" not in render(name)

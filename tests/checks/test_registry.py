from __future__ import annotations

import os

import pytest

import perflint.checks
from perflint.checks import CHECKS, load_check
from perflint.ruleset.schema import attribute_docstrings


def test_every_module_in_the_folder_is_a_kind_and_every_kind_a_module() -> None:
    folder = os.path.dirname(perflint.checks.__file__)
    modules = {name[:-3] for name in os.listdir(folder) if name.endswith(".py")} - {"__init__"}
    assert set(CHECKS) == modules
    assert {kind: f"perflint.checks.{kind}" for kind in modules} == dict(CHECKS)


@pytest.mark.parametrize("kind", CHECKS)
def test_a_kind_has_frozen_options_and_a_check(kind: str) -> None:
    module = load_check(kind)
    assert issubclass(module.Params, tuple)
    assert set(attribute_docstrings(module.Params)) == set(module.Params._fields)  # type: ignore[attr-defined]
    assert callable(module.check)
    assert module.__doc__
    assert isinstance(getattr(module, "VALUES", frozenset()), frozenset)


def test_an_unknown_kind_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        load_check("nothing")

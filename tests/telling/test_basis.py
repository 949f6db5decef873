from __future__ import annotations

import pytest

from perflint.model.rule import Basis
from perflint.telling.basis import say_basis


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        (Basis("《某办法》", "第一条", "verified"), "《某办法》第一条"),
        (Basis("《某办法》", "第一条", "secondary"), "《某办法》第一条（待核实）"),
        (Basis("《某办法》", "", "memory"), "《某办法》（待核实）"),
        (Basis(status="none"), ""),
    ],
)
def test_what_nobody_has_verified_says_so(basis: Basis, told: str) -> None:
    assert say_basis(basis, "zh") == told
    assert say_basis(basis, "en") == told.replace("（待核实）", " (not verified)")

from __future__ import annotations

import marshal
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from perflint.model.phrase import Words
from perflint.model.subject import Band
from perflint.ruleset.compiled import pack, unpack
from tests.ruleset.trees import load, plant

LEAVES = (
    st.none() | st.booleans() | st.integers() | st.text() | st.frozensets(st.text(), max_size=1)
    | st.decimals(allow_nan=False)
    | st.builds(Words, st.lists(st.text(), max_size=3).map(tuple))
    | st.builds(Band, st.text(), st.decimals(allow_nan=False), st.just(Decimal("1.50")))
)  # fmt: skip
VALUES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(), inner, max_size=4)
    ),
    max_leaves=20,
)  # fmt: skip


def through_bytes(value: object) -> object:
    classes, data = marshal.loads(marshal.dumps(pack(value), 4))
    return unpack(classes, data)


@given(VALUES)
def test_what_goes_in_comes_out(value: object) -> None:
    back = through_bytes(value)
    assert back == value
    assert repr(back) == repr(value), "1.50 stays 1.50, and tuples stay tuples"


def test_a_ruleset_goes_in_and_comes_out(tmp_path: Path) -> None:
    ruleset = load(plant(tmp_path))
    assert through_bytes(ruleset) == ruleset


def test_what_needs_no_building_is_kept_as_it_is() -> None:
    assert pack(("a", ("b", 1)))[1] == ("a", ("b", 1))


@pytest.mark.parametrize("value", [[1], {1, 2}, (Decimal(1), object())])
def test_what_cannot_be_kept_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="cannot keep"):
        pack(value)

"""Which quantities may be set against each other."""

from __future__ import annotations

import pytest

from perflint.operands.nearness import comparable
from tests.checks.verdicts import understand


@pytest.mark.parametrize(
    ("text", "may"),
    [
        ("在校生1.86万人，随迁子女4,278人。", True),
        ("编制86名，在编81人。", True),
        ("参训120人，参训120人次。", False),
        ("签约12个，开工10家。", False),
        ("支出12万元，进口10万美元。", False),
        ("新建12座，改造10座。", True),
    ],
)
def test_things_are_counted_alike_whatever_their_scale(text: str, may: bool) -> None:
    first, second = understand(text).quantities
    assert comparable(first, second) is may


def test_names_keep_their_own_characters() -> None:
    (quantity,) = understand("推介会履约8个。").quantities
    assert quantity.label.endswith("履约")

"""A record with other values is what `_replace` makes of it."""

from __future__ import annotations

import pytest

from perflint.model.replaced import replaced
from tests.checks.verdicts import understand


def test_a_record_with_other_values() -> None:
    figure = understand("全年预算200万元，执行150万元。").figures[1]
    other = replaced(figure, stage="budget", filled=("stated", "stated", "assumed"))
    assert other == figure._replace(stage="budget", filled=("stated", "stated", "assumed"))
    assert type(other) is type(figure)
    with pytest.raises(ValueError, match="not in tuple"):
        replaced(figure, colour="red")

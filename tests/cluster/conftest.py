"""What tests of cluster have in common."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.process import plain_children


@pytest.fixture(scope="module", autouse=True)
def plain() -> Iterator[None]:
    """Processes that are started load no models of the language."""
    with plain_children():
        yield

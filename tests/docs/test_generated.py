"""What the documentation takes from the code is as the code has it: `python -m tests.docs`."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from tests.docs.picture import PICTURE, draw, show
from tests.docs.regions import PAGES, REGION, REGIONS, renew

AGAIN = "run: python -m tests.docs"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_regions_are_up_to_date(page) -> None:
    text = page.read_text(encoding="utf-8")
    assert renew(text) == text, AGAIN


def test_every_region_is_used_once() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert sorted(found["name"] for found in REGION.finditer(text)) == sorted(REGIONS)


def words(svg: str) -> str:
    """What a picture says, blanks aside; colours depend on the version of rich."""
    return re.sub(r"\s", "", "".join(ElementTree.fromstring(svg).itertext()))


def test_the_picture_shows_what_perflint_says() -> None:
    kept = PICTURE.read_text(encoding="utf-8")
    assert words(kept) == words(draw(show())), AGAIN
    assert "NUM101" in words(kept)


def test_the_picture_asks_nothing_of_the_network() -> None:
    kept = PICTURE.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")
    assert "http" not in kept

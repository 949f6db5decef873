"""`python -m tests.docs`: write anew what the documentation takes from the code."""

from __future__ import annotations

from tests.docs.picture import PICTURE, draw, show
from tests.docs.regions import PAGES, renew

if __name__ == "__main__":
    PICTURE.parent.mkdir(exist_ok=True)
    PICTURE.write_text(draw(show()), encoding="utf-8", newline="\n")
    for page in PAGES:
        page.write_text(renew(page.read_text(encoding="utf-8")), encoding="utf-8", newline="\n")

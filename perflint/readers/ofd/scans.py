"""Pages of an OFD that are pictures, recognised where the extra perflint[ocr] is installed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO

from perflint.errors import ReadError
from perflint.readers.limits import Limits
from perflint.readers.ocr import Recogniser, Words
from perflint.readers.ofd.package import Package
from perflint.readers.ofd.page import Picture
from perflint.readers.pdf.order import put_in_order
from perflint.readers.pdf.scans import make_lines
from perflint.readers.pdf.sheets import Pages

_POINTS = 72 / 25.4
_MOST_PIXELS = 60_000_000


def recognise(
    package: Package, pages: Pages, pictures: Mapping[int, Sequence[Picture]], limits: Limits
) -> None:
    """Put the words of `pictures`, by page, into `pages`; a page on which none are found stays a
    picture."""
    from perflint.readers.ocr import find_recogniser

    recogniser = find_recogniser()
    if recogniser is None:
        return
    unread = pages.pictures[limits.max_recognised_pages :]
    sheets = {sheet.number: sheet for sheet in pages.sheets}
    for number in pages.pictures[: limits.max_recognised_pages]:
        sheet = sheets[number]
        found = [
            word for one in pictures[number] for word in read_picture(package, one, recogniser)
        ]
        lines = make_lines(found, sheet, 1.0)
        if lines:
            sheet.stretches, sheet.recognised = put_in_order(lines, []), True
        else:
            unread.append(number)
    pages.pictures = sorted(unread)


def read_picture(package: Package, picture: Picture, recogniser: Recogniser) -> list[Words]:
    """The words in a picture, their boxes in points from the top left of the page."""
    try:
        data = package.bytes_of(picture.part) if picture.part else b""
    except ReadError:
        return []
    width, height = measure(data)
    if not 0 < width * height <= _MOST_PIXELS:
        return []
    across, down = picture.width * _POINTS / width, picture.height * _POINTS / height
    left, top = picture.left * _POINTS, picture.top * _POINTS
    return [
        Words(
            word.text,
            left + word.left * across,
            top + word.top * down,
            left + word.right * across,
            top + word.bottom * down,
        )
        for word in recogniser(data)
    ]


def measure(data: bytes) -> tuple[int, int]:
    """Width and height of a picture in pixels; nought of what is no picture."""
    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            return image.size
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return 0, 0

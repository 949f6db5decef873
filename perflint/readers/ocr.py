"""Words in pictures, recognised offline by RapidOCR where the extra perflint[ocr] is installed.

Its wheel carries the models; nothing is fetched. A page takes seconds and half a gigabyte.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.util import find_spec
from typing import Any, NamedTuple

EXTRA = "perflint[ocr]"
_NEEDED = ("rapidocr", "onnxruntime")
_LEAST_SCORE = 0.5
_MISTAKEN = (("%o", "‰"), ("％o", "‰"))


class Words(NamedTuple):
    """One line of words found in a picture and the box around it, in pixels, y downward."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


Picture = Any
"""What a picture is given as: the bytes of an image file, or an array of rows of pixels."""
Recogniser = Callable[[Picture], Sequence[Words]]
"""Finds the words of one picture, in no particular order."""


def find_recogniser() -> Recogniser | None:
    """What recognises pictures, or None where the extra is not installed. Loaded on first use, and
    kept."""
    return _load() if all(find_spec(name) for name in _NEEDED) else None


@lru_cache(maxsize=1)
def _load() -> Recogniser:
    import logging

    from rapidocr import RapidOCR

    engine = RapidOCR(params={"Global.log_level": "error"})
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)

    def recognise(picture: Picture) -> list[Words]:
        found: Any = engine(picture)
        if found is None or found.boxes is None or not found.txts:
            return []
        return [
            _words(text, box)
            for text, box, score in zip(found.txts, found.boxes, found.scores, strict=True)
            if score >= _LEAST_SCORE and text.strip()
        ]

    return recognise


def _words(text: str, box: Sequence[Sequence[float]]) -> Words:
    xs, ys = [float(point[0]) for point in box], [float(point[1]) for point in box]
    for wrong, right in _MISTAKEN:
        text = text.replace(wrong, right)
    return Words(text.strip(), min(xs), min(ys), max(xs), max(ys))

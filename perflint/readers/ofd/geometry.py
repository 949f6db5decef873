"""Numbers and transformations of OFD (GB/T 33190-2016, 7.3 and 8.5)."""

from __future__ import annotations

from math import isfinite
from typing import NamedTuple


class Matrix(NamedTuple):
    """x' = a·x + c·y + e, y' = b·x + d·y + f."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    def apply(self, x: float, y: float) -> tuple[float, float]:
        """Where a point goes."""
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def after(self, first: Matrix) -> Matrix:
        """The transformation that does `first`, then this one."""
        e, f = self.apply(first.e, first.f)
        return Matrix(
            self.a * first.a + self.c * first.b, self.b * first.a + self.d * first.b,
            self.a * first.c + self.c * first.d, self.b * first.c + self.d * first.d, e, f,
        )  # fmt: skip

    @property
    def is_turned(self) -> bool:
        """Whether text comes out aslant or upside down: a watermark, a seal."""
        return abs(self.b) > 0.05 * abs(self.a) or self.a <= 0

    @property
    def is_on_its_side(self) -> bool:
        """Whether text reads from the bottom up or from the top down."""
        return abs(self.a) < 0.05 * abs(self.b)


IDENTITY = Matrix()


def read_number(text: str, otherwise: float = 0.0) -> float:
    """A finite number, else `otherwise`."""
    try:
        value = float(text)
    except ValueError:
        return otherwise
    return value if isfinite(value) and abs(value) < 1e6 else otherwise


def read_count(text: str, most: int) -> int:
    """A whole number, `most` for any greater one; nought where it is none."""
    if not (text.isascii() and text.isdigit()):
        return 0
    return most if len(text) > 9 else min(int(text), most)


def read_numbers(text: str | None) -> list[float]:
    """The numbers in `text`, a few of them, parted by blanks."""
    return [read_number(word) for word in (text or "").split(maxsplit=8)[:8]]


def read_box(text: str | None) -> tuple[float, float, float, float]:
    """x, y, width and height; nothing at the origin where they are missing."""
    numbers = read_numbers(text)
    x, y, width, height = numbers if len(numbers) == 4 else (0.0, 0.0, 0.0, 0.0)
    return x, y, max(width, 0.0), max(height, 0.0)


def read_matrix(text: str | None) -> Matrix:
    """A CTM, the identity where there is none."""
    numbers = read_numbers(text)
    return Matrix(*numbers) if len(numbers) == 6 else IDENTITY


def read_steps(text: str | None, count: int) -> list[float]:
    """The first `count` offsets of a DeltaX or DeltaY, in which `g n v` stands for n times v."""
    steps: list[float] = []
    words = iter((text or "").split(maxsplit=3 * count + 3))
    for word in words:
        if len(steps) >= count:
            break
        if word == "g":
            times = read_count(next(words, ""), count - len(steps))
            steps += [read_number(next(words, ""))] * times
        else:
            steps.append(read_number(word))
    return steps[:count]

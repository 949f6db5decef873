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
    def turn(self) -> int | None:
        """How text comes out, in quarter turns to the right: 0 as usual, 1 from the top down, 2 upside
        down, 3 from the bottom up; None where it stands aslant, as watermarks and seals do."""
        across, down = abs(self.a), abs(self.b)
        if down <= _ASLANT * across:
            return 0 if self.a > 0 else 2 if self.a < 0 else None
        if across <= _ASLANT * down:
            return 1 if self.b > 0 else 3
        return None


IDENTITY = Matrix()
_ASLANT = 0.05


def turn_back(turn: int, width: float, height: float) -> Matrix:
    """From a page of that size to the same page laid so that text with that `turn` reads as usual."""
    if turn == 1:
        return Matrix(0.0, -1.0, 1.0, 0.0, 0.0, width)
    if turn == 2:
        return Matrix(-1.0, 0.0, 0.0, -1.0, width, height)
    return Matrix(0.0, 1.0, -1.0, 0.0, height, 0.0) if turn == 3 else IDENTITY


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
    """The `count` offsets of a DeltaX or DeltaY, in which `g n v` stands for n times v; the last one
    goes on where there are fewer. None where there are no offsets at all."""
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
    return (steps + steps[-1:] * (count - len(steps)))[:count]

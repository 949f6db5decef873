"""How characters sound and look: which may stand by mistake for which.

`data/sounds.txt` and `data/shapes.txt.gz` are made by `python -m tests.spelling.characters`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import cache
from typing import Literal, NamedTuple

Likeness = Literal["same", "sound", "near", "shape", ""]
DATA = os.path.join(os.path.dirname(__file__), "data")
_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))


class Characters(NamedTuple):
    """Syllables without tones, the same with sounds that dialects do not tell apart made one, and
    the characters that look alike, for each character."""

    sounds: Mapping[str, frozenset[str]]
    near: Mapping[str, frozenset[str]]
    shapes: Mapping[str, str]

    def likeness(self, one: str, other: str) -> Likeness:
        """How `one` may have come to stand for `other`; the likeliest way where there are several."""
        if one == other:
            return "same"
        if share(self.sounds, one, other):
            return "sound"
        if other in self.shapes.get(one, ""):
            return "shape"
        return "near" if share(self.near, one, other) else ""


@cache
def load_sounds() -> Mapping[str, frozenset[str]]:
    """The syllables of the characters of GB 2312; read once."""
    with open(os.path.join(DATA, "sounds.txt"), encoding="utf-8") as file:
        rows = [line.split() for line in file if not line.startswith("#")]
    sounds: dict[str, set[str]] = {}
    for syllable, characters in rows:
        for character in characters:
            sounds.setdefault(character, set()).add(syllable)
    return {character: frozenset(syllables) for character, syllables in sounds.items()}


@cache
def load_characters() -> Characters:
    """The characters of GB 2312; read once."""
    import gzip

    with gzip.open(os.path.join(DATA, "shapes.txt.gz"), "rt", encoding="utf-8") as file:
        shapes = dict(line.split() for line in file if not line.startswith("#"))
    sounds = load_sounds()
    near = {one: frozenset(map(near_sound, syllables)) for one, syllables in sounds.items()}
    return Characters(sounds, near, shapes)


def share(sounds: Mapping[str, frozenset[str]], one: str, other: str) -> bool:
    """Whether two characters have a syllable in common."""
    return not sounds.get(one, frozenset()).isdisjoint(sounds.get(other, ()))


def near_sound(syllable: str) -> str:
    """The syllable with z/zh, c/ch, s/sh, l/n and -n/-ng made one."""
    for initial, plain in _INITIALS:
        if syllable.startswith(initial):
            syllable = plain + syllable[len(initial) :]
            break
    return syllable[:-1] if syllable.endswith("ng") else syllable

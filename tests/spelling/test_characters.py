from __future__ import annotations

import pytest

from perflint.spelling.characters import load_characters, near_sound


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("账", "账", "same"),
        ("帐", "账", "sound"),
        ("干", "于", "shape"),
        ("未", "末", "shape"),
        ("讼", "公", "shape"),
        ("蓝", "男", "near"),
        ("陈", "成", "near"),
        ("账", "水", ""),
        ("A", "账", ""),
    ],
)
def test_how_a_character_may_stand_for_another(one: str, other: str, how: str) -> None:
    assert load_characters().likeness(one, other) == how


def test_looking_alike_goes_both_ways() -> None:
    shapes = load_characters().shapes
    assert all(one in shapes[other] for one, others in shapes.items() for other in others)
    assert not any(one in others for one, others in shapes.items())


@pytest.mark.parametrize(
    ("syllable", "plain"),
    [("zhang", "zan"), ("shi", "si"), ("lan", "nan"), ("chu", "cu"), ("e", "e")],
)
def test_sounds_that_dialects_do_not_tell_apart(syllable: str, plain: str) -> None:
    assert near_sound(syllable) == plain

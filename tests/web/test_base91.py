"""Bytes as text, and back as the page does it (page/base91.js, which the tests of the page run)."""

from hypothesis import given
from hypothesis import strategies as st

from perflint.web.bundle.base91 import LETTERS, to_text


def to_bytes(text: str) -> bytes:
    pairs, alone = divmod(len(text), 2)
    values = [LETTERS.index(one) for one in text]
    bits = sum(
        (values[2 * at] + len(LETTERS) * values[2 * at + 1]) << (13 * at) for at in range(pairs)
    )
    if alone:
        bits |= values[-1] << (13 * pairs)
    size = (13 * pairs + 6 * alone) // 8
    return (bits & ((1 << (8 * size)) - 1)).to_bytes(size, "little")


@given(st.binary(max_size=60))
def test_nothing_is_lost(data: bytes) -> None:
    assert to_bytes(to_text(data)) == data


@given(st.binary(max_size=200))
def test_it_ends_no_script_and_stays_small(data: bytes) -> None:
    text = to_text(data)
    assert text.isascii() and not set(text) & set("<&\\ \n")
    assert len(text) <= len(data) * 16 / 13 + 2

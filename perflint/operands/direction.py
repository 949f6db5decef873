"""Whether a quantity is said to be a rise or a fall."""

from __future__ import annotations

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject

_LOOK_BACK = 10
_STOPS = "，。；：、\n（"


def direction(
    subject: Subject, quantity: Quantity, up: tuple[str, ...], down: tuple[str, ...]
) -> int:
    """1 for a rise, -1 for a fall, 0 where the words just before say neither (or both: 增减)."""
    text = subject.symbols.text[max(0, quantity.symbol - _LOOK_BACK) : quantity.symbol]
    cut = max((text.rfind(stop) for stop in _STOPS), default=-1) + 1
    words = text[cut:]
    if "增减" in words or "升降" in words:
        return 0
    rise, fall = _last(words, up), _last(words, down)
    if rise == fall:
        return 0
    return 1 if rise > fall else -1


def signed(subject: Subject, quantity: Quantity, up: tuple[str, ...], down: tuple[str, ...]) -> int:
    """As `direction`, but a printed minus or plus counts where no word tells."""
    said = direction(subject, quantity, up, down)
    if said or quantity.value >= 0:
        return said
    return -1


def _last(words: str, sought: tuple[str, ...]) -> int:
    return max((words.rfind(word) + len(word) for word in sought if word in words), default=-1)

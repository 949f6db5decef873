"""Values told side by side: a、b和c分别为x、y和z."""

from __future__ import annotations

from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.nearness import before, comparable, same_paragraph
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_JOINED = compile_pattern(r"[、，]?(?:和|及|与|以及)?|分别为|均为")
_RATE_NAMES = compile_pattern(
    rf"((?:[^，。；：、（）\n{ANY_SYMBOL}]{{1,14}}率[、和与及]){{1,6}}[^，。；：、（）\n{ANY_SYMBOL}]{{1,14}}率)"
    r"(?:各?分别|均)?(?:为|达到|达|是|：)?$"
)
_SPLIT = compile_pattern(r"(?<=率)[、和与及]")
_LONGEST = 90
_MOST = 12


def run_from(subject: Subject, first: Quantity) -> tuple[Quantity, ...]:
    """`first` and the values of its kind that follow it with nothing but 、 and 和 between."""
    run = [first]
    for other in subject.quantities[first.index + 1 : first.index + _MOST]:
        words = subject.symbols.text[run[-1].symbol + 1 : other.symbol]
        if other.dimension != first.dimension or not words or not _JOINED.fullmatch(words):
            break
        if words == "，":
            break
        run.append(other)
    return tuple(run)


def run_before(subject: Subject, at: Quantity, length: int) -> tuple[Quantity, ...]:
    """The nearest run of exactly `length` amounts before `at` in its paragraph; () for none."""
    found: list[Quantity] = []
    for other in before(subject, at, limit=_MOST + length):
        if not same_paragraph(subject, other, at):
            break
        if other.dimension in ("percent", "points"):
            if found:
                break
            continue
        if found:
            words = subject.symbols.text[other.symbol + 1 : found[-1].symbol]
            if not (words and _JOINED.fullmatch(words) and comparable(found[-1], other)):
                if len(found) > 1:
                    break
                found = []
        found.append(other)
    return tuple(reversed(found)) if len(found) == length else ()


def rate_names(subject: Subject, first: Quantity) -> tuple[str, ...]:
    """The names in 履约率、开工率分别为 right before `first`, in order; () where there is no list."""
    text = subject.symbols.text[max(0, first.symbol - _LONGEST) : first.symbol]
    match = _RATE_NAMES.search(text)
    return tuple(_SPLIT.split(match[1])) if match else ()

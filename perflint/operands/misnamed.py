"""A name written almost the same elsewhere: one character wrong, missing or too many."""

from __future__ import annotations

from collections.abc import Callable

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern

_TELLING = compile_pattern(
    r"[0-9A-Za-z一二三四五六七八九十百甲乙丙丁东西南北中上下前后左右新旧大小第期年区县市镇乡村]"
)
_TAIL = 2


def find_slip(text: str, name: str, own: Span, counts: Callable[[Span], bool]) -> Span | None:
    """Where `text`, outside `own`, says `name` but for one character in its middle, at a place that
    `counts`, and nowhere says it as it is. A number, a direction or the like makes another name."""
    half = len(name) // 2
    head, tail = name[:half], name[half:]
    if text.count(name) > text.count(name, own.start, own.end):
        return None
    for piece, ahead in ((head, True), (tail, False)):
        at = text.find(piece)
        while at >= 0:
            slip = None if own.start <= at < own.end else _near(text, name, at, half, ahead)
            if slip is not None and counts(slip):
                return slip
            at = text.find(piece, at + 1)
    return None


def _near(text: str, name: str, at: int, half: int, ahead: bool) -> Span | None:
    for more in (0, -1, 1):
        length = len(name) + more
        start = at if ahead else at + len(name) - half - length
        if start < 0:
            continue
        said = text[start : start + length]
        if len(said) == length and "\n" not in said and _is_slip(name, said):
            return Span(start, start + length)
    return None


def _is_slip(name: str, said: str) -> bool:
    front = next((i for i, (a, b) in enumerate(zip(name, said, strict=False)) if a != b), None)
    if front is None or not 0 < front < min(len(name), len(said)) - _TAIL:
        return False
    if len(name) == len(said):
        changed = name[front] + said[front]
        same = name[front + 1 :] == said[front + 1 :]
    else:
        longer, shorter = (name, said) if len(name) > len(said) else (said, name)
        changed = longer[front]
        same = longer[front + 1 :] == shorter[front:]
    return same and not any(_TELLING.match(character) for character in changed)

"""A name written almost the same elsewhere: one character wrong, missing or too many."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from perflint.model.span import Span
from perflint.model.subject import Subject
from perflint.text.patterns import compile_pattern

_TELLING = compile_pattern(
    r"[0-9A-Za-z一二三四五六七八九十百甲乙丙丁东西南北中上下前后左右新旧大小第期年区县市镇乡村]"
)
_TAIL = 2
_MOST = 100


def find_slips(
    subject: Subject, names: Mapping[str, Span], others: Collection[str]
) -> Iterator[tuple[str, Span]]:
    """Those of `names`, each with its own place, that prose writes but for one character in their
    middle, and where: if nothing else writes them as they are, and what it writes is none of `others`.
    A number, a direction or the like makes another name. One pass over the text finds the halves of all
    names; one that is said more than _MOST times points nowhere."""
    if not names:
        return
    halves = {name: (name[: len(name) // 2], name[len(name) // 2 :]) for name in names}
    said, places = _find(subject, names, {half for pair in halves.values() for half in pair})
    text = subject.flow.text
    for name, pair in halves.items():
        if name in said:
            continue
        slips = (
            _near(text, name, at, len(name) // 2, half is pair[0])
            for half in pair
            for at in places.get(half, ())
        )
        slip = next((slip for slip in slips if slip and slip.of(text) not in others), None)
        if slip is not None:
            yield name, slip


def _find(
    subject: Subject, names: Mapping[str, Span], halves: Collection[str]
) -> tuple[set[str], dict[str, list[int]]]:
    """The names that stand elsewhere than in their own place, and where prose says the halves."""
    from ahocorasick_rs import AhoCorasick

    text = subject.flow.text
    words = list(dict.fromkeys((*names, *halves)))
    automaton = AhoCorasick(words, store_patterns=False)
    said: set[str] = set()
    places: dict[str, list[int]] = {}
    for paragraph in subject.paragraphs:
        start = paragraph.span.start
        found = automaton.find_matches_as_indexes(paragraph.span.of(text), overlapping=True)
        for number, at, end in found:
            word = words[number]
            own = names.get(word)
            if own is not None and not own.start <= start + at <= start + end <= own.end:
                said.add(word)
            if paragraph.table is None and len(known := places.setdefault(word, [])) < _MOST:
                known.append(start + at)
    return said, places


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

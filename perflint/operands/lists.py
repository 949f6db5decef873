"""Enumerations: 甲、乙（原丙）和丁 as names, with every number of names it may be read as.

Offsets are those of the text given. What stands in brackets or quotes is never split. 和/及/与 may
join the last two items or belong to a name; both readings count unless the two sides end alike
(甲社区和乙社区).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from perflint.model.span import Span
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_NOTE, _FILL = "□", "■"
_BRACKETS = compile_pattern(r"（[^（）\n]*）|【[^【】\n]*】|〔[^〔〕\n]*〕")
_QUOTES = compile_pattern(r"“[^“”\n]*”|《[^《》\n]*》|「[^「」\n]*」|‘[^‘’\n]*’")
_EDGE = compile_pattern(r"[（）\n]")
_STOP = compile_pattern(r"[。！？\n）”]")
_OPENING = compile_pattern(r"[。！？\n；：，（“《【「]")
_COMMA, _SEMICOLON = compile_pattern("，"), compile_pattern("；")
_GOES_ON = compile_pattern(r"，(?=以及|以及其他|和|及|与)")
_NAMES = compile_pattern(r"、|(?<=[》”])□*(?=[《“])")
_AND = compile_pattern("以及|和|及|与|暨")
# The same as part of a word: 和平, 参与, 及时.
_IN_WORD = compile_pattern(
    "(?<=[参普涉饱缓温共人祥总中])[和及与]|和(?=[平谐睦气缓顺])|与(?=[时会])|及(?=[时其格])"
)
_LEADING = compile_pattern("^(?:以及|及(?![时其格])|和(?![平谐睦气缓顺])|与(?![时会])|并)")
_AND_MORE = compile_pattern(r"(?<![高同平中初优对均一二三])等等?[^、，；等]{0,10}$")
_FIGURE = compile_pattern(f"[{ANY_SYMBOL}]")
_WITH_AMOUNT = compile_pattern(
    rf"(?:[和及与]|以及)?(?P<name>[^，。；：、{ANY_SYMBOL}]{{2,24}}?)[为计共有]?{_NOTE}*(?P<figure>[{ANY_SYMBOL}]){_NOTE}*"
)
_NO_ITEM = compile_pattern(
    r"占|其中|比|较|合计|总计|共计|小计|增|减|下降|预算|执行|同期|上年|率$|度$"
)
_SHORT = 4
_ROW, _AMOUNTS = 2, 3
_DEEPEST = 4


class Enumeration(NamedTuple):
    """`items` are the names in the likeliest reading, without notes after them, `counts` every
    plausible number of them.

    `open`: the list ends in 等. `sure`: no other separator could make more or fewer of it."""

    items: tuple[Span, ...]
    counts: frozenset[int]
    open: bool = False
    sure: bool = True


def mask(text: str) -> str:
    """`text` with every bracket and the inside of every pair of quotes filled up, length kept."""
    for _ in range(_DEEPEST if "（" in text or "【" in text or "〔" in text else 0):
        plain = _BRACKETS.sub(lambda m: _NOTE * len(m.group()), text)
        if plain == text:
            break
        text = plain
    if "“" in text or "《" in text or "「" in text or "‘" in text:
        text = _QUOTES.sub(_fill, text)
    return text


def _fill(quote: re.Match[str]) -> str:
    words = quote.group()
    return words[0] + _FILL * (len(words) - 2) + words[-1]


def bracket_end(text: str, start: int, limit: int = 600) -> int:
    """Where the bracket whose inside begins at `start` closes, -1 if not in this paragraph."""
    depth = 0
    for match in _EDGE.finditer(text, start, min(len(text), start + limit)):
        mark = match.group()
        if mark == "\n":
            return -1
        if mark == "）":
            if not depth:
                return match.start()
            depth -= 1
        else:
            depth += 1
    return -1


def run_end(text: str, start: int, limit: int = 600) -> int:
    """Where the sentence part that begins at `start` ends: at 。！？, the end of the paragraph, or
    the bracket or quote around it."""
    plain = mask(text[start : start + limit])
    stop = _STOP.search(plain)
    return start + (stop.start() if stop else len(plain))


def list_start(text: str, end: int, limit: int = 300) -> int:
    """Where the clause that ends at `end` begins."""
    low = max(0, end - limit)
    low = max(text.rfind("。", low, end) + 1, text.rfind("\n", low, end) + 1, low)
    plain = mask(text[low:end])
    start = 0
    for match in _OPENING.finditer(plain):
        if match.group() in "“《「" and _closes(plain, match.start()):
            continue
        start = match.end()
    return low + start


def _closes(plain: str, at: int) -> bool:
    """Whether the quote mark at `at` of masked text has its partner."""
    return plain[at + 1 : at + 2] == _FILL or plain[at + 1 : at + 2] in "”》」"


def read_amounts(text: str, start: int, end: int) -> Enumeration | None:
    """The names of a list whose every item is a name with one figure: 甲96万元，乙25万元; None for another."""
    plain = mask(text[start:end])
    items: list[Span] = []
    for separator in (_SEMICOLON, _COMMA, _NAMES):
        parts = _cut(plain, 0, separator)
        if len(parts) > 1:
            break
    kinds: set[str] = set()
    for a, b in parts:
        found = _WITH_AMOUNT.fullmatch(plain, a, b)
        if found is None or _NO_ITEM.search(found["name"]):
            return None
        kinds.add(found["figure"])
        items.append(Span(start + found.start("name"), start + found.end("name")))
    if len(items) < _AMOUNTS or len(kinds) != 1:
        return None
    return Enumeration(tuple(items), frozenset({len(items)}))


def read_list(text: str, start: int, end: int, heads: tuple[str, ...] = ()) -> Enumeration:
    """The names enumerated in text[start:end]. `heads`: words a full name of such a thing ends with
    (科, 公司); a short piece without one may be the first half of a name (财务、审计科)."""
    plain = mask(text[start:end])
    more = _AND_MORE.search(plain)
    if more:
        plain = plain[: more.start()]
    plain = _GOES_ON.sub("、", plain)
    parts = _cut(plain, 0, _SEMICOLON)
    clauses = [row for a, b in parts if (row := _cut(plain[a:b], a, _COMMA))]
    if not clauses:
        return Enumeration((), frozenset(), more is not None)
    first = clauses[0][0]
    names = _cut(plain[first[0] : first[1]], first[0], _NAMES)
    whole = names
    if len(parts) > 1 or len(clauses[0]) > 1:
        whole = [name for row in clauses for a, b in row for name in _cut(plain[a:b], a, _NAMES)]
    lengths = {len(parts), len(clauses[0]), sum(map(len, clauses))} - {1}
    if len(names) < 2 and len(whole) > 1:
        items = clauses[0] if len(clauses[0]) > 1 else parts
        counts = lengths | {len(whole)}
        sure = len(clauses[0]) == 1 and len(parts) > 1
    else:
        items, counts = _readings(plain, names, heads)
        tail = len(whole) - len(names)
        if tail:
            _, more_counts = _readings(plain, whole, heads)
            counts = counts | lengths | more_counts
        sure = tail <= len(clauses[0]) - 1 and len(parts) == 1
    spans = tuple(Span(start + a, start + a + (len(core(plain[a:b])) or b - a)) for a, b in items)
    return Enumeration(spans, frozenset(counts), more is not None, sure)


def _cut(plain: str, offset: int, separator: re.Pattern[str]) -> list[tuple[int, int]]:
    """The pieces of `plain` between separators, without leading 和 and empty ones."""
    pieces, at = [], 0
    ends = [(m.start(), m.end()) for m in separator.finditer(plain)]
    for stop, following in [*ends, (len(plain), len(plain))]:
        piece = plain[at:stop]
        lead = _LEADING.match(piece)
        skip = lead.end() if lead and len(piece) > lead.end() + 1 else 0
        if piece[skip:].strip():
            pieces.append((offset + at + skip, offset + stop))
        at = following
    return pieces


def _readings(
    plain: str, pieces: list[tuple[int, int]], heads: tuple[str, ...]
) -> tuple[list[tuple[int, int]], set[int]]:
    """The likeliest items of a list cut at 、, and how many they may be."""
    if not pieces:
        return [], set()
    cores = [core(plain[a:b]) for a, b in pieces]
    low = high = len(pieces)
    high += sum(bool(_joints(words, heads, alike_only=True)) for words in cores[:-1])
    short = [words for words in cores[:-1] if len(words) <= _SHORT]
    if short and heads and sum(words.endswith(heads) for words in cores) > 1:
        low -= sum(not words.endswith(heads) and not _ends_alike(words, cores) for words in short)
    a, b = pieces[-1]
    last = plain[a:b]
    possible = _joints(last, heads, alike_only=False)
    certain = _joints(last, heads, alike_only=True) or _joints_of_row(last, possible, cores[:-1])
    items = pieces
    if joint := (certain or possible)[-1:]:
        items = [*pieces[:-1], (a, a + joint[0].start()), (a + joint[0].end(), b)]
        high += 2 if len({m.group() for m in possible}) > 1 or len(certain) > 1 else 1
        low += 1 if certain else 0
    return items, set(range(max(low, 1), high + 1))


def _ends_alike(words: str, among: list[str]) -> bool:
    """Whether a short name ends as another of its list does: 立案庭 beside 行政审判庭."""
    return sum(other[-1:] == words[-1:] for other in among) > 1


def _joints_of_row(
    last: str, possible: list[re.Match[str]], before: list[str]
) -> list[re.Match[str]]:
    """The one conjunction of a last piece that is longer than all `before` it and whose left side is like
    them: of their lengths, or with the ending of most."""
    if len(possible) != 1 or len(before) < _ROW or _IN_WORD.match(last, possible[0].start()):
        return []
    lengths = [len(words) for words in before]
    left, right = core(last[: possible[0].start()]), core(last[possible[0].end() :])
    if len(core(last)) <= max(lengths) or len(right) < min(lengths):
        return []
    ends = 2 * sum(words[-1:] == left[-1:] for words in before) >= len(before)
    return possible if ends or min(lengths) <= len(left) <= max(lengths) else []


def _joints(words: str, heads: tuple[str, ...], *, alike_only: bool) -> list[re.Match[str]]:
    """The conjunctions in `words` that may part two names, the least likely ones first."""
    found: list[re.Match[str]] = []
    for match in _AND.finditer(words):
        left, right = core(words[: match.start()]), core(words[match.end() :])
        figures = bool(_FIGURE.fullmatch(left) and _FIGURE.fullmatch(right))
        if min(len(left), len(right)) < 2 and not figures:
            continue
        unlikely = _IN_WORD.match(words, match.start()) is not None
        alike = figures or left[-1] == right[-1] or (left.endswith(heads) and right.endswith(heads))
        if not alike_only:
            found.insert(0 if unlikely else len(found), match)
        elif alike and not unlikely:
            found.append(match)
    return found


def core(words: str) -> str:
    """A masked name without the note after it."""
    return words.rstrip(_NOTE + " ")


def common_ending(names: list[str]) -> str:
    """The characters all of `names` end with."""
    if not names:
        return ""
    shortest = min(map(len, names))
    size = 0
    while size < shortest and len({name[-size - 1 :] for name in names}) == 1:
        size += 1
    return names[0][len(names[0]) - size :] if size else ""

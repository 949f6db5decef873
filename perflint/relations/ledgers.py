"""Tables that a text has kept as lines, read by the codes and numbers before the names in them: 207 文化支出 20 8 12
and below it 20701 文化 15 7 8, 20799 其他 5 1 4; 一、本级收入 40, 二、转移性收入 52, 收入总计 92."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from perflint.model.figure import Figure
from perflint.relations.reading import SAME, Reading, signed
from perflint.relations.view import View
from perflint.text.numerals import parse_chinese
from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ANY_SYMBOL

_TOKEN = compile_pattern(
    rf"(?P<figure>[{ANY_SYMBOL}])"
    r"|(?<![一二三四五六七八九十第])(?P<top>(?:[二三四五六七八九]?十)?[一二三四五六七八九]|[二三四五六七八九]?十)、"
    r"|(?<![0-9])(?P<inner>[0-9]{1,2})[.、．](?![0-9])"
    rf"|(?P<total>总计|合计)(?=出?\n?[{ANY_SYMBOL}])"
    r"|(?P<prose>[，。；])"
)
_BARE_LINE = compile_pattern(rf"^[^，。；：\n]*[{ANY_SYMBOL}]$", re.MULTILINE)
_CODE = compile_pattern(r"([2-5][0-9]{2}(?:[0-9]{2}){0,2})[一-龥]{0,2}")
"""What stands behind may be the first word of a name that counts things as well: 21508支持中小企业."""
_GROUP = compile_pattern(r"([0-9]{2})[一-龥]{0,2}")
_NAMED = compile_pattern(rf" ?[{ANY_SYMBOL}]?[一-龥]")
_WORDS = compile_pattern(r"[一-龥]")
_FEWEST, _LONGEST, _DEEPEST = 3, 400, 3


class Entry(NamedTuple):
    """A line with its numbers: `kind` how it is numbered, `key` by what, `name` what stands behind that."""

    kind: str
    key: tuple[str, ...]
    name: str
    numbers: tuple[Figure, ...]


def find_ledgers(view: View) -> Iterator[Reading]:
    """Readings of the numbers of such lines as sums of those below them, and of those beside them."""
    lines = (
        found for found in _BARE_LINE.finditer(view.text)
        if not view.is_tabled(view.between(found.end() - 1, found.end())[0])
    )  # fmt: skip
    if sum(1 for _, _ in zip(lines, range(_FEWEST), strict=False)) < _FEWEST:
        return
    for entries in _runs(view):
        yield from _read(entries)


def _runs(view: View) -> Iterator[list[Entry]]:
    """The entries that stand together, with no prose among them and no code twice."""
    run: list[Entry] = []
    codes: set[tuple[str, ...]] = set()
    for entry in _entries(view):
        again = entry is not None and entry.kind == "code" and entry.key in codes
        if run and (entry is None or again or len(run) == _LONGEST):
            yield run
            run, codes = [], set()
        if entry is not None:
            run.append(entry)
            codes.add(entry.key)
    yield run


class _Open:
    """An entry whose numbers are still being read."""

    def __init__(self, kind: str, key: tuple[str, ...], at: int) -> None:
        self.kind, self.key, self.at = kind, key, at
        self.numbers: list[Figure] = []
        self.name = ""
        self.full = False

    def take(self, figure: Figure, gap: str) -> None:
        """Add a number, where no words stand between it and the one before."""
        self.full = (
            self.full or gap.count("\n") > 1 or (bool(self.numbers) and bool(_WORDS.search(gap)))
        )
        if not self.full:
            self.name = self.name or gap.strip()
            self.numbers.append(figure)

    def close(self) -> Entry:
        """The entry as it was read."""
        return Entry(self.kind, self.key, self.name, tuple(self.numbers))


def _entries(view: View) -> Iterator[Entry | None]:
    """The entries of the text in order, None where prose stands."""
    now: _Open | None = None
    text, last = view.text, 0
    for token in _TOKEN.finditer(text):
        kind = token.lastgroup or ""
        gap, last = text[last : token.start()], token.end()
        figure = view.between(token.start(), token.end())[0] if kind == "figure" else None
        if figure is not None:
            code = _code_of(text, token, figure, now, gap)
            if not code:
                if now is not None:
                    now.take(figure, gap)
                continue
            kind = "code"
            if now is not None and len(code) == 1 and len(code[0]) == 2:
                now.key += code
                continue
        elif kind != "prose":
            code = (token.group(),) if kind == "total" else (token[kind],)
        if now is not None:
            now.name = now.name or gap.strip()
            yield now.close()
        now = None if kind == "prose" else _Open(kind, code, last)
        if kind == "prose":
            yield None
        elif kind == "total" and now is not None:
            now.name = gap[-8:]
    if now is not None:
        yield now.close()


def _code_of(
    text: str, token: re.Match[str], figure: Figure, now: _Open | None, gap: str
) -> tuple[str, ...]:
    """The groups of digits of the code that a figure is: one that begins a line or a name; none where it is
    an amount."""
    if now is not None and now.kind == "code" and not now.numbers and not gap.strip(" "):
        group = _GROUP.fullmatch(figure.quantity.text)
        return (group[1],) if group and len(now.key) < _DEEPEST else ()
    code = _CODE.fullmatch(figure.quantity.text)
    begins = text[token.start() - 1 : token.start()] in ("", "\n")
    after = now is not None and now.kind == "code" and (now.numbers or _WORDS.search(gap))
    if code is None or not (
        begins or _NAMED.match(text, token.end()) or (after and len(code[1]) > 3)
    ):
        return ()
    digits = code[1]
    return (digits[:3], *(digits[at : at + 2] for at in range(3, len(digits), 2)))


def _read(entries: Sequence[Entry]) -> Iterator[Reading]:
    for sums in (list(_coded(entries)), list(_numbered(entries))):
        fits = [_fits(one) for one in sums if len(one.operands) > 1]
        if sum(fits) and 3 * sum(fits) >= len(fits):
            yield from sums
    yield from _across(entries)


def _coded(entries: Sequence[Entry]) -> Iterator[Reading]:
    """Each line with a code as the sum of those one group of digits longer that begin with it, and the total as
    that of the shortest."""
    coded = [entry for entry in entries if entry.kind == "code"]
    below: dict[tuple[str, ...], list[Entry]] = {}
    for entry in coded:
        below.setdefault(entry.key[:-1], []).append(entry)
    for entry in coded:
        yield from _sums(entry, below.get(entry.key, []), "code")
    totals = [entry for entry in entries if entry.kind == "total"]
    if len(totals) == 1 and len(below) > 1:
        yield from _sums(totals[0], below.get((), []), "code total")


class _Panel:
    """Lines numbered on through one column of a table: 一、本级收入, 二、转移性收入."""

    def __init__(self, flow: str) -> None:
        self.flow = flow
        self.tops: list[Entry] = []
        self.below: list[list[Entry]] = []
        self.total: Entry | None = None

    def may_hold(self, entry: Entry) -> bool:
        """Whether an entry may be the next of the panel: not of the other side, numbered on."""
        flow = _flow(entry)
        if flow and self.flow and flow != self.flow:
            return False
        if entry.kind == "total":
            return self.total is None
        before = len(self.below[-1]) if entry.kind == "inner" and self.below else len(self.tops)
        return _number(entry) == before + 1 and (entry.kind == "top" or bool(self.tops))

    def add(self, entry: Entry) -> None:
        """Put an entry where it belongs."""
        if entry.kind == "total":
            self.total = entry
        elif entry.kind == "inner":
            self.below[-1].append(entry)
        else:
            self.tops.append(entry)
            self.below.append([])


def _numbered(entries: Sequence[Entry]) -> Iterator[Reading]:
    """Each numbered line as the sum of those numbered below it, and the total as that of the first of them."""
    panels: list[_Panel] = []
    totals: list[Entry] = []
    for entry in entries:
        if entry.kind == "code":
            continue
        able = [panel for panel in panels if panel.may_hold(entry)]
        held = next(
            (panel for panel in able if panel.flow == _flow(entry)), able[0] if able else None
        )
        if held is None and entry.kind == "top" and _number(entry) == 1:
            held = _Panel(_flow(entry))
            panels.append(held)
            before = next((total for total in totals if _flow(total) in ("", held.flow)), None)
            if before is not None:
                totals.remove(before)
                held.total = before
        if held is not None:
            held.add(entry)
        elif entry.kind == "total" and not panels:
            totals.append(entry)
    for panel in panels:
        for top, below in zip(panel.tops, panel.below, strict=True):
            if len(below) > 1:
                yield from _sums(top, below, "number")
        if panel.total is not None:
            yield from _sums(panel.total, panel.tops, "total")


def _flow(entry: Entry) -> str:
    """Whether the name of an entry tells what comes in or goes out."""
    return "in" if "收入" in entry.name else "out" if "支出" in entry.name else ""


def _number(entry: Entry) -> int:
    said = entry.key[0]
    return int(said) if said.isdigit() else int(parse_chinese(said))


def _sums(whole: Entry, parts: Sequence[Entry], how: str) -> Iterator[Reading]:
    """The first number of `whole` as the sum of those of `parts`, and each other one where all have as many; a
    line without numbers tells nothing."""
    told = [part for part in parts if part.numbers]
    if not told or not whole.numbers:
        return
    width = len(whole.numbers) if len({len(one.numbers) for one in (whole, *told)}) == 1 else 1
    for column in range(width):
        yield _sum(whole.numbers[column], [part.numbers[column] for part in told], how)


def _sum(stated: Figure, parts: Sequence[Figure], how: str) -> Reading:
    calculation = signed((1,) * len(parts)) if len(parts) > 1 else SAME
    return Reading(
        "ledger", stated, tuple(("part", part) for part in parts), calculation,
        (f"ledger-{how}", stated.index), (how, f"n{min(4, len(parts))}"), True,
    )  # fmt: skip


def _across(entries: Sequence[Entry]) -> Iterator[Reading]:
    """The first number of each line as the sum of the others, where it is so in nearly all lines."""
    widest = max((len(entry.numbers) for entry in entries), default=0)
    rows = [
        _sum(entry.numbers[0], entry.numbers[1:], "across")
        for entry in entries if len(entry.numbers) > 1 and widest > 2
    ]  # fmt: skip
    full = [row for row in rows if len(row.operands) > 1]
    if sum(map(_fits, full)) >= max(_FEWEST, len(full) / 2):
        yield from rows


def _fits(reading: Reading) -> bool:
    """Whether a sum is what its parts make, give or take their rounding."""
    figures = [reading.stated, *(figure for _, figure in reading.operands)]
    amounts = [figure.quantity.value for figure in figures]
    gap = abs(amounts[0] - sum(amounts[1:]))
    return gap * 2 <= sum(figure.quantity.ulp for figure in figures) / figures[0].quantity.scale

"""Lines into running text: what stands between two of them, and whether the second goes on with the
first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from perflint.readers.pdf.characters import WIDE
from perflint.readers.pdf.lines import Gap, Line
from perflint.text.normalize import normalize
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern

Piece = tuple[int, Line]
"""A line and where it begins in the text it is part of."""

# What cannot be parted at a line end: opening marks, a word or a character, closing marks; some
# programs part nothing beside curly quotes.
_PART = r"[（《〈【〔［]*+(?:[!-~]++|.)[，。、；：！？）》〉】〕］%％…—.,;:!?)]*+"
_UNIT = compile_pattern(rf"[“‘]*+{_PART}(?:[“”‘’]++{_PART}){{0,3}}+[“”‘’]*+")
_PADDING = 10.0
_MOST_PADDING = 2.0
_SLACK = 0.6
_HALF = 0.5
_SAME_LEFT = 0.1
_PERCENT = 0.35
_CLOSE = 0.3
_WIDE_GAP = 1.0
_WIDEST_GAP = 3.0
_MOST_WIDE = 2
_SENTENCE = compile_pattern("[，。；]|、.{1,40}、")
_TAB = 0.4
_FEWEST_ROWS = 3


def glue(before: str, after: str, *, full: bool) -> str:
    """What stands between two lines of one paragraph: nothing beside Chinese, a blank between Latin
    words. Figures broken at the end of a line that was `full` go together: 11206.5 and 2."""
    left, right = before[-1:], after[:1]
    if not (left.isascii() and right.isascii()) or left in " -" or right == " ":
        return ""
    if left in ".," and right.isdigit():
        return ""
    if left.isdigit() and (right in ".%" or (full and (right.isdigit() or right == ","))):
        return ""
    return "" if full and left.isalpha() and right.isdigit() else " "


def opening_width(line: Line) -> float:
    """The room that the first piece of a line needs, which is not parted at a line end."""
    unit = _UNIT.match(line.text)
    text = unit[0] if unit else line.text[:1]
    wide = sum(1 for _ in WIDE.finditer(text))
    return line.em * (wide + _HALF * (len(text) - wide) + _PERCENT * text.count("%"))


def inner_width(width: float, em: float) -> float:
    """What a cell `width` wide leaves to its text, which is `em` high."""
    return width - min(_PADDING, _MOST_PADDING * em)


def would_fit(room: float, line: Line) -> bool:
    """Whether `line` could have begun in the `room` left at the end of the line before it: then the
    line before was ended on purpose."""
    needed = _SLACK * line.em
    return room > needed + _HALF * line.em and room > needed + opening_width(line)


def join_cell(lines: Sequence[Line], left: float, right: float) -> tuple[str, list[Piece]]:
    """The lines of a cell from `left` to `right` as one text; paragraphs are parted by a blank, as
    they are in cells of Word documents."""
    if len(lines) < 2:  # The usual cell.
        return (lines[0].text, [(0, lines[0])]) if lines else ("", [])
    text = ""
    pieces: list[Piece] = []
    room = 0.0
    for row in read_down(lines):
        first, last = row[0], row[-1]
        if pieces:
            apart = would_fit(room, first) and not (
                _broken(text, first.text) or _is_remainder(pieces[-1][1], first, right)
            )
            text += " " if apart else glue(text, first.text, full=True)
        for i, line in enumerate(row):
            if i and line.left - row[i - 1].right > _CLOSE * line.em:
                text += "" if _touches_chinese(text, line.text) else " "
            pieces.append((len(text), line))
            text += line.text
        room = inner_width(right - left, first.em) - (last.right - first.left)
    return text, pieces


def is_cut(text: str, pieces: list[Piece], width: float, after: Line) -> bool:
    """Whether the text of a cell may go on with `after` on the next page: its last line is full."""
    last = pieces[-1][1]
    row = [line.left for _, line in pieces if abs(line.y - last.y) < _HALF * line.em]
    room = inner_width(width, last.em) - (last.right - min(row))
    return not would_fit(room, after) or _broken(text, after.text)


def _broken(before: str, after: str) -> bool:
    """A figure that goes on in the next line, whatever room there was."""
    if before[-1:] in (".", ","):
        return after[:1].isdigit()
    return before[-1:].isdigit() and after[:1] in (".", "%")


def _is_remainder(line: Line, after: Line, right: float) -> bool:
    """Whether a figure set to the `right` edge of a cell goes on below its first digit: a second
    figure would stand at the edge as well."""
    return (
        after.text.isdigit()
        and line.text[-1:].isdigit()
        and right - line.right < _HALF * line.em
        and abs(after.left - line.left) < _SAME_LEFT * line.em
        and after.width < line.width
    )


def _touches_chinese(before: str, after: str) -> bool:
    return bool(WIDE.match(before[-1:]) or WIDE.match(after))


def read_down(lines: Iterable[Line]) -> list[list[Line]]:
    """Lines from the top down, those on one baseline together, from the left."""
    rows: list[list[Line]] = []
    for line in sorted(lines, key=lambda one: -one.y):
        if rows and rows[-1][0].y - line.y < _HALF * line.em:
            rows[-1].append(line)
        else:
            rows.append([line])
    return [sorted(row, key=lambda one: one.left) for row in rows]


def join_row(lines: Sequence[Line]) -> Line:
    """Lines beside each other on one baseline, from left to right, as one. A wide gap reads as a tab,
    but not between the single characters of a word set wide, nor in a sentence set to full width."""
    first = lines[0]
    text, glyphs = first.text, list(first.glyphs)
    right, gaps = first.right, list(first.gaps)
    spread = len(lines) > 2 and all(len(line.text) == 1 for line in lines)
    sentence = is_sentence(lines)
    for before, line in pairwise(lines):
        gap = (line.left - right) / line.em
        blank = ""
        if not (gap < _CLOSE or spread or (gap < _WIDEST_GAP and _is_apart(before, line))):
            if gap > _WIDE_GAP and not sentence:
                blank = "\t"
            else:
                blank = "" if _touches_chinese(text, line.text) else " "
                gaps += [] if sentence else [Gap(len(text), line.left, line.left - right)]
        at = len(text) + len(blank)
        gaps += [inner._replace(at=inner.at + at) for inner in line.gaps]
        glyphs += [line.glyphs[0]] * len(blank) + list(line.glyphs) if glyphs else []
        text += blank + line.text
        right = max(right, line.right)
    return first._replace(text=text, glyphs=glyphs, right=right, gaps=tuple(gaps))


def _is_apart(line: Line, after: Line) -> bool:
    """Whether the characters of one word are set apart: 韩 杰, 会 议 文 件（十八）."""
    return len(line.text) == 1 and bool(WIDE.match(line.text) and WIDE.match(after.text))


def is_sentence(lines: Sequence[Line]) -> bool:
    """Whether lines beside each other are one line of a sentence set to full width."""
    widths = [after.left - line.right for line, after in pairwise(lines)]
    wide = sum(1 for width in widths if width > _WIDE_GAP * lines[0].em)
    return (
        wide <= _MOST_WIDE
        and max(widths) < _WIDEST_GAP * lines[0].em
        and _SENTENCE.search("".join(line.text for line in lines)) is not None
    )


def restore_tabs(lines: Sequence[Line]) -> list[Line]:
    """Lines with tabs where three or more under each other have gaps, as the rows of tables without
    ruling do: gaps that reach the same place, and wide ones."""
    restored: list[Line] = []
    at = 0
    while at < len(lines):
        end = at
        while end < len(lines) and lines[end].gaps:
            end += 1
        run = lines[at:end]
        if len(run) >= _FEWEST_ROWS:
            places = Counter(round(gap.x) for line in run for gap in line.gaps)
            run = [_with_tabs(line, places) for line in run]
        restored += run or [lines[at]]
        at = max(end, at + 1)
    return restored


def _with_tabs(line: Line, places: Counter[int]) -> Line:
    text, glyphs = line.text, list(line.glyphs)
    starts = [0, *(gap.at for gap in line.gaps)]
    for start, (at, x, width) in zip(starts[-2::-1], reversed(line.gaps), strict=True):
        if at - start == 1 and WIDE.match(text[start]) and WIDE.match(text[at : at + 1]):
            continue  # The characters of one word, set apart.
        shared = sum(places[round(x) + near] for near in (-1, 0, 1)) >= _FEWEST_ROWS
        made_blank = text[at : at + 1] == " "
        token = read_token(normalize(text[:at] + "甲"))
        if (token and len(token.text) >= at) or not (
            shared or width > _TAB * line.em or made_blank
        ):
            continue
        if not made_blank:
            glyphs.insert(at, glyphs[at])
        text = text[:at] + "\t" + text[at + made_blank :]
    return line._replace(text=text, glyphs=glyphs)

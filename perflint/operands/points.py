"""Points made one after another: 一是…二是…, ①…②…, and numbered paragraphs."""

from __future__ import annotations

from typing import NamedTuple

from perflint.text.numbering import LEVELS, read_token, write_token

_HAN = tuple(write_token("han", i).removesuffix("、") for i in range(1, 31))
_STYLES = (
    tuple(f"{han}是" for han in _HAN),
    tuple(f"{han}要" for han in _HAN),
    tuple(f"其{han}" for han in _HAN),
    tuple(f"第{han}，" for han in _HAN),
    tuple(f"第{han}、" for han in _HAN),
    tuple(chr(ord("①") + i) for i in range(20)),
    tuple(f"（{han}）" for han in _HAN),
    tuple(f"（{i}）" for i in range(1, 31)),
    tuple(f"{i}." for i in range(1, 31)),
    tuple(f"{i}、" for i in range(1, 31)),
)
_FAR, _MOST_LINES, _LONGEST_LINE = 6000, 60, 4000
_OPENERS = tuple(style[0] for style in _STYLES)
_NUMBERED = tuple(number for style in _STYLES for number in style)


class Chain(NamedTuple):
    """Where each point begins, in order, after its number; `sure`: nothing suggests more, fewer or
    nested points; `ended`: no paragraph near opens with the number that would go on."""

    starts: tuple[int, ...]
    sure: bool
    ended: bool = False


def chain_at(text: str, start: int, stop: int = 0) -> Chain | None:
    """The points that begin at `start` and run on in the same paragraph, up to `stop` and to where a sentence
    begins others; None where none begin."""
    style = next((s for s in _STYLES if text.startswith(s[0], start)), None)
    if style is None:
        return None
    end = stop or text.find("\n", start, start + _FAR)
    end = min(len(text), start + _FAR) if end < 0 else end
    other = text.find(style[0], start + 1, end)
    if other >= 0 and text.find("。", start, other) >= 0:
        end = text.rfind("。", start, other)
    starts = [start]
    for token in style[1:]:
        at = text.find(token, starts[-1] + 1, end)
        if at < 0:
            break
        starts.append(at)
    line = text.rfind("\n", max(0, start - _FAR), start) + 1
    nested = any(text.find(token, line, start) >= 0 for token in style[:3])
    again = any(text.find(token, starts[-1] + 1, end) >= 0 for token in style[: len(starts) + 4])
    bodies = tuple(at + len(token) for at, token in zip(starts, style, strict=False))
    more = style[len(starts)] if len(starts) < len(style) else ""
    ended = text.find(f"\n{more}", end, end + _FAR) < 0
    return Chain(bodies, not nested and not again, ended)


def chain_before(text: str, at: int) -> Chain | None:
    """The last points that end before `at`, in its paragraph or in paragraphs of their own above it; None where
    there are none."""
    line = text.rfind("\n", 0, at) + 1
    first = max(text.rfind(style[0], line, at) for style in _STYLES)
    if first >= 0:
        return chain_at(text, first, at)
    while line > 0:
        above = text.rfind("\n", 0, line - 1) + 1
        token = read_token(text, above)
        if token is None and not text.startswith(_NUMBERED, above):
            return None
        if text.startswith(_OPENERS, above) or (token is not None and token.ordinal == 1):
            chain = paragraphs_at(text, above)
            return chain if chain is not None and chain.starts[-1] < at else None
        line = above
    return None


def clauses_at(text: str, start: int) -> Chain | None:
    """The clauses from `start` to the end of its sentence that ； parts, None where none does."""
    ends = [text.find(mark, start, start + _LONGEST_LINE) for mark in "。\n"]
    end = min([at for at in ends if at >= 0], default=len(text))
    starts = [start]
    while (at := text.find("；", starts[-1], end)) >= 0 and at + 1 < end:
        starts.append(at + 1)
    return Chain(tuple(starts), sure=True, ended=True) if len(starts) > 1 else None


def paragraphs_at(text: str, start: int) -> Chain | None:
    """The paragraphs from `start` on that are numbered in one form from the first number up, those
    without a number or with a lower one counting as parts of the one above."""
    if (style := next((s for s in _STYLES[:5] if text.startswith(s[0], start)), None)) is not None:
        return _worded(text, start, style)
    first = read_token(text, start)
    if first is None or first.ordinal != 1:
        return None
    starts, sure = [start + len(first.text)], True
    for line in _lines_after(text, start):
        token = read_token(text, line)
        if token is None:
            continue
        if token.form == first.form:
            if token.ordinal != len(starts) + 1:
                sure = sure and token.ordinal == 1
                break
            starts.append(line + len(token.text))
        elif LEVELS[token.form] <= first.level:
            sure = sure and LEVELS[token.form] < first.level
            break
    return Chain(tuple(starts), sure)


def _worded(text: str, start: int, style: tuple[str, ...]) -> Chain:
    """Paragraphs that open with 一是, 二是 …"""
    starts = [start + len(style[0])]
    for line in _lines_after(text, start):
        number = style[min(len(starts), len(style) - 1)]
        if text.startswith(number, line):
            starts.append(line + len(number))
        elif read_token(text, line) or text.startswith(style, line):
            break
    return Chain(tuple(starts), sure=True)


def _lines_after(text: str, start: int) -> list[int]:
    """Where the paragraphs after the one at `start` begin, at most sixty of them."""
    lines: list[int] = []
    at = text.find("\n", start, start + _LONGEST_LINE)
    while 0 <= at < len(text) - 1 and len(lines) < _MOST_LINES:
        lines.append(at + 1)
        at = text.find("\n", at + 1, at + _LONGEST_LINE)
    return lines


def opens_chain(text: str, start: int) -> bool:
    """Whether a first point (一是, ①, （1） …) stands at `start`."""
    return text.startswith(_OPENERS, start)

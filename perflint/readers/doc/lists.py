"""Lists: what their levels print, and which lists paragraphs belong to. [MS-DOC] 2.9.131 – 2.9.150"""

from __future__ import annotations

import struct
from typing import NamedTuple

from perflint.readers.doc.formats import read_character_format
from perflint.readers.doc.source import LIST_USES, LISTS, Source
from perflint.readers.doc.wordml import quote

_HEAD, _USE, _CHANGE, _LEVEL = 28, 16, 8, 28
_LEVELS = 9
_NO_STYLE = 0x0FFF
_SUFFIXES = ("tab", "space", "nothing")
# [MS-OSHARED] 2.2.1.3 MSONFC: the formats named as ISO/IEC 29500 names them.
_FORMATS = (
    "decimal", "upperRoman", "lowerRoman", "upperLetter", "lowerLetter", "ordinal",
    "cardinalText", "ordinalText", "hex", "chicago", "ideographDigital", "japaneseCounting",
    "aiueo", "iroha", "decimalFullWidth", "decimalHalfWidth", "japaneseLegal",
    "japaneseDigitalTenThousand", "decimalEnclosedCircle", "decimalFullWidth2",
    "aiueoFullWidth", "irohaFullWidth", "decimalZero", "bullet", "ganada", "chosung",
    "decimalEnclosedFullstop", "decimalEnclosedParen", "decimalEnclosedCircleChinese",
    "ideographEnclosedCircle", "ideographTraditional", "ideographZodiac",
    "ideographZodiacTraditional", "taiwaneseCounting", "ideographLegalTraditional",
    "taiwaneseCountingThousand", "taiwaneseDigital", "chineseCounting",
    "chineseLegalSimplified", "chineseCountingThousand",
)  # fmt: skip
_NOTHING = 0xFF


class _Head(NamedTuple):
    """A list: its number in the file, the styles of its levels, how many these are."""

    number: int
    styles: tuple[int, ...]
    levels: int


def write_lists(source: Source) -> str:
    """All lists as the content of a numbering part, "" for none."""
    heads = [_read_head(one) for one in _split(source.part(LISTS), "<h", _HEAD)]
    at, size = source.where(LISTS)
    at += size
    written: list[str] = []
    for number, head in enumerate(heads):
        levels = []
        for index in range(head.levels):
            level, at = _write_level(source.table, at, index, head.styles[index])
            levels.append(level)
        written.append(
            f'<w:abstractNum w:abstractNumId="{number}">{"".join(levels)}</w:abstractNum>'
        )
    return "".join(written) + "".join(_write_uses(source.part(LIST_USES), heads))


def _split(table: bytes, count: str, size: int) -> list[bytes]:
    """The elements of an array that begins with their number."""
    if not table:
        return []
    number = struct.unpack_from(count, table)[0]
    start = struct.calcsize(count)
    number = min(max(number, 0), (len(table) - start) // size)
    return [table[start + i * size : start + (i + 1) * size] for i in range(number)]


def _read_head(head: bytes) -> _Head:
    number = struct.unpack_from("<i", head)[0]
    styles = struct.unpack_from(f"<{_LEVELS}H", head, 8)
    return _Head(number, styles, 1 if head[26] & 1 else _LEVELS)


def _write_level(table: bytes, at: int, index: int, style: int) -> tuple[str, int]:
    """One level, and where the next begins. [MS-DOC] 2.9.149 LVL, 2.9.150 LVLF"""
    start, format, flags, places, suffix, characters, paragraphs, restart = struct.unpack_from(
        "<iBB9sB8xBBBx", table, at
    )
    at += _LEVEL + paragraphs
    hidden = read_character_format(table[at : at + characters]).hidden
    at += characters
    length = struct.unpack_from("<H", table, at)[0]
    text = table[at + 2 : at + 2 + 2 * length]
    label = _write_label(text, places.partition(b"\0")[0])
    limits = f'<w:lvlRestart w:val="{restart}"/>' if flags & 8 else ""
    tied = f'<w:pStyle w:val="{style}"/>' if style != _NO_STYLE else ""
    level = (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{_name(format)}"/>{limits}'
        f'{tied}{"<w:isLgl/>" if flags & 4 else ""}<w:suff w:val="{_SUFFIXES[min(suffix, 2)]}"/>'
        f"<w:lvlText w:val={quote(label)}/>"
        f"{'<w:rPr><w:vanish/></w:rPr>' if hidden == 1 else ''}</w:lvl>"
    )
    return level, at + 2 + 2 * length


def _name(format: int) -> str:
    if format == _NOTHING:
        return "none"
    return _FORMATS[format] if format < len(_FORMATS) else "decimal"


def _write_label(text: bytes, places: bytes) -> str:
    """What a level prints, with %1 for the number of the first; `places` are where the numbers go."""
    units = [text[i : i + 2] for i in range(0, len(text) - 1, 2)]
    for place in places:
        if 0 < place <= len(units):
            level = min(units[place - 1][0], _LEVELS - 1)
            units[place - 1] = f"%{level + 1}".encode("utf-16-le")
    return b"".join(units).decode("utf-16-le", "replace")


def _write_uses(table: bytes, heads: list[_Head]) -> list[str]:
    """The lists that paragraphs name, with what each changes. [MS-DOC] 2.9.148 PlfLfo"""
    numbers = {head.number: i for i, head in enumerate(heads)}
    uses = _split(table, "<I", _USE)
    at = 4 + len(uses) * _USE
    written = []
    for i, use in enumerate(uses):
        known = numbers.get(struct.unpack_from("<i", use)[0])
        at += 4
        changes = []
        for _ in range(use[12]):
            start, flags = struct.unpack_from("<iI", table, at)
            at += _CHANGE
            index = min(flags & 0xF, _LEVELS - 1)
            own = ""
            if flags & 0x20:
                style = _NO_STYLE if known is None else heads[known].styles[index]
                start = struct.unpack_from("<i", table, at)[0]
                own, at = _write_level(table, at, index, style)
            anew = f'<w:startOverride w:val="{start}"/>' if flags & 0x10 else ""
            changes.append(f'<w:lvlOverride w:ilvl="{index}">{anew}{own}</w:lvlOverride>')
        if known is not None:
            written.append(
                f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{known}"/>{"".join(changes)}</w:num>'
            )
    return written

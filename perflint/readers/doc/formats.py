"""What the formatting of characters and paragraphs says of text, numbers and tables; fonts and
distances are passed over. [MS-DOC] 2.6.1, 2.6.2
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from perflint.readers.doc.rows import Row, read_row
from perflint.readers.doc.sprms import read_modifiers, signed, walk

_AS_STYLE, _UNLIKE_STYLE = 0x80, 0x81
_PLAIN, _STYLE, _HIDDEN, _DELETED = 0x2A33, 0x4A30, 0x083C, 0x0800
_SPECIAL, _SYMBOL, _DATA, _PLACE = 0x0855, 0x6A09, 0x0806, 0x6A03
_IN_TABLE, _ROW_END, _DEPTH, _DEEPER = 0x2416, 0x2417, 0x6649, 0x664A
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_PARAGRAPH_STYLE, _LIST, _LEVEL, _OUTLINE, _NEW_PAGE = 0x4600, 0x460B, 0x260A, 0x2640, 0x2407
_HUGE, _TABLE = 0x6646, 0x646B
_MOST_LEAPS = 8
_NO_LIST, _LAST_LIST, _LEVELS = (0, -2047), 0x07FE, 9


class CharacterFormat(NamedTuple):
    """The formatting of some characters. `hidden` is 0 or 1, or what it is towards the style, None
    where nothing is said; `style` a character style. `special`: a character may stand for something
    else, `symbol` for a sign of a symbol font, `data`: for bytes nobody sees, which lie at `place`."""

    hidden: int | None = None
    style: int | None = None
    deleted: bool = False
    special: bool = False
    symbol: int | None = None
    data: bool = False
    place: int | None = None

    def is_hidden(self, by_style: Callable[[int | None], bool], paragraph: int | None) -> bool:
        """Whether nobody sees them; `by_style` says so of styles."""
        if self.hidden in (0, 1):
            return bool(self.hidden)
        style = by_style(paragraph) or by_style(self.style)
        return style != (self.hidden == _UNLIKE_STYLE)


PLAIN = CharacterFormat()
_Reader = Callable[[bytes], dict[str, Any]]
_OF_CHARACTERS: Mapping[int, _Reader] = {
    _HIDDEN: lambda operand: {"hidden": operand[0]},
    _STYLE: lambda operand: {"hidden": None, "style": signed(operand)},
    _PLAIN: lambda _: {"hidden": None, "style": None},
    _DELETED: lambda operand: {"deleted": bool(operand[0] & 1)},
    _SPECIAL: lambda operand: {"special": bool(operand[0])},
    _SYMBOL: lambda operand: {"symbol": int.from_bytes(operand[2:4], "little")},
    _DATA: lambda operand: {"data": bool(operand[0])},
    _PLACE: lambda operand: {"place": int.from_bytes(operand, "little")},
}


def read_character_format(modifiers: bytes) -> CharacterFormat:
    """What `modifiers` come to."""
    made = PLAIN
    for opcode, operand in walk(modifiers):
        if read := _OF_CHARACTERS.get(opcode):
            made = made._replace(**read(operand))
    return made if made.data else made._replace(place=None)


class ParagraphFormat(NamedTuple):
    """The formatting of a paragraph. `list` is its list (0: none), `level` a level of it, `outline` a
    heading level (9: text); all None where the style has the say. `depth`: in how many tables it
    stands; its mark may end a cell or a row of the innermost, `row` saying how that is laid out."""

    style: int | None = None
    list: int | None = None
    level: int | None = None
    outline: int | None = None
    new_page: bool | None = None
    in_table: bool = False
    nested: int | None = None
    ends_row: bool = False
    ends_inner_cell: bool = False
    ends_inner_row: bool = False
    row: Row | None = None

    @property
    def depth(self) -> int:
        """In how many tables it stands."""
        return int(self.in_table) if self.nested is None else self.nested


def _read_list(operand: bytes) -> dict[str, Any]:
    number = signed(operand)
    if number in _NO_LIST:
        return {"list": 0}
    return {"list": abs(number)} if abs(number) <= _LAST_LIST else {}


_OF_PARAGRAPHS: Mapping[int, _Reader] = {
    _PARAGRAPH_STYLE: lambda operand: {"style": signed(operand)},
    _DEPTH: lambda operand: {"nested": max(signed(operand), 0)},
    _OUTLINE: lambda operand: {"outline": operand[0]},
    _LEVEL: lambda operand: {"level": operand[0]} if operand[0] < _LEVELS else {"list": 0},
    _LIST: _read_list,
}


def read_paragraph_format(
    modifiers: bytes, style: int | None, data: Callable[[], bytes]
) -> ParagraphFormat:
    """What `modifiers` on top of `style` come to; `data` fetches the data stream, where large ones
    are."""
    modifiers = _follow(modifiers, data)
    said: dict[str, int | bool | None] = {"style": style}
    for opcode, operand in walk(modifiers):
        field = _FLAGS.get(opcode)
        if field is not None:
            said[field] = bool(operand[0])
        elif opcode == _DEEPER:
            before = said.get("nested", int(said.get("in_table") or 0))
            said["nested"] = max((before or 0) + signed(operand), 0)
        elif read := _OF_PARAGRAPHS.get(opcode):
            said |= read(operand)
    made = ParagraphFormat(**said)  # type: ignore[arg-type]
    return made._replace(row=read_row(modifiers)) if made.ends_row or made.ends_inner_row else made


_FLAGS = {
    _IN_TABLE: "in_table",
    _ROW_END: "ends_row",
    _INNER_CELL: "ends_inner_cell",
    _INNER_ROW: "ends_inner_row",
    _NEW_PAGE: "new_page",
}


def _follow(modifiers: bytes, data: Callable[[], bytes]) -> bytes:
    """`modifiers` with those in the data stream that they lead to. [MS-DOC] 2.6.2 sprmPHugePapx"""
    whole = b""
    for _ in range(_MOST_LEAPS):
        leap = next(
            ((opcode, operand) for opcode, operand in walk(modifiers) if opcode in (_HUGE, _TABLE)),
            None,
        )
        if leap is None:
            break
        opcode, operand = leap
        if opcode == _TABLE:
            whole += modifiers[: modifiers.find(opcode.to_bytes(2, "little") + operand)]
        modifiers = read_modifiers(data(), int.from_bytes(operand, "little"))
    return whole + modifiers

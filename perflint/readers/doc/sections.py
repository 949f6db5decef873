"""Where sections end. [MS-DOC] 2.8.26 PlcfSed, 2.9.242 Sepx"""

from __future__ import annotations

from perflint.readers.doc.source import SECTIONS, Source, read_plc
from perflint.readers.doc.sprms import read_modifiers, walk

_BREAK, _CONTINUOUS = 0x3009, 0
_NONE = 0xFFFF_FFFF


def read_sections(source: Source) -> dict[int, bool]:
    """The positions after the marks that end sections, the last one apart, with whether that which
    ends there began on a new page."""
    ends, sections = read_plc(source.part(SECTIONS), 12)
    return {
        end: _turns(source.word, int.from_bytes(section[2:6], "little"))
        for end, section in zip(ends[1:-1], sections, strict=False)
    }


def _turns(word: bytes, at: int) -> bool:
    if at == _NONE:
        return True
    return all(
        operand[0] != _CONTINUOUS
        for opcode, operand in walk(read_modifiers(word, at))
        if opcode == _BREAK
    )

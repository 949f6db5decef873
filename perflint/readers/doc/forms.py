"""Fields of a form: whether a box is ticked. [MS-DOC] 2.9.78 FFData, 2.9.159 NilPICFAndBinData"""

from __future__ import annotations

import struct

_NO_TEXT = 0xFFFF_FFFF
_BOX, _TICKED = 1, 1
_AS_MADE = 25


def read_box(data: bytes, at: int) -> str:
    """The check box whose settings lie at `at` in the data stream, "" for anything else."""
    try:
        start = at + struct.unpack_from("<H", data, at + 4)[0]
        sign, bits = struct.unpack_from("<IH", data, start)
        if sign != _NO_TEXT or bits & 3 != _BOX:
            return ""
        result = bits >> 2 & 0x1F
        if result == _AS_MADE:
            name = struct.unpack_from("<H", data, start + 10)[0]
            result = struct.unpack_from("<H", data, start + 14 + 2 * name)[0]
    except struct.error:
        return ""
    return "☑" if result == _TICKED else "□"

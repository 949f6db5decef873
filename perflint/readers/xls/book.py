"""What the sheets of a BIFF workbook share. [MS-XLS] 2.4"""

from __future__ import annotations

from perflint.readers.spreadsheet.builtin_formats import BUILTIN
from perflint.readers.spreadsheet.date_format import Epoch
from perflint.readers.spreadsheet.number_format import NumberFormat, read_format

BIFF8, BIFF5 = 0x600, 0x500
CHINESE = "gbk"


class Book:
    """Formats, strings and where each sheet begins. `wide`: BIFF8, whose strings are Unicode."""

    def __init__(self, version: int) -> None:
        self.wide = version >= BIFF8
        self.encoding = CHINESE
        self.epoch: Epoch = 1900
        self.codes = dict(BUILTIN)
        self.styles: list[int] = []
        self.strings: list[str] = []
        self.bounds: list[tuple[str, int, bool]] = []
        self._formats: dict[int, tuple[str, NumberFormat]] = {}

    def short_string(self, data: bytes, length: int) -> str:
        """A string of that many characters without its length, as names and formats have it."""
        if not self.wide:
            return data[:length].decode(self.encoding, "replace")
        wide, body = data[:1] > b"\0", data[1:]
        return (
            body[: 2 * length].decode("utf-16-le", "replace")
            if wide
            else (body[:length].decode("latin-1"))
        )

    def format(self, style: int) -> tuple[str, NumberFormat]:
        """Code and number format of a cell style."""
        found = self._formats.get(style)
        if found is None:
            number = self.styles[style] if style < len(self.styles) else 0
            code = self.codes.get(number, "General")
            found = self._formats[style] = (code, read_format(code, self.epoch))
        return found

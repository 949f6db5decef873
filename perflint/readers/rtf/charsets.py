"""Which characters the bytes of a file stand for: its code page, and the sets of its fonts."""

from __future__ import annotations

from perflint.readers.rtf.words import CHARSETS, CODE_PAGES, SYMBOLS


class Charsets:
    """`fonts` are the character sets of fonts by number, `default_font` the font of \\plain."""

    __slots__ = ("codec", "default_font", "fonts")

    def __init__(self) -> None:
        self.codec = "gb18030"
        self.default_font: int | None = None
        self.fonts: dict[int, int] = {}

    def set_code_page(self, number: int) -> None:
        """\\ansicpg; an unknown one changes nothing."""
        self.codec = CODE_PAGES.get(number, self.codec)

    def decode(self, data: bytes, font: int | None) -> str:
        """The characters of `data` in `font`."""
        number = self.default_font if font is None else font
        charset = self.fonts.get(-1 if number is None else number, 0)
        if charset == SYMBOLS:
            return "".join([chr(0xF000 + byte) for byte in data])
        return data.decode(CHARSETS.get(charset, self.codec), "replace")

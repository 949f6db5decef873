"""Names of departments, however they are written."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.text.patterns import compile_pattern

_ASIDE = compile_pattern(r"[（(\[【][^）)\]】]{0,16}[）)\]】]|\s+|[·•“”\"']")
_TAIL = compile_pattern(r"(?:本级|机关|本部|部门汇总|汇总)$")
_SHORTEST = 4
"""Characters that the shorter of two names must have to be telling: 区教育局, not 教育局."""


def settle_name(name: str) -> str:
    """`name` without blanks, remarks in brackets and 本级 or 机关 at its end."""
    plain = _ASIDE.sub("", name)
    return _TAIL.sub("", plain) or plain


class Organs:
    """Settled names, and which of them mean one body: equal, or one the end of the other (某区教育局 and
    某市某区教育局), unless it might be the end of several (区教育局 of two districts)."""

    def __init__(self, names: Iterable[str]) -> None:
        self.longer: dict[str, list[str]] = {}
        for name in dict.fromkeys(names):
            for start in range(max(1, len(name) - _SHORTEST + 1)):
                self.longer.setdefault(name[start:], []).append(name)

    def find(self, name: str) -> str:
        """The longest of the names that means the same body as `name`, `name` itself without one."""
        if found := self.longer.get(name):
            longest = max(found, key=len)
            return longest if all(longest.endswith(one) for one in found) else name
        for start in range(1, len(name) - _SHORTEST + 1):
            if name[start:] in self.longer and name[start:] in self.longer[name[start:]]:
                return name[start:]
        return name

"""Names of departments, however they are written."""

from __future__ import annotations

from collections.abc import Iterable

from perflint.text.patterns import compile_pattern

_ASIDE = compile_pattern(r"[（(\[【][^）)\]】]{0,16}[）)\]】]|\s+|[·•“”\"']")
_TAIL = compile_pattern(r"(?:本级|机关|本部|部门汇总|汇总)$")
_ARCHIVE = compile_pattern(r"\.[zZ][iI][pP]$")
_ORGAN = compile_pattern(
    r"[\u4e00-\u9fff]{2,20}(?:局|委|委员会|办公室|中心|法院|检察院|医院|学院|大学|学校|中学|小学|幼儿园|厅"
    r"|管理处|服务处|政府|办事处|街道|协会|联合会|总工会|馆|站|大队|支队)"
)
_SHORTEST = 4
"""Characters that the shorter of two names must have to be telling: 区教育局, not 教育局."""


def settle_name(name: str) -> str:
    """`name` without blanks, remarks in brackets and 本级 or 机关 at its end."""
    plain = _ASIDE.sub("", name)
    return _TAIL.sub("", plain) or plain


def drop_zip(name: str) -> str:
    """The name of an archive without its suffix, any other as it is."""
    return _ARCHIVE.sub("", name)


def read_organ(name: str) -> str:
    """The department that a folder or an archive is named after, "" where it is named otherwise."""
    plain = settle_name(drop_zip(name))
    return plain if _ORGAN.fullmatch(plain) else ""


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

"""Administrative areas named in a filing, and the full name of the one it is about.

The names stand in rules/vocabularies/divisions.txt, read when the first filing asks.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from perflint.ruleset.sources import bundled_rules, read_bytes
from perflint.text.patterns import compile_pattern

Area = tuple[str, str, str]
"""Province, city and county, "" where there is none."""

_END = compile_pattern("[省市区县旗州盟]")
_LONGEST, _LONGEST_AUTONOMOUS = 6, 15
# Two-character districts (城区, 郊区, 东区) read like plain words; 南县, 横县 are names.
_SHORTEST = 3
_DIRECTIONS = ("东南", "西南", "华南", "东北", "西北", "华北", "中南")
_LONG_SHORT = ("黔东南", "黔西南", "西双版纳", "博尔塔拉", "巴音郭楞", "克孜勒苏")
_SUFFIX = compile_pattern(r"(?:地区|盟|市|省|(?:壮族|回族|维吾尔)?自治区)$")
_ZONE = compile_pattern("高新|经济技术|经开|综合|临空|航空|新区")
_LEVELS = (
    ("区", compile_pattern("[我全]区|区[委级属政内]")),
    ("县", compile_pattern("[我全]县|县[委级属政内]")),
    ("市", compile_pattern("[我全]市|市[委级属政内本]")),
)


class Place(NamedTuple):
    """A named area in a text, with every area of that name."""

    start: int
    end: int
    areas: tuple[Area, ...]


def full_name(area: Area) -> str:
    """江西省南昌市西湖区, 上海市浦东新区, 湖北省仙桃市."""
    return "".join(area)


def find_places(text: str, start: int, end: int, suffix: re.Pattern[str] = _END) -> Iterator[Place]:
    """Areas named in full (西湖区, 南昌市) in a stretch of normalised text, the longest name each;
    `suffix` limits them to names with certain last characters."""
    names = load_areas()
    low = start
    for match in suffix.finditer(text, start, end):
        stop = match.end()
        longest = _LONGEST_AUTONOMOUS if text[stop - 2] == "治" else _LONGEST
        shortest = 2 if text[stop - 1] == "县" else _SHORTEST
        for at in range(max(low, stop - longest), stop - shortest + 1):
            if areas := names.get(text[at:stop]):
                if stop - at == 2 and _splits(text, at, names):
                    continue
                yield Place(at, stop, areas)
                low = stop
                break


def name_area(text: str, start: int, end: int, whole: str) -> tuple[Area, Place] | None:
    """The area that the words `start`:`end` of `text` (a department, a title) belong to.

    Of areas with one name that counts whose city and province the `whole` filing mentions; None
    where it does not tell.
    """
    places = list(find_places(text, start, end))
    if not places:
        return _name_zone(text, start, end)
    deepest = max(places, key=lambda place: (_depth(place.areas[0]), -place.start))
    area = _only(deepest.areas, text[start:end]) or _only(deepest.areas, whole)
    return (area, deepest) if area else None


def guess_area(text: str) -> tuple[Area, Place] | None:
    """The area a filing speaks of as its own, where neither title nor department names one: the
    area of the level of 我区, 我县 or 我市 that it names most, twice at least."""
    counts = {suffix: len(pattern.findall(text)) for suffix, pattern in _LEVELS}
    suffix = next((s for s in "区县" if counts[s] and counts[s] * 2 >= counts["市"]), "市")
    if not counts[suffix]:
        return None
    place = _most_named(text, suffix)
    area = _only(place.areas, text) if place else None
    return (area, place) if area and place else None


def _most_named(text: str, suffix: str) -> Place | None:
    """Where the area that is named most stands first; None where it is named once or two are alike."""
    seen: dict[tuple[Area, ...], list[Place]] = {}
    for place in find_places(text, 0, len(text), compile_pattern(suffix)):
        seen.setdefault(place.areas, []).append(place)
    ranked = sorted(seen.values(), key=len, reverse=True)
    if not ranked or len(ranked[0]) <= max([1, *map(len, ranked[1:2])]):
        return None
    return ranked[0][0]


@cache
def load_areas() -> dict[str, tuple[Area, ...]]:
    """Every area by its name."""
    path = os.path.join(bundled_rules(), "vocabularies", "divisions.txt")
    names: dict[str, tuple[Area, ...]] = {}
    for line in read_bytes(path).decode().splitlines():
        if line.startswith("#"):
            continue
        province, city, counties = (*line.split("\t"), "", "")[:3]
        names[province] = ((province, "", ""),)
        if city:
            names[city] = ((province, city, ""), *names.get(city, ()))
        for county in counties.split():
            names[county] = (*names.get(county, ()), (province, city, county))
    for name, areas in list(names.items()):
        if name.endswith(("自治州", "自治县")):
            names.setdefault(short_name(name) + name[-1], areas)
    return names


def short_name(name: str) -> str:
    """南昌 for 南昌市, 延边 for 延边朝鲜族自治州, 江西 for 江西省."""
    if name.endswith(("自治州", "自治县")):
        return next((short for short in _LONG_SHORT if name.startswith(short)), name[:2])
    return _SUFFIX.sub("", name)


def _splits(text: str, at: int, names: dict[str, tuple[Area, ...]]) -> bool:
    """Whether a name at `at` would cut another in two: 济南县区, 西南县域."""
    word = text[max(0, at - 1) : at + 1]
    return len(word) == 2 and (word in _DIRECTIONS or word + "市" in names or word + "省" in names)


def _depth(area: Area) -> int:
    return sum(map(bool, area))


def _only(areas: tuple[Area, ...], words: str) -> Area | None:
    """The area whose city and province `words` mention most, None on a tie."""
    if len(areas) == 1:
        return areas[0]
    scored = sorted(((_mentions(area, words), area) for area in areas), reverse=True)
    return scored[0][1] if scored[0][0] > scored[1][0] else None


def _mentions(area: Area, words: str) -> int:
    province, city, _ = area
    count = words.count(short_name(province))
    return count + 3 * words.count(short_name(city)) if city else count


def _name_zone(text: str, start: int, end: int) -> tuple[Area, Place] | None:
    """南昌高新技术产业开发区 and the like: the city in front."""
    for size in (2, 3):
        areas = load_areas().get(text[start : start + size] + "市")
        if areas and _ZONE.match(text, start + size, end):
            return areas[0], Place(start, start + size, areas)
    return None

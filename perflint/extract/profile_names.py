"""A profile by what a person calls it: its id, or the name of its place, long or short."""

from __future__ import annotations

from collections.abc import Mapping

from perflint.errors import UsageError
from perflint.extract.regions import Area, full_name, load_areas, short_name
from perflint.model.rule import ProfileSpec

_KINDS = ("", "市", "县", "区", "省", "州", "盟", "旗")


def find_profile(wanted: str, specs: Mapping[str, ProfileSpec]) -> ProfileSpec:
    """The profile of that id, or of that place (湖南省长沙市, 湖南长沙, 长沙市, 长沙), or of the nearest area
    around it that has one (浏阳). Raises UsageError where there is none."""
    if wanted in specs:
        return specs[wanted]
    found = {_nearest(full_name(area), specs) for area in _places(wanted)}
    if len(found) == 1 and (only := found.pop()):
        return specs[only]
    raise _unknown(wanted, specs, several=bool(found))


def _places(wanted: str) -> tuple[Area, ...]:
    """The areas that go by this name, the highest only: 吉林 is the province, 长沙 the city."""
    areas = [
        area
        for name, named in load_areas().items()
        for area in named
        if wanted in (name, full_name(area), short_name(name), "".join(map(short_name, area)))
        or (name[:-1] == wanted and name[-1] in _KINDS)
    ]
    least = min((sum(map(bool, area)) for area in areas), default=0)
    return tuple(dict.fromkeys(area for area in areas if sum(map(bool, area)) == least))


def _nearest(region: str, specs: Mapping[str, ProfileSpec]) -> str:
    """The id of the profile of the smallest area around `region`, "" where none has one."""
    near = [spec for spec in specs.values() if spec.region and region.startswith(spec.region)]
    return max(near, key=lambda spec: len(spec.region)).id if near else ""


def _unknown(wanted: str, specs: Mapping[str, ProfileSpec], *, several: bool) -> UsageError:
    from difflib import get_close_matches

    close = get_close_matches(wanted, specs, n=1, cutoff=0.4)
    guess = "有几个地方叫这个名字；" if several else f"是不是 {close[0]}？" if close else ""
    return UsageError(
        f"没有名为“{wanted}”的地方", hint=f"{guess}可用的有：auto、{'、'.join(sorted(specs))}。"
    )

"""rules/reliability.yaml, how often statements of each kind hold in public text, and rules/signs.yaml, what counts
for and against each of several ways to read a number. Both are written by `python -m tests.calibration --write`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from perflint.errors import RuleError
from perflint.ruleset.locate import YamlFile


def collect_counts(
    files: Iterable[YamlFile], errors: list[RuleError]
) -> Mapping[str, tuple[int, int]]:
    """Holding and met of each cell; a later file takes the place of an earlier one."""
    counts: dict[str, tuple[int, int]] = {}
    for file in files:
        if not isinstance(file.data, dict):
            errors.append(RuleError("应为键值表：写法 → [相符, 总数]", place=file.place(())))
            continue
        for key, value in file.data.items():
            if (
                isinstance(value, list) and len(value) == 2
                and all(isinstance(number, int) for number in value)
                and 0 <= value[0] <= value[1]
            ):  # fmt: skip
                counts[str(key)] = (value[0], value[1])
            else:
                place = file.place((key,))
                errors.append(RuleError("应为 [相符, 总数]", place=place))
    return counts


def collect_points(
    files: Iterable[YamlFile], errors: list[RuleError]
) -> Mapping[str, Mapping[str, int]]:
    """The points of each sign by form of statement; a later file takes the place of an earlier one."""
    points: dict[str, dict[str, int]] = {}
    for file in files:
        forms = file.data if isinstance(file.data, dict) else {"": None}
        for form, signs in forms.items():
            if isinstance(signs, dict) and all(type(one) is int for one in signs.values()):
                points[str(form)] = {str(sign): one for sign, one in signs.items()}
            else:
                place = file.place((form,) if form else ())
                errors.append(RuleError("应为键值表：写法 → 迹象 → 整数", place=place))
    return points

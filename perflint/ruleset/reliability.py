"""rules/reliability.yaml: how often statements of each kind hold in public text. Written by
`python -m tests.calibration --write`."""

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

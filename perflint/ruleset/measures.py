"""rules/measures.yaml: the fiscal quantities, their names and what they are made up of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from perflint.errors import RuleError
from perflint.model.figure import Stage
from perflint.model.measure import Measure
from perflint.model.quantity import Dimension
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.wording import describe_errors, suggest

Text = Annotated[str, StringConstraints(min_length=2)]


class MeasureEntry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)

    aliases: tuple[Text, ...] = ()
    """别的叫法、简称。"""
    dimension: Dimension = "money"
    """量纲：money 金额，people 人数，count 个数，percent 比率，area 面积 等。"""
    stages: tuple[Stage, ...] = ()
    """会有哪些阶段的数：first_budget、adjusted_budget、budget、allotted、received、executed 等。"""
    consists_of: tuple[tuple[Text, ...], ...] = ()
    """由哪几项合成，不多不少；有几种分法就写几行。"""
    additive: bool = True
    """各单位、各项目的数能不能相加；人均、比率不能。"""


def collect_measures(files: Iterable[YamlFile], errors: list[RuleError]) -> tuple[Measure, ...]:
    """The measures of all files in order, a later one taking the place of an earlier of its name."""
    found: dict[str, tuple[Measure, YamlFile]] = {}
    for file in files:
        if not isinstance(file.data, dict):
            errors.append(RuleError("应为键值表：名称 → 内容", place=file.place(())))
            continue
        for name in file.data:
            part = file.within(name)
            try:
                entry = MeasureEntry.model_validate(part.data or {})
            except ValidationError as error:
                errors += describe_errors(error, part, MeasureEntry, ())
                continue
            names = tuple(sorted({name, *entry.aliases}, key=lambda one: (-len(one), one)))
            measure = Measure(
                name, names, entry.dimension, entry.stages, entry.consists_of, entry.additive
            )
            found[name] = (measure, file)
    errors += find_mistakes(found)
    return tuple(measure for measure, _ in found.values())


def find_mistakes(found: dict[str, tuple[Measure, YamlFile]]) -> Iterable[RuleError]:
    """Names that two measures claim, and parts that are no measures."""
    owner: dict[str, str] = {}
    for name, (measure, file) in found.items():
        for called in measure.names:
            first = owner.setdefault(called, name)
            if first != name:
                place = file.place((name,), key=True)
                yield RuleError(f"{called} 已是 {first} 的叫法", place=place)
    for name, (measure, file) in found.items():
        for row, parts in enumerate(measure.consists_of):
            for column, part in enumerate(parts):
                if part not in found:
                    place = file.place((name, "consists_of", row, column))
                    hint = suggest(part, found)
                    yield RuleError(f"没有名为 {part} 的项", place=place, hint=hint)

"""rules/identities.yaml: equations between figures, checked and built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from perflint.errors import RuleError
from perflint.model.equation import Equation, Slot
from perflint.ruleset.locate import YamlFile
from perflint.ruleset.vocabularies import WordsError, resolve_words
from perflint.ruleset.wording import describe_errors
from perflint.text.formula import read_formula

Text = Annotated[str, StringConstraints(min_length=1)]
Words = Mapping[str, tuple[str, ...]]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


class SlotEntry(_Entry):
    nature: tuple[str, ...] = ()
    """数字的性质：level、change、growth_rate、share、rate、points、score、weight、price_each。"""
    stage: tuple[str, ...] = ()
    """阶段：budget、first_budget、adjusted_budget、allotted、received、executed、target、achieved。"""
    dimension: tuple[str, ...] = ()
    """量纲：money、percent、people、count、area、length、weight、score 等。"""
    lead: str | tuple[str, ...] = ()
    """紧接在数字前的词，至少出现一个；可写 <词表>。"""
    tail: tuple[str, ...] = ()
    """紧接在数字后的词，至少出现一个。"""
    without: tuple[str, ...] = ()
    """数字前不得出现的词。"""
    flow: Literal["", "in", "out"] = ""
    """in 收，out 支。"""
    direction: Literal["", "+", "-"] = ""
    """+ 增，- 减。"""
    after: bool = False
    """也可以出现在结果之后。"""


class IdentityEntry(_Entry):
    title: Text
    """等式的中文说法。"""
    form: Text
    """属于哪一类陈述，规则据此认领。"""
    result: SlotEntry
    """等号左边的数字。"""
    operands: dict[str, SlotEntry]
    """等号右边的数字，按名称。"""
    formula: Text
    """由 operands 计算 result 的算式。"""
    scope: Literal["clause", "item", "sentence", "paragraph"] = "sentence"
    """在哪个范围里找 operands。"""
    mandatory: bool = True
    """不等即为有误；false 时另看数字像不像笔误。"""
    unless: tuple[str, ...] = ()
    """句中有这些词就不适用。"""
    decimals: int = 0
    """结果至少精确到几位小数：1 表示得分 10 就是 10.0，不是 9.6 取整。"""


def collect_identities(
    files: Iterable[YamlFile], words: Words, errors: list[RuleError]
) -> tuple[Equation, ...]:
    """The equations of all files, a later one taking the place of an earlier of the same name."""
    found: dict[str, Equation] = {}
    for file in files:
        if not isinstance(file.data, dict):
            errors.append(RuleError("应为键值表：等式名 → 内容", place=file.place(())))
            continue
        for name in file.data:
            part = file.within(name)
            try:
                entry = IdentityEntry.model_validate(part.data)
                found[name] = build_equation(name, entry, words)
            except ValidationError as error:
                errors += describe_errors(error, part, IdentityEntry, ())
            except (WordsError, ValueError) as error:
                errors.append(RuleError(f"{name}：{error}", place=file.place((name,))))
    return tuple(found.values())


def build_equation(name: str, entry: IdentityEntry, words: Words) -> Equation:
    """The equation an entry declares. Raises ValueError for a formula that is none or names what is
    no operand, WordsError for a word list that does not exist."""
    _, names = read_formula(entry.formula)
    if set(names) != set(entry.operands):
        raise ValueError(f"算式 {entry.formula} 里的名称应与 operands 一致")
    operands = tuple((key, build_slot(slot, words)) for key, slot in entry.operands.items())
    return Equation(
        name, entry.title, build_slot(entry.result, words), operands, entry.formula, entry.form,
        entry.scope, entry.mandatory, entry.unless, entry.decimals,
    )  # fmt: skip


def build_slot(entry: SlotEntry, words: Words) -> Slot:
    """The slot an entry declares, with word lists put in."""
    lead = resolve_words(entry.lead, words).words if entry.lead else ()
    return Slot(
        entry.nature,
        entry.stage,
        entry.dimension,
        lead,
        entry.tail,
        entry.without,
        entry.flow,
        entry.direction,
        entry.after,
    )

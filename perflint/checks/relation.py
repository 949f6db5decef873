"""Statements about numbers: a printed figure must be what the figures beside it make it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from perflint.model.claim import Claim
from perflint.model.subject import Subject

VALUES = frozenset({
    "label", "gap", "part", "base", "now", "before", "change", "added", "taken", "weight", "rate",
    "number", "each", "total", "whole", "lost", "income", "expenditure", "opening", "other", "words",
    "actual", "reference", "area", "output", "good", "bad", "first", "filled", "posts",
})  # fmt: skip


class Params(NamedTuple):
    """Which statements the rule takes up."""

    topics: tuple[str, ...]
    """陈述的类别：execution 预算执行率、completion 计划完成率、stage 业务比率、share 占比、growth 增长率、difference 增减额、adjustment 预算调整、left 结余、carry-over 结转、points 百分点、pace 序时进度、total 合计、listed-parts 所列分项、known-parts 固定分项、amount 数量乘单价、average 平均数、part-by-rate 分担额、score 执行得分、deduction 扣分、restated 另一处的同一数字；也可以是 identities.yaml 里等式的 form。"""


def check(subject: Subject, params: Params) -> Iterator[Claim]:
    """The claims of the statements on these topics, in order."""
    for statement in subject.statements:
        if statement.topic in params.topics:
            yield statement.claim

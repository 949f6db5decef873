"""Names and amounts held against a list given in the configuration, such as the approved projects."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import NamedTuple

from perflint.arithmetic.interval import rounded
from perflint.model.claim import Match
from perflint.model.phrase import Words
from perflint.model.quantity import Quantity
from perflint.model.subject import Subject
from perflint.operands.listed_names import Named, listed_names, name_key
from perflint.operands.reference_list import ReferenceList, read_list
from perflint.sheets import Sheet, sheets
from perflint.text.contains import contains_any

VALUES = frozenset({"list", "name", "nearest", "approved"})
_LIKE = 0.6
_TEN_THOUSAND = Decimal(10_000)


class Params(NamedTuple):
    """Which list, by which column, and what of the filing is held against it."""

    list: str
    """名单、项目库的名称，即配置文件 [references] 里的名称，例如 批复项目库。"""
    column: str
    """名单里写名称的一列的表头，例如 项目名称。"""
    names: Words
    """报告里引出名称的叫法：表格的表头、左边一格，或“项目名称：”，例如 项目名称。"""
    amounts: Words = Words(())
    """报告的表格里要核对的金额列的表头，例如 预算数、批复金额；不写则只核对名称。"""
    amount_column: str = ""
    """名单里与 amounts 对应的一列的表头，例如 批复金额（万元）。"""


def check(subject: Subject, params: Params) -> Iterator[Match]:
    """A match for each name that is not on the list and, of those that are, each amount that differs.
    Nothing where the configuration gives no such list."""
    rows = subject.references.get(params.list)
    if not rows or not contains_any(subject.flow.text, params.names.words):
        return
    known = read_list(rows, params.column, params.amount_column)
    if known is None:
        return
    told: set[str] = set()
    for named in listed_names(subject, params.names.words):
        key = name_key(named.name)
        if key not in known.names:
            if key not in told:
                told.add(key)
                yield _unknown(known, named, params)
        elif params.amounts.words and params.amount_column:
            yield from _differing(subject, named, known.amounts.get(key), params)


def _unknown(known: ReferenceList, named: Named, params: Params) -> Match:
    from difflib import get_close_matches

    near = get_close_matches(name_key(named.name), known.names, 1, _LIKE)
    nearest = known.names[near[0]] if near else ""
    return Match(
        named.span,
        {"list": params.list, "name": named.name, "nearest": nearest},
        suggestion=nearest,
    )


def _differing(
    subject: Subject, named: Named, approved: Quantity | None, params: Params
) -> Iterator[Match]:
    """The amount in the name's row, or in the form that is of this project alone, if it is another."""
    if approved is None:
        return
    stated = _amount(subject, named, params.amounts.words)
    if stated is None or stated.dimension not in (approved.dimension, "number"):
        return
    readings = [stated]
    if not stated.unit:  # a table that prints none: 元 or 万元
        readings.append(stated._replace(scale=_TEN_THOUSAND))
    if any(rounded(one).meets(rounded(approved)) for one in readings):
        return
    values: Mapping[str, str] = {
        "list": params.list, "name": named.name, "approved": approved.text,
    }  # fmt: skip
    yield Match(stated.span, values, suggestion=approved.text)


def _amount(subject: Subject, named: Named, heads: tuple[str, ...]) -> Quantity | None:
    """The amount under one of `heads` in the row of a name; for the only name of a form, the first
    number under it in a table of the same form."""
    for sheet in sheets(subject):
        if not _is_of(sheet, named):
            continue
        columns = _columns(sheet, heads)
        rows = [named.row] if named.row is not None else range(len(sheet.lines))
        for row in rows:
            for column in columns:
                quantity = sheet.number(row, column)
                if quantity is not None and quantity.value > Decimal(0):
                    return quantity
    return None


def _is_of(sheet: Sheet, named: Named) -> bool:
    """Whether a name stands in `sheet`, or in the table that it is of."""
    of_table = named.table is not None and sheet.table == named.table
    return of_table and (named.sheet is None or named.sheet is sheet)


def _columns(sheet: Sheet, heads: tuple[str, ...]) -> list[int]:
    return [at for head in heads for at, column in enumerate(sheet.columns) if head in column.head]

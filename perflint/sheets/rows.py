"""Rows: what their labels say, and which row each is a part of."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from perflint.sheets.cells import GridCell
from perflint.sheets.columns import Column, Line
from perflint.sheets.lexicon import Lexicon
from perflint.sheets.nesting import RowKind, parents
from perflint.sheets.roles import Role
from perflint.text.numbering import read_token
from perflint.text.patterns import compile_pattern

_BLANKS = compile_pattern(r"[\s*　]+")
_TRIM = compile_pattern(r"^[#＃*]+|[（(][^（）()]*[）)]$|[：:]+$")
_NO_LABELS: tuple[Role, ...] = (
    "unit", "comparator", "target", "actual", "criterion", "reason", "note",
)  # fmt: skip
_NOTE = compile_pattern(r"^(?:备?注|说明|填报说明)[：:]")
_MARK = compile_pattern(r"^(?:其中|#其中|＃其中)[：:]?")

_CHANGES = ("%", "％", "率", "增减", "增减额")
"""How a label ends that tells how the lines above differ, in a column of years or codes too."""


class Row(NamedTuple):
    """One row below the headings. `path`: the words before its first number, outermost first, without
    order numbers; `label` the innermost; `kind`: total, subtotal, within (a part of a row above,
    其中), open (……, 等: the list goes on), note, or plain; `level` of a numbered label, 0 without;
    `parent` the row it is a part of by its numbering or by 其中, -1 for none; `role` what the row holds
    where its label ends in words for that: 执行率, 平均利率%."""

    kind: RowKind
    label: str
    path: tuple[str, ...] = ()
    level: int = 0
    parent: int = -1
    role: Role = ""


class RowWords(NamedTuple):
    """Words by which rows are known."""

    totals: tuple[str, ...]
    subtotals: tuple[str, ...]
    within: tuple[str, ...]
    open: tuple[str, ...]


def row_words(vocabularies: Mapping[str, tuple[str, ...]]) -> RowWords:
    """The lists of the vocabularies that name rows."""
    names = ("total-line", "subtotal-line", "detail-line", "open-table")
    return RowWords(*(vocabularies.get(name, ()) for name in names))


def read_rows(
    lines: Sequence[Line], columns: Sequence[Column], labels: Sequence[int], words: RowWords,
    lexicon: Lexicon,
) -> tuple[Row, ...]:  # fmt: skip
    """The rows under `columns`; `labels` are the columns before the first number."""
    rows = [_read(_path(line, columns, labels, words), words, lexicon) for line in lines]
    owners = parents([row.kind for row in rows], [row.level for row in rows])
    return tuple(
        row if parent < 0 else row._replace(parent=parent)
        for row, parent in zip(rows, owners, strict=True)
    )


def _path(
    line: Line, columns: Sequence[Column], labels: Sequence[int], words: RowWords
) -> tuple[str, ...]:
    found: list[str] = []
    for column in labels:
        cell = line[column]
        text = _label(cell, columns[column].role, words) if cell and cell.text else ""
        if text and found[-1:] != [text]:
            found.append(text)
    return tuple(found)


def _label(cell: GridCell, role: Role, words: RowWords) -> str:
    """What a cell calls its row, "" where it is a number or of a column of such."""
    numbered = role in ("order", "code") and not cell.text.endswith((*words.totals, *_CHANGES))
    if role in _NO_LABELS or numbered:
        return ""
    if cell.quantity and not cell.quantity.unit:
        return ""
    return _BLANKS.sub("", cell.text).rstrip("：:")


def _read(path: tuple[str, ...], words: RowWords, lexicon: Lexicon) -> Row:
    label = path[-1] if path else ""
    token = read_token(_MARK.sub("", label))
    level = token.level if token else 0
    plain = _TRIM.sub("", label)
    kind: RowKind = "plain"
    if _NOTE.match(label):
        kind = "note"
    elif any(one.startswith(words.within) for one in path):
        kind = "within"
    elif plain.endswith(words.subtotals):
        kind = "subtotal"
    elif plain.endswith(words.totals):
        kind = "total"
    elif label.endswith(words.open):
        kind = "open"
    return Row(kind, label, path, level, role=lexicon.ending(plain))

"""Tables as people read them.

`sheets(subject)` gives every table of a filing as one or more `Sheet`s: a new one begins where new
headings stand, and where two tables stand side by side. Of each column a sheet says what it holds
(`Column.meaning`: role, of, period, against), in which unit, which letter names it and by which
formula it follows from others; of each row its words from the outside in, whether it is a total, a
part (其中) or a note, and which row it is a part of. The words stand in
rules/vocabularies/columns.yaml and tables.yaml, so a local heading is added there.

A numeric cell is a figure: owner = `rows[i].path`, concept and stage = `columns[j]`, whole =
`rows[i].parent` or the column that `columns[j]` is grouped under; `number(i, j)` its quantity in the
column's unit.
"""

from perflint.sheets.columns import Column
from perflint.sheets.read import sheets
from perflint.sheets.rows import Row
from perflint.sheets.sheet import Sheet

__all__ = ["Column", "Row", "Sheet", "sheets"]

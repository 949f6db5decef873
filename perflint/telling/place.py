"""Where a finding stands, as a person looks for it in the program the filing was written with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import Lang, choose

if TYPE_CHECKING:
    from perflint.model.result import Location, RelatedPlace

    Spot = Location | RelatedPlace


def say_place(at: Location, lang: Lang) -> str:
    """Page, sheet and cell, row of a table or paragraph, then the section; line and column only in a
    plain text, which has nothing else."""
    parts = say_address(at, lang)
    if not is_laid_out(at):
        parts.insert(
            0, choose(lang, f"第 {at.line} 行第 {at.column} 列", f"line {at.line}:{at.column}")
        )
    if at.section:
        parts.append(at.section)
    return " · ".join(parts)


def say_address(at: Location, lang: Lang) -> list[str]:
    """The same without section and line: page, sheet and cell, row and column of a table, paragraph."""
    parts = say_spot(at, lang)
    if words := say_row(at, lang):
        if at.cell is not None and parts:
            parts[-1] += choose(lang, f"（{words}）", f" ({words})")
        else:
            parts.append(words)
    return parts


def say_row(at: Location, lang: Lang) -> str:
    """`自评表第 16 行“工程点位抽检合格率”，得分列`: the row by its number where the program shows none, and
    by its label; the column by its heading. "" outside tables."""
    if at.row is None:
        return ""
    table = at.table or choose(lang, "表格", "table")
    row = choose(lang, f"{table}第 {at.row} 行", f"{table}, row {at.row}")
    told = ["" if at.cell else row, f"“{at.label}”" if at.label else ""]
    parts = [choose(lang, "", " ").join(filter(None, told))]
    if at.heading:
        parts.append(choose(lang, f"{at.heading}列", f"column {at.heading}"))
    return choose(lang, "，", ", ").join(filter(None, parts))


def say_related(near: RelatedPlace, at: Location, lang: Lang) -> str:
    """The words of another place of a finding at `at`, with where they are unless it is right there."""
    words = f"“{near.text}”"
    if near.path:
        where = " · ".join([near.path, *say_spot(near, lang)])
    elif is_there(near, at):
        return words
    elif not is_laid_out(near):
        where = choose(lang, f"第 {near.line} 行", f"line {near.line}")
    else:
        page = None if near.page == at.page else near.page
        sheet = None if near.sheet == at.sheet else near.sheet
        apart = near._replace(page=page, sheet=sheet)
        where = " · ".join(say_spot(apart, lang)) or say_number(near, lang)
    return choose(lang, f"{where}{words}", f"{where} {words}") if where else words


def say_number(near: RelatedPlace, lang: Lang) -> str:
    """The row of a table, where that is all that tells a place from another."""
    if near.row is None:
        return ""
    return choose(lang, f"表格第 {near.row} 行", f"row {near.row}")


def say_spot(at: Spot, lang: Lang) -> list[str]:
    """Page, sheet and cell, or paragraph."""
    parts: list[str] = []
    if at.plain:
        return parts
    if at.page is not None:
        parts.append(choose(lang, f"第 {at.page} 页", f"page {at.page}"))
    if at.sheet is not None:
        parts.append(choose(lang, f"工作表“{at.sheet}”", f"sheet “{at.sheet}”"))
    if at.cell is not None:
        parts.append(choose(lang, f"单元格 {at.cell}", f"cell {at.cell}"))
    elif at.paragraph is not None:
        parts.append(choose(lang, f"第 {at.paragraph} 段", f"paragraph {at.paragraph}"))
    return parts


def is_laid_out(at: Spot) -> bool:
    """Whether the filing has pages, paragraphs or cells of its own, so that a line of its text is none
    a person sees."""
    return not at.plain and any(
        spot is not None for spot in (at.page, at.paragraph, at.sheet, at.cell, at.row)
    )


def is_there(near: RelatedPlace, at: Location) -> bool:
    """Whether another place is the one a reader is at anyway."""
    if not is_laid_out(at):
        return near.line == at.line
    return (near.page, near.paragraph, near.sheet, near.cell, near.row) == (
        at.page, at.paragraph, at.sheet, at.cell, at.row,
    )  # fmt: skip

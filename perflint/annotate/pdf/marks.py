"""Highlights and notes as annotations of a PDF (ISO 32000-1, 12.5)."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from perflint.annotate import AUTHOR
from perflint.errors import ReadError
from perflint.readers.pdf.page import corrupt

if TYPE_CHECKING:
    from datetime import datetime

    from perflint.annotate.pdf.places import Area
    from perflint.annotate.wording import Note
    from perflint.model.result import Finding

_COLOURS = {"error": (1.0, 0.6, 0.6), "warning": (1.0, 0.85, 0.35), "info": (0.62, 0.8, 1.0)}
_ICON = 16.0
_CORNER = 18.0
_PRINTED = 4
_MARK = b"perflint"
_LONGEST_MARK = 40
_NOTES_ALLOWED = 3
_ENDED = re.compile(rb"%%EOF\s*%perflint (\d{1,12})\n\Z")


class Mark(NamedTuple):
    """One annotation to be made: where, what it says, of which finding, its number among those."""

    area: Area
    note: Note
    finding: Finding
    number: int


def add_marks(
    data: bytes, marks: Sequence[Mark], date: datetime | None, *, certified: bool = False
) -> bytes:
    """The file with our earlier annotations gone and `marks` in their place. Raises ReadError, also for
    a certified file that allows no annotations, unless `certified` ones are to be annotated too."""
    from pypdf import PdfReader, PdfWriter
    from pypdf.errors import PyPdfError

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    data = _before_ours(data)
    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            raise _protected()
        if not certified and _forbids_notes(reader):
            raise _certified()
        writer = PdfWriter(reader, incremental=True)
        _replace(writer, marks, date)
        out = io.BytesIO()
        writer.write(out)
    except (
        PyPdfError, ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
    ):  # fmt: skip
        raise corrupt("无法写入批注") from None
    return out.getvalue() + b"%%%s %d\n" % (_MARK, len(data))


def _before_ours(data: bytes) -> bytes:
    """The file as it was before our last notes, if nothing has been written after them; notes of ours
    deeper down are taken out one by one."""
    found = _ENDED.search(data[-_LONGEST_MARK:])
    if not found:
        return data
    before = data[: int(found[1])]
    return before if before.rstrip().endswith(b"%%EOF") else data


def _protected() -> ReadError:
    hint = "请取消文件的编辑保护后再试，或用 --output-format html 另出一份带标注的报告。"
    return ReadError("文件不允许修改，写不进批注", kind="encrypted", hint=hint)


def _certified() -> ReadError:
    hint = (
        "请用没有认证的原件写批注；确实要在这一份上写，请加 --break-certification；"
        "或用 --output-format html 另出一份带标注的报告。"
    )
    return ReadError("文件有认证签名，写入批注会使认证失效", kind="unsupported", hint=hint)


def _forbids_notes(reader: Any) -> bool:
    """Whether the author certified the file and allowed no annotations (ISO 32000-1, 12.8.2.2)."""
    signature = _inside(_inside(reader.trailer, "/Root", "/Perms"), "/DocMDP")
    for reference in _inside(signature, "/Reference") or ():
        named = reference.get_object()
        if _inside(named, "/TransformMethod") == "/DocMDP":
            return bool(_inside(named, "/TransformParams", "/P") != _NOTES_ALLOWED)
    return False


def _inside(value: Any, *keys: str) -> Any:
    """What `keys` lead to from the dictionary `value`; None where one is missing."""
    for key in keys:
        value = value.get(key) if hasattr(value, "get") else None
        value = value.get_object() if value is not None else None
    return value


def _replace(writer: Any, marks: Sequence[Mark], date: datetime | None) -> None:
    from pypdf.generic import ArrayObject, NameObject

    by_page: dict[int, list[Mark]] = {}
    for mark in marks:
        by_page.setdefault(mark.area.page, []).append(mark)
    for number, page in enumerate(writer.pages, 1):
        old = page.get("/Annots")
        before = list(old.get_object()) if old is not None else []
        kept = [one for one in before if not _is_ours(one)]
        new = [_annotation(writer, page, mark, date) for mark in by_page.get(number, ())]
        if new or len(kept) < len(before):
            page[NameObject("/Annots")] = ArrayObject([*kept, *new])


def _is_ours(reference: Any) -> bool:
    """Whether an annotation, or the window some programs add to one, is of our making."""
    annotation = reference.get_object()
    if annotation is None:
        return False
    parent = annotation.get("/Parent") if annotation.get("/Subtype") == "/Popup" else None
    owner = parent.get_object() if parent is not None else annotation
    return str(owner.get("/T", "")) == AUTHOR and str(owner.get("/NM", "")).startswith(AUTHOR)


def _annotation(writer: Any, page: Any, mark: Mark, date: datetime | None) -> Any:
    from pypdf.generic import DictionaryObject, NameObject, NumberObject, TextStringObject

    highlight = bool(mark.area.boxes) and not mark.area.beside
    boxes = mark.area.boxes if highlight else (_icon_box(page, mark),)
    entries = {
        "/Type": NameObject("/Annot"),
        "/Subtype": NameObject("/Highlight" if highlight else "/Text"),
        "/Rect": _numbers(_around(boxes)),
        "/Contents": TextStringObject(mark.note.text.replace("\n", "\r")),
        "/T": TextStringObject(AUTHOR),
        "/Subj": TextStringObject(mark.finding.rule),
        "/NM": TextStringObject(f"{AUTHOR}-{mark.finding.fingerprint}-{mark.number}"),
        "/C": _numbers(_COLOURS[mark.finding.severity]),
        "/F": NumberObject(_PRINTED),
        "/P": page.indirect_reference,
    }
    if highlight:
        entries["/QuadPoints"] = _numbers(place for box in boxes for place in _corners(*box))
    else:
        entries["/Name"] = NameObject("/Note")
    if date is not None:
        entries["/M"] = TextStringObject(_date(date))
    entries["/AP"] = DictionaryObject(
        {NameObject("/N"): writer._add_object(_appearance(boxes, mark.finding.severity))}
    )
    named = {NameObject(key): value for key, value in entries.items()}
    return writer._add_object(DictionaryObject(named))


def _appearance(boxes: Sequence[tuple[float, ...]], severity: str) -> Any:
    """What a viewer draws: the boxes in their colour, the words showing through."""
    from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

    colour = " ".join(f"{part:g}" for part in _COLOURS[severity])
    drawn = [
        f"{left:.2f} {low:.2f} {right - left:.2f} {top - low:.2f} re f"
        for left, low, right, top in boxes
    ]
    form = DecodedStreamObject()
    form.set_data("\n".join(["/M gs", f"{colour} rg", *drawn]).encode())
    multiply = DictionaryObject({NameObject("/BM"): NameObject("/Multiply")})
    states = DictionaryObject({NameObject("/M"): multiply})
    form.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Form"),
            NameObject("/BBox"): _numbers(_around(boxes)),
            NameObject("/Resources"): DictionaryObject({NameObject("/ExtGState"): states}),
        }
    )
    return form


def _icon_box(page: Any, mark: Mark) -> tuple[float, float, float, float]:
    """Beside the first line meant, or at the top corner of the page."""
    left, _, right, top = (float(value) for value in page.mediabox)
    if mark.area.boxes:
        x, _, _, y = mark.area.boxes[0]
        x = max(left, x - _ICON - 4)
    else:
        x, y = left + _CORNER, top - _CORNER - mark.number * _ICON
    return x, y - _ICON, min(x + _ICON, right), y


def _corners(left: float, low: float, right: float, top: float) -> tuple[float, ...]:
    """In the order that programs expect: upper left, upper right, lower left, lower right."""
    return left, top, right, top, left, low, right, low


def _around(boxes: Iterable[tuple[float, ...]]) -> tuple[float, float, float, float]:
    lefts, bottoms, rights, tops = zip(*boxes, strict=True)
    return min(lefts), min(bottoms), max(rights), max(tops)


def _numbers(values: Iterable[float]) -> Any:
    from pypdf.generic import ArrayObject, FloatObject

    return ArrayObject(FloatObject(f"{value:.2f}") for value in values)


def _date(date: datetime) -> str:
    """As ISO 32000-1, 7.9.4 writes it: D:20240318090000+08'00."""
    zone = date.strftime("%z")
    return date.strftime("D:%Y%m%d%H%M%S") + (f"{zone[:3]}'{zone[3:5]}" if zone else "")

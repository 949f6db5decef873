"""Marks between any two characters: runs are cut where one is to stand, and only there."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from perflint.annotate.docx.places import Character
from perflint.readers.docx import names as n

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BLANKS = " \t\r\n"
# What is marked around, never inside: Word keeps two versions of it, or lays it out by itself …
_WHOLE = frozenset({n.ALTERNATE, n.w("fldSimple"), *n.MATH})
# … or fills it in from elsewhere.
_FILLED = tuple(n.w(name) for name in ("dataBinding", "dropDownList", "comboBox", "date", "text"))
_CONTROL = n.w("sdtPr")
_FIELD_MARK, _FIELD_MARK_TYPE = n.w("fldChar"), n.w("fldCharType")

Point = tuple[etree._Element, etree._Element, int]
"""Carrier, element and offset in it: the place before that character; see Marks."""


Edges = tuple[etree._Element, etree._Element]


class Marks:
    """Collects marks by place and then inserts them all. `start` and `end` name a place with the
    character that a mark is to stand before or after."""

    __slots__ = ("_ends", "_fields", "_starts")

    def __init__(self) -> None:
        self._starts: dict[Point, list[etree._Element]] = {}
        self._ends: dict[Point, list[etree._Element]] = {}
        self._fields: dict[etree._Element, dict[etree._Element, Edges]] = {}

    def start(self, character: Character, marks: Iterable[etree._Element]) -> None:
        """`marks` before a character."""
        element, place = character
        self._starts.setdefault(self._point(element, place, 0), []).extend(marks)

    def end(self, character: Character, marks: Iterable[etree._Element]) -> None:
        """`marks` after a character."""
        element, place = character
        self._ends.setdefault(self._point(element, place + 1, 1), []).extend(marks)

    def _point(self, element: etree._Element, offset: int, side: int) -> Point:
        """A place in its plainest form: (carrier, carrier, 0 or 1) are those before and after it.
        `side` is the one to take where the carrier is not to be cut."""
        carrier = find_carrier(element)
        if edges := self._find_edges(carrier):
            return edges[side], edges[side], side
        if carrier is element or element.getparent() is not carrier:
            return carrier, carrier, side
        length = len(element.text or "") if element.tag == n.T else 1
        while offset >= length:
            following = element.getnext()
            if following is None:
                return carrier, carrier, 1
            element, offset, length = following, 0, 1
        opens = offset == 0 and _is_first(element)
        return (carrier, carrier, 0) if opens else (carrier, element, offset)

    def _find_edges(self, carrier: etree._Element) -> Edges | None:
        """The first and the last run of the field that a carrier is in the result of."""
        parent = carrier.getparent()
        if parent is None:
            return None
        if parent not in self._fields:
            self._fields[parent] = find_fields(parent)
        return self._fields[parent].get(carrier)

    def insert(self) -> None:
        """Cut the runs and put in every mark; what ends at a place comes before what starts."""
        points: dict[etree._Element, list[Point]] = {}
        for point in [*self._ends, *(point for point in self._starts if point not in self._ends)]:
            points.setdefault(point[0], []).append(point)
        for run, wanted in points.items():
            order = {child: number for number, child in enumerate(run)}
            # From the last on, so that what comes before keeps its place.
            wanted.sort(key=lambda point: (order.get(point[1], len(order)), point[2]), reverse=True)
            for point in wanted:
                put(point, self._ends.get(point, []) + self._starts.get(point, []))


def put(point: Point, marks: list[etree._Element]) -> None:
    """Put `marks` in at a place, cutting the run where it is inside one."""
    run, element, offset = point
    if (element, offset) == (run, 1):
        for mark in reversed(marks):
            run.addnext(mark)
        return
    after = run if element is run else cut(run, element, offset)
    for mark in marks:
        after.addprevious(mark)


def _is_first(element: etree._Element) -> bool:
    """Whether nothing but its format stands before an element in its run."""
    before = element.getprevious()
    return before is None or before.tag == n.RPR


def find_carrier(element: etree._Element) -> etree._Element:
    """What stands for `element` among the runs of its paragraph: its run, or all of what must not be
    cut open."""
    found = element
    for above in (element, *element.iterancestors()):
        if above.tag == n.P:
            break
        if above.tag == n.R or above.tag in _WHOLE or _is_filled(above):
            found = above
    return found


def find_fields(parent: etree._Element) -> dict[etree._Element, Edges]:
    """For each run in the result of a field the first and the last run of the outermost one. Word
    writes results anew, and what is inside them then is lost."""
    return _pair_marks(parent) if next(parent.iter(_FIELD_MARK), None) is not None else {}


def _pair_marks(parent: etree._Element) -> dict[etree._Element, Edges]:
    found: dict[etree._Element, Edges] = {}
    begin: etree._Element | None = None
    inside: list[etree._Element] = []
    depth = 0
    for run in parent.iterchildren(n.R):
        for mark in run.iterchildren(_FIELD_MARK):
            kind = mark.get(_FIELD_MARK_TYPE)
            if kind == "begin":
                begin, inside = (begin, inside) if depth else (run, [])
                depth += 1
            elif kind == "end" and begin is not None:
                depth -= 1
                if not depth:
                    found |= dict.fromkeys(inside, (begin, run))
                    begin = None
        if depth and run is not begin:
            inside.append(run)
    return found


def cut(run: etree._Element, element: etree._Element, offset: int) -> etree._Element:
    """Take everything from a place inside `run` on into a run of its own, and return that."""
    parent = run.getparent()
    assert parent is not None
    right = _like(run, parent)
    properties = next(run.iterchildren(n.RPR), None)
    if properties is not None:
        copy_into(right, properties)
    moving = list(element.itersiblings())
    if offset:
        _cut_text(element, offset, right)
    else:
        moving.insert(0, element)
    for child in moving:
        right.append(child)
    run.addnext(right)
    return right


def copy_into(parent: etree._Element, element: etree._Element) -> None:
    """A copy of `element` at the end of `parent`; deepcopy would make a whole document of it."""
    copied = _like(element, parent)
    copied.text = element.text
    for child in element:
        copy_into(copied, child)


def _like(element: etree._Element, parent: etree._Element) -> etree._Element:
    attributes = {str(name): str(value) for name, value in element.attrib.items()}
    return etree.SubElement(parent, str(element.tag), attributes)


def _cut_text(element: etree._Element, offset: int, parent: etree._Element) -> None:
    text = element.text or ""
    left_text, right_text = text[:offset], text[offset:]
    inner = left_text.strip(_BLANKS) and right_text.strip(_BLANKS)
    blank = left_text[-1:] in _BLANKS or right_text[:1] in _BLANKS
    if inner and blank and element.get(_SPACE) != "preserve":
        # Word leaves out blanks at the outer ends of such a text.
        left_text, right_text = left_text.lstrip(_BLANKS), right_text.rstrip(_BLANKS)
        element.set(_SPACE, "preserve")
    element.text = left_text
    _like(element, parent).text = right_text


def _is_filled(element: etree._Element) -> bool:
    if element.tag != n.SDT:
        return False
    properties = element.find(_CONTROL)
    return properties is not None and any(properties.find(name) is not None for name in _FILLED)

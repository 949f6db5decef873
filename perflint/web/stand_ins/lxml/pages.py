"""A web page as a tree, mended as libxml2 mends it: what is left open is closed, what is implied is put
in."""

from __future__ import annotations

from html.parser import HTMLParser

from .tree import Element, Growing

_DEEPEST = 2048
_VOID = frozenset(
    [
        "area",
        "base",
        "basefont",
        "br",
        "col",
        "embed",
        "frame",
        "hr",
        "img",
        "input",
        "isindex",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
    ]
)
_HEAD = frozenset(["script", "style", "meta", "link", "title", "base"])
_CLOSES_BY = {
    "a": "a",
    "fieldset": "a h1 h2 h3 h4 h5 h6 legend p pre",
    "table": "a h1 h2 h3 h4 h5 h6 p pre",
    "td th": "a b font i p span td th u",
    "dd dl": "address dir dt menu p pre",
    "dt": "address dd dir menu p pre",
    "form": "address dir dl form h1 h2 h3 h4 h5 h6 menu ol p pre ul",
    "li": "address dl h1 h2 h3 h4 h5 h6 li p pre",
    "ul": "address dir menu p pre",
    "center": "b font i p",
    "p": "b big h1 h2 h3 h4 h5 h6 i p s small strike tt u",
    "col": "caption p",
    "colgroup": "caption colgroup p",
    "tbody": "caption colgroup p tbody td tfoot th thead tr",
    "tfoot": "caption colgroup p tbody td th thead tr",
    "thead": "caption colgroup",
    "tr": "caption colgroup p td th tr",
    "option optgroup": "option",
    "address menu pre": "p ul",
    "blockquote caption dir div h1 h2 h3 h4 h5 h6 hr ol title": "p",
    "body": "head style script title",
}
_CLOSES = {
    tag: frozenset(closed.split()) for tags, closed in _CLOSES_BY.items() for tag in tags.split()
}
"""What a start tag closes if it is the innermost open element, and the next, and so on."""
_PRIORITIES = {
    "div": 150, "td": 160, "th": 160, "tr": 170, "thead": 180, "tbody": 180, "tfoot": 180,
    "table": 190, "head": 200, "body": 200, "html": 220,
}  # fmt: skip
"""An end tag closes nothing across an open element that weighs more than it."""


def parse_page(page: str) -> Element | None:
    """The root of `page`; None where nothing is in it."""
    builder = _Builder()
    builder.feed(page)
    builder.close()
    builder.flush()
    return builder.root


class _Builder(Growing, HTMLParser):
    deepest = _DEEPEST

    def __init__(self) -> None:
        Growing.__init__(self)
        HTMLParser.__init__(self, convert_charrefs=True)
        self._body: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.flush()
        if (self.root if tag == "html" else self._body if tag == "body" else None) is not None:
            return
        values = {name: value or "" for name, value in reversed(attrs)}
        closed = _CLOSES.get(tag, frozenset())
        while self._open and self._open[-1].tag in closed:
            self.shut()
        self._imply(tag)
        element = self._push(tag, dict(reversed(values.items())))
        if tag in _VOID:
            self.shut()
        elif tag == "body":
            self._body = element

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID and self._open and self._open[-1].tag == tag:
            self.shut()

    def handle_endtag(self, tag: str) -> None:
        self.flush()
        if tag in ("html", "body") or tag in _VOID:
            return
        weight = _PRIORITIES.get(tag, 100)
        for depth, element in enumerate(reversed(self._open)):
            if element.tag == tag:
                for _ in range(depth + 1):
                    self.shut()
                return
            if _PRIORITIES.get(element.tag, 100) > weight:
                return
        if tag == "p":
            self._imply("p")
            self._push("p", {})
            self.shut()

    def handle_data(self, data: str) -> None:
        self._data.append(data)

    def parse_marked_section(self, i: int, report: int = 1) -> int:  # noqa: ARG002
        """Pass over a marked section, which is nothing in a page."""
        return self.rawdata.find(">", i) + 1 or -1

    def unknown_decl(self, data: str) -> None:
        """As above."""

    def flush(self) -> None:
        """Put the text since the last tag where it belongs."""
        text = "".join(self._data).replace("\r\n", "\n").replace("\x00", "")
        self._data.clear()
        if not text:
            return
        if not self._open or self._open[-1].tag in ("html", "head"):
            if not text.strip():
                return
            self._imply("p")
        if self._last is not None:
            self._last.tail = (self._last.tail or "") + text
        else:
            self._open[-1].text = (self._open[-1].text or "") + text

    def _imply(self, tag: str) -> None:
        """Open what must be around an element of this name."""
        if tag == "html":
            return
        if not self._open:
            if self.root is None:
                self._push("html", {})
            else:
                self._open.append(self.root)
                self._last = self.root[-1] if len(self.root) else None  # type: ignore[assignment]
        if tag in ("head", "body", "frameset"):
            return
        inside = {element.tag for element in self._open}
        if tag in _HEAD and self._body is None:
            if "head" not in inside:
                self._push("head", {})
        elif "body" not in inside and tag not in ("noframes", "frame"):
            while self._open and self._open[-1].tag in ("head", *_HEAD):
                self.shut()
            if self._body is None:
                self._body = self._push("body", {})
            else:
                self._open.append(self._body)

    def _push(self, tag: str, attributes: dict[str, str]) -> Element:
        element = Element(tag, attributes)
        self.grow(element)
        return element

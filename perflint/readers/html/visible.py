"""What of a page a person sees."""

from __future__ import annotations

import re

from lxml import etree

from perflint.text.patterns import compile_pattern

_HIDING = compile_pattern(
    r"(?i)(?:^|[;\s])(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)"
)
_CLASS = compile_pattern(r"\s*(\w*)\.([\w-]+)\s*\Z")
_UNMARKED = compile_pattern(r"(?i)list-style(?:-type)?\s*:[^;]*\bnone\b")
_SILENT = frozenset({
    "head", "script", "style", "template", "noscript", "nav", "select", "button", "textarea",
    "iframe", "object", "svg", "math", "del", "datalist", "audio", "video", "canvas", "map",
    "title", "xml", "colgroup",
})  # fmt: skip


class Sheet:
    """What the style sheets of a page say of visibility: classes that hide, lists without numbers."""

    def __init__(self, root: etree._Element) -> None:
        self.hiding: set[str] = set()
        self.unmarked: set[str] = set()
        for style in root.iter("style"):
            for rule in _uncommented(style.text or "").split("}"):
                selectors, _, body = rule.rpartition("{")
                hides, bare = _HIDING.search(body), _UNMARKED.search(body)
                for selector in selectors.split(",") if hides or bare else ():
                    named = _CLASS.match(selector)
                    if hides and named:
                        self.hiding.add(named[2])
                    if bare:
                        self.unmarked.add(named[2] if named else selector.strip().lower())

    def hides(self, element: etree._Element) -> bool:
        """Whether nothing of `element` is seen."""
        if element.tag in _SILENT or element.get("hidden") is not None:
            return True
        if self.hiding and not self.hiding.isdisjoint((element.get("class") or "").split()):
            return True
        style = element.get("style")
        return style is not None and _HIDING.search(style) is not None

    def unmarks(self, element: etree._Element) -> bool:
        """Whether a list or list item shows no number."""
        names = {str(element.tag), *(element.get("class") or "").split()}
        style = element.get("style")
        return not self.unmarked.isdisjoint(names) or (
            style is not None and _UNMARKED.search(style) is not None
        )


def _uncommented(style: str) -> str:
    """A style sheet without its comments."""
    first, *rest = style.replace("<!--", "").replace("-->", "").split("/*")
    return first + "".join(part.partition("*/")[2] for part in rest)


def squeeze(text: str) -> str:
    """Blanks of the source as a browser shows them: one blank, none at a line end between Chinese."""
    if "\n" in text:
        text = _CHINESE_BREAK.sub("", text)
    return _BLANKS.sub(" ", text)


_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u2014\u2018-\u201d\u2026"
_CHINESE_BREAK: re.Pattern[str] = compile_pattern(rf"(?<=[{_WIDE}])[ \t]*\n[ \t\n]*(?=[{_WIDE}])")
_BLANKS: re.Pattern[str] = compile_pattern(r"[ \t\n\f\xa0]+")

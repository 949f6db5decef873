"""The content of a portal's page, where it is marked beyond doubt."""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from perflint.text.patterns import compile_pattern

# What the publishing systems of Chinese government portals call the body of an article.
_NAMES = compile_pattern(
    r"(?i)(?:^|[\s_-])(?:trs_editor(?:_view)?|trs_ueditor|ucap-content|zoom|article[_-]?(?:content|body|con)"
    r"|pages?_content|news_?content|conte?n?t?_?text|xxgk_?content|zwgk_?content|detail_?content|mainText)(?:$|\s)"
)
_TAGS = frozenset({"article", "main"})
_MOST_CANDIDATES = 200
_SHARE = 0.6
_META = frozenset({"articletitle", "title", "og:title"})


class Content(NamedTuple):
    """`element` holds the article, None where the whole page does; `titles` are what the page's head
    calls it."""

    element: etree._Element | None
    titles: tuple[str, ...]


def find_content(root: etree._Element) -> Content:
    """The one element that is named as content and holds most of the text."""
    found: list[etree._Element] = []
    for element in root.iter(etree.Element):
        if element.tag in _TAGS or _is_named(element):
            if not any(_holds(outer, element) for outer in found[-1:]):
                found.append(element)
            if len(found) > _MOST_CANDIDATES:
                break
    body = root.find("body")
    titles = tuple(_titles(root))
    if body is None or not 0 < len(found) <= _MOST_CANDIDATES:
        return Content(None, titles)
    sizes = [_size(element) for element in found]
    largest = max(range(len(found)), key=sizes.__getitem__)
    whole = _size(body)
    return Content(found[largest] if sizes[largest] > _SHARE * whole else None, titles)


def _is_named(element: etree._Element) -> bool:
    return any(
        value and _NAMES.search(value) for value in (element.get("id"), element.get("class"))
    )


def _holds(outer: etree._Element, element: etree._Element) -> bool:
    return any(ancestor is outer for ancestor in element.iterancestors())


def _size(element: etree._Element) -> int:
    """Characters of text that are no script."""
    total = 0
    for one in element.iter(etree.Element):
        if one.tag not in ("script", "style") and one.text:
            total += len(one.text.strip())
        if one.tail and one is not element:
            total += len(one.tail.strip())
    return total


def _titles(root: etree._Element) -> list[str]:
    titles = [title.text or "" for title in root.iter("title")][:1]
    for meta in root.iter("meta"):
        if (meta.get("name") or meta.get("property") or "").lower() in _META:
            titles.append(meta.get("content", ""))
    return ["".join(title.split()) for title in titles if title.strip()]

"""HTML made of elements: text is escaped unless it is markup already, so nothing slips through."""

from __future__ import annotations

from html import escape

from perflint.reporters.encoding import CONTROLS

VOID = frozenset({"meta", "input", "br"})
UNSEEN = {sign: " " for sign in CONTROLS if sign not in (9, 10)} | dict.fromkeys(
    range(0xD800, 0xE000), "\ufffd"
)


class Markup(str):
    """Text that is HTML and stays as it is."""

    __slots__ = ()


def safe(text: str) -> Markup:
    """`text` as HTML: signs of HTML escaped, control and direction characters blanked."""
    if isinstance(text, Markup):
        return text
    if not (text.isascii() and text.isprintable()):
        text = text.translate(UNSEEN)
    return Markup(escape(text))


def join(*pieces: str) -> Markup:
    """The pieces one after the other, escaped where need be."""
    return Markup("".join(map(safe, pieces)))


def tag(name: str, /, *content: str, **attributes: str | int | bool | None) -> Markup:
    """An element. `class_` and `aria_label` stand for class and aria-label; True is an attribute
    without a value, False and None are none."""
    written = "".join(
        f" {spell(key)}" if value is True else f' {spell(key)}="{write(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in VOID:
        return Markup(f"<{name}{written}>")
    return Markup(f"<{name}{written}>{join(*content)}</{name}>")


def write(value: str | int) -> Markup:
    """The value of an attribute."""
    return safe(value if isinstance(value, str) else str(value))


def spell(attribute: str) -> str:
    """The attribute as HTML writes it."""
    return attribute.rstrip("_").replace("_", "-")

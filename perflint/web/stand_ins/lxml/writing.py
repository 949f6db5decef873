"""Trees as text, byte for byte as libxml2 writes them."""

from __future__ import annotations

from typing import Any

from .tree import Element

_XML = "http://www.w3.org/XML/1998/namespace"
_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE = str.maketrans(
    {
        "&": "&amp;",
        "<": "&lt;",
        ">": "&gt;",
        '"': "&quot;",
        "\t": "&#9;",
        "\n": "&#10;",
        "\r": "&#13;",
    }
)
_DECLARATION = "<?xml version='1.0' encoding='{}'{}?>\n"
Scope = dict[str, str]


def tostring(
    root: Element,
    *,
    encoding: str = "ASCII",
    xml_declaration: bool = False,
    standalone: bool | None = None,
) -> Any:
    """`root` and all in it: text for the encoding `unicode`, else bytes."""
    parts: list[str] = []
    if xml_declaration:
        alone = "" if standalone is None else f" standalone='{'yes' if standalone else 'no'}'"
        parts.append(_DECLARATION.format(encoding, alone))
    scope: Scope = {"xml": _XML}
    for above in reversed(list(root.iterancestors())):
        scope.update(above.declared or {})
    _write(root, scope, parts)
    text = "".join(parts)
    return text if encoding == "unicode" else text.encode(encoding, "xmlcharrefreplace")


def _write(root: Element, scope: Scope, parts: list[str]) -> None:
    """Without recursion: each step is an element to open, or what closes one."""
    steps: list[tuple[Element | None, Scope, str]] = [(root, scope, "")]
    while steps:
        element, scope, closing = steps.pop()
        if element is None:
            parts.append(closing)
            continue
        name, inner, head = _open(element, scope)
        tail = (element.tail or "").translate(_TEXT)
        if element.text or len(element):
            parts.append(f"{head}>{(element.text or '').translate(_TEXT)}")
            steps.append((None, scope, f"</{name}>{tail}"))
            steps.extend((child, inner, "") for child in reversed(list(element)))  # type: ignore[misc]
        else:
            parts.append(f"{head}/>{tail}")


def _open(element: Element, scope: Scope) -> tuple[str, Scope, str]:
    """The element's name as written, the namespaces known inside it, and its start tag so far."""
    declared = dict(element.declared or {})
    inner = {**scope, **declared} if declared else scope
    added: Scope = {}
    name = _name(element.tag, inner, added, preferred=element.prefix, bare=True)
    attributes = "".join(
        f' {_name(key, inner, added, bare=False)}="{value.translate(_VALUE)}"'
        for key, value in element.attrib.items()
    )
    if added:
        inner = {**inner, **added}
        declared.update(added)
    spaces = "".join(
        f' xmlns{":" if prefix else ""}{prefix}="{uri.translate(_VALUE)}"'
        for prefix, uri in declared.items()
    )
    return name, inner, f"<{name}{spaces}{attributes}"


def _name(name: str, scope: Scope, added: Scope, *, preferred: str = "", bare: bool) -> str:
    """`{namespace}local` with a prefix that is known, or with a new one put into `added`."""
    space, _, local = name.rpartition("}")
    if not space:
        return local
    uri = space[1:]
    ways = ((preferred, scope.get(preferred)), *reversed(scope.items()), *added.items())
    for prefix, known in ways:
        if known == uri and (prefix or bare):
            return f"{prefix}:{local}" if prefix else local
    prefix = _new_prefix(scope | added)
    added[prefix] = uri
    return f"{prefix}:{local}"


def _new_prefix(known: Scope) -> str:
    return next(f"ns{n}" for n in range(len(known) + 1) if f"ns{n}" not in known)

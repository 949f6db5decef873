"""A rule's description as Markdown."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.pages.describe import Part


def write_markdown(parts: tuple[Part, ...]) -> str:
    """The page: the first part's heading is the title, quotes stand in fences."""
    lines = [line for part in parts for line in write_part(part, "#" if part is parts[0] else "##")]
    return "\n\n".join(lines) + "\n"


def write_part(part: Part, mark: str) -> Iterator[str]:
    """The blocks of one part."""
    if part.heading:
        yield f"{mark} {part.heading}"
    yield from part.sentences
    for quote in part.quotes:
        fence = "```"
        while fence in quote:
            fence += "`"
        yield f"{fence}text\n{quote}\n{fence}"

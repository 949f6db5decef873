"""A rule's description as plain text for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from perflint.pages.describe import Part


def write_plain(parts: tuple[Part, ...]) -> str:
    """Headings at the margin, what belongs to them indented by two, quotes by four."""
    title, *others = parts
    head = "\n".join((title.heading, *title.sentences))
    return "\n".join([head, *(line for part in others for line in write_part(part))])


def write_part(part: Part) -> Iterator[str]:
    """The lines of one part; several quotes are kept apart by a blank line."""
    if part.heading:
        yield ""
        yield part.heading
    for sentence in part.sentences:
        yield f"  {sentence}"
    for index, quote in enumerate(part.quotes):
        if index:
            yield ""
        for line in quote.split("\n"):
            yield f"    {line}".rstrip()

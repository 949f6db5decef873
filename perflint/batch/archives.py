"""Zip archives among the paths to check, taken apart by name; nothing is unpacked yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from perflint.errors import ReadError

SUFFIX = ".zip"


def expand_archive(
    path: str, wanted: Callable[[str], bool], bounds: Mapping[str, int]
) -> Iterator[str]:
    """The paths of the filings in the archive at `path`: those of its members whose names are
    `wanted`, outside of hidden folders. The path of the archive itself where there are none, or
    where it cannot be opened, so that its result says why. Members without a name count as wanted, so
    that they are told of. `bounds` are limits that differ from the
    default."""
    from perflint.readers.limits import set_limits
    from perflint.readers.zip_members import list_members
    from perflint.readers.zip_names import NAMELESS

    try:
        members = list_members(path, set_limits(bounds))
    except ReadError:
        members = ()
    found = [one for one in members if wanted(one) or one.rpartition("/")[2] == NAMELESS]
    if not found:
        yield path
    for member in found:
        yield f"{path}/{member}"

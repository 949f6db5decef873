"""The filings of a plan in little memory: a person may have ten thousand of them."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from perflint.batch.plan import PlannedFile


class PackedFiles(Sequence["PlannedFile"]):
    """Planned files, written one after the other into one string of bytes; each is made when asked for
    and equals what was put in."""

    __slots__ = ("attached", "ends", "make", "named", "paths")

    def __init__(self, files: Iterable[PlannedFile], make: type[PlannedFile]) -> None:
        self.make = make
        self.paths = bytearray()
        self.ends = array("Q", [0])
        self.named = bytearray()
        self.attached: dict[int, tuple[str, ...]] = {}
        for file in files:
            self.paths += file.path.encode("utf-8", "surrogatepass")
            self.ends.append(len(self.paths))
            if file.attachments:
                self.attached[len(self.named)] = file.attachments
            self.named.append(file.named)

    def __len__(self) -> int:
        return len(self.named)

    @overload
    def __getitem__(self, at: int) -> PlannedFile: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[PlannedFile, ...]: ...
    def __getitem__(self, at: int | slice) -> PlannedFile | tuple[PlannedFile, ...]:
        if isinstance(at, slice):
            return tuple(self[number] for number in range(*at.indices(len(self))))
        number = range(len(self))[at]
        path = self.paths[self.ends[number] : self.ends[number + 1]].decode(
            "utf-8", "surrogatepass"
        )
        return self.make(path, bool(self.named[number]), self.attached.get(number, ()))

    def __iter__(self) -> Iterator[PlannedFile]:
        return (self[number] for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

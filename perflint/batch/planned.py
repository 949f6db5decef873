"""What is to be done: the filings of a run, in little memory, for a person may have ten thousand."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from perflint.errors import PerflintError
from perflint.lang import Words

STDIN = "-"


class PlannedFile(NamedTuple):
    """One unit of work: a filing and what is attached to it; `named` on the command line, not met
    inside a folder.

    The path of a member of an archive goes on from the archive's: 材料.zip/甲单位/报告.docx.
    `attachments` are such paths too: tables and annexes of the same filing, read together with it.
    """

    path: str
    named: bool
    attachments: tuple[str, ...] = ()


class Plan(NamedTuple):
    """The filings in the order to check them, each once, the paths that led to none, and what is
    `skipped` in folders though it is called like a filing: its path, and why."""

    files: Sequence[PlannedFile]
    problems: tuple[PerflintError, ...]
    skipped: tuple[tuple[str, Words], ...] = ()


class PackedFiles(Sequence[PlannedFile]):
    """Planned files, written one after the other into one string of bytes; each is made when asked for
    and equals what was put in."""

    __slots__ = ("attached", "ends", "named", "paths")

    def __init__(self, files: Iterable[PlannedFile]) -> None:
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
        return PlannedFile(path, bool(self.named[number]), self.attached.get(number, ()))

    def __iter__(self) -> Iterator[PlannedFile]:
        return (self[number] for number in range(len(self)))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Sequence) and tuple(self) == tuple(other)

    __hash__ = None  # type: ignore[assignment]

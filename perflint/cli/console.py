"""Standard output and error as they are: encoding, width, colour, and files written whole."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper

from perflint.errors import UsageError

DEFAULT_WIDTH = 80


def use_utf8() -> None:
    """Write UTF-8 with LF everywhere, on Windows consoles and into redirected files too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")


def is_terminal() -> bool:
    """Whether a person sees what goes to standard output."""
    return sys.stdout.isatty()


def terminal_width() -> int:
    """The columns of the terminal; 80 where there is none, `COLUMNS` where it is set."""
    from shutil import get_terminal_size

    return get_terminal_size((DEFAULT_WIDTH, 24)).columns


def wants_color() -> bool:
    """Whether to use escape sequences: on a terminal that knows them, unless NO_COLOR is set."""
    if os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not is_terminal():
        return False
    return enable_sequences() if sys.platform == "win32" else True


def enable_sequences() -> bool:
    """Make a Windows console obey escape sequences; whether it does."""
    import ctypes

    kernel, mode = getattr(ctypes, "windll").kernel32, ctypes.c_ulong()  # noqa: B009
    handle = kernel.GetStdHandle(-11)
    if not kernel.GetConsoleMode(handle, ctypes.byref(mode)):
        return False
    return bool(kernel.SetConsoleMode(handle, mode.value | 0x0004))


def write_out(pieces: Iterable[bytes]) -> None:
    """Write `pieces` to standard output, each visible at once."""
    sys.stdout.flush()
    out = sys.stdout.buffer
    for piece in pieces:
        out.write(piece)
        out.flush()


def write(pieces: Iterable[bytes], path: str | None) -> None:
    """Write `pieces` to the file `path`, or to standard output if None or `-`. Pipes and devices are
    written to as they are: a file in their place would be of no use to anybody."""
    if path is None or path == "-" or is_standard_output(path):
        write_out(pieces)
        return
    plain = os.path.isfile(path) or os.path.isdir(path) or not os.path.exists(path)
    with replacing(path) if plain else filling(path) as put:
        for piece in pieces:
            put(piece)


def is_standard_output(path: str) -> bool:
    """Whether `path` is a link such as /dev/stdout to where standard output goes."""
    try:
        return os.path.islink(path) and os.path.samestat(os.stat(path), os.fstat(1))
    except OSError:
        return False


@contextmanager
def filling(path: str) -> Iterator[Callable[[bytes], object]]:
    """A function that writes to the pipe or device at `path`. Raises UsageError if that fails."""
    try:
        with open(path, "wb", buffering=0) as device:
            yield device.write
    except OSError as error:
        raise unwritable(path, error) from error


@contextmanager
def replacing(path: str) -> Iterator[Callable[[bytes], object]]:
    """A function that writes to `path`, which holds all of it in the end, or what it held before.

    Raises UsageError if the file cannot be written.
    """
    folder, name = os.path.split(path)
    partial = os.path.join(folder, f".{name}.{os.getpid()}.tmp")
    try:
        with open(partial, "xb") as file:
            yield file.write
        os.replace(partial, path)
    except OSError as error:
        raise unwritable(path, error) from error
    finally:
        if os.path.exists(partial):
            os.unlink(partial)


def unwritable(path: str, error: OSError) -> UsageError:
    """That the file at `path` cannot be written, and why."""
    hint = f"请核对文件夹是否存在、文件是否被占用或只读（{error.strerror}）。"
    return UsageError("无法写入结果文件", place=path, hint=hint)


def discard_output() -> None:
    """Send what is still buffered nowhere: the reader of our output has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())

"""One LibreOffice for all the files of a run, started for the first of them."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import suppress
from types import TracebackType

from perflint.errors import ReadError
from perflint.readers.archive import corrupt
from perflint.readers.limits import Limits
from perflint.readers.office.guard import IDLE
from perflint.readers.office.profile import BLANK, render_settings

_GUARD = os.path.join(os.path.dirname(__file__), "guard.py")
_PATIENCE = 15
_FILTERS = {
    "docx": "docx:MS Word 2007 XML",
    "xlsx": "xlsx:Calc MS Excel 2007 XML",
    "xhtml": "xhtml:XHTML Writer File:UTF8",
}


class Service:
    """A LibreOffice of its own, with a profile of its own in a temporary folder.

    Nothing is started before the first `convert`. It ends with `close`, at the end of a `with`, and
    however this process ends, killed ones included; nothing of it is left behind, on disk neither.
    A file over which it hangs or dies costs that file only: the next finds a new one. It may be
    used from several threads, which wait for one another.
    """

    def __init__(self, soffice: str) -> None:
        self._soffice = soffice
        self._guard: subprocess.Popen[str] | None = None
        self._folder = ""
        self._used = 0.0
        self._lock = threading.RLock()

    def __enter__(self) -> Service:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def convert(self, data: bytes, suffix: str, target: str, limits: Limits) -> bytes:
        """`data`, a file whose name would end in `suffix`, as `target`: docx, xlsx or another
        suffix LibreOffice can write.

        Raises ReadError: corrupt where LibreOffice makes nothing of it, too-large where it takes
        more than limits.max_conversion_seconds.
        """
        with self._lock:
            try:
                return self._convert(data, suffix, target, limits)
            except BaseException:
                self.close()
                raise

    def close(self) -> None:
        """Ends LibreOffice, if it runs, and waits until its files are gone."""
        with self._lock:
            guard, self._guard = self._guard, None
            if guard is not None:
                _end(guard)
                if guard.stdout is not None:
                    guard.stdout.close()

    def forget(self) -> None:
        """Leaves LibreOffice to the process this one has been forked from."""
        guard, self._guard = self._guard, None
        self._lock = threading.RLock()
        if guard is not None:
            for pipe in (guard.stdin, guard.stdout):
                if pipe is not None:
                    with suppress(OSError):
                        os.close(pipe.fileno())
            guard.returncode = 0

    def _convert(self, data: bytes, suffix: str, target: str, limits: Limits) -> bytes:
        guard = self._running(limits)
        source = os.path.join(self._folder, "in", f"filing{suffix}")
        made = os.path.join(self._folder, "out", f"filing.{target}")
        with open(source, "wb") as file:
            file.write(data)
        answer = _ask(guard, f"{_FILTERS.get(target, target)}\tfiling{suffix}", limits)
        os.unlink(source)
        died = answer == "dead"
        try:
            with open(made, "rb") as file:
                converted = file.read(limits.max_file_bytes + 1)
            os.unlink(made)
        except FileNotFoundError:
            detail = "打开它时意外退出" if died else "打不开它"
            raise corrupt(f"LibreOffice {detail}") from None
        if died:
            self.close()
        return converted

    def _running(self, limits: Limits) -> subprocess.Popen[str]:
        if time.monotonic() - self._used > IDLE / 2:
            self.close()
        self._used = time.monotonic()
        if self._guard is None or self._guard.poll() is not None:
            self._folder = _make_folder()
            memory = str(limits.max_conversion_bytes)
            self._guard = subprocess.Popen(
                (sys.executable, "-I", "-S", _GUARD, self._folder, memory, self._soffice),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                text=True,
                start_new_session=os.name != "nt",
                creationflags=0x08000200 if os.name == "nt" else 0,
            )
            if _await(self._guard, limits) != "ready":
                hint = "请确认 LibreOffice 能正常打开后再试；也可以用 Word 或 WPS 另存为 .docx。"
                raise ReadError("LibreOffice 无法启动", kind="missing-program", hint=hint)
        return self._guard


def _make_folder() -> str:
    folder = tempfile.mkdtemp(prefix="perflint-office-")
    for name in ("in", "out", "tmp", os.path.join("profile", "user")):
        os.makedirs(os.path.join(folder, name))
    settings = os.path.join(folder, "profile", "user", "registrymodifications.xcu")
    for path, content in ((settings, render_settings()), (f"{folder}/open.fodt", BLANK)):
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
    return folder


def _ask(guard: subprocess.Popen[str], request: str, limits: Limits) -> str:
    assert guard.stdin is not None
    with suppress(OSError):
        guard.stdin.write(request + "\n")
        guard.stdin.flush()
    return _await(guard, limits)


def _await(guard: subprocess.Popen[str], limits: Limits) -> str:
    """The next answer; a guard from which none comes in time is ended."""
    seconds, late = limits.max_conversion_seconds, threading.Event()

    def give_up() -> None:
        late.set()
        _end(guard)

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    assert guard.stdout is not None
    answer = guard.stdout.readline().strip()
    timer.cancel()
    if late.is_set():
        hint = "请用 Word 或 WPS 打开，另存为 .docx 后再检查。"
        title = f"LibreOffice 在 {seconds:g} 秒内没有读完文件"
        raise ReadError(title, kind="too-large", hint=hint)
    return answer or "dead"


def _end(guard: subprocess.Popen[str]) -> None:
    """Closes the guard's standard input, which is all it waits for."""
    assert guard.stdin is not None
    with suppress(OSError):
        guard.stdin.close()
    with suppress(subprocess.TimeoutExpired):
        guard.wait(_PATIENCE)

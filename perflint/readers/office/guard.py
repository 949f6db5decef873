"""Keeps one LibreOffice while somebody holds its standard input, and not a moment longer.

Run as a program of its own: `python guard.py FOLDER MEMORY SOFFICE`. It imports nothing of perflint.
However the process that started it ends, its standard input closes; then LibreOffice with all its
children is killed and FOLDER removed. It says `ready` once LibreOffice answers. Then each line
`FILTER<tab>NAME` has FOLDER/in/NAME converted into FOLDER/out, answered by `done`, or by `dead` when
LibreOffice did not survive.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue

IDLE = 300
"""Seconds without a request after which it ends, so that a web page left open holds no LibreOffice."""
_WINDOWS = os.name == "nt"
_OPTIONS = ("--headless", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
_LOOK, _MOST_LOOKS = 0.01, 2500
_LARGEST_FILE = 1 << 30
_NO_WINDOW = 0x08000000


class Office:
    """A LibreOffice with a profile of its own in `folder`, and those sent to speak to it."""

    def __init__(self, folder: str, soffice: str) -> None:
        self.folder = folder
        self.profile = Path(folder, "profile").as_uri()
        self.command = (soffice, *_OPTIONS, f"-env:UserInstallation={self.profile}")
        temporary = os.path.join(folder, "tmp")
        self.environment = {
            **os.environ,
            **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), temporary),
            **dict.fromkeys(("http_proxy", "https_proxy"), "http://127.0.0.1:9"),
            "SAL_USE_VCLPLUGIN": "svp",
        }
        self.started: list[subprocess.Popen[bytes]] = []
        self.lock = threading.Lock()
        self.ended = False

    def start(self) -> bool:
        """Starts it; false if it ended before it could answer."""
        server = self.run(os.path.join(self.folder, "open.fodt"))
        # It locks the document once it is open; from then on it takes requests.
        lock = os.path.join(self.folder, ".~lock.open.fodt#")
        for _ in range(_MOST_LOOKS):
            if server.poll() is not None:
                return False
            if os.path.exists(lock):
                break
            time.sleep(_LOOK)
        return True

    def convert(self, filter: str, name: str) -> bool:
        """Sends one file through; false if LibreOffice has ended over it."""
        target = os.path.join(self.folder, "out")
        source = os.path.join(self.folder, "in", name)
        messenger = self.run("--convert-to", filter, "--outdir", target, source)
        messenger.wait()
        self.started.remove(messenger)
        return self.started[0].poll() is None

    def run(self, *arguments: str) -> subprocess.Popen[bytes]:
        """A soffice with these arguments, in the process group of the first."""
        group = self.started[0].pid if self.started else 0
        with self.lock:
            if self.ended:
                raise SystemExit
            process = subprocess.Popen(
                (*self.command, *arguments),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                env=self.environment,
                cwd=self.folder,
                process_group=None if _WINDOWS else group,
                creationflags=_NO_WINDOW if _WINDOWS else 0,
            )
            self.started.append(process)
        return process

    def end(self) -> None:
        """Kills everything started and removes everything written."""
        with self.lock:
            self.ended = True
        if _WINDOWS:
            for process in self.started:
                kill = ("taskkill", "/F", "/T", "/PID", str(process.pid))
                subprocess.run(kill, capture_output=True, check=False)
        elif self.started:
            with suppress(OSError):
                os.killpg(self.started[0].pid, signal.SIGKILL)
            with suppress(ChildProcessError):
                while True:
                    os.wait()
            self.remove_pipe()
        for _ in range(50):
            shutil.rmtree(self.folder, ignore_errors=True)
            if not os.path.exists(self.folder):
                return
            time.sleep(0.1)

    def remove_pipe(self) -> None:
        """The socket by which one soffice finds the other, named after the profile; LibreOffice
        removes it only when it ends by itself."""
        digest = hashlib.md5(self.profile.encode("utf-16-le"), usedforsecurity=False).digest()
        name = "".join(f"{byte:x}" for byte in digest)
        for place in ("/tmp", "/var/tmp", os.environ.get("XDG_RUNTIME_DIR", "")):
            for shown in (name, digest.hex()):
                path = f"{place}/OSL_PIPE_{os.getuid()}_SingleOfficeIPC_{shown}" if place else ""
                if path and os.path.exists(path):
                    os.unlink(path)


def limit_memory(size: int) -> None:
    """Bounds what this process and those it starts may take, where the system can."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (_LARGEST_FILE, _LARGEST_FILE))
        resource.setrlimit(resource.RLIMIT_AS, (size, size))


def adopt_orphans() -> None:
    """Has Linux make the children of children ours once their parent is gone, so that they can be
    waited for: soffice is a program that starts another (prctl(2), PR_SET_CHILD_SUBREAPER)."""
    if sys.platform == "linux":
        import ctypes

        ctypes.CDLL(None).prctl(36, 1, 0, 0, 0)


def serve(office: Office, requests: SimpleQueue[str]) -> None:
    """Answers requests one after the other, until LibreOffice is no more."""
    alive = office.start()
    print("ready" if alive else "dead", flush=True)
    while alive:
        try:
            request = requests.get(timeout=IDLE)
        except Empty:
            office.end()
            os._exit(0)
        filter, _, name = request.partition("\t")
        alive = office.convert(filter, name)
        print("done" if alive else "dead", flush=True)


def main(folder: str, memory: str, soffice: str) -> None:
    """Serves until standard input ends or somebody sends SIGTERM."""
    limit_memory(int(memory))
    with suppress(OSError, AttributeError):
        adopt_orphans()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    office = Office(folder, soffice)
    requests: SimpleQueue[str] = SimpleQueue()
    threading.Thread(target=serve, args=(office, requests), daemon=True).start()
    try:
        for line in sys.stdin:
            requests.put(line.rstrip("\n"))
    finally:
        office.end()
        os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])

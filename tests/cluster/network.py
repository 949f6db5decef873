"""Another machine, as far as the network goes: a namespace with one cable to this one."""

from __future__ import annotations

import os
import subprocess
from typing import Any


class Machine:
    """A network namespace, joined to here by a pair of virtual interfaces; `here` and `there` are the
    addresses of the two ends. Raises OSError or CalledProcessError where that is not allowed."""

    here, there = "10.213.7.1", "10.213.7.2"

    def __init__(self) -> None:
        self.name = f"perflint{os.getpid() % 10000}"
        self.within = ("ip", "netns", "exec", self.name)

    def __enter__(self) -> Machine:
        ours, theirs = f"{self.name}a", f"{self.name}b"
        do("ip", "netns", "add", self.name)
        try:
            do("ip", "link", "add", ours, "type", "veth", "peer", "name", theirs)
            do("ip", "link", "set", theirs, "netns", self.name)
            do("ip", "address", "add", f"{self.here}/30", "dev", ours)
            do("ip", "link", "set", ours, "up")
            do(*self.within, "ip", "address", "add", f"{self.there}/30", "dev", theirs)
            do(*self.within, "ip", "link", "set", "lo", "up")
            do(*self.within, "ip", "link", "set", theirs, "up")
        except BaseException:
            self.__exit__()
            raise
        return self

    def unplug(self) -> None:
        """Pull the cable: nothing comes through any more, and nobody is told."""
        do(*self.within, "ip", "link", "set", f"{self.name}b", "down")

    def __exit__(self, *_: Any) -> None:
        do("ip", "netns", "delete", self.name)


def do(*command: str) -> None:
    """Run a command, which has to succeed."""
    subprocess.run(command, check=True, capture_output=True)

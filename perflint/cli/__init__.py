"""The command line. Nothing is imported before it is known what is asked for."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from perflint import __version__


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line `argv` (default: this process's) and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    if arguments[:1] in (["--version"], ["-V"]):
        try:
            print(f"perflint {__version__}", flush=True)
        except OSError:  # nobody can read it: no room, or the reader has gone
            return 2
        return 0
    from perflint.cli.program import run

    return run(arguments)

"""The process that does one chunk: its order on standard input, its part on standard output.

Engines start it (`python -m perflint.cli.chunk`), people do not. It ends with whoever started it.
"""

from __future__ import annotations

import marshal
import os
import sys
from functools import partial

from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_USAGE, PerflintError

SET_DEATH_SIGNAL = 1


def main() -> int:
    """Do the chunk; what goes wrong with all of it is told on standard error, without names."""
    parent = os.getppid()
    end_with_parent()
    content = sys.stdin.buffer.read()
    if os.getppid() != parent:
        return EXIT_DEFECT
    try:
        written = do_chunk(content)
    except PerflintError as error:
        print(error, file=sys.stderr)
        return EXIT_USAGE
    except Exception as error:
        from perflint.cli.crash import report_crash

        report_crash(error, "zh")
        return EXIT_DEFECT
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    return EXIT_CLEAN


def do_chunk(content: bytes) -> bytes:
    """The packed part that comes of an order: settings, chunk and root."""
    from perflint.cli.failures import record_failure
    from perflint.cluster.chunks import unpack_chunk
    from perflint.cluster.perform import perform
    from perflint.cluster.settings import unpack_settings
    from perflint.cluster.staging import staged

    packed, chunk, root = marshal.loads(content)
    settings = unpack_settings(packed)
    config, words = settings.config, settings.ruleset.vocabularies
    record = partial(record_failure, config.lang)
    with staged(unpack_chunk(chunk), root, config.limits, words) as (ready, folder):
        return perform(ready, settings, folder, record).pack()


def end_with_parent() -> None:
    """Have the system end this process when the one that started it ends, where it can (Linux)."""
    if sys.platform == "linux":
        import ctypes
        import signal

        ctypes.CDLL(None).prctl(SET_DEATH_SIGNAL, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())

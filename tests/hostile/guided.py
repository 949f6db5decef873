"""Coverage-guided fuzzing of what reads files here without a library, by atheris (not among the
requirements of the tests: `pip install atheris`).

    python -m tests.hostile.guided rtf -max_total_time=600

What libFuzzer finds is left in the current folder; the same command with that file makes it again.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from tempfile import mkdtemp

_LONGEST = 20_000


def main() -> None:
    """Hand over to libFuzzer."""
    name, *options = sys.argv[1:]
    import atheris

    with atheris.instrument_imports(include=["perflint"]):
        from tests.hostile.targets import MODULES, TARGETS, corpus_of

        for module in MODULES:
            import_module(module)
    os.environ["PERFLINT_SOFFICE"] = "/none"
    folder = Path(mkdtemp(prefix=f"perflint-{name}-"))
    for number, data in enumerate(corpus_of(name)):
        (folder / str(number)).write_bytes(data)
    arguments = [sys.argv[0], f"-max_len={_LONGEST}", "-timeout=20", "-rss_limit_mb=2000"]
    atheris.Setup([*arguments, *options, str(folder)], TARGETS[name])
    atheris.Fuzz()


if __name__ == "__main__":
    main()

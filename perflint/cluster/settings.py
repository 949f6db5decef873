"""What is the same for all chunks of a run, and travels with each: rules, settings, what to keep."""

from __future__ import annotations

import marshal
import sys
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from perflint import __version__
from perflint.errors import UsageError
from perflint.owncode import digest_code

if TYPE_CHECKING:
    from perflint.config import Config
    from perflint.model.rule import Ruleset

VERSION = 4
LINT = "perflint.api:lint_file"
UNIMPORTANT = ("fail_on", "exclude", "rule_folders", "baseline", "sources", "cache", "root")
"""Settings that change no result, or only by way of the rules."""


class Settings(NamedTuple):
    """The rules and settings of a run; `claims` (none, slim, full) and `facts` say what is kept, `jobs`
    how many processes a machine uses (0: as many as it has cores), `lint` names the function that checks
    one filing, `code` is the digest of perflint itself."""

    ruleset: Ruleset
    config: Config
    claims: str
    facts: bool
    jobs: int = 0
    lint: str = LINT
    code: str = ""

    def pack(self) -> bytes:
        """The bytes of these settings, without a class in them."""
        import zlib

        from perflint.ruleset.compiled import pack

        plain = (*map(pack, (self.ruleset, self.config)), *self[2:])
        content = (__version__, sys.version_info[:2], self.code, plain)
        return zlib.compress(marshal.dumps(content, VERSION), 1)  # type: ignore[arg-type]

    def digest(self) -> bytes:
        """What results follow from, apart from the filings."""
        from perflint.config import Config

        plain = self.config._replace(**{key: Config._field_defaults[key] for key in UNIMPORTANT})
        parts = (
            __version__,
            self.ruleset.fingerprint,
            repr(plain),
            self.claims,
            self.facts,
            self.code,
        )
        return blake2b(repr(parts).encode("utf-8", "surrogateescape"), digest_size=16).digest()


def unpack_settings(content: bytes) -> Settings:
    """The settings that `Settings.pack` was called on. Raises UsageError where that was done by
    another perflint, be it only another state of its modules, or another Python."""
    import zlib

    from perflint.ruleset.compiled import unpack

    version, python, code, plain = marshal.loads(zlib.decompress(content))
    same = (version, python) == (__version__, sys.version_info[:2])
    if not same or (code and code != digest_code()):
        there = f"perflint {version}, Python {'.'.join(map(str, python))}"
        raise UsageError("各台机器上的 perflint 或 Python 版本不同", hint=there)
    ruleset, config, *rest = plain
    return Settings(unpack(*ruleset), unpack(*config), *rest)

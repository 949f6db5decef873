"""What can go wrong outside a filing: one tree of exceptions, and the exit codes they lead to."""

from __future__ import annotations

EXIT_CLEAN = 0
EXIT_FINDINGS = 1
EXIT_USAGE = 2
EXIT_DEFECT = 3


class PerflintError(Exception):
    """Bad usage, configuration or rule file: what is wrong, where, and what to do about it.

    `title` and `hint` are sentences for a person; `place` is `path`, `path:line` or
    `path:line:column`, lines and columns counted from 1; `errors` are those it stands for, where it
    stands for several. Leads to exit code 2.
    """

    errors: tuple[PerflintError, ...] = ()

    def __init__(self, title: str, *, place: str = "", hint: str = "") -> None:
        super().__init__(title)
        self.title = title
        self.place = place
        self.hint = hint

    def __str__(self) -> str:
        head = f"{self.place}: {self.title}" if self.place else self.title
        return f"{head}\n  {self.hint}" if self.hint else head


class UsageError(PerflintError):
    """The command line asks for something that does not exist."""


class ConfigError(PerflintError):
    """perflint.toml or [tool.perflint] cannot be used as written."""


class ConfigErrors(ConfigError):
    """Every mistake found in one configuration file, reported together."""

    def __init__(self, errors: tuple[ConfigError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


class RuleError(PerflintError):
    """One mistake in a rule, template, profile or vocabulary file."""


class RulesetError(PerflintError):
    """Every mistake found in the rule files, reported together."""

    errors: tuple[RuleError, ...]

    def __init__(self, errors: tuple[RuleError, ...]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


class ReadError(PerflintError):
    """A filing that cannot be read; becomes data in its result, never an abort.

    `kind` is a stable word for programs: missing, empty, too-large, encoding, binary,
    encrypted, corrupt, unsupported, scan, missing-program. Where it is not the filing that fails,
    its result has one of: timeout, memory, crashed, defect.
    """

    def __init__(self, title: str, *, kind: str, place: str = "", hint: str = "") -> None:
        super().__init__(title, place=place, hint=hint)
        self.kind = kind

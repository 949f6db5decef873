"""From the words of a command line to the command that answers them, and to an exit code."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from perflint import __version__
from perflint.cli.console import discard_output, use_utf8
from perflint.errors import EXIT_CLEAN, EXIT_DEFECT, EXIT_USAGE, PerflintError, UsageError
from perflint.lang import Lang, Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser

EXIT_INTERRUPTED = 130
EXIT_BROKEN_PIPE = 141
FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
"""What the system answers where nothing more can be written."""
_ALLOCATIONS = 200_000
"""Between two searches for cycles: what a filing becomes has none, and looking costs a third more."""
COMMANDS: Mapping[str, str] = {
    "check": "perflint.cli.check",
    "across": "perflint.cli.across",
    "inspect": "perflint.cli.inspect",
    "rules": "perflint.cli.rules",
    "explain": "perflint.cli.explain",
    "annotate": "perflint.cli.annotate",
    "notice": "perflint.cli.notice",
    "accept": "perflint.cli.accept",
    "compare": "perflint.cli.compare",
    "query": "perflint.cli.query",
    "store": "perflint.cli.store",
    "page": "perflint.cli.page",
    "serve": "perflint.cli.serve",
    "init": "perflint.cli.init",
}
SUMMARY: Words = ("检查绩效自评报告的工具", "a linter for performance self-evaluation reports")


class Command(Protocol):
    """What the module of a command offers."""

    SUMMARY: Words
    USAGE: Words

    def add(self, parser: Parser) -> None:
        """Declare the arguments."""
        ...

    def run(self, args: Namespace) -> int:
        """Do it and return the exit code."""
        ...


def run(argv: list[str]) -> int:
    """Answer the command line `argv`; every way it can end is an exit code."""
    use_utf8()
    gc.set_threshold(_ALLOCATIONS)
    lang = find_lang(argv)
    try:
        code = dispatch("perflint", COMMANDS, SUMMARY, argv, lang)
        sys.stdout.flush()
    except PerflintError as error:
        tell(error, lang)
        return EXIT_USAGE
    except SystemExit as stop:
        return int(stop.code or 0)
    except KeyboardInterrupt:
        print(choose(lang, "已中断。", "Interrupted."), file=sys.stderr)
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        discard_output()
        return EXIT_BROKEN_PIPE
    except OSError as error:
        if error.errno not in FULL:
            return crash(error, lang)
        discard_output()
        reason = choose(lang, "磁盘已满，或超过配额", "no room left, or over quota")
        told = choose(lang, "结果写不下", "the output could not be written")
        tell(UsageError(told, hint=f"{reason}（{error.strerror}）"), lang)
        return EXIT_USAGE
    except Exception as error:
        return crash(error, lang)
    return code


def crash(error: Exception, lang: Lang) -> int:
    """Tell of our own mistake; the exit code for it."""
    from perflint.cli.crash import report_crash

    report_crash(error, lang)
    return EXIT_DEFECT


def find_lang(argv: list[str]) -> Lang:
    """The language asked for, known before anything else is, so that mistakes are told in it."""
    asked = [argv[at + 1] for at, word in enumerate(argv[:-1]) if word == "--lang"]
    asked += [word[7:] for word in argv if word.startswith("--lang=")]
    return "en" if "en" in asked else "zh"


def tell(error: PerflintError, lang: Lang) -> None:
    """Say on standard error what is wrong, where, and what to do."""
    if lang == "en":
        from perflint.translations import translate_error

        error = translate_error(error)
    print(choose(lang, "错误：", "error: ") + str(error), file=sys.stderr)


def dispatch(
    prog: str, commands: Mapping[str, str], summary: Words, argv: list[str], lang: Lang
) -> int:
    """Hand `argv` to the command it begins with, of `commands` or of a command's own commands."""
    if argv and argv[0].startswith("--lang"):
        argv = argv[1:] if "=" in argv[0] else argv[2:]
        argv += ["--lang", lang] if argv else []
    if not argv or argv[0] in ("-h", "--help"):
        print(overview(prog, commands, summary, lang))
        return EXIT_CLEAN
    name, *rest = argv
    if name not in commands:
        told = choose(lang, f"没有 {name} 这个命令", f"no such command: {name}")
        raise UsageError(told, hint=suggest_command(name, prog, commands, lang))
    module = import_module(commands[name])
    if hasattr(module, "COMMANDS"):
        return dispatch(f"{prog} {name}", module.COMMANDS, module.SUMMARY, rest, lang)
    return execute(cast(Command, module), f"{prog} {name}", rest, lang)


def execute(command: Command, prog: str, argv: list[str], lang: Lang) -> int:
    """Read the arguments of `command` and run it."""
    from perflint.cli.arguments import Parser

    parser = Parser(prog, lang, choose(lang, *command.SUMMARY), choose(lang, *command.USAGE))
    command.add(parser)
    parser.add_choice("--lang", ("zh", "en"), "LANG", zh="输出语言", en="language of the output")
    parser.add("-h", "--help", action="help", zh="显示本说明", en="show this help")
    return command.run(parser.parse(argv))


def suggest_command(name: str, prog: str, commands: Mapping[str, str], lang: Lang) -> str:
    """What may have been meant by `name`: a file to check, or a command much like it."""
    if os.path.exists(name):
        wanted = f'perflint check "{name}"' if " " in name else f"perflint check {name}"
        return choose(lang, f"要检查文件，请用：{wanted}", f"To check a file: {wanted}")
    from perflint.cli.arguments import suggest

    if name.startswith("-"):
        return choose(lang, f"{prog} --help 查看用法。", f"See {prog} --help.")
    return suggest(name, tuple(commands), lang)


def overview(prog: str, commands: Mapping[str, str], summary: Words, lang: Lang) -> str:
    """The help that lists `commands`."""
    version = f" {__version__}" if prog == "perflint" else ""
    lines = [
        f"{prog}{version}  {choose(lang, *summary)}",
        "",
        choose(lang, f"用法：{prog} 命令 [选项]", f"usage: {prog} COMMAND [OPTIONS]"),
        "",
        choose(lang, "命令：", "commands:"),
    ]
    for name, module in commands.items():
        lines.append(f"  {name:<9} {choose(lang, *import_module(module).SUMMARY)}")
    lines += ["", choose(lang, f"{prog} 命令 --help 查看一个命令的选项。",
                         f"{prog} COMMAND --help lists the options of one command.")]  # fmt: skip
    if prog == "perflint":
        lines.append(choose(lang, "第一次使用：perflint check 报告.docx",
                            "To begin with: perflint check REPORT.docx"))  # fmt: skip
    return "\n".join(lines)

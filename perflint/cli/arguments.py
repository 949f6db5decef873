"""argparse speaking Chinese or English: help, mistakes and suggestions."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from typing import Any, NoReturn

from perflint.errors import UsageError
from perflint.lang import Lang, choose
from perflint.reporters.wrapping import wrap

# What argparse says, of which it offers no translation; anything else it says stays English.
MISTAKES = (
    (r"the following arguments are required: (.+)", "缺少参数 {0}", "missing argument {0}"),
    (r"expected one argument", "后面缺少取值", "needs a value"),
    (r"expected at least one argument", "后面至少要有一个取值", "needs at least one value"),
    (r"ignored explicit argument '(.*)'", "不带取值，却给了 {0}", "takes no value, got {0}"),
    (r"unrecognized arguments: (.+)", "多余的参数 {0}", "too many arguments: {0}"),
)


class Formatter(argparse.HelpFormatter):
    """Help wrapped by columns, two for a Chinese character."""

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for part in text.split("\n") for line in wrap(part, width))


class Parser(argparse.ArgumentParser):
    """The options of one command; every mistake in using them is a UsageError."""

    def __init__(self, prog: str, lang: Lang, description: str, usage: str) -> None:
        super().__init__(
            prog=prog,
            description=description,
            usage=f"{prog} {usage}",
            formatter_class=Formatter,
            add_help=False,
            allow_abbrev=False,
        )
        self.lang: Lang = lang
        self.flags: list[str] = []
        self.group = self.add_argument_group(self.say("参数", "arguments"))

    def say(self, chinese: str, english: str) -> str:
        """The wording in the language of this command line."""
        return choose(self.lang, chinese, english)

    def add(self, *flags: str, zh: str, en: str, **settings: Any) -> None:
        """Declare an argument with its help in both languages."""
        self.flags += [flag for flag in flags if flag.startswith("-")]
        self.group.add_argument(*flags, help=self.say(zh, en), **settings)

    def add_switch(self, *flags: str, zh: str, en: str) -> None:
        """Declare an option without a value."""
        self.add(*flags, zh=zh, en=en, action="store_true")

    def add_choice(self, flag: str, options: Sequence[str], metavar: str, zh: str, en: str) -> None:
        """Declare an option that takes one of `options`; its default is None."""
        listed = self.say(f"：{'、'.join(options)}", f": {', '.join(options)}")
        self.add(flag, zh=zh + listed, en=en + listed, metavar=metavar, type=self.one_of(options))

    def one_of(self, options: Sequence[str]) -> Callable[[str], str]:
        """A type that takes one of `options` and names the nearest for anything else."""

        def take(value: str) -> str:
            if value in options:
                return value
            told = self.say(f"没有 {value} 这个取值", f"no such value: {value}")
            raise argparse.ArgumentTypeError(f"{told}\n{suggest(value, options, self.lang)}")

        return take

    def parse(self, argv: list[str]) -> argparse.Namespace:
        """The values in `argv`, options and arguments in any order, only paths after `--`; raises
        UsageError."""
        if "--" in argv:
            at = argv.index("--")
            argv = argv[:at] + [
                f"./{path}" if path[:1] == "-" and path != "-" else path for path in argv[at + 1 :]
            ]
        args, rest = self.parse_known_intermixed_args(argv)
        unknown = next((item for item in rest if item.startswith("-")), None)
        if unknown is not None:
            flag = unknown.partition("=")[0]
            told = self.say(f"没有 {flag} 这个选项", f"no such option: {flag}")
            raise UsageError(told, hint=suggest(flag, self.flags, self.lang))
        if rest:
            self.error(f"unrecognized arguments: {' '.join(rest)}")
        return args

    def error(self, message: str) -> NoReturn:
        """Raise what argparse found wrong, in the language of the command line."""
        found = re.match(r"argument (\S+): (.*)", message, re.DOTALL)
        flag, told = found.groups() if found else ("", message)
        told, _, hint = told.partition("\n")
        for pattern, chinese, english in MISTAKES:
            match = re.fullmatch(pattern, told)
            if match:
                told = self.say(chinese, english).format(*match.groups())
        head = self.say(f"选项 {flag}：", f"option {flag}: ") if flag else ""
        more = self.say(f"{self.prog} --help 查看用法。", f"See {self.prog} --help.")
        raise UsageError(head + told, hint=hint or more)

    def format_help(self) -> str:
        """The help text, its headings translated."""
        text = super().format_help().replace("usage: ", self.say("用法：", "usage: "), 1)
        return text.replace("参数:\n", "参数：\n", 1)


def suggest(value: str, options: Sequence[str], lang: Lang, *, otherwise: str = "") -> str:
    """A hint naming the option most like `value`; if none is, `otherwise`, or all of them."""
    from difflib import get_close_matches

    near = [option for option in options if value and option.startswith(value)]
    near = near or get_close_matches(value, options, 1)
    near = near or get_close_matches(value.upper(), options, 1)
    if near:
        return choose(lang, f"是否想写 {near[0]}？", f"Did you mean {near[0]}?")
    listed = choose(lang, "、", ", ").join(options)
    return otherwise or choose(lang, f"可用：{listed}。", f"Available: {listed}.")

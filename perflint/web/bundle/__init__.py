"""Making the page: one file that holds Python, perflint, its rules, and what a person sees."""

from __future__ import annotations

import os

from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.web.bundle.document import (
    Contents,
    assemble,
    pack_settings,
    read_page,
    replace_settings,
)
from perflint.web.bundle.fetch import fetch_parts
from perflint.web.bundle.program import compile_program


def build_page(ruleset: Ruleset, config: Config, name: str) -> bytes:
    """The page of the bureau `name` ("" for none), with these rules and settings. What it is made of is
    fetched from the registries of npm and Python once, in the versions that parts.json pins, and
    checked against their hashes. Raises UsageError where that cannot be had."""
    runtime, wheels = fetch_parts()
    settings = pack_settings(ruleset, config)
    library, program = compile_program(runtime, wheels, settings)

    def part(name: str) -> bytes:
        with open(os.path.join(runtime, name), "rb") as file:
            return file.read()

    return assemble(
        Contents(
            main=part("pyodide.mjs"),
            core=part("pyodide.asm.mjs"),
            wasm=part("pyodide.asm.wasm"),
            lock=part("pyodide-lock.json"),
            library=library,
            program=program,
        ),
        settings,
        name,
    )


def adapt_page(path: str, ruleset: Ruleset, config: Config, name: str) -> bytes:
    """A copy of the page at `path` with other rules, settings and name. Raises UsageError where it is no
    page, or one of another version of perflint."""
    return replace_settings(read_page(path), pack_settings(ruleset, config), name)

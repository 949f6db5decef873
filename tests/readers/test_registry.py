"""Adding a format is one module, one line in READERS and a sample: nothing else may be needed."""

from __future__ import annotations

import pkgutil
from importlib import import_module

import perflint.readers
from perflint.readers import READERS, SUFFIXES
from perflint.readers.formats import FORMATS
from tests.readers.formats import FOLDER


def test_readers_names_every_reader_in_the_folder():
    modules = {
        module.name
        for module in pkgutil.iter_modules(perflint.readers.__path__)
        if hasattr(import_module(f"perflint.readers.{module.name}"), "read")
    }
    assert modules == set(READERS.values())


def test_every_readable_format_can_be_recognised():
    assert set(READERS) <= set(FORMATS)


def test_suffixes_are_those_of_readable_formats():
    assert {".txt", ".md", ".markdown", ".docx"} <= SUFFIXES
    readable = {suffix for name in READERS for suffix in FORMATS[name].suffixes}
    archives = {suffix for name in ("zip", "archive") for suffix in FORMATS[name].suffixes}
    assert readable | archives == SUFFIXES


def test_every_format_has_a_sample():
    suffixes = {path.suffix for path in FOLDER.iterdir()}
    assert all(suffixes & set(FORMATS[name].suffixes) for name in READERS)

"""Modules with the names of libraries that no browser has, each with what perflint uses of it.

This folder stands last on the module path of the page: where a library itself is there, it is used. Tests
run with the folder first on the path, so that every reader and writer works alike with both.
"""

"""Which state of perflint's own modules this is: one version may come with other code."""

from __future__ import annotations

import os
from collections.abc import Iterator
from hashlib import blake2b


def digest_code() -> str:
    """A digest of perflint's own modules, so that nothing of another state of it is taken over."""
    digest = blake2b(digest_size=16)
    for name, content in sorted(read_code(os.path.dirname(__file__))):
        digest.update(f"{name}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()


def read_code(folder: str) -> Iterator[tuple[str, bytes]]:
    """The modules below `folder`."""
    for base, _, names in os.walk(folder):
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(base, name)
                with open(path, "rb") as file:
                    yield os.path.relpath(path, folder).replace(os.sep, "/"), file.read()

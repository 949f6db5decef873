"""What a finding is known by from one run to the next."""

from __future__ import annotations

import os
from contextlib import suppress

try:
    from _blake2 import blake2b  # hashlib's own, without the 4 ms that loading OpenSSL takes
except ImportError:
    from hashlib import blake2b


def make_fingerprint(rule: str, path: str, content: str) -> str:
    """Sixteen hex digits that stay the same wherever the same words move to in the same file."""
    plain = "".join(content.split())
    key = "\x1f".join((rule, path.replace("\\", "/"), plain)).encode("utf-8", "surrogateescape")
    return blake2b(key, digest_size=8).hexdigest()


def settle_path(path: str, root: str) -> str:
    """`path` as seen from the folder `root`, the same wherever the run was started; without a root
    the name alone. A name that is no path stays as it is."""
    if path.startswith("<"):
        return path
    if not root:
        return os.path.basename(path)
    full, base = os.path.abspath(path), os.path.join(os.path.abspath(root), "")
    if not full.startswith(base):
        with suppress(ValueError):  # on another drive
            full = os.path.relpath(full, base)
    return full.removeprefix(base).replace(os.sep, "/")

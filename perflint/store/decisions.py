"""What reviewers decided of findings, in a store: a file for what is taken up together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import blake2b

from perflint.store.folder import Store, write_durably
from perflint.store.parquet import encode
from perflint.store.tables import DECISIONS

Decision = tuple[str, str, str, str, str]
"""Fingerprint, rule, verdict, reason and owner."""


def keep_decisions(store: Store, decisions: Sequence[Decision]) -> bool:
    """Put `decisions` into `store`, from now on the last that was said of these findings; False if these
    very ones were there, or there are none. The file is named after them."""
    plain = sorted(decisions)
    name = blake2b(repr(plain).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    path = os.path.join(store.path, "decisions", f"{name}.parquet")
    if not plain:
        return False
    fresh, now = not os.path.exists(path), datetime.now(UTC).isoformat(timespec="microseconds")
    write_durably(path, encode([(*one, now) for one in plain], DECISIONS))
    return fresh

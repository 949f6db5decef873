"""What reviewers decided of findings, in a store: a file for what is taken up together."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date
from hashlib import blake2b

from perflint.store.folder import Store, write_durably
from perflint.store.parquet import encode
from perflint.store.tables import DECISIONS

Decision = tuple[str, str, str, str, str]
"""Fingerprint, rule, verdict, reason and owner."""


def keep_decisions(store: Store, decisions: Sequence[Decision]) -> bool:
    """Put `decisions` into `store`; False if these very ones are there. The file is named after them."""
    plain = sorted(decisions)
    name = blake2b(repr(plain).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
    path = os.path.join(store.path, "decisions", f"{name}.parquet")
    if os.path.exists(path) or not plain:
        return False
    today = date.today().isoformat()
    write_durably(path, encode([(*one, today) for one in plain], DECISIONS))
    return True

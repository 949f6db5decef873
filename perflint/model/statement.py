"""A statement of a filing as judged, before any rule has claimed it."""

from __future__ import annotations

from typing import Literal, NamedTuple

from perflint.model.claim import Claim

Topic = Literal[
    "execution", "completion", "stage", "share", "growth", "difference", "adjustment", "left",
    "carry-over", "points", "pace", "total", "listed-parts", "known-parts", "amount", "average",
    "part-by-rate", "score", "deduction", "restated",
]  # fmt: skip


class Statement(NamedTuple):
    """`claim` with the topic by which a rule takes it up. `form` is how it was read; of `met`
    statements read so in public text `holding` hold."""

    topic: str
    claim: Claim
    form: str = ""
    holding: int = 0
    met: int = 0

"""What a rule rests on, as it is cited beside a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from perflint.lang import choose

if TYPE_CHECKING:
    from perflint.lang import Lang
    from perflint.model.rule import Basis


def say_basis(basis: Basis, lang: Lang) -> str:
    """Document and clause, and that nobody has held them against the original where that is so; "" for a
    rule that no clause carries."""
    told = basis.document + basis.clause
    if not told or basis.status == "verified":
        return told
    return told + choose(lang, "（待核实）", " (not verified)")

"""Facts of many filings, gathered by the same processes that check them."""

from __future__ import annotations

import marshal
from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from perflint.across.facts import collect
from perflint.batch.planned import PlannedFile
from perflint.errors import PerflintError
from perflint.model.folder import Asked, FilingFacts, Told
from perflint.model.result import ReadFailure

if TYPE_CHECKING:
    from perflint.batch.run import DefectRecorder
    from perflint.model.rule import Ruleset

VERSION = 4
Collect = Callable[[str, "Ruleset", Asked], FilingFacts]


class FactsWork:
    """A filing in, its facts out."""

    def __init__(
        self, ruleset: Ruleset, asked: Asked, record: DefectRecorder, collect: Collect = collect
    ) -> None:
        self.ruleset = ruleset
        self.asked = asked
        self.record = record
        self.collect = collect

    def __call__(self, file: PlannedFile) -> bytes:
        return pack_facts(self.perform(file))

    def perform(self, file: PlannedFile) -> FilingFacts:
        """The facts of `file`, those of its attachments left out."""
        try:
            return self.collect(file.path, self.ruleset, self.asked)
        except (PerflintError, MemoryError):
            raise
        except Exception as error:
            return self.give_up(file, error)

    def give_up(self, file: PlannedFile, error: Exception) -> FilingFacts:
        """No facts, and why."""
        return FilingFacts(file.path, error=self.record(file.path, error))

    def warm_up(self) -> None:
        """Facts need nothing loaded."""

    def __getstate__(self) -> dict[str, Any]:
        """For a process that does not inherit."""
        from perflint.ruleset.compiled import pack

        return {**self.__dict__, "ruleset": marshal.dumps(pack(self.ruleset))}

    def __setstate__(self, state: dict[str, Any]) -> None:
        from perflint.ruleset.compiled import unpack

        self.__dict__.update(state)
        self.ruleset = unpack(*marshal.loads(state["ruleset"]))


def pack_facts(facts: FilingFacts) -> bytes:
    """The bytes of `facts`."""
    figures = tuple(
        (told.label, str(told.amount), str(told.ulp), *told[3:]) for told in facts.figures
    )
    error = facts.error and tuple(facts.error)
    return marshal.dumps(tuple(facts._replace(figures=figures, error=error)), VERSION)  # type: ignore[arg-type]


def unpack_facts(content: bytes) -> FilingFacts:
    """The facts that `pack_facts` was given."""
    facts = FilingFacts._make(marshal.loads(content))
    figures = tuple(
        Told._make(told)._replace(amount=Decimal(told[1]), ulp=Decimal(told[2]))
        for told in facts.figures
    )
    return facts._replace(figures=figures, error=facts.error and ReadFailure._make(facts.error))

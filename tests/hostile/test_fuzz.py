"""A few damaged files in each run of the tests; `python -m tests.hostile` does many (CI: 10,000)."""

from __future__ import annotations

from random import Random

from perflint.batch.planned import PlannedFile
from perflint.model.rule import Ruleset
from perflint.ruleset import load_ruleset
from tests.hostile.__main__ import SEED
from tests.hostile.fuzz import FuzzWork, fuzz
from tests.hostile.seeds import everything, make_input, seeds
from tests.hostile.spoil import DAMAGES


def test_damaged_files_are_checked_or_refused():
    outcomes = list(fuzz(SEED, 0, 150, 2, load_ruleset()))
    assert [one.number for one in outcomes] == list(range(150))
    assert [one for one in outcomes if one.kind == "defect"] == []
    assert {one.kind for one in outcomes} == {"checked", "refused"}


def test_an_input_is_made_again_from_its_number():
    assert make_input(3, 17) == make_input(3, 17)
    made = {make_input(3, number)[1] for number in range(40)}
    assert len(made) > 35


def test_every_kind_of_damage_takes_any_file():
    for damage in DAMAGES:
        for data in (b"", b"a", *(files[0] for files in seeds().values())):
            assert isinstance(damage(data, everything(), Random(1)), bytes)


def test_a_defect_is_told_and_others_go_on(monkeypatch, builtin_rules: Ruleset):
    def fail(*_: object) -> None:
        raise KeyError

    monkeypatch.setattr("tests.hostile.fuzz.describe_document", fail)
    work = FuzzWork(SEED, builtin_rules)
    outcomes = [work.perform(PlannedFile(str(number), named=True)) for number in range(30)]
    found = {one.detail for one in outcomes if one.kind == "defect"}
    assert len(found) == 1
    assert found.pop().startswith("KeyError test_fuzz.py:")
    assert any(one.kind == "refused" for one in outcomes)

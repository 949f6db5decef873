from __future__ import annotations

from perflint.operands.parallel import run_from
from tests.checks.verdicts import understand


def test_values_side_by_side() -> None:
    subject = understand("货物、工程和服务分别为12万元、30万元和18万元，占60万元的20%、50%和30%。")
    first = next(q for q in subject.quantities if q.dimension == "percent")
    run = run_from(subject, first)
    assert [q.text for q in run] == ["20%", "50%", "30%"]


def test_a_comma_ends_a_list() -> None:
    subject = understand("进度20%，快于全市30%。")
    assert len(run_from(subject, subject.quantities[0])) == 1

from __future__ import annotations

from perflint.operands.parallel import rate_names, run_before, run_from
from tests.checks.verdicts import understand


def test_values_side_by_side() -> None:
    subject = understand("货物、工程和服务分别为12万元、30万元和18万元，占60万元的20%、50%和30%。")
    first = next(q for q in subject.quantities if q.dimension == "percent")
    run = run_from(subject, first)
    assert [q.text for q in run] == ["20%", "50%", "30%"]


def test_the_list_before_has_as_many() -> None:
    subject = understand("分别为12万元、30万元和18万元，占总额的20%、50%和30%。")
    first = next(q for q in subject.quantities if q.dimension == "percent")
    assert [q.text for q in run_before(subject, first, 3)] == ["12万元", "30万元", "18万元"]
    assert run_before(subject, first, 2) == ()


def test_a_comma_ends_a_list() -> None:
    subject = understand("进度20%，快于全市30%。")
    assert len(run_from(subject, subject.quantities[0])) == 1


def test_names_of_rates() -> None:
    subject = understand("项目履约率、开工率与到位率分别为98%、90%和34%。")
    assert rate_names(subject, subject.quantities[0]) == ("项目履约率", "开工率", "到位率")
    alone = understand("开工率为98%。")
    assert rate_names(alone, alone.quantities[0]) == ()

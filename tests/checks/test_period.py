from __future__ import annotations

import pytest

from perflint.checks.period import Params, check
from perflint.model.claim import Match
from perflint.model.phrase import Words
from tests.extract.outlines import subject

PARAMS = Params(least=3, outside=Words(("下一步",)), unless=Words(("同期",)))
TITLE = "某局2022年度部门整体支出绩效自评报告\n一、履职情况\n"


def found(body: str) -> list[Match]:
    return list(check(subject(TITLE + body), PARAMS))


def test_one_match_points_at_the_others() -> None:
    (match,) = found("1-9月，培训9次。\n截至10月底，检查80家。\n前三季度接待3万人次。\n")
    assert match.values == {"period": "1-9月", "count": "3", "year": "2022"}
    assert [related.role for related in match.related] == ["period", "period"]


def test_a_period_after_a_numbering_token() -> None:
    (match,) = found("1.1-9月，培训9次。\n2.1-9月，检查80家。\n3.1-10月，接待3万人次。\n")
    assert match.values["count"] == "3"


@pytest.mark.parametrize(
    "body",
    [
        "1-9月，培训9次。\n1-9月，检查80家。\n",
        "1-9月，培训9次。\n截至9月底，检查80家。\n前三季度接待3万人次。\n全年培训12次，全年检查99家。\n",
        "1-12月，培训9次。\n11-12月，检查80家。\n截至12月底，接待3万人次。\n",
        "2021年1-9月，培训9次。\n去年上半年检查80家。\n1-9月接待3万人次。\n",
        "同期1-9月，培训9次。\n1-9月同期，检查80家。\n1-9月接待3万人次。\n",
        "1-9月有序推进。\n1-9月开展检查。\n1-9月接待群众。\n",
        "二、下一步\n1-9月，培训9次。\n1-9月，检查80家。\n1-9月接待3万人次。\n",
    ],
)
def test_when_the_year_is_not_missing(body: str) -> None:
    assert found(body) == []


def test_a_report_signed_within_its_year_has_no_more() -> None:
    body = "1-9月，培训9次。\n1-9月，检查80家。\n1-9月接待3万人次。\n某局\n2022年10月20日\n"
    assert found(body) == []

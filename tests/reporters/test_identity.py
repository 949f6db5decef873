"""What is said of a filing above its findings."""

from __future__ import annotations

import pytest

from perflint.model.result import ReportInfo
from perflint.reporters.identity import say_identity

INFO = ReportInfo("department", 2023, "安徽省合肥市", "anhui", "合肥市体育局", "95", "优")


@pytest.mark.parametrize(
    ("info", "zh", "en"),
    [
        (
            INFO._replace(template=""),
            "没有本地模板，未核对提纲",
            "no local template, outline not checked",
        ),
        (INFO._replace(type="other"), "未核对提纲和年度", "outline and years not checked"),
    ],
)
def test_says_what_was_not_checked(info: ReportInfo, zh: str, en: str) -> None:
    assert say_identity(info, "zh").endswith(zh)
    assert say_identity(info, "en").endswith(en)


@pytest.mark.parametrize(("template", "said"), [("绩效自评报告", "《绩效自评报告》"), (None, "")])
def test_names_the_outline_that_was_checked(template: str | None, said: str) -> None:
    told = say_identity(INFO._replace(template=template), "zh")
    assert told.endswith("等级 优")
    assert f"适用 anhui{said} ·" in told

"""The rules of a county, written with `perflint rules new` alone, then used on its filings."""

from __future__ import annotations

from pathlib import Path

import pytest

from perflint.cli import main
from perflint.cli.rules.questions import ask_words

TITLE = "某县文化馆2023年度部门整体支出绩效自评报告"
GOOD = f"""{TITLE}
一、部门概况
固定资产账实相符，由办公室管理。
二、预算执行情况
公务接待费支出4.2万元，上年4.8万元。
项目名称：社区文化活动室改造
三、绩效目标完成情况
群众满意度为93%。
附件：1.部门整体支出绩效自评表"""
BAD = f"""{TITLE}
一、部门概况
负责文化工作。
二、预算执行情况
公务接待费支出5.2万元，上年4.8万元。
项目名称：社区文化中心改造
三、绩效目标完成情况
群众满意度为88%。"""
RULES: dict[str, tuple[str, ...]] = {
    "资产管理没有说明": (
        "--kind", "required_text", "--set", "words=资产管理,固定资产,国有资产",
        "--fail", f"{TITLE}\n一、概况\n负责文化工作。", "--pass", f"{TITLE}\n一、概况\n固定资产账实相符。",
    ),
    "满意度低于90%没有说明原因": (
        "--kind", "limit", "--set", "names=满意度,满意率", "--set", "must=at_least",
        "--set", "amount=90%", "--set", "reasons=<reason>",
        "--fail", "群众满意度为88%。", "--pass", "群众满意度为88%，主要原因是场地维修。",
    ),
    "公务接待费高于上年": (
        "--kind", "limit", "--set", "names=公务接待费", "--set", "must=at_most",
        "--fail", "公务接待费5.2万元，上年4.8万元。", "--pass", "公务接待费4.2万元，上年4.8万元。",
    ),
    "项目名称与批复不一致": (
        "--kind", "reference", "--set", "list=批复项目库", "--set", "column=项目名称",
        "--set", "names=项目名称",
        "--fail", "项目名称：社区文化中心改造", "--pass", "项目名称：社区文化活动室改造",
    ),
    "没有附自评表": (
        "--kind", "required_attachment", "--set", "names=自评表", "--set", "scores=是",
        "--fail", f"{TITLE}\n一、概况\n负责文化工作。", "--pass", f"{TITLE}\n附件：1.自评表",
    ),
}  # fmt: skip


@pytest.fixture
def county(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.stdin.isatty", lambda: False, raising=False)
    (tmp_path / "perflint.toml").write_text(
        'rule-folders = ["本县规则"]\n[references]\n"批复项目库" = "项目库.csv"\n', encoding="utf-8"
    )
    (tmp_path / "项目库.csv").write_text(
        "序号,项目名称,批复金额（万元）\n1,社区文化活动室改造,120\n", encoding="utf-8"
    )
    (tmp_path / "报告").mkdir()
    for name, text in (("好", GOOD), ("差", BAD)):
        (tmp_path / "报告" / f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def test_five_rules_of_a_county(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for title, options in RULES.items():
        common = ("--title", title, "--why", "本县要求。", "--document", "《某县绩效自评通知》")
        assert main(["rules", "new", *common, *options, "--try", "报告"]) == 0
        told = capsys.readouterr().out
        assert "2 份报告，命中 1 份（共 1 处）" in told
        assert f"差.txt:{'1' if '没有' in title and '满意' not in title else ''}" in told
    assert len(list((county / "本县规则").iterdir())) == len(RULES)
    assert main(["rules", "test", "--select", "LOC"]) == 0
    assert "5 条规则，10 个例子，0 个不符" in capsys.readouterr().out
    main(["check", "报告", "--select", "LOC"])
    found = [line for line in capsys.readouterr().out.splitlines() if "LOC" in line]
    assert [line.partition(":")[0].removeprefix("报告/") for line in found] == ["差.txt"] * 5
    told = "".join("".join(found).split())
    assert all(title in told for title in RULES)


def test_a_list_that_is_not_given_or_lacks_the_column(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ("--title", "名称不一致", "--why", "要求。", "--document", "《通知》")
    options = list(RULES["项目名称与批复不一致"])
    elsewhere = [part.replace("list=批复项目库", "list=别的") for part in options]
    assert main(["rules", "new", *common, *elsewhere]) == 2
    assert '[references] "别的" = ' in capsys.readouterr().err
    other = [part.replace("column=项目名称", "column=名称") for part in options]
    assert main(["rules", "new", *common, *other]) == 2
    assert "名单里没有“名称”一列" in capsys.readouterr().err
    assert not (county / "本县规则").exists()
    (county / "项目库.csv").unlink()
    assert main(["rules", "new", *common, *options]) == 2
    assert "项目库.csv" in capsys.readouterr().err


def test_the_list_is_no_filing_where_it_lies_among_them(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = "| 项目名称 | 批复金额 |\n|---|---|\n| 社区文化活动室改造 | 120 |\n"
    (county / "报告" / "项目库.md").write_text(table, encoding="utf-8")
    settings = county / "perflint.toml"
    written = settings.read_text(encoding="utf-8")
    settings.write_text(written.replace("项目库.csv", "报告/项目库.md"), encoding="utf-8")
    common = ("--title", "名称不一致", "--why", "要求。", "--document", "《通知》")
    assert main(["rules", "new", *common, *RULES["项目名称与批复不一致"], "--try", "报告"]) == 0
    assert "2 份报告，命中 1 份" in capsys.readouterr().out


def test_a_person_who_answers_nothing_is_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    given = iter(["", "", "没有说明", ""])
    questions = (("title", ("毛病是什么", "the defect"), None), ("clause", ("条款", "clause"), ""))
    told = ask_words(questions, {}, lambda _: next(given), "zh")
    assert told == {"title": "没有说明", "clause": ""}
    assert capsys.readouterr().out.count("这一项要填。") == 2
    assert ask_words(questions, {}, None, "zh") == {"title": None, "clause": ""}

"""A county's own profile, made from nothing but docs/local-profile.md."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from perflint.cli import main

PAGE = Path(__file__).resolve().parents[1] / "docs" / "local-profile.md"
FILE = re.compile(
    r"^```(?:yaml|toml)\n# (?P<path>\S+)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
GOOD = """云岭县水利局2022年度部门整体支出绩效自评报告
一、单位概况
本局负责全县水资源管理，现有在职人员12人。
二、收支情况
全年预算数200万元，执行数150万元，完成预算的75.00%。
三、履职成效
完成全年任务。村道应硬化80公里，已硬化60公里，硬化率75%。
四、问题和改进
支出进度前低后高，拟按季度排定用款计划。自评得分92分，等级为优秀。
云岭县水利局
2023年3月1日
"""
BAD = """云岭县交通局2022年度部门整体支出绩效自评报告
一、单位概况
本局负责全县公路养护，现有在职人员20人。
二、收支情况
全年政府性基金预算支出60万元。
三、绩效目标完成情况
全县交通建设和养护工作有序推进。截至9月底，全县交通项目完成投资3亿元，改造桥梁6座，安装护栏20公里，处置隐患路段15处。
截至10月底，通车里程12公里，养护乡道60公里，办理许可40件，路面巡查覆盖全部乡镇，群众反映的问题均已答复。
村道应硬化80公里，已硬化60公里，硬化率57%。
自评得分85分，等级为优秀。
四、问题和改进
进度较慢。
"""


CAPPED = """云岭县林业局2022年度部门整体支出绩效自评报告
二、收支情况
全年预算数200万元，执行数150万元，执行率75.00%。
三、履职成效
完成全年任务。自评得分92分，等级为优秀。
"""


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of the page, and two reports."""
    root = tmp_path_factory.mktemp("county")
    for found in FILE.finditer(PAGE.read_text(encoding="utf-8")):
        path = root / found["path"]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found["text"], encoding="utf-8")
    reports = root / "reports"
    reports.mkdir()
    (reports / "good.txt").write_text(GOOD, encoding="utf-8")
    (reports / "bad.txt").write_text(BAD, encoding="utf-8")
    return root


@pytest.fixture(autouse=True)
def in_the_county(county: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(county)


def test_the_page_brings_every_file_it_lists(county: Path) -> None:
    listed = re.findall(r"^  (\S+\.yaml) ", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(listed) == 4
    assert all((county / "yunling" / name).is_file() for name in listed)


def test_its_own_examples_do_what_they_should(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "test", "--select", "LOC"]) == 0
    assert "1 条规则，4 个例子，0 个不符" in capsys.readouterr().out
    assert main(["rules", "lint", "--select", "LOC", "reports"]) == 0


def test_it_is_applied_to_a_folder(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "reports", "--output-format", "json"]) == 1
    found = {
        Path(document["path"]).name: {finding["rule"]: finding for finding in document["findings"]}
        for document in json.loads(capsys.readouterr().out)["documents"]
    }
    assert found["good.txt"] == {}
    bad = found["bad.txt"]
    assert {"LOC101", "STR105", "STR205", "SCO101", "TIM202", "TIM106"} <= set(bad)
    assert "STR101" not in bad
    assert bad["LOC101"]["values"]["expected"] == "75%"
    assert bad["TIM106"]["severity"] == "warning"
    assert "政府性基金使用情况" in bad["STR105"]["message"]


def test_an_unknown_rule_in_the_profile_is_an_error_with_its_line(
    county: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = county / "yunling" / "profiles" / "yunling.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("TIM106:", "TIM196:"), encoding="utf-8")
    try:
        assert main(["check", "reports"]) == 2
    finally:
        path.write_text(text, encoding="utf-8")
    assert "profiles/yunling.yaml:11:3: 没有编号为 TIM196 的规则" in capsys.readouterr().err


def test_a_seeded_dead_rule_is_found(county: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = county / "yunling" / "LOC101-road-rate-mismatch.yaml"
    dead = path.read_text(encoding="utf-8")
    dead = (
        dead.replace("LOC101", "LOC102")
        .replace("road-rate", "talk")
        .replace("kind: ratio", "kind: pattern")
    )
    dead = re.sub(r"  phrases:\n.*\n", "  patterns: ['农村公路(应硬化１００公里)']\n", dead)
    dead = dead.replace(
        'message: "{rate} 与所列里程不符：{part} ÷ {base} = {expected}"', "message: 空"
    )
    seeded = county / "yunling" / "LOC102-talk-mismatch.yaml"
    seeded.write_text(dead, encoding="utf-8")
    try:
        assert main(["rules", "lint", "--select", "LOC102", "reports"]) == 1
    finally:
        seeded.unlink()
    said = capsys.readouterr().out
    assert re.search(
        r"LOC102-talk-mismatch\.yaml:7: 失效 LOC102 “.*”永远匹配不到：正文里没有“１”", said
    )
    assert "在给出的 2 份报告里从未匹配" in said


def test_options_and_basis_of_a_rule_are_those_of_the_profile(
    county: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    filing = tmp_path / "capped.txt"
    filing.write_text(CAPPED, encoding="utf-8")
    asked = ["check", str(filing), "--config", "perflint.toml", "--output-format", "json"]
    main([*asked, "--select", "SCO314"])
    (finding,) = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    assert finding["message"] == "执行率 75.00%，自评得分至多 89 分，文中为 92 分"
    assert finding["basis"] == {
        "document": "云岭县2022年度绩效自评工作通知",
        "clause": "附件2 评分规则",
    }
    main([*asked, "--select", "SCO314", "--profile", "national"])
    assert json.loads(capsys.readouterr().out)["documents"][0]["findings"] == []

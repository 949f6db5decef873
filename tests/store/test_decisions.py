"""What reviewers decided stands beside the findings, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from perflint.cli import main
from tests.store.asking import asking

pytest.importorskip("duckdb")
pytest.importorskip("pyarrow")


def test_decisions_are_taken_up_once_and_answer_by_rule(
    store: Path, tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    ask = asking(store, capfdbinary)
    found = ask("sql", "SELECT rule, fingerprint FROM findings WHERE rule = 'NUM101' ORDER BY 2")
    verdicts = ("accepted", "rejected", "accepted", "pending")
    told = [
        {**one, "path": "a", "excerpt": "", "message": "", "note": "理由", "reviewer": "某人",
         "verdict": verdict}
        for one, verdict in zip(found, verdicts, strict=True)
    ]  # fmt: skip
    exported = tmp_path / "处理意见.json"
    exported.write_text(
        json.dumps({"schema": "perflint-decisions/1", "decisions": told}, ensure_ascii=False),
        encoding="utf-8",
    )
    for _ in "12":
        assert main(["store", "decisions", str(store), str(exported)]) == 0
    assert ask("rejected") == [
        {
            "rule": "NUM101",
            "decided": 4,
            "accepted": 2,
            "rejected": 1,
            "pending": 1,
            "percent": 25.0,
        }
    ]
    changed = tmp_path / "改了.json"
    told = [{**one, "verdict": "accepted"} for one in told if one["verdict"] == "rejected"]
    changed.write_text(
        json.dumps({"schema": "perflint-decisions/1", "decisions": told}, ensure_ascii=False),
        encoding="utf-8",
    )
    for taken, rejected in ((changed, 0), (exported, 1), (changed, 0), (exported, 1)):
        assert main(["store", "decisions", str(store), str(taken)]) == 0
        assert ask("rejected")[0]["rejected"] == rejected
    latest = "decided = (SELECT max(decided) FROM decisions l WHERE l.fingerprint = d.fingerprint)"
    joined = (
        f"SELECT d.decision FROM decisions d JOIN findings f USING (fingerprint) WHERE {latest} "
        "ORDER BY 1"
    )
    assert sorted(verdicts) == [row["decision"] for row in ask("sql", joined)]
    assert main(["store", "decisions", str(store), str(tmp_path / "没有.json")]) == 2

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perflint.errors import RulesetError
from perflint.ruleset.sources import bundled_rules, read_bytes, read_sources
from tests.ruleset.trees import TREE, plant


def test_bundled_rules_lie_where_their_templates_are() -> None:
    assert {"templates", "profiles", "vocabularies"} <= set(os.listdir(bundled_rules()))


def test_each_folder_says_what_its_files_declare(tmp_path: Path) -> None:
    plant(tmp_path / "rules")
    plant(tmp_path / "rules", {"notes.txt": "x", "numbers/.hidden.yaml": "x", "LOC1.yml": "y"})
    found = [
        (declares, Path(path).relative_to("rules").as_posix())
        for declares, path, _ in read_sources(("rules",))
    ]
    assert found == [
        ("profile", "profiles/city.yaml"),
        ("profile", "profiles/national.yaml"),
        ("rule", "LOC1.yml"),
        ("rule", "numbers/NUM101-rate-mismatch.yaml"),
        ("template", "templates/city-department.yaml"),
        ("vocabulary", "vocabularies/words.yaml"),
    ]


def test_a_root_may_be_one_rule_file(tmp_path: Path) -> None:
    plant(tmp_path, {"mine.yaml": "id: X"})
    assert read_sources(("mine.yaml",)) == (("rule", "mine.yaml", b"id: X"),)


def test_every_missing_root_is_named(tmp_path: Path) -> None:
    plant(tmp_path / "rules", TREE)
    with pytest.raises(RulesetError) as caught:
        read_sources(("nowhere", "rules", "neither"))
    assert [error.place for error in caught.value.errors] == ["nowhere", "neither"]


def test_a_long_file_is_read_whole(tmp_path: Path) -> None:
    content = bytes(range(256)) * 9000
    (tmp_path / "long").write_bytes(content)
    assert read_bytes("long") == content

"""Plans cut into chunks: whole folders, paths from the root, and orders that show nothing."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from perflint.batch.planned import PlannedFile
from perflint.cluster.chunks import Chunk, cut, relative_to, survey, unpack_chunk
from perflint.cluster.executor import Local, Order, make_order
from perflint.cluster.listing import About
from perflint.cluster.settings import Settings, unpack_settings
from perflint.config import Config
from perflint.errors import UsageError
from perflint.owncode import digest_code
from perflint.ruleset import load_ruleset
from perflint.store.part import Part
from perflint.store.tables import PARTS
from perflint.text.fingerprint import settle_path
from tests.cluster.filings import fill
from tests.cluster.machines import ROOT


def plan(*sizes: int) -> list[PlannedFile]:
    """A folder for each of `sizes` with that many filings."""
    return [
        PlannedFile(f"/报送/{folder}局/{number}.docx", False)
        for folder, size in enumerate(sizes)
        for number in range(size)
    ]


def sizes(files: list[PlannedFile], size: int) -> list[int]:
    return [len(chunk.units) for chunk in cut(files, "/报送", size=size)]


def test_a_folder_stays_whole_unless_it_is_far_too_large() -> None:
    assert sizes(plan(3, 3, 3, 3), 5) == [6, 6]
    assert sizes(plan(1, 9), 5) == [10]
    assert sizes(plan(25), 5) == [10, 10, 5]
    assert sizes([], 5) == []


def test_attachments_count_and_stay_with_their_report() -> None:
    files = [one._replace(attachments=(f"{one.path}.xlsx",)) for one in plan(2, 2, 2)]
    chunks = list(cut(files, "/报送", size=4))
    assert [len(chunk.units) for chunk in chunks] == [2, 2, 2]
    assert chunks[0].units[0][:3] == ("0局/0.docx", False, ("0局/0.docx.xlsx",))


def test_every_unit_is_in_one_chunk_in_order_and_packing_keeps_it() -> None:
    files = plan(3, 0, 7, 1)
    chunks = [
        unpack_chunk(chunk.pack())
        for chunk in cut(files, "/报送", lambda path: About(2023, None, path[4:6]), size=2)
    ]
    assert [unit[0] for chunk in chunks for unit in chunk.units] == [
        settle_path(file.path, "/报送") for file in files
    ]
    assert [chunk.number for chunk in chunks] == list(range(len(chunks)))
    assert chunks[0].units[0][3] == (2023, None, "0局")


@pytest.mark.parametrize(
    "path", ["a.txt", "甲/b.txt", "./a.txt", "../a.txt", "/x/a.txt", "甲/../a"]
)
def test_paths_are_seen_from_the_root_as_in_fingerprints(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    (tmp_path / "甲").mkdir()
    monkeypatch.chdir(tmp_path / "甲")
    for root in (tmp_path, tmp_path / "甲", tmp_path / "乙"):
        for form in (path, str(tmp_path / path)):
            assert relative_to(str(root))(form) == settle_path(form, str(root))


def test_a_run_is_known_by_filings_cuts_and_settings() -> None:
    files = plan(3, 3)
    known = survey(cut(files, "/报送", size=3), b"settings")
    assert known[:2] == (2, 6)
    assert survey(cut(list(files), "/报送", size=3), b"settings") == known
    others = [
        survey(cut(files, "/报送", size=6), b"settings"),
        survey(cut(files[1:], "/报送", size=3), b"settings"),
        survey(cut(files, "/报送", size=3), b"other"),
    ]
    assert known[2] not in {other[2] for other in others}


def test_nothing_of_a_filing_shows_in_what_engines_log() -> None:
    chunk = Chunk(7, (("甲局/报告.docx", False, (), (None, None, None)),))
    order = make_order(chunk, b"settings", "/报送")
    assert repr(chunk) == repr(order) == f"{order}" == "<chunk 7>"
    assert isinstance(order, Order)


def test_a_machine_that_does_chunks_needs_no_library_for_tables(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    filings = fill(tmp_path / "报送", 2)
    for name in ("pyarrow", "duckdb", "numpy"):
        (tmp_path / f"{name}.py").write_text("raise ImportError", encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", f"{tmp_path}{os.pathsep}{ROOT}")
    settings = Settings(load_ruleset(), Config(), "full", True, 1).pack()
    paths = [PlannedFile(str(path), False) for path in sorted(filings.rglob("*.txt"))]
    (part,) = Local(settings, str(filings)).run(cut(paths, str(filings)))
    assert isinstance(part, Part) and part.counts["filings"] == 6
    assert {table for table, _ in part.rows} == set(PARTS)


def test_another_state_of_perflint_is_refused() -> None:
    settings = Settings(load_ruleset(), Config(), "none", False, code=digest_code())
    assert unpack_settings(settings.pack()).code == settings.code
    with pytest.raises(UsageError, match="版本不同"):
        unpack_settings(settings._replace(code="0" * 32).pack())

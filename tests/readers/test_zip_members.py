"""Zip archives of filings: names as meant, nothing refused that is sound, one line for the rest."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from zipfile import ZipInfo

import pytest

from perflint.batch.archives import expand_archive
from perflint.errors import ReadError
from perflint.readers import read
from perflint.readers.limits import DEFAULT_LIMITS, MB
from perflint.readers.zip_members import fetch_member, list_members
from perflint.readers.zip_names import NAMELESS, decode_name
from tests.readers.zip_builder import (
    UNICODE_PATH,
    claim_size,
    encrypt_flag,
    without_name,
    zip_of,
)

TEXT = "某局部门整体支出绩效自评报告\n".encode()


@pytest.fixture
def make(tmp_path: Path):
    def make(data: bytes, name: str = "材料.zip") -> str:
        path = tmp_path / name
        path.write_bytes(data)
        return path.as_posix()

    return make


def refusal(path: str) -> ReadError:
    with pytest.raises(ReadError) as caught:
        read(path)
    assert caught.value.place == path
    assert caught.value.hint
    return caught.value


@pytest.mark.parametrize(
    ("encoding", "unicode_path"), [("gbk", False), ("utf-8", False), ("gb18030", True)]
)
def test_chinese_names_in_every_encoding(make, encoding: str, unicode_path: bool):
    names = ("甲局/自评报告.txt", "甲局/附件/自评表.md")
    data = zip_of(dict.fromkeys(names, TEXT), encoding=encoding, unicode_path=unicode_path)
    path = make(data)
    assert list_members(path) == names
    document = read(f"{path}/{names[0]}")
    assert (document.path, document.text) == (f"{path}/{names[0]}", TEXT.decode())


def test_a_unicode_path_counts_only_for_the_name_it_was_made_for(make):
    sound = zip_of({"甲.txt": TEXT}, unicode_path=True)
    path = make(sound.replace("甲.txt".encode("gbk"), "乙.txt".encode("gbk")))
    assert list_members(path) == ("乙.txt",)


def test_a_unicode_path_tells_what_question_marks_stand_for():
    for name in ("????.txt", "a.txt"):
        entry = ZipInfo(name)
        told = struct.pack("<BI", 1, zlib.crc32(name.encode())) + "甲单位.txt".encode()
        entry.extra = struct.pack("<HH", UNICODE_PATH, len(told)) + told
        assert decode_name(entry) == "甲单位.txt"
        entry.extra = struct.pack("<HHB", UNICODE_PATH, 1, 1)
        assert decode_name(entry) == name


def test_a_member_without_a_name_is_told_and_costs_its_own_line_only(make):
    data = without_name(zip_of({"Z": TEXT, "报告.txt": TEXT}), "Z")
    path = make(data)
    assert list_members(path) == (NAMELESS, "报告.txt")
    assert read(f"{path}/报告.txt").format == "txt"
    with pytest.raises(ReadError, match="没有文件名"):
        read(f"{path}/{NAMELESS}")
    assert [*expand_archive(path, lambda name: name.endswith(".txt"), {})] == [
        f"{path}/{NAMELESS}", f"{path}/报告.txt",
    ]  # fmt: skip


def test_archives_inside_archives_up_to_a_depth(make):
    data = TEXT
    inner = zip_of({"d.txt": TEXT})
    for name in ("c", "b", "a"):
        inner = zip_of({f"{name}.zip": inner, f"{name}.txt": data})
    path = make(inner)
    listed = list_members(path)
    assert listed == ("a.txt", "a.zip/b.txt", "a.zip/b.zip/c.txt", "a.zip/b.zip/c.zip")
    assert [read(f"{path}/{name}").text for name in listed[:3]] == [TEXT.decode()] * 3
    assert refusal(f"{path}/{listed[3]}").kind == "too-large"


def test_names_never_lead_out_of_the_archive(make):
    names = (
        "C:\\甲\\a.txt",
        "/etc/b.txt",
        "./丙//c.txt",
        "../../d.txt",
        "丁\\..\\e.txt",
        "f\x00\u202e.txt",
    )
    path = make(zip_of([(name, TEXT) for name in names[:5]]))
    assert list_members(path) == (
        "(..)/(..)/d.txt", "etc/b.txt", "丁/(..)/e.txt", "丙/c.txt", "甲/a.txt"
    )  # fmt: skip
    assert read(f"{path}/甲/a.txt").text == TEXT.decode()
    assert read(f"{path}/etc/b.txt").text == TEXT.decode()
    assert "(..)" in refusal(f"{path}/(..)/(..)/d.txt").place
    assert refusal(f"{path}/(..)/(..)/d.txt").kind == "corrupt"
    assert refusal(f"{path}/../../d.txt").kind == "missing"


def test_one_bad_member_costs_its_own_line_only(make):
    data = zip_of({"好.txt": TEXT, "锁.txt": TEXT, "链.txt": b"/etc/passwd"}, link="链.txt")
    path = make(encrypt_flag(data, "锁.txt"))
    assert len(list_members(path)) == 3
    assert read(f"{path}/好.txt").text == TEXT.decode()
    assert refusal(f"{path}/锁.txt").kind == "encrypted"
    assert refusal(f"{path}/链.txt").kind == "unsupported"
    assert refusal(f"{path}/无.txt").kind == "missing"


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name_are_read_only_if_they_are_the_same(make):
    path = make(zip_of([("a.txt", TEXT), ("a.txt", TEXT), ("b.txt", TEXT), ("b.txt", b"x")]))
    assert list_members(path) == ("a.txt", "b.txt")
    assert read(f"{path}/a.txt").text == TEXT.decode()
    assert refusal(f"{path}/b.txt").kind == "corrupt"


def test_bombs_are_refused_before_they_unpack(make):
    bomb = zip_of({"a.txt": bytes(24 * MB)})
    path = make(bomb)
    assert refusal(f"{path}/a.txt").kind == "too-large"
    path = make(claim_size(zip_of({f"{i}.txt": TEXT for i in range(9)}), 3 << 28), "谎.zip")
    with pytest.raises(ReadError, match="共"):
        list_members(path)
    path = make(claim_size(zip_of({"a.txt": TEXT}), 5), "短.zip")
    assert refusal(f"{path}/a.txt").kind == "corrupt"


def test_too_many_members_even_spread_over_archives_inside(make):
    inner = zip_of({f"{i}.txt": b"" for i in range(60)})
    path = make(zip_of({f"{i}.zip": inner for i in range(60)}))
    with pytest.raises(ReadError, match="太多"):
        list_members(path, DEFAULT_LIMITS._replace(max_entries=1000))


@pytest.mark.parametrize("cut", [1, 22, 60, 120])
def test_a_cut_off_archive(make, cut: int):
    path = make(zip_of({"a.txt": TEXT * 20}, packed=False)[:-cut])
    with pytest.raises(ReadError, match="压缩包"):
        list_members(path)
    assert refusal(path).kind == "corrupt"


def test_the_archive_itself_is_no_filing(make):
    assert refusal(make(zip_of({"a.txt": TEXT}))).kind == "unsupported"
    assert refusal(make(zip_of({}))).kind == "empty"
    misnamed = refusal(make(zip_of({"a.txt": TEXT}), "报告.doc"))
    assert "改为 .zip" in misnamed.hint


def test_an_archive_changed_on_disk_is_read_anew(make):
    path = make(zip_of({"a.txt": TEXT}))
    assert fetch_member(path, "a.txt", DEFAULT_LIMITS) == TEXT
    make(zip_of({"a.txt": TEXT * 2}))
    assert fetch_member(path, "a.txt", DEFAULT_LIMITS) == TEXT * 2


def test_a_folder_called_like_an_archive(tmp_path: Path):
    folder = tmp_path / "材料.zip"
    folder.mkdir()
    (folder / "a.txt").write_bytes(TEXT)
    assert read(f"{folder}/a.txt").text == TEXT.decode()
    assert refusal(f"{folder.as_posix()}/b.txt").kind == "missing"

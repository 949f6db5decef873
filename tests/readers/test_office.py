"""LibreOffice at work: one for all files, bounded, shut off, gone when nobody needs it."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

import pytest

from perflint.errors import ReadError
from perflint.readers import office, read
from perflint.readers.limits import DEFAULT_LIMITS
from perflint.readers.office import program
from perflint.readers.office.service import Service
from tests.readers.docx_builder import package, paragraph
from tests.readers.formats import FOLDER

DOC = (FOLDER / "report.doc").read_bytes()
ROOT = Path(__file__).resolve().parents[2]


def stand_in(folder: Path, body: str) -> str:
    """A program that takes the place of soffice: it opens its document and does `body` for each
    file to convert."""
    script = folder / "soffice"
    script.write_text(
        textwrap.dedent(
            f"""\
            #!{sys.executable}
            import os, sys, time
            if "--convert-to" not in sys.argv:
                os.chdir(os.path.dirname(sys.argv[-1]))
                open(".~lock.open.fodt#", "w").close()
                time.sleep(60)
            source, target = sys.argv[-1], sys.argv[-2]
            """
        )
        + textwrap.dedent(body)
    )
    script.chmod(0o755)
    return str(script)


def left_behind(folder: Path) -> list[str]:
    """Processes that still mention `folder`, where the system shows them, and what lies in it."""
    processes = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            processes.append(entry.read_bytes().decode("utf-8", "replace"))
        except OSError:
            continue
    return [line for line in processes if str(folder) in line] + os.listdir(folder)


def wait_until(holds: Callable[[], bool]) -> bool:
    """Whether `holds` comes true within some seconds."""
    for _ in range(200):
        if holds():
            return True
        time.sleep(0.05)
    return False


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that temporary files go to."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(folder))
    return folder


def test_one_libreoffice_serves_every_file(soffice: str, temporary: Path):
    with Service(soffice) as service:
        for _ in range(3):
            made = service.convert(DOC, ".doc", "docx", DEFAULT_LIMITS)
            assert "执行率80.00%" in read("报告.docx", data=made).text
            assert len(os.listdir(temporary)) == 1
    assert not left_behind(temporary)


def test_a_file_it_cannot_open_costs_that_file_only(soffice: str):
    with Service(soffice) as service:
        with pytest.raises(ReadError) as refused:
            service.convert(DOC[:700], ".doc", "docx", DEFAULT_LIMITS)
        assert refused.value.kind == "corrupt"
        assert service.convert(DOC, ".doc", "docx", DEFAULT_LIMITS)


def test_links_to_the_network_are_not_followed(soffice: str):
    asked: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)

    server = HTTPServer(("127.0.0.1", 0), Listener)
    Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    page = f'<html><body><p>text <img src="{address}/a.png"></p></body></html>'.encode()
    with Service(soffice) as service:
        assert service.convert(page, ".html", "docx", DEFAULT_LIMITS)
    server.shutdown()
    server.server_close()
    assert not asked


def test_a_hanging_conversion_is_ended(tmp_path: Path, temporary: Path):
    limits = DEFAULT_LIMITS._replace(max_conversion_seconds=1)
    with (
        Service(stand_in(tmp_path, "time.sleep(60)")) as service,
        pytest.raises(ReadError) as refused,
    ):
        service.convert(DOC, ".doc", "docx", limits)
    assert refused.value.kind == "too-large"
    assert "1 秒" in refused.value.title
    assert not left_behind(temporary)


def test_a_dying_libreoffice_is_replaced(tmp_path: Path, temporary: Path):
    flag = tmp_path / "died"
    body = f"""
    if not os.path.exists({str(flag)!r}):
        open({str(flag)!r}, "w").close()
        os.killpg(0, 9)
    open(os.path.join(target, "filing.docx"), "w").write("made")
    """
    with Service(stand_in(tmp_path, body)) as service:
        with pytest.raises(ReadError) as refused:
            service.convert(DOC, ".doc", "docx", DEFAULT_LIMITS)
        assert refused.value.kind == "corrupt"
        assert service.convert(DOC, ".doc", "docx", DEFAULT_LIMITS) == b"made"
    assert not left_behind(temporary)


def test_a_libreoffice_that_quits_after_its_work_has_done_it(tmp_path: Path, temporary: Path):
    body = """
    open(os.path.join(target, "filing.docx"), "w").write("made")
    os.killpg(0, 9)
    """
    with Service(stand_in(tmp_path, body)) as service:
        for _ in range(2):
            assert service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS) == b"made"
    assert not left_behind(temporary)


@pytest.mark.parametrize("sign", [signal.SIGKILL, signal.SIGTERM, signal.SIGINT])
def test_nothing_is_left_when_the_process_is_ended(sign: int, tmp_path: Path, temporary: Path):
    body = 'open(os.path.join(target, "filing.docx"), "w").write("made")'
    code = (
        "import sys, tempfile, time; from perflint.readers.office.service import Service;"
        "from perflint.readers.limits import DEFAULT_LIMITS; tempfile.tempdir = sys.argv[2];"
        "Service(sys.argv[1]).convert(b'x', '.doc', 'docx', DEFAULT_LIMITS);"
        "print('made', flush=True); time.sleep(60)"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, stand_in(tmp_path, body), str(temporary)],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"made\n"
    assert left_behind(temporary)
    process.send_signal(sign)
    process.wait()
    process.stdout.close()
    assert wait_until(lambda: not left_behind(temporary))


def test_a_forked_child_leaves_the_parents_alone(tmp_path: Path, temporary: Path):
    body = 'open(os.path.join(target, "filing.docx"), "w").write("made")'
    with Service(stand_in(tmp_path, body)) as service:
        service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS)
        child = os.fork()
        if not child:
            service.forget()
            service.close()
            os._exit(0)
        os.waitpid(child, 0)
        assert service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS) == b"made"
    assert not left_behind(temporary)


def test_a_libreoffice_long_out_of_use_is_replaced(
    tmp_path: Path, temporary: Path, monkeypatch: pytest.MonkeyPatch
):
    body = 'open(os.path.join(target, "filing.docx"), "w").write("made")'
    with Service(stand_in(tmp_path, body)) as service:
        service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS)
        first = os.listdir(temporary)
        service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS)
        assert os.listdir(temporary) == first
        monkeypatch.setattr("perflint.readers.office.service.IDLE", 0)
        service.convert(b"x", ".doc", "docx", DEFAULT_LIMITS)
        assert os.listdir(temporary) not in (first, [])
    assert not left_behind(temporary)


def test_a_program_that_will_not_start_is_said(tmp_path: Path, temporary: Path):
    broken = tmp_path / "soffice"
    broken.write_text("#!/bin/sh\nexit 1\n")
    broken.chmod(0o755)
    with pytest.raises(ReadError) as refused:
        Service(str(broken)).convert(DOC, ".doc", "docx", DEFAULT_LIMITS)
    assert refused.value.kind == "missing-program"
    assert wait_until(lambda: not left_behind(temporary))


def test_without_libreoffice_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(program.VARIABLE, "/nowhere/soffice")
    with pytest.raises(ReadError) as refused:
        office.convert(DOC, ".doc", "docx", "旧版 Word 文档（.doc）")
    assert refused.value.kind == "missing-program"
    assert "LibreOffice" in refused.value.title
    assert "/nowhere/soffice" in refused.value.hint
    assert ".docx" in refused.value.hint


@pytest.mark.parametrize(
    ("platform", "words"),
    [("win32", "下载安装"), ("darwin", "brew install"), ("linux", "apt install"), ("other", "apt")],
)
def test_how_to_get_it_depends_on_the_system(
    platform: str, words: str, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.delenv(program.VARIABLE, raising=False)
    monkeypatch.setattr(sys, "platform", platform)
    assert words in program.refuse_without("文件").hint


def test_the_variable_comes_before_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    mine = stand_in(tmp_path, "")
    monkeypatch.setenv(program.VARIABLE, mine)
    assert office.find_soffice() == mine


def test_usual_places_of_windows_and_macos(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("ProgramFiles", r"C:\Program Files")
    places = program.usual_places("win32")
    assert places[0] == r"C:\Program Files\LibreOffice\program\soffice.exe"
    assert program.usual_places("darwin")[0].startswith("/Applications/LibreOffice.app/")


def test_convert_to_docx_takes_every_old_format(soffice: str):
    for format in ("doc", "wps", "rtf", "odt"):
        data = (FOLDER / f"report.{format}").read_bytes()
        made = office.convert_to_docx(data, format)
        assert "（五）当年部门预算及执行情况" in read("报告.docx", data=made).text.replace(
            "?", "、"
        )
    office.close()


def test_a_service_can_write_other_formats(soffice: str):
    source = package(paragraph("云溪县林业局"))
    with Service(soffice) as service:
        assert service.convert(source, ".docx", "pdf", DEFAULT_LIMITS).startswith(b"%PDF-")

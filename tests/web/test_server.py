"""The page with a server behind it: the same to a person, closed to everybody else."""

from __future__ import annotations

import asyncio
import http.client
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import sleep
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from perflint.api import lint_file
from perflint.batch.limits import Stopped
from perflint.cli import main
from perflint.config import Config
from perflint.model.rule import Ruleset
from perflint.reporters.contract import describe_document
from perflint.web.answers import BackEnd
from perflint.web.server.desk import EACH, Desk, Full, phrase
from perflint.web.server.frames import pack_frame, unpack_frame
from perflint.web.server.work import AskWork, is_question
from tests.process import PLAIN
from tests.web.visit import payload, visit

if not os.environ.get("CI"):
    pytest.importorskip("starlette")
    pytest.importorskip("uvicorn")

ROOT = Path(__file__).resolve().parents[2]
FORMATS = ROOT / "fixtures" / "formats"
SAMPLE = (FORMATS / "report.txt").read_bytes()
CHECK = {"request": {"ask": "check", "path": "../../报告.txt"}, "names": ["../../报告.txt"]}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("served")
    command = [
        sys.executable,
        "-m",
        "perflint",
        "serve",
        "--port",
        "0",
        "--jobs",
        "1",
        "--name",
        "某局",
    ]
    environment = {**os.environ, "PYTHONPATH": PLAIN, "TMPDIR": str(folder)}
    server = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    assert server.stderr is not None
    told = server.stderr.readline()
    found = re.search(r"http://[\d.:]+/", told)
    assert found, told
    yield found[0]
    server.send_signal(signal.SIGINT)
    said = "".join(server.communicate(timeout=30))
    assert server.returncode == 0
    assert said == ""
    assert list(folder.iterdir()) == []


def ask(
    address: str, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, bytes]:
    """Status and content of an answer; a header given as "" is left out."""
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=60)
    usual = {"Host": place.netloc, "Origin": f"http://{place.netloc}", **headers}
    connection.putrequest(method, path, skip_host=True)
    if body is not None and "Content_Length" not in usual:
        usual["Content-Length"] = str(len(body))
    for name, value in usual.items():
        if value:
            connection.putheader(name.replace("_", "-"), value)
    connection.endheaders(body)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    return answer.status, content


def test_a_question_is_answered(address: str, builtin_rules: Ruleset, tmp_path: Path) -> None:
    status, answer = ask(address, "POST", "/ask", pack_frame(CHECK, [SAMPLE]))
    assert status == 200
    header, [content] = unpack_frame(answer)
    assert [len(one["findings"]) for one in header["told"]["documents"]] == [4]
    request = {"ask": "report", "format": "json", "sizes": [len(content)]}
    piece = pack_frame({"request": request, "names": ["results"]}, [content])
    report = unpack_frame(ask(address, "POST", "/ask", piece)[1])[1][0]
    here = BackEnd(builtin_rules, Config())
    packed = here.answer(CHECK["request"], {"../../报告.txt": SAMPLE}).content
    assert here.answer(request, {"results": packed}).content == report
    told = json.loads(report)
    path = tmp_path / "报告.txt"
    path.write_bytes(SAMPLE)
    known = describe_document(lint_file(str(path), builtin_rules, Config()))
    for one in (known, *told["documents"]):
        one["path"] = ""
        one["findings"] = [{**found, "fingerprint": ""} for found in one["findings"]]
    assert told["documents"] == [known]


@pytest.mark.parametrize(
    ("status", "headers"),
    [
        (421, {"Host": "evil.example"}),
        (421, {"Host": ""}),
        (403, {"Origin": ""}),
        (403, {"Origin": "null"}),
        (403, {"Origin": "http://evil.example"}),
        (403, {"Sec_Fetch_Site": "cross-site"}),
        (413, {"Content_Length": str(1 << 40)}),
    ],
)
def test_nobody_else_is_answered(address: str, status: int, headers: dict[str, str]) -> None:
    body = None if "Content_Length" in headers else pack_frame(CHECK, [SAMPLE])
    assert (
        ask(address, "POST", "/ask", body, **headers)[0]
        in (status, 400)[: 1 + (headers == {"Host": ""})]
    )
    if "Host" in headers:
        assert ask(address, "GET", "/", **headers)[0] in (421, 400)


@pytest.mark.parametrize(
    "piece",
    [b"", b"\0\0\0\2{}", b"\xff" * 9, pack_frame({"request": {"ask": "__init__"}, "names": []}),
     pack_frame({"request": {"ask": "check"}, "names": ["a"]}), pack_frame(CHECK, [b"x"])[:-1]],
)  # fmt: skip
def test_nonsense_is_no_question(address: str, piece: bytes) -> None:
    assert not is_question(piece)
    assert ask(address, "POST", "/ask", piece)[0] == 400


def test_it_says_that_it_is_well_and_how_many_wait(address: str) -> None:
    status, told = ask(address, "GET", "/health")
    assert status == 200 and json.loads(told)["status"] == "ok"
    place = urlsplit(address)
    connection = http.client.HTTPConnection(place.netloc, timeout=30)
    connection.request("GET", "/queue")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type", "").startswith("text/event-stream")
    assert answer.readline() == b'data: {"waiting": 0}\n'
    connection.close()


def test_a_person_sees_the_same_page(browser: Browser, address: str, tmp_path: Path) -> None:
    with visit(browser, address) as seen:
        assert seen.page.inner_text("#private").startswith("报告交给 127.0.0.1:")
        assert seen.page.inner_text("#bureau") == "某局"
        seen.check(*sorted(FORMATS.glob("report.*")), payload("坏.docx", b"PK\3\4 nothing"))
        rows = {row[0]: row[3] for row in seen.rows()}
        assert rows.pop("坏.docx").startswith("没有读成")
        assert set(rows.values()) == {"错误 4"}
        seen.page.click("#list button")
        seen.page.frame_locator("#frame").locator("#d1-f1").wait_for()
        assert seen.download("#one-page", tmp_path).read_text("utf-8").startswith("<!DOCTYPE html>")
        assert {url.split("/")[2] for url in seen.requests if url.startswith("http")} == {
            urlsplit(address).netloc
        }
        assert seen.troubles == []


def test_a_rule_is_tried_by_the_server(browser: Browser, address: str) -> None:
    with visit(browser, address) as seen:
        seen.write()
        seen.page.select_option("#try-from", "NUM101")
        seen.page.wait_for_selector("#try-list:has-text('150 ÷ 200 = 75.00%')")
        assert seen.troubles == []


class Slow:
    """Work that takes longer than it may, or does not."""

    def __call__(self, piece: bytes) -> bytes:
        while piece == b"slow":
            sleep(0.01)
            sum(range(100_000))
        if piece == b"dies":
            os._exit(7)
        return piece


def test_who_hangs_or_dies_costs_only_itself() -> None:
    desk = Desk(Slow(), 1, 0, 1)

    async def all_at_once() -> list[bytes]:
        return await asyncio.gather(*(desk.ask(one) for one in (b"slow", b"dies", b"well")))

    try:
        with ThreadPoolExecutor(1) as apart:  # the browser's tests have a loop in this thread
            slow, dead, well = apart.submit(lambda: asyncio.run(all_at_once())).result()
    finally:
        desk.close()
    assert unpack_frame(slow)[0]["failure"]["kind"] == "timeout"
    assert unpack_frame(dead)[0]["failure"]["kind"] == "defect"
    assert well == b"well"


def test_the_queue_has_an_end(builtin_rules: Ruleset) -> None:
    desk = Desk(AskWork(builtin_rules, Config()), 1, 0, 60)
    try:
        for _ in range(1 + EACH):
            desk.take()
        with pytest.raises(Full):
            desk.take()
        desk.leave()
        desk.take()
    finally:
        desk.close()


class Idle:
    """A desk that answers at once, or has no room."""

    def __init__(self, *, full: bool = False) -> None:
        self.jobs = 1
        self.waiting = 0
        self.full = full

    def take(self) -> None:
        if self.full:
            raise Full

    def leave(self) -> None:
        self.waiting = 0

    async def ask(self, piece: bytes) -> bytes:
        return piece


def call(
    desk: Idle, chunks: list[bytes], *, method: str = "POST", path: str = "/ask", **headers: str
) -> tuple[int, bytes, int]:
    """Status and content of what the application answers, and how many of the chunks it took."""
    from perflint.web.server.app import Terms, make_app

    app = make_app(b"page", desk, Terms(frozenset({"known"}), "x-remote-user", 100))  # type: ignore[arg-type]
    given = {"host": "known", "origin": "http://known", **headers}
    scope = {
        "type": "http", "method": method, "path": path, "raw_path": path.encode(), "query_string": b"",
        "headers": [(name.replace("_", "-").encode(), one.encode()) for name, one in given.items()],
    }  # fmt: skip
    left, told = list(chunks), []

    async def receive() -> dict[str, object]:
        body = left.pop(0) if left else b""
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message: dict[str, object]) -> None:
        told.append(message)

    with ThreadPoolExecutor(1) as apart:  # the browser's tests have a loop in this thread
        apart.submit(lambda: asyncio.run(app(scope, receive, send))).result()  # type: ignore[arg-type]
    content = b"".join(bytes(one.get("body", b"")) for one in told)  # type: ignore[call-overload]
    return int(str(told[0]["status"])), content, len(chunks) - len(left)


def test_only_whom_the_proxy_names_is_answered() -> None:
    piece = pack_frame(CHECK, [b""])
    assert call(Idle(), [piece])[:2] == (403, b"nobody")
    assert call(Idle(), [], method="GET", path="/")[0] == 403
    assert call(Idle(), [], method="GET", path="/", x_remote_user="li")[:2] == (200, b"page")


def test_what_is_too_large_is_not_taken_in() -> None:
    chunks = [b"x" * 60] * 10
    assert call(Idle(), chunks, x_remote_user="li") == (413, b"too large", 2)


def test_without_room_the_page_is_asked_to_come_again() -> None:
    assert call(Idle(full=True), [b""], x_remote_user="li")[:2] == (503, b"busy")


def test_what_became_of_a_process_is_told() -> None:
    assert unpack_frame(phrase(Stopped("memory", 2048)))[0]["failure"] == {
        "kind": "memory",
        "limit": 2048,
    }
    assert (
        unpack_frame(phrase(Stopped("crashed", cause="SIGSEGV")))[0]["failure"]["limit"]
        == "SIGSEGV"
    )


def test_without_the_extra_it_says_which(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("perflint.cli.serve.find_spec", lambda _name: None)
    assert main(["serve"]) == 2
    assert "perflint[web]" in capsys.readouterr().err

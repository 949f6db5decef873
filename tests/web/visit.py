"""A person at the page: a browser without network, and what can be done in it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, FilePayload, Page

LONG = 120_000


class Visit:
    """An open page, with what it wanted from anywhere and what troubled it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.troubles: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.troubles.append(message.text))
        page.on("pageerror", lambda error: self.troubles.append(str(error)))

    def check(self, *files: Path | FilePayload) -> None:
        """Choose files, or one folder, and wait until they are checked."""
        if isinstance(files[0], Path) and files[0].is_dir():
            self.page.set_input_files("#folder-input", files[0])
        else:
            given = [
                payload(one.name, one.read_bytes()) if isinstance(one, Path) else one
                for one in files
            ]
            self.page.set_input_files("#file-input", given)
        self.wait()

    def wait(self) -> None:
        """Until everything in the list is checked, once the page has taken notice."""
        self.page.evaluate("new Promise((done) => setTimeout(done, 50))")
        self.page.wait_for_selector("#told:text-matches('查完|checked')", timeout=LONG)

    def rows(self) -> list[list[str]]:
        """The list as it is shown."""
        rows: list[list[str]] = self.page.evaluate(
            "[...document.querySelectorAll('#list tr')].map(row => [...row.children].map(cell => cell.innerText))"
        )
        return rows

    def download(self, selector: str, to: Path) -> Path:
        """What a button hands over, below the folder `to`."""
        with self.page.expect_download(timeout=LONG) as waiting:
            self.page.click(selector)
        path = to / waiting.value.suggested_filename
        waiting.value.save_as(path)
        return path

    def write(self) -> None:
        """Go where rules are written, and begin a new one."""
        self.page.click("#write")
        self.page.wait_for_selector("#try-from option", state="attached")
        self.page.select_option("#try-from", "")
        self.told("报出 2 处")

    def told(self, words: str) -> None:
        """Wait until it is said of the rule that is written."""
        self.page.wait_for_selector(f"#try-told:text-is('{words}')", timeout=LONG)

    def chosen(self) -> str:
        """What is selected in the field that has the focus."""
        words: str = self.page.evaluate(
            "(({value, selectionStart: start, selectionEnd: end}) => value.slice(start, end))"
            "(document.activeElement)"
        )
        return words

    def clear(self) -> None:
        """Begin anew."""
        if self.page.is_visible("#try"):
            self.page.click("#try-back")
        if self.page.is_visible("#view"):
            self.page.click("#back")
        if self.page.is_visible("#work"):
            self.page.click("#clear")


def payload(name: str, content: bytes) -> FilePayload:
    """A file that is nowhere on disk."""
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


@contextmanager
def visit(
    browser: Browser,
    address: str,
    *,
    before: str = "",
    size: tuple[int, int] = (1366, 768),
    ready: bool = True,
) -> Iterator[Visit]:
    """The page at `address`, ready; `before` is a script that runs ahead of its own."""
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]}, accept_downloads=True
    )
    if address.startswith("file:"):
        context.set_offline(True)
    page = context.new_page()
    if before:
        page.add_init_script(before)
    seen = Visit(page)
    page.goto(address)
    if ready:
        page.wait_for_selector("body[data-ready]", timeout=LONG)
    yield seen
    context.close()

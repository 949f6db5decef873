"""Sound files of every format, small ones, to be damaged."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from perflint.errors import ReadError
from perflint.readers import READERS, read
from tests.hostile.pieces import NUMBERS, WORDS
from tests.hostile.samples import FOLDER as HOSTILE
from tests.hostile.spoil import spoil
from tests.readers.formats import FOLDER as FORMATS
from tests.readers.test_spans import TRICKY
from tests.readers.zip_builder import zip_of

ROOT = FORMATS.parent
_LARGEST = 80_000
_BY_SUFFIX = {"gb18030.txt": "txt", "mht": "mhtml", "docm": "docx"}


@cache
def seeds() -> dict[str, tuple[bytes, ...]]:
    """Format to the files of it."""
    found: dict[str, list[bytes]] = {format: [] for format in (*READERS, "zip", "text")}
    named = {path.name: path for folder in (FORMATS, HOSTILE) for path in sorted(folder.iterdir())}
    for name, path in named.items():
        suffix = name.rpartition(".")[2]
        data = path.read_bytes()
        format = _BY_SUFFIX.get(suffix, suffix)
        if len(data) <= _LARGEST and format in found and _is_sound(name, data):
            found[format].append(data)
    for name, data in TRICKY.items():
        found[name.rpartition(".")[2]].append(data)
    found["text"] = [path.read_bytes() for path in sorted((ROOT / "reports").glob("*.txt"))]
    inner = {"甲/报告.txt": found["txt"][0], "乙.docx": found["docx"][0]}
    found["zip"].append(zip_of(inner | {"丙.zip": zip_of(inner, unicode_path=True)}))
    return {format: tuple(files) for format, files in found.items() if files}


@cache
def everything() -> tuple[bytes, ...]:
    """All files, as quarries."""
    return tuple(data for files in seeds().values() for data in files)


def _is_sound(name: str, data: bytes) -> bool:
    try:
        read(name, data=data)
    except ReadError as error:
        return error.kind == "missing-program"
    return True


def make_input(seed: int, number: int) -> tuple[str, bytes]:
    """The name and bytes of one input of a run; the same ones each time."""
    random = Random(f"{seed}:{number}")
    format = random.choice(sorted(seeds()))
    if format == "text":
        return f"{number}.{random.choice(('txt', 'md'))}", _text(random)
    data = random.choice(seeds()[format])
    suffix = format if random.random() < 0.97 else random.choice(sorted(seeds()))
    return f"{number}.{suffix}", spoil(data, everything(), random)


def _text(random: Random) -> bytes:
    """A report put together of lines of others, with words and numbers nobody expects."""
    lines = [line for data in random.sample(seeds()["text"], 2) for line in data.split(b"\n")]
    start = random.randrange(len(lines))
    taken = lines[start : start + random.randrange(1, 60)]
    for _ in range(random.randrange(12)):
        at = random.randrange(len(taken))
        taken[at] = random.choice((_insert, _swap, _double, _digits))(taken[at], taken, random)
    return b"\n".join(taken)


def _insert(line: bytes, _lines: list[bytes], random: Random) -> bytes:
    text = line.decode("utf-8", "replace")
    at = random.randrange(len(text) + 1)
    return text[:at].encode() + random.choice(WORDS) + text[at:].encode()


def _swap(_line: bytes, lines: list[bytes], random: Random) -> bytes:
    return random.choice(lines)


def _double(line: bytes, _lines: list[bytes], random: Random) -> bytes:
    return line * random.choice((2, 3, 40))


def _digits(line: bytes, _lines: list[bytes], random: Random) -> bytes:
    for digit in b"0123456789":
        if digit in line and random.random() < 0.3:
            line = line.replace(bytes([digit]), random.choice(NUMBERS), 1)
    return line


def save(seed: int, number: int, folder: Path) -> Path:
    """One input as a file."""
    name, data = make_input(seed, number)
    path = folder / f"{seed}-{name}"
    path.write_bytes(data)
    return path

"""The picture in README.md: what `perflint check` shows at a terminal, drawn as SVG.

Chinese characters take two columns at a terminal but not in a browser's fonts, so each of them gets
its place in the drawing, and each run of ASCII its length.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import chdir
from itertools import groupby
from pathlib import Path
from xml.sax.saxutils import escape

from rich.cells import cell_len
from rich.console import Console
from rich.segment import Segment
from rich.style import Style
from rich.terminal_theme import MONOKAI
from rich.text import Text

from perflint import __version__
from perflint.api import lint_file
from perflint.config import Config
from perflint.reporters import REPORTERS, ReportOptions, load_reporter
from perflint.ruleset import load_ruleset

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = "fixtures/formats/report.docx"
COMMAND = f"perflint check {SAMPLE}"
PICTURE = ROOT / "docs" / "images" / "check.svg"
COLUMNS = 88
CELL, SIZE, LINE, MARGIN, BAR = 8.4, 14, 20, 18, 34
FONTS = (
    "ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono','Noto Sans Mono CJK SC',"
    "'PingFang SC','Microsoft YaHei',monospace"
)


def show() -> str:
    """The output of COMMAND at a terminal of COLUMNS columns, with its escape sequences."""
    options = ReportOptions(version=__version__, width=COLUMNS, color=True)
    with chdir(ROOT):
        result = lint_file(SAMPLE, load_ruleset(), Config(detail=False))
    pieces = load_reporter(REPORTERS, "rich").render(iter((result,)), options)
    return b"".join(pieces).decode()


def draw(output: str) -> str:
    """The SVG of a terminal window with COMMAND and its output."""
    console = Console(width=COLUMNS, file=open(os.devnull, "w"), color_system="truecolor")  # noqa: SIM115
    text = Text.assemble(("$ ", "bold green"), COMMAND + "\n", Text.from_ansi(output))
    options = console.options.update(no_wrap=True, overflow="ignore")
    lines = console.render_lines(text, options, pad=False)
    width = COLUMNS * CELL + 2 * MARGIN
    height = len(lines) * LINE + BAR + MARGIN
    background = MONOKAI.background_color.hex
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"'
        f' width="{width:g}" height="{height:g}" role="img">',
        f"<title>{escape(COMMAND)}</title>",
        f'<rect width="{width:g}" height="{height:g}" rx="8" fill="{background}"/>',
        *(
            f'<circle cx="{MARGIN + 20 * at}" cy="18" r="6" fill="{color}"/>'
            for at, color in enumerate(("#ff5f57", "#febc2e", "#28c840"))
        ),
        f'<g font-family="{FONTS}" font-size="{SIZE}" xml:space="preserve">',
        *(run for row, line in enumerate(lines) for run in draw_line(line, row)),
        "</g>",
        "</svg>",
    ]
    return "\n".join(drawn) + "\n"


def draw_line(line: list[Segment], row: int) -> Iterator[str]:
    """The runs of one line, blanks left out."""
    y, column = BAR + LINE * row + SIZE, 0
    for segment in line:
        style = look(segment.style or Style())
        for (width, plain), characters in groupby(segment.text, lambda c: (cell_len(c), c < "~")):
            run = "".join(characters)
            start = column + width * (len(run) - len(run.lstrip()))
            column += width * len(run)
            if words := run.strip():
                places = [MARGIN + CELL * (start + width * at) for at in range(len(words))]
                shown = " ".join(f"{x:.1f}" for x in (places[:1] if plain else places))
                fit = f' textLength="{len(words) * CELL:.1f}"' if plain else ""
                yield f'<text x="{shown}" y="{y}"{fit}{style}>{escape(words)}</text>'


def look(style: Style) -> str:
    """The attributes for a style of the terminal."""
    color = MONOKAI.foreground_color.hex
    if style.color is not None:
        color = style.color.get_truecolor(MONOKAI).hex
    marks = f' fill="{color}"'
    marks += ' font-weight="bold"' if style.bold else ""
    marks += ' opacity="0.65"' if style.dim else ""
    return marks + (' text-decoration="underline"' if style.underline else "")

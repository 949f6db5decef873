"""Findings by kind as bars, drawn in SVG: signs, patterns and figures say what colours say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.model.rule import SEVERITIES
from perflint.reporters.html.markup import Markup, tag
from perflint.reporters.overview import AREA

WIDTH, LEFT, RIGHT, BAR, STEP, TOP = 640, 110, 60, 18, 28, 34


def draw_chart(counts: Mapping[tuple[str, str], int], lang: Lang) -> Markup:
    """A figure with a bar a rule area, one part a severity; `counts` by area and severity."""
    areas = sorted({area for area, _ in counts}, key=lambda area: ([*AREA, area].index(area), area))
    totals = {area: sum(counts.get((area, s), 0) for s in SEVERITIES) for area in areas}
    scale = (WIDTH - LEFT - RIGHT) / max(totals.values())
    said = choose(lang, "；", "; ").join(say_bar(area, counts, lang) for area in areas)
    title = choose(lang, "各类问题的数量", "Findings by kind")
    shapes: list[Markup] = [*patterns(), *legend(lang)]
    for row, area in enumerate(areas):
        y = TOP + row * STEP
        shapes.append(words(name(AREA, area, lang), LEFT - 8, y + 14, text_anchor="end"))
        x = float(LEFT)
        for severity in SEVERITIES:
            width = counts.get((area, severity), 0) * scale
            if width:
                shapes.append(bar(severity, x, y, width))
            x += width
        shapes.append(words(str(totals[area]), x + 6, y + 14))
    height = TOP + len(areas) * STEP
    drawing = tag(
        "svg",
        tag("title", title, id="chart-title"),
        tag("desc", said, id="chart-words"),
        *shapes,
        viewBox=f"0 0 {WIDTH} {height}",
        role="img",
        aria_labelledby="chart-title chart-words",
    )
    return tag("figure", drawing, tag("figcaption", title))


def say_bar(area: str, counts: Mapping[tuple[str, str], int], lang: Lang) -> str:
    """`数字：错误 9、警告 2`."""
    parts = [
        f"{name(SEVERITY, severity, lang)} {counts[area, severity]}"
        for severity in SEVERITIES
        if counts.get((area, severity))
    ]
    return (
        f"{name(AREA, area, lang)}{choose(lang, '：', ': ')}{choose(lang, '、', ', ').join(parts)}"
    )


def legend(lang: Lang) -> Iterator[Markup]:
    """Which pattern stands for which severity."""
    for at, severity in enumerate(SEVERITIES):
        x = LEFT + at * 110
        yield bar(severity, x, 6, 18, height=14)
        yield words(name(SEVERITY, severity, lang), x + 24, 18)


def bar(severity: str, x: float, y: float, width: float, height: float = BAR) -> Markup:
    """A rectangle in the colour of a severity, its pattern over it."""
    place = {"x": f"{x:.1f}", "y": f"{y:g}", "width": f"{width:.1f}", "height": f"{height:g}"}
    plain = tag("rect", class_=f"bar {severity}", **place)
    if severity == "error":
        return plain
    return Markup(plain + tag("rect", fill=f"url(#of-{severity})", **place))


def patterns() -> Iterator[Markup]:
    """Stripes for warnings, dots for infos."""
    stripe = tag("path", d="M0 8L8 0", stroke="#fff", stroke_width="2")
    dot = tag("circle", cx="4", cy="4", r="1.6", fill="#fff")
    for severity, shape in (("warning", stripe), ("info", dot)):
        box = {"width": "8", "height": "8", "patternUnits": "userSpaceOnUse"}
        yield tag("defs", tag("pattern", shape, id=f"of-{severity}", **box))


def words(text: str, x: float, y: float, **attributes: str) -> Markup:
    """Text with its baseline at (x, y)."""
    return tag("text", text, x=f"{x:.1f}", y=f"{y:g}", **attributes)

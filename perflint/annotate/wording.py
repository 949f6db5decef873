"""What a note says of one finding; the same words in Word, PDF and Excel."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from perflint.lang import SEVERITY, Lang, choose, name
from perflint.telling.basis import say_basis
from perflint.telling.calculation import find_calculation

if TYPE_CHECKING:
    from perflint.annotate import AnnotateOptions
    from perflint.model.result import Finding

_MOST_RELATED = 6


class Note(NamedTuple):
    """`title`: severity, rule and its title. `lines`: what is wrong, the calculation, other places
    that take part, a suggestion and the clause, each without line breaks."""

    title: str
    lines: tuple[str, ...]

    def quote(self, words: str) -> Note:
        """The same note, first quoting the words it is about, where it cannot stand on them."""
        shown = " ".join(words.split())
        return self._replace(lines=(f"“{shown}”", *self.lines)) if shown else self

    @property
    def text(self) -> str:
        """The whole note, a line each."""
        return "\n".join((self.title, *self.lines))


def write_note(finding: Finding, options: AnnotateOptions) -> Note:
    """The note for a finding."""
    lang = options.lang
    rule = options.rules.get(finding.rule)
    said = choose(lang, rule.title, rule.title_en or rule.title) if rule else finding.name
    severity = name(SEVERITY, finding.severity, lang)
    doubt = (
        choose(lang, "（请核实）", " (please verify)") if finding.confidence != "certain" else ""
    )
    title = choose(lang, f"【{severity}】", f"[{severity}] ") + f"{finding.rule} {said}{doubt}"
    basis = say_basis(finding.basis, lang)
    lines = [finding.message]
    if told := find_calculation(finding, lang):
        lines.append(_label("计算", "Calculation", told, lang))
    if finding.related:
        lines.append(_label("相关", "Related", _related(finding, lang), lang))
    if finding.suggestion:
        lines.append(_label("建议", "Suggestion", finding.suggestion, lang))
    if basis:
        lines.append(_label("依据", "Basis", basis, lang))
    return Note(title, tuple(" ".join(line.split()) for line in lines))


def _label(chinese: str, english: str, text: str, lang: Lang) -> str:
    return choose(lang, f"{chinese}：", f"{english}: ") + text


def _related(finding: Finding, lang: Lang) -> str:
    """The words of the other places, each once; line numbers mean nothing in Word or Excel."""
    words = list(dict.fromkeys(place.text for place in finding.related if place.text))
    shown = choose(lang, "、", ", ").join(f"“{text}”" for text in words[:_MOST_RELATED])
    return shown + ("…" if len(words) > _MOST_RELATED else "")

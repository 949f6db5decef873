"""Ways to say the same thing otherwise.

Each yields texts that a reader takes to say what the given one says, and none where it cannot be
sure of that; `listed` tells that the text states a whole with its parts. What each leaves out:

- `swap`: the first two clauses, each a label and an amount, change places. Not in lists, whose
  order tells parts from wholes; not where the second clause or the one after leans on the clause
  before it (比上年…, 增长…, 占…) and would speak of another figure. A subject named before the
  first of two stages (会议费年初预算…，决算…) stays in front; where the second clause has no
  subject of its own (实际支出…) and the first no stage, nothing is swapped.
- `filler`: 据统计 before the sentence, 经核实 after its first clause, 经测算 before its last.
- `linking`: 为, 是, 达 or 达到 between labels and numbers that are joined by one of these words or
  by none. Only after nouns, since a verb (增加到, 完成) would change its sense; 达 not before
  nought and weights; 共 only at the first number, since later it could sum up what stands before.
- `split`: a full stop before the last clause. Not in lists, which end with their sentence.
- `brackets`: the last clause in brackets behind the one before; of a list 其中 … with all its
  parts. Not other lists, since a bracket says that its content is part of what stands before it.
- `table`: where every clause is a label with a number, a Markdown table of one row whose headings
  are the labels (占预算的 becomes 占预算的比例, 增长 增长率). Not lists, whose parts would be
  columns of one row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from tests.evaluation.invariance.clauses import LABELLED, split_clauses

LEANING = re.compile(
    r"比|较|同比|环比|与|增|减|下降|上升|提高|降|升|占|超|低|高|节|其中|且|并|而|但|也|未|已|均|每|折合|"
    r"位列|居|排|扣|得"
)
OPENING = re.compile(r"(?:经|根据|按照)[^\d]*")
STAGE = re.compile(
    r"(?P<subject>.*?)(?P<stage>(?:财政)?(?:批复|核定|下达|安排)?"
    r"(?:年初|全年|年度|调整后|本年|上年)*(?:预算数?|预算安排|决算数?|目标值?|指标值|计划数?|任务|满分|分值|权重))"
)
BARE = re.compile(
    r"(?:至年底|实际|全年|本年|累计|自评|年中|总)*"
    r"(?:支出|收入|执行|完成|发放|到位|使用|拨付|支付|得分|决算|预算|调减|调增|追加|压减|实际)[数额]?"
)
NOUN = re.compile(
    r"(?:数|额|费用?|支出|收入|资金|预算|决算|率|人数|面积|价款?|价|数量|得分|占比|比重|编制|"
    r"补助|补贴|投资|任务|目标|计划|项目|企业|总分|结余|余额|里程|产量|产值|增幅|降幅|分值|权重|满分|税收)$"
)
WEIGHT = re.compile("(?:分值|权重|满分)$")
RATES = (
    (re.compile(r"(.*?)(?:完成|占|为)(.+?)的"), r"\1占\2的比例"),
    (re.compile(r"(.*)(增长|下降|增加|减少|上升)了?"), r"\1\2率"),
)
CHANGES = ((re.compile(r"(.*)(增加|减少|增长|下降)了?"), r"\1\2额"),)


def swap(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None or listed:
        return
    lead = 1 if OPENING.match(parts.clauses[0]) else 0
    if len(parts.clauses) < lead + 2:
        return
    first, second, *rest = parts.clauses[lead:]
    one, other = LABELLED.fullmatch(first.strip()), LABELLED.fullmatch(second.strip())
    if one is None or other is None or "%" in one["unit"] + other["unit"]:
        return
    if any(LEANING.match(clause.strip()) for clause in (second, *rest[:1])):
        return
    subject, stage = name_subject(one["label"])
    if BARE.fullmatch(other["label"]):
        if stage:
            second, first = f"{subject}{second.strip()}", first[len(subject) :]
        else:
            return
    yield parts._replace(clauses=(*parts.clauses[:lead], second, first, *rest)).join()


def name_subject(label: str) -> tuple[str, str]:
    """A label in whose it is and which stage it names: 会议费, 年初预算; the stage is "" where it
    names none."""
    hit = STAGE.fullmatch(label)
    return (hit["subject"], hit["stage"]) if hit else (label, "")


def filler(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None:
        return
    first, *rest = parts.clauses
    yield parts._replace(clauses=("据统计", first, *rest)).join()
    if rest:
        yield parts._replace(clauses=(first, "经核实", *rest)).join()
    if len(rest) > 1:
        yield parts._replace(clauses=(first, *rest[:-1], "经测算", rest[-1])).join()


def linking(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None:
        return
    for word in ("为", "是", "达", "达到", "共"):
        clauses = list(parts.clauses)
        for at, clause in enumerate(clauses):
            hit = LABELLED.fullmatch(clause.strip())
            if hit is None or not NOUN.search(hit["label"]) or hit["label"].startswith("每"):
                continue
            if suits(word, hit, first=at == 0):
                clauses[at] = f"{hit['label']}{word}{hit['number']}{hit['unit']}"
        changed = parts._replace(clauses=tuple(clauses))
        if re.sub(r"\s", "", changed.join()) != re.sub(r"\s", "", text):
            yield changed.join()


def suits(word: str, hit: re.Match[str], *, first: bool) -> bool:
    """Whether a linking word may stand between a label and its number."""
    if word == "共":
        return first and "%" not in hit["unit"] and "分" not in hit["unit"]
    reached = word in ("达", "达到")
    return not (reached and (WEIGHT.search(hit["label"]) or not hit["number"].strip("0.")))


def split(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None or listed or len(parts.clauses) < 2:
        return
    *clauses, last = parts.clauses
    if re.search(r"\d", clauses[-1]) and not re.match(r"且|并|而|但|也|均", last):
        yield f"{parts.before}{'，'.join(clauses)}。{last}{parts.end}{parts.after}"


def brackets(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None or len(parts.clauses) < 2:
        return
    clauses = parts.clauses
    inner = [at for at, clause in enumerate(clauses) if clause.startswith("其中")]
    if len(inner) == 1 and inner[0]:
        at = inner[0]
    elif not listed:
        at = len(clauses) - 1
    else:
        return
    body, last = clauses[:at], "，".join(clauses[at:])
    nested = re.search("[（(]", last) or body[-1].endswith(("）", ")"))
    if re.search(r"\d", body[-1]) and re.search(r"\d", last) and not nested:
        yield f"{parts.before}{'，'.join(body)}（{last}）{parts.end}{parts.after}"


def table(text: str, listed: bool) -> Iterator[str]:
    parts = split_clauses(text)
    if parts is None or listed or len(parts.clauses) < 2 or parts.before or parts.after:
        return
    cells = [LABELLED.fullmatch(clause.strip()) for clause in parts.clauses]
    if all(hit is not None and len(hit["label"].strip()) > 1 for hit in cells):
        yield draw_row([(name_column(hit), draw_cell(hit)) for hit in cells if hit])


def name_column(hit: re.Match[str]) -> str:
    """The label of a clause as the heading of a column, with the unit of an amount."""
    label, unit = hit["label"].strip(), hit["unit"]
    for pattern, heading in RATES if unit == "%" else CHANGES:
        if whole := pattern.fullmatch(label):
            label = whole.expand(heading)
            break
    return label if unit in ("%", "") else f"{label}（{unit}）"


def draw_cell(hit: re.Match[str]) -> str:
    return hit["number"] + ("%" if "%" in hit["unit"] else "")


def draw_row(columns: Sequence[tuple[str, str]]) -> str:
    """A Markdown table of one row."""
    names = ["项目", *(name for name, _ in columns)]
    values = ["本项", *(value for _, value in columns)]
    rule = ["---"] * len(names)
    return "".join(f"| {' | '.join(row)} |\n" for row in (names, rule, values))


TRANSFORMS: dict[str, Callable[[str, bool], Iterator[str]]] = {
    "swap": swap,
    "filler": filler,
    "linking": linking,
    "split": split,
    "brackets": brackets,
    "table": table,
}

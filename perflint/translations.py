"""Messages about usage, settings and files that cannot be read, in English; imported only for it."""

from __future__ import annotations

import re

TITLES: tuple[tuple[str, str], ...] = (
    (r"文件已损坏：.*", "the file is damaged"),
    (r"文件过大：([\d.,]+ MB)，最多 ([\d.,]+ MB)", r"the file is too large: \1, at most \2"),
    (
        r"(?:压缩包里的这个)?文件设有(?:打开)?密码(?:，读不出内容)?",
        "the file is protected by a password",
    ),
    (r"文件是空的.*", "the file is empty"),
    (
        r"(?:网页|文档|表格|看得见的工作表|[A-Z]+ 文件)里没有(?:文字|内容)",
        "there is nothing to read in the file",
    ),
    (r"还不能读取.*", "this kind of file cannot be read"),
    (r"找不到文件|压缩包里没有这个文件", "no such file"),
    (r"这是文件夹，不是文件", "a folder, no file"),
    (r"这是管道或设备，不是文件", "a pipe or device, no file"),
    (r"没有权限读取文件", "no permission to read the file"),
    (r"无法读取(?:文件|压缩包)（(.*)）", r"cannot be read (\1)"),
    (r"压缩包里的这一项是链接，不是文件", "a link in the archive, no file"),
    (r"不能识别压缩包用的压缩方式", "the archive is packed in a way that is not known"),
    (r"压缩包套了 (\d+) 层以上", r"archives within archives, more than \1 deep"),
    (r"压缩包是空的", "the archive is empty"),
    (r"压缩包是 ZIP64 格式", "the archive is ZIP64"),
    (r"内容是压缩包（zip），不是文档", "the content is a zip archive, no document"),
    (r"这是压缩包（zip），里面没有可以检查的文件", "nothing in the archive can be checked"),
    (r"是扫描件：.*", "a scan: pictures of pages, no text"),
    (r"LibreOffice 无法启动", "LibreOffice cannot be started"),
    (r".*需要 LibreOffice，没有找到", "LibreOffice is needed to read it and was not found"),
    (r"quote 太短，至少 (\d+) 个字", r"quote is too short, at least \1 characters"),
    (r"不能一次停掉全部规则", "not all rules can be switched off at once"),
    (r"找不到配置文件", "no such configuration file"),
    (r"(\S+) 应是一列字符串", r"\1 has to be a list of strings"),
    (r"(\S+) 应是字符串", r"\1 has to be a string"),
    (r"(\S+) 应是 true 或 false", r"\1 has to be true or false"),
    (r"(\S+) 应是不小于 (\S+) 的整数", r"\1 has to be a whole number of at least \2"),
    (r"(\S+) 应是一个表", r"\1 has to be a table"),
    (r"(\S+) 应是一列表", r"\1 has to be a list of tables"),
    (r"(\S+) 应是日期", r"\1 has to be a date"),
    (r"(\S+) 不能是 (.*)", r"\1 cannot be \2"),
    (r"没有名为 (\S+) 的设置", r"no setting is called \1"),
    (r"缺少 (\S+)", r"\1 is missing"),
    (r"不符合 TOML 语法：(.*)", r"no valid TOML: \1"),
    (r"没有名为“?([^”]+?)”?的地方模板", r"no profile is called \1"),
    (r"没有名为 (\S+) 的模板", r"no profile is called \1"),
    (r"没有编号或名称为 (\S+) 的规则", r"no rule is called \1"),
    (r"不是 perflint(?: check)? 的检查结果", "no results of perflint"),
    (r"不是 JSON 文件，或已损坏", "no JSON, or damaged"),
    (r"检查结果不完整，或被改动过", "the results are incomplete or were changed"),
    (
        r"检查结果按 (.*) 写成，本版本只认 (.*)",
        r"the results are written to \1; this version reads \2",
    ),
    (r"不是处理意见，或被改动过", "no decisions, or they were changed"),
    (
        r"工作表“(.*)”第 (\d+) 行的处理意见“(.*)”认不出",
        r"sheet “\1”, row \2: no such decision: “\3”",
    ),
    (r"里面没有处理意见", "it holds no decisions"),
    (r"无法写入结果文件", "the output cannot be written"),
    (r"打不开检查结果", "the results cannot be opened"),
    (r"(--\S+) 与 (--\S+) 不能同时使用", r"\1 and \2 exclude each other"),
    (r"(--\S+) 须与 (--\S+) 同用", r"\1 needs \2"),
    (r"--set 后面应写 名称=内容，而不是 (.*)", r"--set takes NAME=TEXT, not \1"),
    (r"打不开模板", "the template cannot be opened"),
    (r"模板里没有列问题的表格行", "the template has no table row for the problems"),
    (r"模板里有认不出的占位符：(.*)", r"placeholders in the template that mean nothing: \1"),
    (r"模板不能用：.*", "the template cannot be used"),
    (r"不能新建文件夹", "the folder cannot be made"),
    (r"找不到文件夹|没有这个文件夹", "no such folder"),
    (r"名单里没有单位名称", "the list names no department"),
    (r"打不开名单", "the list cannot be opened"),
    (r"找不到基线文件", "no such baseline"),
    (r"打不开基线文件", "the baseline cannot be opened"),
    (r"基线文件的内容不对", "no baseline, or damaged"),
    (r"没有与通配符相符的文件", "nothing matches"),
    (r"文件夹里没有可以检查的文件", "nothing in the folder can be checked"),
    (r"打不开文件夹", "the folder cannot be opened"),
    (r"没有 (\S+) 这个修订", r"no such revision: \1"),
    (r"无法运行 git", "git cannot be run"),
    (r"git 没有给出改动的文件", "git did not name the changed files"),
)
HINTS: tuple[tuple[str, str], ...] = (
    (r"请(?:核对|检查)(?:.*)路径(?:。|（(.*)）。)", r"Check the path. \1"),
    (
        r"请核对文件夹是否存在、文件是否被占用或只读（(.*)）。",
        r"Is the folder there, the file in use or read-only? (\1)",
    ),
    (r"是否想写 (.*?)？(?:可用的有：.*)?", r"Did you mean \1?"),
    (r"(?:可用|可用的有)：(.*)。", r"Available: \1."),
    (r"例如 (.*?)。?", r"For example \1"),
    (r"请去掉其中一个。", "Leave out one of them."),
    (r"请写成 (.*?)(?:，每条一个)?。", r"Write \1."),
)
REMEDIES = {
    "corrupt": "Open it in Word or WPS and save it anew; if that fails, ask for the file again.",
    "encrypted": "Take off the password and save it anew.",
    "empty": "Check that it is the right file and that it was saved.",
    "missing": "Check the path.",
    "missing-program": "Install LibreOffice, or save the file as .docx.",
    "too-large": "Split it, or raise [limits] in perflint.toml.",
    "scan": "Ask for the Word original, or pip install 'perflint[ocr]'.",
    "encoding": "Save it as UTF-8.",
    "binary": "Check that it is the right file.",
    "unsupported": "Save it as .docx, .xlsx or PDF.",
}
"""What to do about a file that cannot be read, by why."""
TROUBLES = {
    "corrupt": "the file is damaged",
    "encrypted": "the file is protected",
    "empty": "there is nothing to read in the file",
    "missing": "the file cannot be found or opened",
    "missing-program": "a program is needed to read the file",
    "too-large": "the file is too large, or unpacks to too much",
    "scan": "a scan: pictures of pages, no text",
    "encoding": "the encoding of the text is not known",
    "binary": "no text, and no kind of file that is known",
    "unsupported": "this kind of file cannot be read",
}
"""What is wrong with such a file, where the details have no English."""
_COMMA = str.maketrans({"、": ", ", "，": ", ", "；": "; ", "（": " (", "）": ")"})
_HAN = re.compile("[\u4e00-\u9fff]")
_LINE = re.compile(r"(?P<head>\s*(?:\S+?:\d+(?::\d+)?: )?)(?P<said>.*)")


def translate_title(title: str, kind: str = "") -> str:
    """A title in English, as it is where there is none; several lines each by itself. For a file that
    cannot be read what `kind` of trouble it is, where nothing else is known."""
    told = "\n".join(map(_translate_line, title.split("\n")))
    return TROUBLES.get(kind, told) if _HAN.search(told) else told


def translate_hint(hint: str, kind: str = "") -> str:
    """A hint in English, "" where there is none; for a file that cannot be read what to do about its
    `kind` of trouble."""
    told = REMEDIES.get(kind) or _translate(hint, HINTS).strip()
    return "" if _HAN.search(told) else told


def _translate_line(line: str) -> str:
    found = _LINE.fullmatch(line)
    if found is None:
        return line
    return found["head"] + _translate(_translate(found["said"], TITLES), HINTS)


def _translate(said: str, table: tuple[tuple[str, str], ...]) -> str:
    for pattern, english in table:
        if found := re.fullmatch(pattern, said):
            return found.expand(english).translate(_COMMA)
    return said

"""`perflint init`: a configuration, a hook and a CI recipe to begin with."""

from __future__ import annotations

import json
import os
import re
import sys
from typing import TYPE_CHECKING

from perflint import __version__
from perflint.cli.console import write
from perflint.errors import EXIT_CLEAN, UsageError
from perflint.lang import Words, choose

if TYPE_CHECKING:
    from argparse import Namespace

    from perflint.cli.arguments import Parser
    from perflint.lang import Lang

SUMMARY: Words = ("写出配置、提交钩子和 CI 配方", "write configuration, hook and CI recipe")
USAGE: Words = ("[选项] [FOLDER]", "[OPTIONS] [FOLDER]")
ADDRESS = re.compile(r"(?:https?|ssh|git|file)://[^\s\"'<>]+")
FORGES = ("github", "gitlab", "none")
SETTINGS = """\
# perflint 的配置。全部设置见 docs/configuration.md；perflint check --show-settings 显示现用的值。
# Settings of perflint; all of them are in docs/configuration.md.

# 哪一级别的问题让检查不通过：error、warning、info、never
fail-on = "error"

# 按哪个地方检查；auto 按报告内容判断
profile = "auto"

# 检查文件夹时略过的文件
exclude = ["README*", "CHANGELOG*"]

# 已经接受的问题：perflint check … --update-baseline 写出，此后只报告新的
# baseline = "perflint-baseline.json"

# 调整一条规则
# [rules.NUM101]
# severity = "warning"

# 草稿放宽一些
# [[overrides]]
# paths = ["草稿/**"]
# ignore = ["WRD"]
"""
HOOK = """\
repos:
  - repo: REPOSITORY
    rev: vVERSION
    hooks:
      - id: perflint
"""
GITHUB = """\
# 合并请求里只查改动过的报告，问题标在改动的行上；带批注的副本在这次运行的 Artifacts 里下载。
name: perflint
on: pull_request
permissions: {contents: read}
jobs:
  check:
    runs-on: ubuntu-latest
    env: {BASE: "origin/${{ github.base_ref }}"}
    steps:
      - uses: actions/checkout@v4
        with: {fetch-depth: 0}
      - uses: actions/setup-python@v5
        with: {python-version: "3.12"}
      - run: python3 -m pip install --quiet "perflint @ git+REPOSITORY@vVERSION"
      - run: perflint check . --diff "$BASE" --output-format github
      - if: always()
        run: perflint annotate . --diff "$BASE" -o annotated || true
      - if: always()
        uses: actions/upload-artifact@v4
        with: {name: annotated, path: annotated, if-no-files-found: ignore}
"""
GITLAB = """\
# 在 .gitlab-ci.yml 中写：include: {local: perflint.gitlab-ci.yml}
perflint:
  image: python:3.12
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    GIT_DEPTH: 0
    BASE: origin/$CI_MERGE_REQUEST_TARGET_BRANCH_NAME
  script:
    - python3 -m pip install --quiet "perflint @ git+REPOSITORY@vVERSION"
    - git fetch --quiet origin "$CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    - perflint annotate . --diff "$BASE" -o annotated || true
    - perflint check . --diff "$BASE" --output-format gitlab --output gl-code-quality-report.json
  artifacts:
    when: always
    paths: [annotated]
    reports:
      codequality: gl-code-quality-report.json
"""


def add(parser: Parser) -> None:
    """Declare the arguments."""
    parser.add(
        "folder",
        nargs="?",
        default=".",
        metavar="FOLDER",
        zh="写在哪个文件夹，默认当前文件夹",
        en="where to, by default the current folder",
    )
    parser.add_choice(
        "--ci",
        FORGES,
        "FORGE",
        zh="CI 配方给哪一家，默认按文件夹里已有的判断",
        en="whose CI recipe, by default told from what the folder has",
    )
    parser.add(
        "--repository",
        metavar="URL",
        zh="perflint 所在的 git 仓库，写进提交钩子和 CI 配方；不写就问一次",
        en="the git repository of perflint, for hook and CI recipe; asked for once if not given",
    )
    parser.add_switch("--force", zh="已有的文件也重写", en="overwrite files that are there")


def run(args: Namespace) -> int:
    """Write what is not there yet; what is there only if told to, or if a person says yes."""
    folder: str = args.folder
    lang: Lang = args.lang or "zh"
    if not os.path.isdir(folder):
        told = choose(lang, "没有这个文件夹", "no such folder")
        raise UsageError(told, place=folder)
    repository = find_repository(args.repository, lang)
    files = choose_files(args.ci or find_forge(folder))
    if not repository:
        told = choose(
            lang,
            "不知道 perflint 所在的仓库，没有写提交钩子和 CI 配方；请用 --repository URL 指明后再运行。",
            "The repository of perflint is not known: no hook and no CI recipe were written; "
            "run again with --repository URL.",
        )
        print(told)
        files = {name: content for name, content in files.items() if "REPOSITORY" not in content}
    for name, content in files.items():
        path = os.path.normpath(os.path.join(folder, name))
        filled = content.replace("VERSION", __version__).replace("REPOSITORY", repository)
        write_file(path, filled, lang, force=args.force)
    print(choose(lang, "下一步：perflint check .", "Next: perflint check ."))
    return EXIT_CLEAN


def find_repository(given: str | None, lang: Lang) -> str:
    """The repository of perflint: the one given, else the one it was installed from, else what a person
    answers; "" where nobody says. Raises UsageError for what is no address."""
    address = (given or installed_from() or ask_repository(lang)).strip()
    if address and not ADDRESS.fullmatch(address):
        told = choose(
            lang, f"不是 git 仓库的地址：{address}", f"no address of a repository: {address}"
        )
        raise UsageError(told, hint="--repository https://git.example.org/finance/perflint")
    return address.removesuffix("/")


def installed_from() -> str:
    """The repository that pip says it got perflint from (PEP 610), "" where it got it elsewhere."""
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        told = distribution("perflint").read_text("direct_url.json")
        origin = json.loads(told or "{}")
    except (PackageNotFoundError, ValueError):
        return ""
    return str(origin.get("url", "")) if "vcs_info" in origin else ""


def ask_repository(lang: Lang) -> str:
    """What the person at the terminal says; "" where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    question = choose(
        lang,
        "perflint 所在的 git 仓库（例如 https://git.example.org/finance/perflint；不用 CI 就回车）：",
        "The git repository of perflint (return for none): ",
    )
    try:
        return input(question)
    except EOFError:
        return ""


def choose_files(forge: str) -> dict[str, str]:
    """The files to write, by their names, with a recipe for `forge`."""
    files = {"perflint.toml": SETTINGS, ".pre-commit-config.yaml": HOOK}
    if forge == "github":
        files[".github/workflows/perflint.yml"] = GITHUB
    elif forge == "gitlab":
        files["perflint.gitlab-ci.yml"] = GITLAB
    return files


def find_forge(folder: str) -> str:
    """Whose CI a folder uses: GitLab's where it has a pipeline or a remote there, else GitHub's."""
    if os.path.exists(os.path.join(folder, ".gitlab-ci.yml")):
        return "gitlab"
    try:
        with open(os.path.join(folder, ".git", "config"), encoding="utf-8") as file:
            return "gitlab" if "gitlab" in file.read() else "github"
    except (OSError, UnicodeDecodeError):
        return "github"


def ask_person(path: str, lang: Lang) -> bool:
    """Whether a person at the terminal wants `path` overwritten; no where there is none."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return False
    question = choose(lang, f"{path} 已有，重写吗？[y/N] ", f"{path} is there; overwrite? [y/N] ")
    try:
        return input(question).strip().lower() in ("y", "yes", "是")
    except EOFError:
        return False


def write_file(path: str, content: str, lang: Lang, *, force: bool) -> None:
    """Write a file, over one that is there only if told to; say what was done."""
    if os.path.lexists(path) and not (force or ask_person(path, lang)):
        print(choose(lang, f"已有，未改动：{path}", f"there already, left as is: {path}"))
        return
    os.makedirs(os.path.dirname(path) or os.curdir, exist_ok=True)
    write((content.encode(),), path)
    print(choose(lang, f"已写好：{path}", f"written: {path}"))

"""The filings that have changed since a revision, as git knows it."""

from __future__ import annotations

import os
import subprocess

from perflint.batch.planned import STDIN, Plan
from perflint.errors import UsageError
from perflint.postprocess.sidecar import OWN, SHARED
from perflint.text.members import split_member

SAFE = ("-c", "core.fsmonitor=false", "-c", "core.quotePath=false")
"""Nothing that a repository's own settings could have git run."""
NAMES = ("--name-only", "-z", "--no-renames", "--no-relative", "--diff-filter=d")
PLAIN = ("--no-ext-diff", "--no-textconv")


def keep_changed(plan: Plan, revision: str, start: str) -> Plan:
    """`plan` without the filings that are as they were at `revision`. A filing whose file of
    suppressions has changed counts as changed, and so does what is read from standard input.

    Raises UsageError if there is no git, no repository at `start`, or no such revision.
    """
    changed = find_changed(revision, start)
    return plan._replace(
        files=tuple(
            file
            for file in plan.files
            if file.path == STDIN
            or any(
                not changed.isdisjoint(files_of(path)) for path in (file.path, *file.attachments)
            )
        )
    )


def files_of(path: str) -> tuple[str, str, str]:
    """The files that decide what is said of the filing at `path`; of a member of an archive, that
    archive."""
    path = split_member(path)[0]
    full = os.path.realpath(path)
    beside = os.path.join(os.path.dirname(os.path.abspath(path)), SHARED)
    return full, os.path.realpath(path + OWN), os.path.realpath(beside)


def find_changed(revision: str, start: str) -> frozenset[str]:
    """The files that differ from the point where this branch left `revision`, uncommitted and new
    ones included."""
    folder = os.path.abspath(start)
    while not os.path.isdir(folder):
        folder = os.path.dirname(folder)
    top = ask(folder, "rev-parse", "--show-toplevel").rstrip("\n")
    commit = find_commit(top, revision)
    listed = ask(top, "diff", *NAMES, *PLAIN, commit, "--").split("\0")
    listed += ask(top, "ls-files", "--others", "--exclude-standard", "-z", "--").split("\0")
    return frozenset(os.path.realpath(os.path.join(top, name)) for name in listed if name)


def find_commit(top: str, revision: str) -> str:
    """The commit where the branch of the repository `top` left `revision`, or `revision` itself
    where they have no common past."""
    hint = "请核对分支或提交，例如 --diff origin/main；浅克隆须先取得完整历史。"
    wrong = UsageError(f"没有 {revision} 这个修订", place="--diff", hint=hint)
    if not revision or revision.startswith("-") or "\0" in revision:
        raise wrong
    try:
        commit = ask(top, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}").strip()
    except UsageError as error:
        raise wrong from error
    try:
        return ask(top, "merge-base", "--", commit, "HEAD").strip() or commit
    except UsageError:
        return commit


def ask(folder: str, *command: str) -> str:
    """What git says; raises UsageError where it refuses."""
    environment = {**os.environ, "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C"}
    try:
        run = subprocess.run(
            ("git", "-C", folder, *SAFE, *command),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            env=environment,
        )
    except OSError as error:
        hint = "请安装 git，或去掉 --diff。"
        raise UsageError("无法运行 git", place="--diff", hint=hint) from error
    if run.returncode:
        said = os.fsdecode(run.stderr).strip().split("\n")[0]
        hint = "请在 git 仓库中使用 --diff。" + (f"（{said}）" if said else "")
        raise UsageError("git 没有给出改动的文件", place=folder, hint=hint)
    return os.fsdecode(run.stdout)

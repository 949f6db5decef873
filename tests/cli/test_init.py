"""`perflint init`, and the recipes for hooks and CI at their places in this repository."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
import yaml

import perflint
import perflint.cli.init
from perflint.cli.arguments import Parser
from perflint.cli.check import add
from perflint.config.read import read_config
from perflint.readers import SUFFIXES
from tests.cli.conftest import Run

ROOT = Path(perflint.__file__).parents[1]
SOURCE = "https://git.example.org/finance/perflint"
FILES = {
    "github": {"perflint.toml", ".pre-commit-config.yaml", ".github/workflows/perflint.yml"},
    "gitlab": {"perflint.toml", ".pre-commit-config.yaml", "perflint.gitlab-ci.yml"},
    "none": {"perflint.toml", ".pre-commit-config.yaml"},
}


def written(folder: Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}


def flags() -> list[str]:
    parser = Parser("perflint check", "zh", "", "")
    add(parser)
    return parser.flags


@pytest.mark.parametrize("forge", FILES)
def test_what_is_written_can_be_used(run: Run, folder: Path, forge: str) -> None:
    code, out, err = run("init", "--ci", forge, "--repository", SOURCE)
    assert (code, err) == (0, "")
    assert written(folder) == FILES[forge]
    assert "已写好：perflint.toml" in out
    assert read_config("perflint.toml").fail_on == "error"
    commented = re.sub(r"(?m)^# (?=[\w\[].*[=\]])", "", Path("perflint.toml").read_text("utf-8"))
    Path("all.toml").write_text(commented, "utf-8")
    assert set(read_config("all.toml").rules) == {"NUM101"}
    for path in folder.rglob("*.y*ml"):
        text = path.read_text("utf-8")
        assert not {"VERSION", "REPOSITORY", "<owner>"} & set(re.findall(r"<owner>|[A-Z]+", text))
        assert f"{SOURCE}@v{perflint.__version__}" in text or "rev: v" in text
        assert yaml.safe_load(path.read_text("utf-8"))


def test_nothing_is_overwritten_without_being_told(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("perflint.toml").write_text("# 我的\n", "utf-8")
    assert "已有，未改动：perflint.toml" in run("init", "--repository", SOURCE)[1]
    assert Path("perflint.toml").read_text("utf-8") == "# 我的\n"
    monkeypatch.setattr(perflint.cli.init, "ask_person", lambda path, lang: "yml" in path)
    assert (
        "written: .github/workflows/perflint.yml"
        in run("init", "--lang", "en", "--repository", SOURCE)[1]
    )
    assert run("init", "--force", "--repository", SOURCE)[0] == 0
    assert "fail-on" in Path("perflint.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("path", "content", "forge"),
    [
        (".gitlab-ci.yml", "", "gitlab"),
        (".git/config", "url = git@gitlab.example.org:a/b.git\n", "gitlab"),
        (".git/config", "url = git@github.com:a/b.git\n", "github"),
        ("a.txt", "", "github"),
    ],
)
def test_the_forge_is_told_from_the_folder(
    run: Run, folder: Path, path: str, content: str, forge: str
) -> None:
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text(content)
    run("init", "--repository", SOURCE)
    assert written(folder) == FILES[forge] | {path}


def test_without_a_repository_there_is_no_recipe_and_no_gap(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(perflint.cli.init, "installed_from", lambda: "")
    code, out, _ = run("init")
    assert code == 0
    assert "请用 --repository URL 指明" in out
    assert written(folder) == {"perflint.toml"}
    monkeypatch.setattr(perflint.cli.init, "ask_repository", lambda lang: SOURCE)
    run("init")
    assert written(folder) == FILES["github"]
    assert run("init", "--repository", "<owner>/perflint")[0] == 2


def test_the_workflow_looks_at_what_changed_and_keeps_the_copies(run: Run, folder: Path) -> None:
    run("init", "--ci", "github", "--repository", SOURCE)
    steps = yaml.safe_load(Path(".github/workflows/perflint.yml").read_text("utf-8"))["jobs"][
        "check"
    ]
    told = [step.get("run", step.get("uses")) for step in steps["steps"]]
    assert any("perflint check" in one and "--diff" in one for one in told)
    assert any("perflint annotate" in one and "--diff" in one for one in told)
    assert "actions/upload-artifact@v4" in told


def test_another_folder_must_exist(run: Run) -> None:
    assert run("init", "none")[0] == 2


def test_the_hook_takes_what_can_be_read_and_no_readme() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "perflint check"
    assert all(re.search(hook["files"], f"甲/报告{suffix}") for suffix in SUFFIXES)
    assert not re.search(hook["files"], "rules/a.yaml")
    assert re.search(hook["exclude"], "README.md")
    assert not re.search(hook["exclude"], "甲/报告.md")


def test_the_action_gives_options_that_exist(tmp_path: Path) -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
    check = action["runs"]["steps"][-1]
    assert set(re.findall(r"--[a-z-]+", check["run"])) <= set(flags()) | {"--"}
    assert "${{" not in check["run"]
    given = {re.search(r"inputs\.([a-z-]+)", value)[1] for value in check["env"].values()}
    assert given == set(action["inputs"])
    told = tmp_path / "perflint"
    told.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    told.chmod(0o755)
    environment = dict.fromkeys(check["env"], "") | {
        "PATHS": "甲 乙/*\n-x.txt\n",
        "FORMAT": "github",
        "DIFF": "a;b",
        "PATH": f"{tmp_path}:/usr/bin:/bin",
    }
    run = subprocess.run(
        ["bash", "-c", check["run"]], check=True, env=environment, capture_output=True
    )
    assert run.stdout.decode().splitlines() == [
        "check", "--output-format=github", "--diff=a;b", "--", "甲 乙/*", "-x.txt",
    ]  # fmt: skip


def test_the_gitlab_template_gives_options_that_exist() -> None:
    path = ROOT / "docs" / "ci" / "perflint.gitlab-ci.yml"
    template = path.read_text("utf-8")
    assert set(re.findall(r"(?<= )--(?!quiet)[a-z-]+", template)) <= set(flags())
    job = yaml.safe_load(template)["perflint"]
    assert job["artifacts"]["reports"]["codequality"] in job["script"][1]


def test_paths_after_two_dashes_are_paths(run: Run) -> None:
    Path("-x.txt").write_text("error", "utf-8")
    assert run("check", "--quiet", "--", "-x.txt")[0] == 1

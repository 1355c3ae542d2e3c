"""What the documentation promises is there, and what is there is documented."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer

import dragoman
from dragoman import cli, version
from dragoman.run import stages
from tests.run.fakes import STAGES
from tests.run.test_read import folder

ROOT = Path(__file__).parents[1]
CLI = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
COMMANDS = typer.main.get_command(cli.app).commands  # type: ignore[attr-defined]

CHOICES = {"show": cli.Table, "export": cli.Format, "dossier": cli.Language, "judge": cli.Decision}


def section(name: str) -> str:
    """The part of the page on one command."""
    found = re.search(rf"^## {name}\n(.*?)(?=^## |\Z)", CLI, re.MULTILINE | re.DOTALL)
    assert found, f"docs/cli.md has no section on {name}"
    return found[1]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_and_option_is_documented(name: str) -> None:
    page = section(name)
    for parameter in COMMANDS[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert f"`{option}`" in page, f"docs/cli.md does not tell of {name} {option}"
    for choice in CHOICES.get(name, ()):
        assert f"`{choice}" in page, f"docs/cli.md does not tell of {name} {choice}"


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_option_that_is_documented_exists(name: str) -> None:
    options = {option for parameter in COMMANDS[name].params for option in parameter.opts}
    written = set(re.findall(r"`(--?[a-z-]+)`", section(name)))
    assert written <= options | {"-h", "--help"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_command_has_help_with_an_example(name: str) -> None:
    text = COMMANDS[name].help or ""
    assert f"dragoman {name}" in text
    assert all(getattr(parameter, "help", None) for parameter in COMMANDS[name].params)


def test_every_variable_of_the_environment_is_documented() -> None:
    sources = (ROOT / "src" / "dragoman").rglob("*.py")
    used = {name for path in sources for name in re.findall(r"\bDRAGOMAN_[A-Z]+\b", path.read_text(encoding="utf-8"))}
    assert used == set(re.findall(r"`(DRAGOMAN_[A-Z]+)` \|", section("The environment")))


@pytest.mark.parametrize("code", ["USER_ERROR", "USAGE", "SOME_UNREAD", "STOPPED"])
def test_every_exit_code_is_documented(code: str) -> None:
    assert f"\n| {getattr(cli, code)} |" in CLI


def commands_in(page: Path) -> Iterator[str]:
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("    dragoman ") and "COMMAND" not in line:
            yield line.split("  #")[0].split(" | ")[0].strip()


PAGES = [ROOT / "README.md", ROOT / "examples" / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_that_is_shown_is_one(page: Path) -> None:
    for line in commands_in(page):
        name, *arguments = shlex.split(line)[1:]
        assert name in COMMANDS, line
        if not re.search(r"[A-Z]{4}|\|", line):
            COMMANDS[name].make_context(name, arguments)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#\s]+)\)", page.read_text(encoding="utf-8")):
        assert target.startswith("https://") or (page.parent / target).exists(), f"{page.name}: {target}"


def test_the_readme_opens_with_the_two_commands() -> None:
    lines = [line for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines() if line]
    assert [line.split()[:2] for line in lines[1:3]] == [["make", "demo"], ["make", "test"]]


def test_the_python_of_the_readme_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(stages, "standard", lambda _: STAGES)
    monkeypatch.chdir(tmp_path)
    folder(tmp_path / "coverage")
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert len([line for line in code.splitlines() if line]) <= 10
    space: dict[str, object] = {}
    exec(code, space)
    space["record"].close()  # type: ignore[attr-defined]
    out = capsys.readouterr().out
    assert out.startswith("3 new documents\n")
    assert "   BEL expels OST.\n" in out


def test_the_changelog_tells_of_this_version() -> None:
    assert f"## {version.__version__}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert dragoman.__version__ == version.__version__

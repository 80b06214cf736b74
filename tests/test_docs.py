"""What the documentation shows is what the program does: every console example runs, every command and option is documented."""

from __future__ import annotations

import doctest
import fnmatch
import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner

import dragoman

ROOT = Path(__file__).parents[1]
PAGES = sorted([ROOT / "README.md", *(ROOT / "docs").glob("*.md")])
CONSOLE = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PYTHON = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)
RUNNABLE = re.compile(r"^\$ dragoman (.*)$")


def examples(page: Path) -> list[tuple[list[str], list[str]]]:
    """Each `$ dragoman ...` of a page with the lines shown under it."""
    found: list[tuple[list[str], list[str]]] = []
    for block in CONSOLE.findall(page.read_text(encoding="utf-8")):
        for line in block.splitlines():
            command = RUNNABLE.match(line)
            if command:
                found.append((re.findall(r"'[^']*'|\"[^\"]*\"|\S+", command.group(1)), []))
            elif found and not line.startswith("$"):
                found[-1][1].append(line)
    return [([word.strip("'\"") for word in words], shown) for words, shown in found]


@pytest.mark.parametrize("page", [page for page in PAGES if examples(page)], ids=lambda page: page.name)
def test_every_console_example_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each command on a page exits 0 in a folder with the example reports, and prints the lines shown; `...` stands for anything."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    monkeypatch.setenv("COLUMNS", "120")
    from dragoman.show.cli import app

    for words, shown in examples(page):
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, f"dragoman {' '.join(words)}\n{result.output}"
        for line in shown:
            pattern = "*" + line.strip().replace("[", "[[]").replace("...", "*") + "*"
            assert any(fnmatch.fnmatchcase(printed, pattern) for printed in result.output.splitlines()), f"{line!r} not in:\n{result.output}"


@pytest.mark.parametrize("page", [page for page in PAGES if "```python" in page.read_text(encoding="utf-8")], ids=lambda page: page.name)
def test_every_python_example_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each Python block on a page runs as it stands, in a folder with the example reports."""
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DRAGOMAN_RECORD", raising=False)
    for number, block in enumerate(PYTHON.findall(page.read_text(encoding="utf-8"))):
        exec(compile(block, f"{page.name}, block {number + 1}", "exec"), {})


def commands_of(group: Any, before: str = "") -> list[tuple[str, Any]]:
    """Every command with its full name, those of groups too."""
    found = []
    for name, command in group.commands.items():
        found += commands_of(command, f"{before}{name} ") if hasattr(command, "commands") else [(f"{before}{name}", command)]
    return found


def test_every_command_and_option_is_in_the_reference() -> None:
    """The reference names each command in a heading and each of its options."""
    from dragoman.show.cli import app

    reference = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
    missing = []
    for name, command in commands_of(get_command(app)):
        if f"### `dragoman {name}" not in reference:
            missing.append(name)
            continue
        section = reference.split(f"### `dragoman {name}", 1)[1].split("\n### ", 1)[0].split("\n## ", 1)[0]
        missing += [f"{name} {option}" for parameter in command.params for option in parameter.opts if option.startswith("--")
                    and option not in {"--help", "--record", "--json"} and option not in section]
    assert missing == []


def modules() -> list[str]:
    """Every module of the package."""
    return sorted(module.name for module in pkgutil.walk_packages(dragoman.__path__, "dragoman."))


@pytest.mark.parametrize("name", modules())
def test_every_docstring_example_holds(name: str) -> None:
    """The examples in a module's docstrings give what they show."""
    assert doctest.testmod(importlib.import_module(name)).failed == 0

"""The house rules that a machine can hold: no circles, few large files, small functions, names that are nouns, nothing of one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).parents[1]
SOURCES = sorted((ROOT / "src" / "dragoman").rglob("*.py"))
VAGUE = re.compile(r"(^|_)(util|utils|helper|helpers|common|base|misc|manager)(_|$)")


def tracked() -> list[str]:
    """Every file that git tracks, or every file where there is no git."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    return listed.stdout.split("\n")[:-1] if listed.returncode == 0 else [str(path.relative_to(ROOT)) for path in SOURCES]


def functions() -> list[tuple[str, int]]:
    """Every function with its length in lines, its docstring not counted."""
    found = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                first = node.body[1] if ast.get_docstring(node) and len(node.body) > 1 else node.body[0]
                found.append((f"{path.relative_to(ROOT)}:{node.name}", (node.end_lineno or 0) - first.lineno + 1))
    return found


def test_there_are_no_import_circles() -> None:
    """No module imports, by any path, a module that imports it."""
    graph = grimp.build_graph("dragoman")
    circles = [module for module in sorted(graph.modules) if module in graph.find_upstream_modules(module)]
    assert circles == []


def test_nothing_inside_imports_the_front_door() -> None:
    """The package's __init__ is for people who use it; no room goes out to come in."""
    graph = grimp.build_graph("dragoman")
    assert graph.find_modules_that_directly_import("dragoman") == set()


def test_nine_functions_in_ten_fit_in_an_eyes_span() -> None:
    """Nine in ten functions are under 30 lines, none passes 80."""
    lengths = functions()
    assert len(lengths) > 100
    assert sum(length < 30 for _, length in lengths) >= 0.9 * len(lengths)
    assert [name for name, length in lengths if length > 80] == []


def test_files_seldom_pass_three_hundred_lines() -> None:
    """Nineteen files in twenty stay within 300 lines, none passes 450."""
    lengths = {str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines()) for path in SOURCES}
    assert [name for name, length in lengths.items() if length > 450] == []
    assert sum(length > 300 for length in lengths.values()) <= len(lengths) / 20


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_module_says_what_it_is_for(path: Path) -> None:
    """Each module opens with a sentence, and its name is a noun that an editor could say."""
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert not VAGUE.search(path.stem)


def test_nothing_speaks_of_one_machine() -> None:
    """No tracked text names a folder of somebody's machine."""
    private = re.compile(r"(^|[\s\"'(=])/(work|root|home|Users)/[a-z]")
    guilty = []
    for name in tracked():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".yml", ".csv", ".txt", ".lock", ""} and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            guilty += [f"{name}: {line.strip()[:80]}" for line in text.splitlines() if private.search(line)]
    assert guilty == []

"""The project's own files, parsed once, for the tests that read the code instead of running it."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "tawam"
STATIC = PACKAGE / "web" / "static" / "web"
TEMPLATES = PACKAGE / "web" / "templates"


def name(path: Path) -> str:
    """A path as people write it."""
    return path.relative_to(ROOT).as_posix()


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Our Python files in some folders, migrations left out: Django writes those."""
    found = [path for folder in folders or ("src",) for path in (ROOT / folder).rglob("*.py")]
    return tuple(sorted(path for path in found if "migrations" not in path.parts))


@cache
def parsed(path: Path) -> ast.Module:
    """A Python file as a tree."""
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Every function and method of a file."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def texts_in(path: Path) -> Iterator[str]:
    """Every text constant of a file, docstrings included."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def code_lines(path: Path) -> int:
    """Lines that are neither blank nor a comment."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return sum(1 for line in lines if line.strip() and not line.strip().startswith(("#", "//")))


def page(path: str) -> str:
    """A page of the documentation; the test fails by name where it is not written yet."""
    found = ROOT / "docs" / path
    assert found.exists(), f"docs/{path} is not written yet"
    return found.read_text(encoding="utf-8")


@cache
def tracked() -> tuple[Path, ...]:
    """Every file that is or would be committed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        done = subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("no git checkout: what is tracked cannot be told")
    paths = (ROOT / part for part in done.stdout.decode().split("\0") if part)
    return tuple(sorted(path for path in paths if path.is_file()))

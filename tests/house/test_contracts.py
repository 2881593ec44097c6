"""Who may import whom."""

from __future__ import annotations

import subprocess
import sys
import tomllib

from tests.house.tree import PACKAGE, ROOT

CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
ROOMS = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
# The files that a room may have (design/house.md); web and config are doors and have their own.
SHELVES = {
    *("__init__", "apps", "values", "rules", "models", "queries", "actions", "jobs", "admin", "management"),
    *("migrations", "wording", "phrases", "files", "data", "bulk"),
}


class TestTheContracts:
    def test_are_kept(self):
        command = [sys.executable, "-c", "import sys; from importlinter.cli import lint_imports as l; sys.exit(l())"]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
        assert done.returncode == 0, done.stdout[-4000:] + done.stderr[-2000:]

    def test_name_every_room(self):
        layers = next(one for one in CONTRACTS if one["type"] == "layers" and one["containers"] == ["tawam"])
        named = {room.strip() for layer in layers["layers"] for room in layer.split("|")}
        assert named == ROOMS
        assert layers["exhaustive"] is True

    def test_keep_the_tables_of_every_room_private(self):
        private = {module for one in CONTRACTS if one["type"] == "protected" for module in one["protected_modules"]}
        with_tables = {f"tawam.{path.parent.name}.models" for path in PACKAGE.glob("*/models.py")}
        assert private == with_tables

    def test_allow_no_cycle(self):
        assert any(one["type"] == "acyclic_siblings" and one["ancestors"] == ["tawam"] for one in CONTRACTS)


class TestARoom:
    def test_has_no_shelf_that_the_house_does_not_know(self):
        strange = [
            f"{room}/{path.name}"
            for room in sorted(ROOMS - {"web", "config", "api", "basics"})
            for path in (PACKAGE / room).iterdir()
            if path.stem not in SHELVES | {"__pycache__"}
        ]
        assert strange == []

    def test_says_in_one_line_what_it_is_for(self):
        silent = [
            room for room in sorted(ROOMS) if not (PACKAGE / room / "__init__.py").read_text(encoding="utf-8").strip()
        ]
        assert silent == []

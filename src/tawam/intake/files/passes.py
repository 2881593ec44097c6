"""Passes over the files of a dump: which lines each looks for, what it keeps of them, and where that is staged."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import orjson

from tawam.intake.files.dumps import Finder, Position, listing, named, parsed
from tawam.intake.rules import wikidata
from tawam.intake.values.wikidata import Entity

READING, LOOKING_UP = STEPS = ("reading", "looking up")
STAGED, CHECKPOINT = "entities.ndjson", "checkpoint.json"
NAMED, NAMED_CHECKPOINT = "named.ndjson", "named.json"
_NO_ITEMS = b"[]"


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over the files; ``step`` is its name for those who watch.

    ``items`` are those that it looks for, sorted, as a JSON list; empty bytes where it looks for all that list twins.
    """

    step: str
    staged: str
    checkpoint: str
    find: Finder
    keeps: Callable[[Entity], bool]
    items: bytes = b""

    @property
    def print(self) -> str:
        """What tells the items that are looked for from others; empty where it looks for all that list twins."""
        return print_of(self.items) if self.items else ""

    def needed(self, paths: Sequence[Path]) -> Sequence[Path]:
        """Those of the files that must be read: none where nothing is looked for."""
        return () if self.items == _NO_ITEMS else paths

    def read(self, name: str, line: bytes, position: Position) -> Entity | None:
        """The item of a line that was found, if it is kept; raises BadDump, and BadEntity for what is no item."""
        entity = wikidata.entity(parsed(name, line, position))  # type: ignore[arg-type]  # it says what is no mapping
        return entity if self.keeps(entity) else None


def print_of(items: bytes) -> str:
    """The fingerprint of the items that a pass looks for."""
    return hashlib.sha256(items).hexdigest()


def second_pass(qids: Iterable[str]) -> Pass:
    """Look for just these items: those that others name as twins need not list any themselves."""
    wanted = sorted(set(qids))
    return Pass(LOOKING_UP, NAMED, NAMED_CHECKPOINT, named(wanted), lambda _: True, orjson.dumps(wanted))


def _lists_twins(entity: Entity) -> bool:
    return bool(entity.statements) or any(problem.startswith(wikidata.TWINS) for problem in entity.problems)


FIRST_PASS = Pass(READING, STAGED, CHECKPOINT, listing, _lists_twins)

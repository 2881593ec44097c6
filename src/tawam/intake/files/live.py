"""What Wikidata's services gave, kept so that an interrupted run goes on: items page by page, documents by fifties."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

import orjson

from tawam.intake.files.web import Visitor
from tawam.intake.rules import wikidata_live as live
from tawam.intake.rules.wikidata_live import ListedItem

CHECKPOINT, ITEMS, DOCUMENTS, NAMED = "live.json", "live-items.ndjson", "live-documents.ndjson", "live-named.ndjson"
# What was fetched longer ago is not gone on with: half of the documents would be of another week.
OLDEST_SECONDS = 3 * 24 * 3600
Told = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run asks for, and of whom. A run that asks for something else begins afresh."""

    country: str = ""
    since: str = ""
    query_address: str = live.QUERY_ADDRESS
    entity_address: str = live.ENTITY_ADDRESS


@dataclass(frozen=True, slots=True)
class _State:
    """How far a run is: bytes written to each file, items asked for of each, where the next page begins."""

    asked: Asked
    began: float
    after: str = ""
    listed: bool = False
    sizes: Mapping[str, int] = field(default_factory=dict)
    done: Mapping[str, int] = field(default_factory=dict)


class Fetched:
    """The folder of a run, taken up where an earlier one that asked for the same was interrupted."""

    def __init__(self, folder: Path, asked: Asked, visitor: Visitor, told: Told) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self._visitor, self._told = folder, visitor, told
        self._state = _kept(folder, asked) or _State(asked, time.time())

    def items(self) -> list[ListedItem]:
        """The items that list twins, with the day of the last change of each."""
        asked = self._state.asked
        while not self._state.listed:
            query = live.items_query(asked.country, self._state.after)
            address = live.query_address(asked.query_address, query)
            found, last = self._visitor.ask(address, lambda said: (live.listed_items(said), live.last_address(said)))
            lines = b"".join(orjson.dumps(one) + b"\n" for one in found)
            self._add(ITEMS, lines, len(found), after=last or self._state.after, listed=not last)
            self._told("listing items", self._state.done[ITEMS], 0)
        kept = (self.folder / ITEMS).read_bytes() if self._state.done.get(ITEMS) else b""
        return [ListedItem(**orjson.loads(line)) for line in kept.splitlines()]

    def documents(self, name: str, qids: Sequence[str]) -> Path:
        """The file with the documents of these items, one a line; the same items must be given to go on."""
        self._add(name, b"", 0)
        while batch := qids[self._state.done[name] :][: live.MOST_AT_ONCE]:
            address = live.entities_address(self._state.asked.entity_address, batch)
            found = self._visitor.ask(address, lambda said, batch=batch: live.documents(said, batch))  # type: ignore[misc]
            self._add(name, b"".join(orjson.dumps(one) + b"\n" for one in found), len(batch))
            self._told("fetching items", self._state.done[name], len(qids))
        return self.folder / name

    def forget(self) -> None:
        """The next run begins afresh."""
        (self.folder / CHECKPOINT).unlink(missing_ok=True)

    def _add(self, name: str, lines: bytes, number: int, **changes: object) -> None:
        """Make the lines safe, then the checkpoint that counts them: never the other way round."""
        size = self._state.sizes.get(name, 0)
        with (self.folder / name).open("ab") as file:
            file.truncate(size)
            file.write(lines)
            file.flush()
            os.fsync(file.fileno())
        sizes = {**self._state.sizes, name: size + len(lines)}
        done = {**self._state.done, name: self._state.done.get(name, 0) + number}
        self._state = replace(self._state, sizes=sizes, done=done, **changes)  # type: ignore[arg-type]
        made = self.folder / (CHECKPOINT + ".new")
        with made.open("wb") as file:
            file.write(orjson.dumps(asdict(self._state)))
            file.flush()
            os.fsync(file.fileno())
        made.replace(self.folder / CHECKPOINT)


def _kept(folder: Path, asked: Asked) -> _State | None:
    """The state that an interrupted run left, if it asked for the same not long ago and its files are there."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        fields = orjson.loads((folder / CHECKPOINT).read_bytes())
        state = _State(**{**fields, "asked": Asked(**fields["asked"])})
        whole = all((folder / name).stat().st_size >= size for name, size in state.sizes.items())
        if state.asked == asked and whole and 0 <= time.time() - state.began < OLDEST_SECONDS:
            return state
    return None

"""What a scan extracts, kept in a file that a killed run goes on with; the end is the same to the byte."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from tawam.basics.dates import PartialDate
from tawam.intake.files.dumps import Position, scan
from tawam.intake.files.passes import FIRST_PASS, Pass
from tawam.intake.rules import wikidata, wikidata_snaks
from tawam.intake.values.wikidata import Entity, Reference, TwinStatement

# What a kill can cost: so many entities, or so many seconds, are read again.
EVERY_ENTITIES, EVERY_SECONDS = 1_000, 2.0
_EDGE = 1 << 16


@dataclass(frozen=True, slots=True)
class Counts:
    """What became of the entities: staged; without twins; no item (a property, a lexeme); values refused in them."""

    used: int = 0
    without_links: int = 0
    refused: int = 0
    problems: int = 0


@dataclass(frozen=True, slots=True)
class StagedScan:
    """How far the files are: ``file`` is the index of the one being read, ``staged`` the bytes written so far.

    ``before`` counts the entities of the files already read through.
    """

    path: Path
    files: tuple[str, ...] = ()
    file: int = 0
    position: Position = field(default_factory=Position)
    before: int = 0
    staged: int = 0
    counts: Counts = field(default_factory=Counts)
    finished: bool = False

    @property
    def entities(self) -> int:
        """The entities seen in all files."""
        return self.before + self.position.entities


Listener = Callable[[StagedScan], None]
# Whatever goes over the files in a pass and leaves what that keeps staged in the folder.
Staging = Callable[[Sequence[Path], Path, Listener, Pass], StagedScan]


def stage(
    paths: Sequence[Path],
    folder: Path,
    progress: Listener | None = None,
    run: Pass = FIRST_PASS,
    *,
    resume: bool = True,
    every: int = EVERY_ENTITIES,
) -> StagedScan:
    """Scan the files in a pass and write each entity that it keeps as a line of JSON into the folder.

    ``progress`` hears of every megabyte. A run that was killed is gone on with, a finished one not repeated, as long
    as the files, the pass and our reading are the same; otherwise, or without ``resume``, it starts afresh. One run at
    a time may use the folder. Raises BadDump for a file that cannot be read on; what stood before that is staged.
    """
    folder.mkdir(parents=True, exist_ok=True)
    paths = run.needed(paths)
    prints = prints_of(paths, run)
    begun = known_state(folder, run, prints) if resume else None
    if begun is not None and begun.finished:
        return begun
    begun = begun or StagedScan(folder / run.staged, prints)
    with begun.path.open("ab") as file:
        file.truncate(begun.staged)
        writer = _Writer(file, begun, run, progress, every)
        try:
            for index in range(begun.file, len(paths)):
                writer.read(index, paths[index])
            writer.state = replace(writer.state, finished=True)
        finally:
            writer.save()
    return writer.state


def staged_entities(path: Path) -> Iterator[Entity]:
    """The entities of a staging file, in the order of the dump."""
    with path.open("rb") as file:
        for line in file:
            yield entity_from(orjson.loads(line))


def fingerprint(path: Path) -> str:
    """What tells one file from another, without reading all of it: size, time of change, both ends."""
    about = path.stat()
    with path.open("rb") as file:
        digest = hashlib.sha256(file.read(_EDGE))
        file.seek(max(0, about.st_size - _EDGE))
        digest.update(file.read(_EDGE))
    return f"{about.st_size}-{about.st_mtime_ns}-{digest.hexdigest()}"


def prints_of(paths: Sequence[Path], run: Pass) -> tuple[str, ...]:
    """What tells a pass over these files from others: their fingerprints, then that of the items looked for."""
    return (*map(fingerprint, paths), *filter(None, [run.print]))


class _Writer:
    """The staging file with its state; the state changes only after the line it counts was written."""

    def __init__(self, file: BinaryIO, state: StagedScan, run: Pass, progress: Listener | None, every: int) -> None:
        self.state = state
        self._file, self._pass, self._progress, self._every = file, run, progress, every
        self._saved, self._saved_at = state, time.monotonic()

    def read(self, index: int, path: Path) -> None:
        """Stage one file, from where an earlier run stopped in it."""
        start = self.state.position if index == self.state.file and self.state.position.plain else None
        if index != self.state.file:
            self.state = replace(
                self.state, file=index, before=self.state.entities, position=Position(total=path.stat().st_size)
            )
        for line, position in scan(path, find=self._pass.find, start=start, on_block=self._reach):
            self._take(path.name, line, position)
            self._save_if_due()

    def save(self) -> None:
        """Make what is staged safe, then the checkpoint that speaks of it: never the other way round."""
        self._file.flush()
        os.fsync(self._file.fileno())
        save_state(self._pass, self.state)
        self._saved, self._saved_at = self.state, time.monotonic()

    def _take(self, name: str, line: bytes, position: Position) -> None:
        counts, staged = self.state.counts, b""
        try:
            entity = self._pass.read(name, line, position)
        except wikidata.BadEntity:
            counts = replace(counts, refused=counts.refused + 1)
        else:
            if entity is not None:
                staged = orjson.dumps(entity) + b"\n"
                counts = replace(counts, used=counts.used + 1, problems=counts.problems + len(entity.problems))
        self._file.write(staged)
        self._count(position, counts, len(staged))

    def _count(self, position: Position, counts: Counts, staged: int) -> None:
        without = self.state.before + position.entities - counts.used - counts.refused
        counts = replace(counts, without_links=without)
        self.state = replace(self.state, position=position, counts=counts, staged=self.state.staged + staged)

    def _reach(self, position: Position) -> None:
        self._count(position, self.state.counts, 0)
        self._save_if_due()
        if self._progress is not None:
            self._progress(self.state)

    def _save_if_due(self) -> None:
        new = self.state.counts.used - self._saved.counts.used
        if new >= self._every or time.monotonic() - self._saved_at >= EVERY_SECONDS:
            self.save()


def reading() -> str:
    """What tells one edition of our reading from another: after an upgrade, old lines and new ones must not mix."""
    digest = hashlib.sha256()
    for module in (wikidata, wikidata_snaks):
        digest.update(Path(module.__file__ or "").read_bytes())
    return digest.hexdigest()


def save_state(run: Pass, state: StagedScan) -> None:
    """Replace the checkpoint of a pass, in one step."""
    fields = {**asdict(state), "path": state.path.name, "reading": reading()}
    write_whole(state.path.with_name(run.checkpoint), orjson.dumps(fields))


def write_whole(path: Path, data: bytes) -> None:
    """Replace a file in one step; until then, and after a kill, it is what it was."""
    made = path.with_suffix(".new")
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    made.replace(path)


def known_state(folder: Path, run: Pass, prints: tuple[str, ...]) -> StagedScan | None:
    """The state that an earlier run left, if it is of these files and what it speaks of is there."""
    with suppress(OSError, ValueError, TypeError, KeyError):
        fields = orjson.loads((folder / run.checkpoint).read_bytes())
        told, path = fields.pop("reading"), folder / fields.pop("path")
        position, counts = Position(**fields.pop("position")), Counts(**fields.pop("counts"))
        state = StagedScan(path, tuple(fields.pop("files")), position=position, counts=counts, **fields)
        if state.files == prints and told == reading() and path.stat().st_size >= state.staged:
            return state
    return None


def entity_from(fields: Mapping[str, Any]) -> Entity:
    """The entity of which these are the fields, dates and statements as mappings."""
    return Entity(
        **{
            **fields,
            "population_on": _date(fields["population_on"]),
            "statements": tuple(_statement(one) for one in fields["statements"]),
            "problems": tuple(fields["problems"]),
            "kinds": tuple(fields["kinds"]),
        }
    )


def _statement(fields: Mapping[str, Any]) -> TwinStatement:
    dates = {name: _date(fields[name]) for name in ("since", "until", "on")}
    references = tuple(_reference(one) for one in fields["references"])
    return TwinStatement(**{**fields, **dates, "references": references})


def _reference(fields: Mapping[str, Any]) -> Reference:
    return Reference(**{**fields, **{name: _date(fields[name]) for name in ("read_on", "published")}})


def _date(fields: Mapping[str, int] | None) -> PartialDate | None:
    return None if fields is None else PartialDate(**fields)

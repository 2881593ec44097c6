"""One part of a dump, read on whichever machine it falls to: a stretch in, a Parquet file out, the same each time."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from uuid import uuid4

import orjson

from tawam import __version__
from tawam.intake.files.dumps import BadDump, Position
from tawam.intake.files.parquet import PartWriter, Tally
from tawam.intake.files.passes import FIRST_PASS, Pass, print_of, second_pass
from tawam.intake.files.staging import fingerprint, reading, write_whole
from tawam.intake.files.stretches import Stretch, scan_stretch
from tawam.intake.rules.wikidata import BadEntity

_LOOK_EVERY = 1.0
Watch = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the file with this fingerprint, and the Parquet file that a pass makes of it.

    ``wanted`` is the fingerprint of the items that the second pass looks for; the first has none.
    """

    stretch: Stretch
    print: str
    folder: Path
    reading: str
    wanted: str = ""

    @property
    def name(self) -> str:
        """The same for the same bytes of the same file in the same pass, whoever asks."""
        digest = hashlib.sha256(self.print.encode()).hexdigest()[:20]
        items = f"-{self.wanted[:20]}" if self.wanted else ""
        return f"{digest}-{self.stretch.begin}-{self.stretch.end}{items}"

    @property
    def path(self) -> Path:
        """Where it is, or will be."""
        return self.folder / f"{self.name}.parquet"

    @property
    def size(self) -> int:
        """Bytes of the file."""
        return self.stretch.end - self.stretch.begin


@dataclass(frozen=True, slots=True)
class Fault:
    """A BadDump as it travels between machines; its position counts from the beginning of the stretch."""

    position: Position
    problem: str
    remedy: str


class NotHere(RuntimeError):
    """What keeps this machine from reading the part: a file that it does not see, or another Tawam."""


class Stopped(RuntimeError):
    """Nobody waits for the part any more."""


def make_part(part: Part, mark: Path, watch: Watch = lambda read: None) -> Tally | Fault:
    """Read the stretch and write its part; raises NotHere, and Stopped once the file ``mark`` is gone.

    ``watch`` hears about every second how many bytes of the stretch were read.
    """
    _need_all(part)
    run, look = _pass_of(part.folder, part.wanted), _Look(part, mark, watch)
    try:
        with PartWriter(part.path, Tally(part.name, part.reading)) as writer:
            for line, position in scan_stretch(part.stretch, lambda at: _reach(writer, look, at), run.find):
                try:
                    entity = run.read(part.stretch.path.name, line, position)
                except BadEntity:
                    writer.refuse()
                else:
                    if entity is not None:
                        writer.add(entity)
    except BadDump as error:
        return Fault(error.position, error.problem, error.remedy)
    return writer.tally


def share_items(folder: Path, run: Pass) -> None:
    """Lay the items that a pass looks for where all workers find them: there may be many, and there are many parts."""
    if run.items:
        write_whole(_items_file(folder, run.print), run.items)


@lru_cache(maxsize=1)
def _pass_of(folder: Path, wanted: str) -> Pass:
    """The first pass, or the one that looks for the items laid there: each worker reads them once."""
    if not wanted:
        return FIRST_PASS
    path = _items_file(folder, wanted)
    try:
        items = path.read_bytes()
    except OSError as error:
        raise NotHere(f"the items to look up, {path}, cannot be read there ({error.strerror})") from None
    if print_of(items) != wanted:
        raise NotHere(f"{path} does not hold the items to look up")
    return second_pass(orjson.loads(items))


def _items_file(folder: Path, wanted: str) -> Path:
    return folder / f"{wanted}.items"


def look_around(mark: Path, told: str) -> str:
    """What keeps this machine from making parts, as the end of a sentence; nothing if all is well."""
    if told != reading():
        return f"has another version of Tawam ({__version__}): install the same everywhere"
    if not mark.exists():
        return f"does not see {mark.parent}: name a folder with --parts that all machines share under the same path"
    try:
        trial = mark.with_name(f"{mark.name}-{uuid4().hex}")
        trial.touch()
        trial.unlink()
    except OSError as error:
        return f"cannot write in {mark.parent} ({error.strerror}): give it the right"
    return ""


def _reach(writer: PartWriter, look: _Look, position: Position) -> None:
    writer.seen(position.entities, position.plain)
    look.at(position.read)


class _Look:
    """Now and then: is the part still wanted, and how far is it."""

    def __init__(self, part: Part, mark: Path, watch: Watch) -> None:
        self._part, self._mark, self._watch = part, mark, watch
        self._looked = time.monotonic()

    def at(self, read: int) -> None:
        now = time.monotonic()
        if now - self._looked < _LOOK_EVERY:
            return
        self._looked = now
        if not self._mark.exists():
            raise Stopped(f"{self._part.stretch}: nobody waits for it any more")
        self._watch(min(max(0, read - self._part.stretch.begin), self._part.size))


def _need_all(part: Part) -> None:
    if part.reading != reading():
        raise NotHere(f"it has another version of Tawam ({__version__})")
    if not part.folder.is_dir():
        raise NotHere(f"the folder {part.folder} is not there")
    try:
        here = fingerprint(part.stretch.path)
    except OSError as error:
        raise NotHere(f"{part.stretch.path} cannot be read there ({error.strerror})") from None
    if here != part.print:
        raise NotHere(f"another file is at {part.stretch.path} there, or it has changed since the start")

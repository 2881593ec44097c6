"""A run for everyone in batches: each is a file that appears when it is whole, and all of them in order are the answer.

Whoever makes a batch, on this machine or another, reads the world from one file beside the batches. Both are named
after a fingerprint of all that the answer hangs on, so a run that was killed is gone on with, and no old one mixed in.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import os
import zlib
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from uuid import uuid4

import numpy as np
import orjson
from numpy.typing import NDArray

from tawam import __version__
from tawam.matching import rules
from tawam.matching.files import BrokenBatch
from tawam.matching.rules.everyone.cells import Cell, cells
from tawam.matching.rules.everyone.choosing import Rule
from tawam.matching.rules.everyone.search import Proposals, Search
from tawam.matching.rules.everyone.world import World, arrays_of, world_from
from tawam.matching.values import Engine

PLACES, DIGITS = 2_048, 4
_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Batch:
    """Some cells of the world with this fingerprint, and the file that is made of them."""

    folder: Path
    world: str
    first: int
    end: int
    places: int

    @property
    def name(self) -> str:
        """The same for the same cells of the same world."""
        return f"{self.world[:20]}-{self.first:06}-{self.end:06}"

    @property
    def path(self) -> Path:
        """Where it is, or will be."""
        return self.folder / f"{self.name}.jsonl.gz"


@dataclass(frozen=True, slots=True, eq=False)
class Task:
    """What a run works out: for whom, in which world, by which rule; ``about`` is the first line of its answer."""

    world: World
    asking: NDArray[np.int64]
    rule: Rule
    about: dict[str, Any]


class NotHere(RuntimeError):
    """What keeps a machine from making a batch: a file that it does not see, or another Tawam."""


def write(task: Task, out: Path, engine: Engine, watch: Callable[[int, int], None]) -> int:
    """The lists of all that ask in one file, which appears when it is whole; gives how many they are.

    ``watch`` hears of the places that are done and of all. What earlier runs of the same task finished is used.
    """
    folder = out.absolute().with_name(f"{out.name}.parts")
    folder.mkdir(parents=True, exist_ok=True)
    told = _lay(task, folder)
    all_batches = _batches(folder, told, _opened(folder, told).cells)
    missing = [one for one in all_batches if not one.path.exists()]
    total = sum(one.places for one in all_batches)
    done = total - sum(one.places for one in missing)
    watch(done, total)
    for batch in engine(make, missing):
        done += batch.places
        watch(done, total)
    _assemble(task, all_batches, out)
    _sweep(folder)
    return total


def here(workers: int) -> Engine:
    """The engine of this machine: so many threads, which share one world."""

    def run(make: Callable[[Batch], None], batches: Sequence[Batch]) -> Iterator[Batch]:
        pool = ThreadPoolExecutor(workers)
        try:
            for batch, _ in zip(batches, pool.map(make, batches), strict=True):
                yield batch
        finally:
            pool.shutdown(cancel_futures=True)

    return run


def make(batch: Batch) -> None:
    """Work out a batch on the machine on which this runs; raises NotHere."""
    opened = _opened(batch.folder, batch.world)
    found = (one for cell in opened.cells[batch.first : batch.end] for one in opened.search.proposals(cell))
    lines = b"".join(_line(opened.world, one) for one in found)
    _write_whole(batch.path, gzip.compress(lines, 6, mtime=0))


def look_around(batch: Batch) -> str:
    """What keeps this machine from making batches, as the end of a sentence; nothing if all is well."""
    try:
        _opened(batch.folder, batch.world)
        _write_whole(batch.path.with_suffix(f".{uuid4().hex}"), b"").unlink()
    except NotHere as error:
        return f"{error}"
    except OSError as error:
        return f"cannot write in {batch.folder} ({error.strerror}): give it the right"
    return ""


@dataclass(frozen=True, slots=True, eq=False)
class _Opened:
    world: World
    cells: Sequence[Cell]
    search: Search


@lru_cache(maxsize=1)
def _opened(folder: Path, told: str) -> _Opened:
    """The world that lies in the folder; each machine reads it once. No code is in it, and its fingerprint is told."""
    path = _world_file(folder, told)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise NotHere(f"does not see {path} ({error.strerror}): --out must lie in a folder that all share") from None
    if _print_of(data) != told:
        raise NotHere(
            f"has another version of Tawam ({__version__}), or {path} was changed: install the same everywhere"
        )
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        kept = dict(arrays)
    world = world_from(kept)
    k, of_country, apart_km = kept["rule"].tolist()
    rule = Rule(int(k), int(of_country), apart_km)
    return _Opened(world, cells(world, kept["asking"]), Search(world, rule))


def _lay(task: Task, folder: Path) -> str:
    """Write the world beside the batches; gives its fingerprint. What lies there of other worlds is removed."""
    rule = np.array([task.rule.k, task.rule.of_country, task.rule.apart_km], dtype=float)
    file = io.BytesIO()
    np.savez(file, allow_pickle=False, **arrays_of(task.world), asking=task.asking, rule=rule)
    told = _print_of(file.getvalue())
    for left in _ours(folder):
        if not left.name.startswith(told[:20]) or left.name.endswith(_NEW):
            left.unlink(missing_ok=True)
    _write_whole(_world_file(folder, told), file.getvalue())
    return told


def _print_of(data: bytes) -> str:
    """The fingerprint of a world in this reading: after an upgrade, old batches and new ones must not mix."""
    digest = hashlib.sha256(data)
    for path in sorted(Path(rules.__path__[0]).rglob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _world_file(folder: Path, told: str) -> Path:
    return folder / f"{told[:20]}.world.npz"


def _ours(folder: Path) -> list[Path]:
    return [*folder.glob("*.jsonl.gz"), *folder.glob("*.world.npz"), *folder.glob(f"*{_NEW}")]


def _batches(folder: Path, told: str, found: Sequence[Cell]) -> list[Batch]:
    """The cells in batches of about 2,000 places."""
    batches, first, places = [], 0, 0
    for number, cell in enumerate(found, 1):
        places += len(cell.rows)
        if places >= PLACES or number == len(found):
            batches.append(Batch(folder, told, first, number, places))
            first, places = number, 0
    return batches


def _line(world: World, one: Proposals) -> bytes:
    """A place with its proposals: id, score, the share of the weight that is answered, standing."""
    items = [
        [world.ids[item.row], *(round(part, DIGITS) for part in (item.score, item.answered, item.standing))]
        for item in one.items
    ]
    return orjson.dumps({"place": world.ids[one.row], "proposals": items}, option=orjson.OPT_APPEND_NEWLINE)


def _assemble(task: Task, batches: Sequence[Batch], out: Path) -> None:
    """All batches in order as one file: gzip holds several parts. A broken one is removed, and BrokenBatch raised."""
    first = gzip.compress(orjson.dumps(task.about, option=orjson.OPT_APPEND_NEWLINE), 6, mtime=0)
    _write_whole(out, b"".join([first, *map(_whole, batches)]))


def _whole(batch: Batch) -> bytes:
    data = batch.path.read_bytes()
    try:
        lines = gzip.decompress(data).count(b"\n")
    except (OSError, EOFError, zlib.error) as error:
        batch.path.unlink()
        raise BrokenBatch(batch.path, f"{error}") from None
    if lines != batch.places:
        batch.path.unlink()
        raise BrokenBatch(batch.path, f"it holds {lines} places of {batch.places}")
    return data


def _sweep(folder: Path) -> None:
    for left in _ours(folder):
        left.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()


def _write_whole(path: Path, data: bytes) -> Path:
    """Replace a file in one step, whoever else writes it; until then, and after a kill, it is what it was."""
    made = path.with_name(f"{path.name}.{uuid4().hex}{_NEW}")
    with made.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    return made.replace(path)

"""Parts of a dump as Parquet: the entities of a stretch that list twins, one a row, and how many were seen."""

from __future__ import annotations

import hashlib
import os
import types
import typing
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields, is_dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
import pyarrow as pa
import pyarrow.parquet as pq

from tawam.intake.files.staging import Counts, entity_from
from tawam.intake.values.wikidata import Entity

# What the columns mean: raise it when that changes. Their names and types are told by the schema itself.
EDITION = "1"
ROWS = 1_000
_ABOUT, _SUM = b"tawam", b"tawam.sha256"
_NEW = ".new"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a part is of, and what was in it: ``entities`` seen, ``plain`` bytes uncompressed."""

    part: str
    reading: str
    entities: int = 0
    plain: int = 0
    counts: Counts = field(default_factory=Counts)


class BrokenPart(ValueError):
    """A part that cannot be used: it must be made again."""


class PartWriter:
    """A part that appears under its name when it is whole, and never otherwise."""

    def __init__(self, path: Path, tally: Tally) -> None:
        self.path, self.tally = path, tally
        self._made = path.with_name(f"{path.name}.{uuid4().hex}{_NEW}")
        self._file = pq.ParquetWriter(self._made, SCHEMA, compression="zstd", write_page_checksum=True)
        self._rows: list[Any] = []
        self._digest = hashlib.sha256()

    def __enter__(self) -> PartWriter:
        return self

    def __exit__(self, kind: object, *error: object) -> None:
        if kind is not None:
            self._file.close()
            self._made.unlink(missing_ok=True)
            return
        self._write()
        about = orjson.dumps({"edition": EDITION, **asdict(self.tally), "rows": self._digest.hexdigest()})
        self._file.add_key_value_metadata({_ABOUT: about, _SUM: _sum(about)})
        self._file.close()
        with self._made.open("rb") as file:
            os.fsync(file.fileno())
        self._made.replace(self.path)

    def add(self, entity: Entity) -> None:
        """One more row."""
        written = orjson.dumps(entity)
        self._digest.update(written)
        self._rows.append(orjson.loads(written))
        counts = self.tally.counts
        counts = replace(counts, used=counts.used + 1, problems=counts.problems + len(entity.problems))
        self.tally = replace(self.tally, counts=counts)
        if len(self._rows) >= ROWS:
            self._write()

    def refuse(self) -> None:
        """Count what lists twins and is no item."""
        counts = self.tally.counts
        self.tally = replace(self.tally, counts=replace(counts, refused=counts.refused + 1))

    def seen(self, entities: int, plain: int) -> None:
        """Note how far the scan is."""
        counts = self.tally.counts
        without = entities - counts.used - counts.refused
        self.tally = replace(self.tally, entities=entities, plain=plain, counts=replace(counts, without_links=without))

    def _write(self) -> None:
        if self._rows:
            self._file.write_table(pa.Table.from_pylist(self._rows, schema=SCHEMA))
            self._rows = []


def tally_of(path: Path, part: str, reading: str) -> Tally:
    """What a part says about itself; raises BrokenPart if it is not whole, or not this part in this reading."""
    with _broken_told(path), pq.ParquetFile(path) as file:
        return _tally(path, file, part, reading)[0]


def part_entities(path: Path, part: str, reading: str) -> Iterator[Entity]:
    """The entities of a part in their order; raises BrokenPart, also in the middle and at the end."""
    digest = hashlib.sha256()
    with _broken_told(path), pq.ParquetFile(path, page_checksum_verification=True) as file:
        _, rows = _tally(path, file, part, reading)
        for batch in file.iter_batches(ROWS):
            for row in batch.to_pylist(maps_as_pydicts="strict"):
                entity = entity_from(row)
                digest.update(orjson.dumps(entity))
                yield entity
        if digest.hexdigest() != rows:
            raise BrokenPart(f"{path.name} holds other rows than were written")


def remove_unfinished(folder: Path) -> None:
    """Remove what killed workers left half-written."""
    for path in folder.glob(f"*{_NEW}"):
        path.unlink(missing_ok=True)


class _broken_told:  # noqa: N801 -- reads as a word in a with statement
    """Whatever goes wrong while a part is read is a BrokenPart; a file that is not there is told as that."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, (pa.ArrowException, OSError, ValueError, KeyError, TypeError)):
            if isinstance(error, (BrokenPart, FileNotFoundError)):
                return
            raise BrokenPart(f"{self.path.name} cannot be read ({error})") from None


def _sum(about: bytes) -> bytes:
    return hashlib.sha256(about).hexdigest().encode()


def _tally(path: Path, file: Any, part: str, reading: str) -> tuple[Tally, str]:  # noqa: ANN401 -- pyarrow has no types
    """What the part says of itself, and the sum of its rows."""
    known = file.metadata.metadata or {}
    written = known.get(_ABOUT, b"{}")
    about = orjson.loads(written)
    if about.pop("edition", None) != EDITION or not file.schema_arrow.equals(SCHEMA):
        raise BrokenPart(f"{path.name} is of another edition")
    if known.get(_SUM) != _sum(written):
        raise BrokenPart(f"what {path.name} says of itself was changed")
    rows = about.pop("rows")
    tally = Tally(**{**about, "counts": Counts(**about["counts"])})
    if (tally.part, tally.reading) != (part, reading):
        raise BrokenPart(f"{path.name} is another part, or was read by another version of Tawam")
    if file.metadata.num_rows != tally.counts.used:
        raise BrokenPart(f"{path.name} holds {file.metadata.num_rows} entities and says {tally.counts.used}")
    return tally, rows


def _arrow(kind: Any) -> pa.DataType:  # noqa: ANN401 -- any type that a field has
    """The column type for the type of a field."""
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    if kind in plain:
        return plain[kind]
    if is_dataclass(kind):
        return pa.struct(_columns(kind))
    origin, inner = typing.get_origin(kind), typing.get_args(kind)
    if origin in (types.UnionType, typing.Union):
        return _arrow(next(one for one in inner if one is not type(None)))
    if origin is tuple:
        return pa.list_(_arrow(inner[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return pa.map_(_arrow(inner[0]), _arrow(inner[1]))
    raise TypeError(f"{kind} has no column type")


def _columns(kind: Any) -> list[pa.Field]:  # noqa: ANN401
    known = typing.get_type_hints(kind)
    return [pa.field(one.name, _arrow(known[one.name])) for one in fields(kind)]


SCHEMA = pa.schema(_columns(Entity))

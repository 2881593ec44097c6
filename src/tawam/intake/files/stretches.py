"""Files cut into stretches that can be read apart: together they give each line of each file once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, pairwise
from pathlib import Path
from typing import BinaryIO

from tawam.intake.files import bzip2
from tawam.intake.files.blocks import BLOCK, Block
from tawam.intake.files.dumps import BadDump, Finder, Position, listing, opening, scan, scan_lines

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
_HEAD = 10


@dataclass(frozen=True, slots=True)
class Stretch:
    """The lines that begin in the bytes from ``begin`` to ``end`` of a file, or the whole file."""

    path: Path
    begin: int
    end: int
    whole: bool

    def __str__(self) -> str:
        if self.whole:
            return self.path.name
        return f"{self.path.name} ({self.begin / 1e6:,.1f} to {self.end / 1e6:,.1f} MB)"


def cut(path: Path, most: int) -> list[Stretch]:
    """A file in stretches of at most ``most`` bytes, as far as it can be cut.

    A dump that is not compressed is cut anywhere, bzip2 between its blocks. gzip cannot be read from the middle, and
    documents have no lines: they stay whole, as does what is no dump, so that its fault is told as ever.
    """
    size = path.stat().st_size
    if size <= most or not _can_be_cut(path):
        return [Stretch(path, 0, size, whole=True)]
    number = -(-size // most)
    edges = [size * one // number for one in range(number + 1)]
    return [Stretch(path, begin, end, whole=False) for begin, end in pairwise(edges)]


def scan_stretch(
    stretch: Stretch, on_block: Callable[[Position], None] | None = None, find: Finder = listing
) -> Iterator[tuple[bytes, Position]]:
    """As ``dumps.scan``, of a stretch: ``read`` counts from the beginning of the file, all else from the stretch's."""
    if stretch.whole:
        yield from scan(stretch.path, find=find, on_block=on_block)
        return
    before = 0 if stretch.begin else opening(stretch.path) or 0
    start = Position(plain=before, read=stretch.begin, total=stretch.path.stat().st_size)
    with stretch.path.open("rb") as file:
        given = _lines_of(file, stretch, before)
        yield from scan_lines(stretch.path.name, given, find=find, start=start, on_block=on_block)


def _can_be_cut(path: Path) -> bool:
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head.startswith(_GZIP) or (head.startswith(_BZIP2) and not bzip2.begins_well(head)):
        return False
    with suppress(BadDump):
        return opening(path) is not None
    return False


def _lines_of(file: BinaryIO, stretch: Stretch, before: int) -> Iterator[Block]:
    """The stretch from its first whole line on (``before``: bytes before that of the file), until its last one ends.

    The line at an edge belongs to the stretch before: each but the first passes over all up to a line end, even where
    a line begins exactly at the edge, and each but the last reads on behind the edge up to a line end.
    """
    head = file.read(len(_BZIP2))
    bytes_of = bzip2.unpacked if head == _BZIP2 else _plain
    own = bytes_of(file, stretch.begin, stretch.end)
    skipped = _after(own, before) if stretch.begin == 0 else _after_line_end(own)
    begun = False
    for block in skipped:
        begun = True
        yield block
    if begun:
        yield from _until_line_end(bytes_of(file, stretch.end))


def _plain(file: BinaryIO, begin: int, end: int | None = None) -> Iterator[Block]:
    at = begin
    while end is None or at < end:
        file.seek(at)
        data = file.read(BLOCK if end is None else min(BLOCK, end - at))
        if not data:
            return
        at += len(data)
        yield Block(data, at)


def _after(given: Iterator[Block], skip: int) -> Iterator[Block]:
    for block in given:
        yield Block(block.data[skip:], block.read)
        skip = max(0, skip - len(block.data))


def _after_line_end(given: Iterator[Block]) -> Iterator[Block]:
    """What follows the first line end, if there is one; empty blocks are left out before it."""
    for block in given:
        end = block.data.find(b"\n") + 1
        if end:
            yield from chain([Block(block.data[end:], block.read)], given)
            return


def _until_line_end(given: Iterator[Block]) -> Iterator[Block]:
    for block in given:
        end = block.data.find(b"\n") + 1
        if end:
            yield Block(block.data[:end], block.read)
            return
        yield block

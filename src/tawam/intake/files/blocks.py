"""The bytes of a file in blocks, decompressed by what the file begins with and not by its name."""

from __future__ import annotations

import bz2
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO, NamedTuple, Protocol

from isal import igzip_lib

# A block stays in the processor's cache: of 256 KB, 1 MB and 4 MB the second was the fastest.
BLOCK = 1 << 20
# What a fault in the middle can cost of what was good before it: at most this much, decompressed.
_PACKED = 1 << 16
_KEPT = 16 * BLOCK
_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"


class Broken(ValueError):
    """Compressed bytes that do not decompress: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}; {remedy}")
        self.problem, self.remedy = problem, remedy


class Block(NamedTuple):
    """Some bytes, and how many bytes of the file were read for it and all before."""

    data: bytes
    read: int


class _Unpacker(Protocol):
    """What the decompressors of gzip and bzip2 have in common."""

    @property
    def eof(self) -> bool: ...

    @property
    def needs_input(self) -> bool: ...

    @property
    def unused_data(self) -> bytes: ...

    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def blocks(path: Path, skip: int = 0) -> Iterator[Block]:
    """The file's bytes from ``skip`` (bytes uncompressed) on; raises Broken at the first fault, after all before it.

    While it skips what is compressed it gives empty blocks, so that the reader can tell how far it is.
    """
    with path.open("rb") as file:
        begin = file.read(4)
        file.seek(0)
        unpacker = _unpacker_for(begin)
        if unpacker is not None:
            yield from _skipping(_unpacked(file, unpacker), skip)
            return
        file.seek(skip)
        while data := file.read(BLOCK):
            yield Block(data, file.tell())


def _unpacker_for(begin: bytes) -> Callable[[], _Unpacker] | None:
    if begin.startswith(_GZIP):
        return lambda: igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
    return bz2.BZ2Decompressor if begin.startswith(_BZIP2) else None


def _skipping(given: Iterator[Block], skip: int) -> Iterator[Block]:
    for block in given:
        yield Block(block.data[skip:], block.read) if skip else block
        skip = max(0, skip - len(block.data))


def _unpacked(file: BinaryIO, new: Callable[[], _Unpacker]) -> Iterator[Block]:
    """One member after another: bzip2 dumps have thousands, gzip dumps may be several put together."""
    # glibc hands memory as large as a block back to the system each time, and fetching it anew costs half the speed.
    # Freeing one larger piece (never written to, so it costs nothing) makes it keep what is smaller.
    bytes(_KEPT)
    unpacker = new()
    while True:
        packed = b""
        if unpacker.eof:
            packed = _next_member(file, unpacker.unused_data)
            if not packed:
                return
            unpacker = new()
        elif unpacker.needs_input:
            packed = file.read(_PACKED)
            if not packed:
                raise Broken("the compressed file ends too soon", "it was not downloaded whole: download it again")
        data = _decompressed(unpacker, packed)
        if data:
            yield Block(data, file.tell())


def _next_member(file: BinaryIO, rest: bytes) -> bytes:
    """The first bytes of the next member; tapes and some writers leave zeros between and behind."""
    rest = rest.lstrip(b"\0")
    while not rest:
        packed = file.read(_PACKED)
        if not packed:
            return b""
        rest = packed.lstrip(b"\0")
    return rest


def _decompressed(unpacker: _Unpacker, packed: bytes) -> bytes:
    try:
        return unpacker.decompress(packed, BLOCK)
    except (igzip_lib.IsalError, OSError, EOFError, ValueError) as error:  # type: ignore[misc]  # isal's stub errs
        raise Broken(f"the compressed bytes are broken ({error})", "download the file again") from None

"""bzip2 from the middle: its blocks begin with a mark, at any bit, and each can be decompressed on its own."""

from __future__ import annotations

import bz2
import re
from collections.abc import Iterator
from itertools import chain, islice
from typing import BinaryIO, NamedTuple

from tawam.intake.files.blocks import Block, Broken

# The first 48 bits of a block, and those that stand behind the last block of a stream (binary-coded pi and its root).
_BLOCK, _END = 0x314159265359, 0x177245385090
_MARK_BITS, _SUM_BITS = 48, 32
_READ = 1 << 20
_AHEAD = 1 << 16
# By chance a mark stands inside a block once in 35 TB: then the block ends at a later one.
_FALSE_MARKS = 2
_TOO_SOON = ("the compressed file ends too soon", "it was not downloaded whole: download it again")
_HEADER = re.compile(rb"BZh[1-9]")


class Mark(NamedTuple):
    """Where a block begins, or the end of a stream, in bits from the beginning of the file."""

    bit: int
    block: bool


def begins_well(head: bytes) -> bool:
    """Whether a file that begins with these ten bytes is bzip2 whose first block, or end, is where it must be."""
    return bool(_HEADER.match(head)) and int.from_bytes(head[4:10], "big") in (_BLOCK, _END)


def unpacked(file: BinaryIO, begin: int, end: int | None = None) -> Iterator[Block]:
    """What the blocks hold that begin from byte ``begin`` on and before byte ``end`` of the file.

    The blocks of neighbouring ranges together are those of the file, each once. Raises Broken at the first fault.
    Every block's sum is checked; the sum of a whole stream, which is made of these, is not.
    """
    found = chain(_marks(file, begin), [None] * (_FALSE_MARKS + 1))
    window: list[Mark | None] = list(islice(found, _FALSE_MARKS + 2))
    while (mark := window[0]) is not None and (end is None or mark.bit < end * 8):
        if mark.block:
            data, used = _block(file, mark, window[1:])
        else:
            data, used = _end_of_stream(file, mark), 1
        yield Block(data, _byte_after(file, window[used]))
        window = window[used:] + list(islice(found, used))
        window += [None] * (_FALSE_MARKS + 2 - len(window))


def _patterns() -> re.Pattern[bytes]:
    """The whole bytes that every mark has inside, whichever bit it begins at."""
    inner = ((mark >> (8 - shift if shift else 0)) & 0xFFFFFFFFFF for mark in (_BLOCK, _END) for shift in range(8))
    return re.compile(b"(?=" + b"|".join(re.escape(one.to_bytes(5, "big")) for one in inner) + b")")


_INSIDE = _patterns()


def _marks(file: BinaryIO, begin: int) -> Iterator[Mark]:
    """Every mark that begins in byte ``begin`` or later."""
    at, held = begin, b""
    last = -1
    while True:
        file.seek(at + len(held))
        fresh = file.read(_READ)
        if not fresh:
            return
        data = held + fresh
        for hit in _INSIDE.finditer(data):
            for mark in _verified(data, hit.start()):
                if at * 8 + mark.bit > last:
                    last = at * 8 + mark.bit
                    yield Mark(last, mark.block)
        held = data[-7:]
        at += len(data) - len(held)


def _verified(data: bytes, inside: int) -> Iterator[Mark]:
    """The mark around these bytes, if all of its bits are there."""
    begin = max(0, inside - 1)
    around = data[begin : inside + 6]
    bits, size = int.from_bytes(around, "big"), len(around) * 8
    for shift in range(min(9, size - _MARK_BITS + 1)):
        found = (bits >> (size - _MARK_BITS - shift)) & ((1 << _MARK_BITS) - 1)
        if found in (_BLOCK, _END):
            yield Mark(begin * 8 + shift, found == _BLOCK)


def _block(file: BinaryIO, mark: Mark, later: list[Mark | None]) -> tuple[bytes, int]:
    """What a block holds, and which of the marks behind it is its end."""
    problem = ""
    for number, end in enumerate(later, 1):
        if end is None:
            raise Broken(*(_broken(problem) if problem else _TOO_SOON))
        try:
            return bz2.decompress(_alone(file, mark.bit, end.bit)), number
        except (OSError, ValueError) as error:
            problem = f"{error}"
    raise Broken(*_broken(problem))


def _broken(problem: str) -> tuple[str, str]:
    return f"the compressed bytes are broken ({problem})", "download the file again"


def _alone(file: BinaryIO, begin: int, end: int) -> bytes:
    """A block as a stream of its own: a header before it, the end's mark and its sum behind it."""
    file.seek(begin // 8)
    data = file.read((end + 7) // 8 - begin // 8)
    bits, size = int.from_bytes(data, "big") >> (-end % 8), end - begin
    bits &= (1 << size) - 1
    total = (bits >> (size - _MARK_BITS - _SUM_BITS)) & ((1 << _SUM_BITS) - 1)
    bits = ((bits << _MARK_BITS | _END) << _SUM_BITS) | total
    size += _MARK_BITS + _SUM_BITS
    return b"BZh9" + (bits << (-size % 8)).to_bytes((size + 7) // 8, "big")


def _end_of_stream(file: BinaryIO, mark: Mark) -> bytes:
    """Nothing; raises Broken unless the file ends there, save for zeros, or the next stream begins."""
    after = (mark.bit + _MARK_BITS + _SUM_BITS + 7) // 8
    size = file.seek(0, 2)
    if size < after:
        raise Broken(*_TOO_SOON)
    file.seek(after)
    rest = file.read(_AHEAD).lstrip(b"\0")
    if rest and not begins_well(rest):
        raise Broken(*(_TOO_SOON if len(rest) < 10 and b"BZh".startswith(rest[:3]) else _broken("no stream follows")))
    return b""


def _byte_after(file: BinaryIO, mark: Mark | None) -> int:
    return file.seek(0, 2) if mark is None else mark.bit // 8

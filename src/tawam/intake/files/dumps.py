"""Wikidata dumps: the lines of the entities that are looked for, found without parsing the others."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

import orjson

from tawam.intake.files.blocks import BLOCK, Block, Broken, blocks
from tawam.intake.files.needles import first_quoted

__all__ = [
    "BLOCK",
    "LONGEST_LINE",
    "BadDump",
    "LineTooLong",
    "Position",
    "listing",
    "named",
    "opening",
    "parsed",
    "scan",
    "scan_lines",
]

# Wikidata refuses entities of more than 4 MB. A line is held in memory, and takes five times as much when parsed;
# one of nothing but brackets would take twenty times as much, so what a line holds is counted before it is parsed.
LONGEST_LINE = 32_000_000
MOST_BRACKETS, MOST_COMMAS = 700_000, 1_500_000
# Only a closing bracket and an empty line are so short.
_SHORT = 4
_ENTITIES = re.compile(rb'\s*\{\s*(?:"entities"\s*:|$)')
_ENTITY = re.compile(rb'\{.*"id"\s*:\s*"[LMPQ]\d', re.DOTALL)
_OPENING = re.compile(rb"\s*\[\s*?\n")
_HEAD = 1 << 16
_MARK = b"\xef\xbb\xbf"
_ID = re.compile(
    rb'\s*\{\s*(?:"(?:type|pageid|ns|title|lastrevid|modified)"\s*:\s*(?:"[^"\\]*"|\d+)\s*,\s*)*"id"\s*:\s*"([^"\\]*)"'
)
# Where in the data, whose begin is that of a line, something of the next wanted line stands; -1 for nowhere.
Finder = Callable[[bytes, int, int], int]
_NO_DUMP = "give a Wikidata dump (one entity a line) or a document of Special:EntityData"


@dataclass(frozen=True, slots=True)
class Position:
    """How far a scan is: the next line begins at ``plain`` bytes uncompressed, after so many entities.

    ``read`` of ``total`` bytes of the file itself have been taken in; they differ from ``plain`` if it is compressed.
    """

    plain: int = 0
    entities: int = 0
    read: int = 0
    total: int = 0


class BadDump(ValueError):
    """A file that cannot be read (on): says which, where the fault is, and what to do."""

    def __init__(self, file: str, position: Position, problem: str, remedy: str) -> None:
        where = f"at {position.read / 1e6:,.1f} of {position.total / 1e6:,.1f} MB, after {position.entities:,} entities"
        super().__init__(f"{file}: {where}: {problem}; {remedy}")
        self.file, self.position, self.problem, self.remedy = file, position, problem, remedy


class LineTooLong(BadDump):
    """A line longer than any entity: no dump, or made to fill the memory."""

    def __init__(self, file: str, position: Position, longest: int) -> None:
        super().__init__(file, position, f"a line is longer than {longest / 1e6:,.0f} MB", _NO_DUMP)


def listing(data: bytes, begin: int, end: int) -> int:
    """The finder of lines that hold ``"P190"``: entities that list twins, and a few that only mention the property."""
    return first_quoted(b"P190", data, begin, end)


def named(qids: Iterable[str]) -> Finder:
    """A finder of the lines of these items; the id stands near the beginning of a line."""
    wanted = frozenset(qid.encode() for qid in qids)

    def find(data: bytes, begin: int, end: int) -> int:
        while begin < end:
            after = data.find(b"\n", begin, end) + 1 or end
            if _id(data, begin, after) in wanted:
                return begin
            begin = after
        return -1

    return find


def _id(data: bytes, begin: int, end: int) -> bytes:
    """The id of the entity of a line; a line that does not begin as Wikidata writes it is parsed for it."""
    found = _ID.match(data, begin, end)
    if found or end - begin <= _SHORT:
        return found[1] if found else b""
    with suppress(orjson.JSONDecodeError, _TooDense):
        document = _loaded(data[begin:end])
        return str(document.get("id")).encode() if isinstance(document, dict) else b""
    return b""


def scan(
    path: Path,
    *,
    find: Finder = listing,
    start: Position | None = None,
    on_block: Callable[[Position], None] | None = None,
    longest: int = LONGEST_LINE,
) -> Iterator[tuple[bytes, Position]]:
    """Each line that the finder finds (by default those of entities that list twins), with the position after it.

    The file may be plain, gzip or bzip2; a dump, one entity a line, or a document of at most ``longest`` bytes.
    ``start`` is a position given before: what lies before it is decompressed and passed over. ``on_block`` hears
    about every megabyte where the next line begins; all lines before that have been given. Raises BadDump, after all
    that stands before the fault: in compressed files that are broken inside, save some kilobytes. Raises OSError
    where the file cannot be opened.
    """
    lines = _Lines(path.name, replace(start or Position(), total=path.stat().st_size), longest, find)
    try:
        head = _head(path)
        begin = _opening(head, lines)
        if begin is None:
            yield from _document_scan(path, lines)
            _tell(lines, on_block)
            return
        if start is None:
            lines.plain = begin
        yield from _through(lines, blocks(path, lines.plain), on_block)
    except Broken as error:
        raise BadDump(path.name, lines.position(), error.problem, error.remedy) from None


def scan_lines(
    name: str,
    given: Iterable[Block],
    *,
    find: Finder = listing,
    start: Position,
    on_block: Callable[[Position], None] | None = None,
    longest: int = LONGEST_LINE,
) -> Iterator[tuple[bytes, Position]]:
    """As ``scan``, for whole lines out of the middle of a dump; positions count from ``start``."""
    lines = _Lines(name, start, longest, find)
    try:
        yield from _through(lines, given, on_block)
    except Broken as error:
        raise BadDump(name, lines.position(), error.problem, error.remedy) from None


def opening(path: Path) -> int | None:
    """How many bytes, uncompressed, stand before the first entity's line of a dump; None for a document.

    Raises BadDump for what is neither.
    """
    lines = _Lines(path.name, Position(total=path.stat().st_size), LONGEST_LINE, listing)
    try:
        return _opening(_head(path), lines)
    except Broken as error:
        raise BadDump(path.name, lines.position(), error.problem, error.remedy) from None


def parsed(file: str, line: bytes, position: Position) -> object:
    """The document of a line that a scan gave; raises BadDump if it is no JSON or no UTF-8."""
    try:
        return _loaded(line)
    except orjson.JSONDecodeError as error:
        raise BadDump(file, position, f"what stands there is no JSON ({error})", "download the file again") from None
    except _TooDense:
        raise BadDump(file, position, "what stands there holds more values than any entity", _NO_DUMP) from None


class _TooDense(ValueError):
    """JSON that would fill the memory if it were parsed."""


def _loaded(line: bytes) -> object:
    if line.count(b"{") + line.count(b"[") > MOST_BRACKETS or line.count(b",") > MOST_COMMAS:
        raise _TooDense
    return orjson.loads(line.strip().removesuffix(b","))


def _through(
    lines: _Lines, given: Iterable[Block], on_block: Callable[[Position], None] | None
) -> Iterator[tuple[bytes, Position]]:
    for block in given:
        yield from lines.feed(block.data, block.read)
        _tell(lines, on_block)
    yield from lines.finish()
    _tell(lines, on_block)


def _tell(lines: _Lines, on_block: Callable[[Position], None] | None) -> None:
    if on_block is not None:
        on_block(lines.position())


class _Lines:
    """Lines cut out of blocks; a line that ends in a later block is held until then."""

    def __init__(self, name: str, start: Position, longest: int, find: Finder) -> None:
        self.name, self.total, self.longest, self.find = name, start.total, longest, find
        self.plain, self.entities, self.read = start.plain, start.entities, start.read
        self.done = start.entities
        self._held: list[bytes] = []
        self._held_size = 0

    def position(self) -> Position:
        """Where the next line begins."""
        return Position(self.plain, self.entities, self.read, self.total)

    def feed(self, data: bytes, read: int) -> Iterator[tuple[bytes, Position]]:
        """The wanted lines that end in this block."""
        self.read = read
        head = data.find(b"\n") + 1
        if not head:
            self._hold(data)
            return
        self._hold(data[:head])
        yield from self._held_line()
        end = data.rfind(b"\n") + 1
        at = head
        while (found := self.find(data, at, end)) >= 0:
            begin = max(at, data.rfind(b"\n", at, found) + 1)
            after = data.index(b"\n", found) + 1
            self._pass(data, at, after)
            yield data[begin:after], self.position()
            at = after
        self._pass(data, at, end)
        self._hold(data[end:])

    def finish(self) -> Iterator[tuple[bytes, Position]]:
        """The last line, if no line end follows it."""
        last = b"".join(self._held).strip()
        if last not in (b"", b"]"):
            yield from self._held_line()

    def _held_line(self) -> Iterator[tuple[bytes, Position]]:
        line = b"".join(self._held)
        self._held, self._held_size = [], 0
        self._pass(line, 0, len(line))
        if self.find(line, 0, len(line)) >= 0:
            yield line, self.position()

    def _hold(self, data: bytes) -> None:
        self._held_size += len(data)
        if self._held_size > self.longest:
            raise LineTooLong(self.name, self.position(), self.longest)
        if data:
            self._held.append(data)

    def _pass(self, data: bytes, begin: int, end: int) -> None:
        """Count the lines between. A loop of finds is faster than bytes.count while lines are long."""
        self.plain += end - begin
        while begin < end:
            after = data.find(b"\n", begin, end) + 1 or end
            self.entities += after - begin > _SHORT or data[begin:after].strip() not in (b"", b"]")
            begin = after


def _head(path: Path) -> bytes:
    """The first bytes, as far as they can be read: enough to tell what the file is."""
    head = b""
    try:
        for block in blocks(path):
            head += block.data
            if len(head) >= _HEAD:
                break
    except Broken:
        if not head:
            raise
    return head


def _opening(head: bytes, lines: _Lines) -> int | None:
    """How many bytes stand before the first entity's line; None for a document of several lines or entities."""
    text = head.removeprefix(_MARK)
    if not text.strip():
        raise BadDump(lines.name, lines.position(), "the file is empty", _NO_DUMP)
    if not text.lstrip().startswith((b"{", b"[")):
        raise BadDump(lines.name, lines.position(), "the file is no JSON", _NO_DUMP)
    bracket = _OPENING.match(text)
    begin = bracket.end() if bracket else 0
    line, ended, _ = text[begin:].lstrip().partition(b"\n")
    line = line.strip().removesuffix(b",")
    if not _is_one_a_line(line, ended=bool(ended)):
        return None
    if line != b"]" and not _ENTITY.match(line):
        raise BadDump(lines.name, lines.position(), "the first line is no Wikidata entity", _NO_DUMP)
    return len(head) - len(text) + begin


def _is_one_a_line(line: bytes, *, ended: bool) -> bool:
    """Whether the first line is an entity, or the beginning of a long one, and not of a document."""
    if _ENTITIES.match(line):
        return False
    return line == b"]" or (line.startswith(b"{") and (not ended or line.endswith(b"}")))


def _document_scan(path: Path, lines: _Lines) -> Iterator[tuple[bytes, Position]]:
    """The entities of a whole document; a position counts them, since they are no lines."""
    whole = bytearray()
    for block in blocks(path):
        lines.read = block.read
        whole += block.data
        if len(whole) > lines.longest:
            problem = f"one document of more than {lines.longest / 1e6:,.0f} MB"
            raise BadDump(lines.name, lines.position(), problem, "write one entity a line")
    position = replace(lines.position(), plain=len(whole))
    given = _entities(parsed(lines.name, bytes(whole.removeprefix(_MARK)), position))
    if given is None:
        raise BadDump(lines.name, position, "the file holds no Wikidata entities", _NO_DUMP)
    for number, one in islice(enumerate(given, 1), lines.done, None):
        line = orjson.dumps(one) + b"\n"
        lines.plain, lines.entities = len(whole), number
        if lines.find(line, 0, len(line)) >= 0:
            yield line, lines.position()


def _entities(document: object) -> list[object] | None:
    if isinstance(document, list):
        return document
    if not isinstance(document, dict):
        return None
    entities = document.get("entities")
    if isinstance(entities, dict):
        return list(entities.values())
    return [document] if "claims" in document else None

"""Reading spreadsheets: CSV and TSV in any encoding, XLSX, ODS; bounded, and every fault says where."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import itertools
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from xml.parsers import expat

from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from tawam.basics import locales
from tawam.basics.languages import page_language
from tawam.intake.files.readers import BadWorkbook, ReaderMissing, likeliest_encoding, read_workbook
from tawam.intake.values.tables import Table

LARGEST_FILE = 64_000_000
LARGEST_UNPACKED = 512_000_000
MOST_ROWS, MOST_COLUMNS, LONGEST_CELL = 500_000, 200, 10_000
_DELIMITERS = (",", ";", "\t", "|")
_SAMPLE_LINES = 50
# A sheet with one filled cell in its last corner has 17,000 million; the spreadsheet library holds them all.
MOST_CELLS = 10_000_000
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What else people upload, by its first bytes.
_PROGRAM, _PICTURE, _PACKED = lazy("a program"), lazy("a picture"), lazy("a packed file")
_OTHER_KINDS = {
    b"MZ": _PROGRAM, b"\x7fELF": _PROGRAM, b"%PDF": lazy("a PDF"), b"\x89PNG": _PICTURE, b"GIF8": _PICTURE,
    b"\xff\xd8\xff": _PICTURE, b"\x1f\x8b": _PACKED, b"Rar!": _PACKED, b"7z\xbc": _PACKED,
    b"SQLite format 3": lazy("a database"), b"<!DOCTYPE": lazy("a web page"), b"<html": lazy("a web page"),
}  # fmt: skip
_DAMAGED = (
    zipfile.BadZipFile, zlib.error, struct.error, NotImplementedError, RuntimeError, EOFError, OSError, ValueError,
)  # fmt: skip
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_WESTERN = ("cp1252", "cp1250", "cp1254")
_LATIN_SHARE = 0.2
_HIGH_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORD = re.compile(r"[^\s,;|\"]*[^\x00-\x7f][^\s,;|\"]*")
_PRINTERS_MARKS = frozenset("–—‘’“”„‚«»‹›…•·°ºª§€\u00a0\u00ad")
_CELL_ADDRESS = re.compile(r"([A-Z]{1,7})(\d{1,9})")
_NOT_A_NAME = re.compile(r"[+-]?\d+([.,]\d+)?|Q[1-9]\d*")


class BadTable(ValueError):
    """A table that cannot be used: which file, which row, what is wrong, what to do."""

    def __init__(self, file: str, problem: str, row: int = 0) -> None:
        at_row = _("%(file)s: row %(row)s: %(problem)s") % {"file": file, "row": _figure(row), "problem": problem}
        super().__init__(at_row if row else f"{file}: {problem}")
        self.file, self.row, self.problem = file, row, problem


def _figure(value: int) -> str:
    """A number as the language of the message writes it."""
    return locales.number(value, page_language(get_language()))


def read_table(path: Path, *, sheet: str = "", encoding: str = "", delimiter: str = "", file: str = "") -> Table:
    """The first sheet (or the one named) of a spreadsheet, or a text file of rows; raises BadTable.

    ``file`` is what people call it, where it is kept under another name.

    The encoding is UTF-8 if the bytes are valid in it, else the only one that fits; where two fit and give different
    names, the error shows both. The delimiter is the one that splits the first lines most evenly. Numbers and dates of
    spreadsheets become text as a person would write it. ``encoding`` and ``delimiter`` matter to text files only.
    """
    file = file or path.name
    content = _bytes(path, file)
    fingerprint = hashlib.sha256(content).hexdigest()
    try:
        if content.startswith(_ZIP):
            return _spreadsheet(file, content, sheet, fingerprint)
        _check_kind(file, content)
        return _text_table(file, content, encoding, delimiter, fingerprint)
    except ReaderMissing as error:
        raise BadTable(file, str(error)) from None


def _bytes(path: Path, file: str) -> bytes:
    try:
        size = path.stat().st_size
        if not size:
            raise BadTable(file, _("is empty: there is no row with the names of the columns."))
        if size > LARGEST_FILE:
            raise BadTable(
                file,
                _("has %(size)s bytes; at most %(most)s can be read. Split the file.")
                % {"size": _figure(size), "most": _figure(LARGEST_FILE)},
            )
        return path.read_bytes()
    except OSError as error:
        raise BadTable(
            file, _("cannot be opened (%(why)s). Check the path and who may read it.") % {"why": error.strerror}
        ) from None


def _check_kind(file: str, content: bytes) -> None:
    """What a file is says its content, whatever its name ends in."""
    if content.startswith(_OLD_EXCEL):
        raise BadTable(file, _("is an Excel file of the old kind or locked with a password. Save it as XLSX or CSV."))
    for mark, kind in _OTHER_KINDS.items():
        if content.startswith(mark):
            raise BadTable(file, _("is %(kind)s and no table. Tables are CSV, TSV, XLSX or ODS.") % {"kind": kind})


def _spreadsheet(file: str, content: bytes, wanted: str, fingerprint: str) -> Table:
    _check_archive(file, content)
    try:
        found = read_workbook(content, wanted)
    except BadWorkbook as error:
        raise BadTable(
            file, _("is no spreadsheet that can be read (%(why)s). Save it again as XLSX or CSV.") % {"why": error}
        ) from None
    if found.cells is None:
        raise BadTable(
            file,
            _("has no sheet “%(name)s”, only %(known)s.")
            % {"name": found.name[:40], "known": ", ".join(found.names) or "–"},
        )
    header, body = _checked(file, enumerate((tuple(map(_written, row)) for row in found.cells), 1))
    return Table(file, header, body, sheet=found.name, sheets=found.names, fingerprint=fingerprint)


def _check_archive(file: str, content: bytes) -> None:
    """A small archive can unpack to terabytes, and a small sheet can span millions of columns."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            members = archive.infolist()
            if "xl/workbook.bin" in archive.namelist():
                raise BadTable(file, _("is a binary workbook (XLSB). Save it as XLSX or CSV."))
            told = sum(member.file_size for member in members)
            if told > LARGEST_UNPACKED or sum(_unpacked(file, archive, one) for one in members) > LARGEST_UNPACKED:
                raise BadTable(file, _("unpacks to more than half a gigabyte. Save only the sheet that is wanted."))
    except BadTable:
        raise
    except _DAMAGED as error:
        raise BadTable(file, _("is a damaged archive (%(why)s). Save it again.") % {"why": error}) from None


def _unpacked(file: str, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> int:
    """The bytes that really come out, counted up to one more than the member says."""
    count = 0
    span = _Span(file)
    reader = span.reader() if member.filename.lower().endswith(".xml") else None
    with archive.open(member) as stream:
        while block := stream.read(1 << 20):
            count += len(block)
            if count > member.file_size:
                return LARGEST_UNPACKED + 1
            if reader:
                _feed(file, reader, block)
    return count


def _feed(file: str, reader: expat.XMLParserType, block: bytes) -> None:
    try:
        reader.Parse(block, False)
    except expat.ExpatError as error:
        raise BadTable(file, _("holds XML that cannot be read (%(why)s). Save it again.") % {"why": error}) from None


class _Span:
    """The rectangle that the filled cells of a sheet span, followed while the sheet is unpacked.

    XLSX gives the address of a cell; ODS says how many times a row and a cell stand there.
    """

    def __init__(self, file: str) -> None:
        self.file = file
        self.row = self.column = self.rows = self.columns = 0

    def reader(self) -> expat.XMLParserType:
        """A parser that raises BadTable at the first cell too far out."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._met
        return parser

    def _met(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row":
            told = attributes.get("r", "")
            self.row, self.column = _times(told) if told else self.row + 1, 0
        elif name == "c":
            self._cell(attributes.get("r", ""))
        elif name in ("table-row", "table-cell", "covered-table-cell"):
            self._repeated(name, attributes)
        elif name == "table":
            self.row = self.rows = self.columns = 0
        elif name in ("v", "is", "f", "p"):
            self._filled()

    def _repeated(self, name: str, attributes: Mapping[str, str]) -> None:
        held = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        if name == "table-row":
            # The row is that of its last repetition.
            self.row, self.column = self.row + _times(held.get("number-rows-repeated", "")), 0
            return
        self.column += _times(held.get("number-columns-repeated", ""))
        if "value-type" in held:
            self._filled()

    def _cell(self, address: str) -> None:
        self.column += 1
        if found := _CELL_ADDRESS.fullmatch(address):
            self.row, self.column = int(found[2]), 0
            for letter in found[1]:
                self.column = self.column * 26 + ord(letter) - ord("A") + 1

    def _filled(self) -> None:
        self.rows, self.columns = max(self.rows, self.row), max(self.columns, self.column)
        if self.rows * self.columns > MOST_CELLS:
            raise BadTable(
                self.file,
                _("spans %(rows)s rows and %(columns)s columns. Copy the filled part to a new sheet.")
                % {"rows": _figure(self.rows), "columns": _figure(self.columns)},
                self.row,
            )


def _times(told: str) -> int:
    return int(told) if told.isdecimal() and len(told) < 10 else 1


def _written(value: object) -> str:
    """A cell as a person writes it: 1967, not 1967.0."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat() if isinstance(value, (dt.date, dt.datetime, dt.time)) else str(value)


def _text_table(file: str, content: bytes, encoding: str, delimiter: str, fingerprint: str) -> Table:
    chosen = encoding or _encoding(file, content)
    text = _decoded(file, content, chosen).removeprefix("\ufeff")
    if len(delimiter) > 1 or delimiter in ("\n", "\r", '"', "\x00"):
        raise BadTable(
            file,
            _("cannot be split at “%(mark)s”. Name one character, such as ; or a tab.")
            % {"mark": repr(delimiter[:20])},
        )
    reader = None
    try:
        separator = delimiter or _delimiter(text)
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
        header, body = _checked(file, enumerate(reader, 1))
    except csv.Error as error:
        line = reader.line_num if reader else 0
        raise BadTable(file, _("a quotation mark or a cell does not end (%(why)s).") % {"why": error}, line) from None
    return Table(file, header, body, encoding=chosen, delimiter=separator, fingerprint=fingerprint)


def _decoded(file: str, content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except LookupError:
        raise BadTable(file, _("“%(name)s” is no encoding.") % {"name": encoding[:40]}) from None
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        told = _("holds bytes that are not %(name)s. Name the encoding, or save it as UTF-8.") % {"name": encoding}
        raise BadTable(file, told, row) from None
    except ValueError:
        raise BadTable(file, _("“%(name)s” is no encoding of tables.") % {"name": repr(encoding[:40])}) from None


def _encoding(file: str, content: bytes) -> str:
    for mark, name in _MARKS:
        if content.startswith(mark):
            return name
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        return _western(file, content, row) if _is_latin(content) else _likeliest(file, content, row)
    return "utf-8"


def _is_latin(content: bytes) -> bool:
    """Whether the words beyond ASCII have ASCII letters, too: in Arabic or Greek they have none."""
    words = b"".join(_HIGH_WORD.findall(content))
    return sum(byte < 0x80 for byte in words) > len(words) * _LATIN_SHARE


def _western(file: str, content: bytes, row: int) -> str:
    """The code page of Western, Central European or Turkish text, if the words leave only one.

    They cannot be told apart by counting (“Genève” is “Genčve” in the other), so a doubt is put to the person.
    """
    fitting = {name: text for name in _WESTERN if (text := _sensible(content, name))}
    if len(set(fitting.values())) == 1:
        return next(iter(fitting))
    if not fitting:
        raise BadTable(file, _("is no text in an encoding that we know. Save it as UTF-8."), row)
    words = zip(*(_WORD.findall(text) for text in fitting.values()), strict=False)
    doubtful = next((readings for readings in words if len(set(readings)) > 1), ())
    shown = " or ".join(f"“{word[:40]}” ({name})" for name, word in zip(fitting, doubtful, strict=False))
    raise BadTable(
        file, _("is not UTF-8 and could say %(shown)s. Name the encoding, or save it as UTF-8.") % {"shown": shown}, row
    )


def _sensible(content: bytes, encoding: str) -> str:
    """The text, or nothing where a word would hold a sign that stands in no word."""
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        return ""
    odd = {char for char in set(text) if ord(char) > 0x7F and unicodedata.category(char)[0] != "L"}
    return "" if odd - _PRINTERS_MARKS else text


def _likeliest(file: str, content: bytes, row: int) -> str:
    found = likeliest_encoding(content[:1_000_000])
    if not found:
        raise BadTable(file, _("is no text in an encoding that we know. Save it as UTF-8."), row)
    return found


def _delimiter(text: str) -> str:
    """The mark that splits the first rows into the most columns, as many in each."""
    lines = list(itertools.islice(io.StringIO(text, newline=""), _SAMPLE_LINES))

    def evenness(mark: str) -> tuple[int, int]:
        counts = [len(row) for row in csv.reader(lines, delimiter=mark) if row]
        usual = max(set(counts), key=counts.count) if counts else 1
        return (counts.count(usual) * (usual > 1), usual)

    return max(_DELIMITERS, key=evenness)


Numbered = tuple[int, tuple[str, ...]]


def _checked(file: str, rows: Iterable[tuple[int, Sequence[str]]]) -> tuple[tuple[str, ...], tuple[Numbered, ...]]:
    """Header and rows within the bounds; empty rows are left out."""
    filled = ((number, tuple(row)) for number, row in rows if any(cell.strip() for cell in row))
    first = next(filled, None)
    if first is None:
        raise BadTable(file, _("is empty: there is no row with the names of the columns."))
    header = _header(file, first[1])
    body: list[Numbered] = []
    for number, row in filled:
        if len(body) == MOST_ROWS:
            raise BadTable(file, _("has more than %(most)s rows. Split it.") % {"most": _figure(MOST_ROWS)}, number)
        _check_row(file, number, row, len(header))
        body.append((number, row))
    return header, tuple(body)


def _header(file: str, names: Sequence[str]) -> tuple[str, ...]:
    header = tuple(name.strip() or f"column {number}" for number, name in enumerate(names, 1))
    if len(header) > MOST_COLUMNS:
        raise BadTable(
            file,
            _("has %(number)s columns; %(most)s can be read.")
            % {"number": _figure(len(header)), "most": _figure(MOST_COLUMNS)},
            1,
        )
    if all(_NOT_A_NAME.fullmatch(name.strip()) for name in names if name.strip()):
        raise BadTable(file, _("has no names of columns: the first row holds values. Put a row of names before it."), 1)
    if len(set(header)) < len(header):
        twice = next(name for name in header if header.count(name) > 1)
        raise BadTable(file, _("has two columns “%(name)s”. Give each its own name.") % {"name": twice[:40]}, 1)
    return header


def _check_row(file: str, number: int, row: Sequence[str], columns: int) -> None:
    if len(row) > columns and any(cell.strip() for cell in row[columns:]):
        raise BadTable(
            file,
            _("has %(cells)s cells, but there are only %(columns)s columns.")
            % {"cells": _figure(len(row)), "columns": _figure(columns)},
            number,
        )
    if any(len(cell) > LONGEST_CELL for cell in row):
        raise BadTable(
            file, _("has a cell of more than %(most)s characters.") % {"most": _figure(LONGEST_CELL)}, number
        )
    if any("\x00" in cell for cell in row):
        raise BadTable(file, _("has a cell with a NUL character, which no text has."), number)

"""Files of tables made to harm, or merely damaged or ambiguous: each is read rightly or refused with a sentence."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import struct
import zipfile
import zlib
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from odf import opendocument, table, text

from tawam.intake.files import tables
from tawam.intake.files.tables import MOST_COLUMNS, BadTable, read_table

LETTERS = {
    "utf-8": "aé中س😀\n\"',;|\t ",
    "utf-8-sig": "aé中س😀\n\"',;|\t ",
    "utf-16": "aé中س😀\n\"',;|\t ",
    "cp1252": "abzäöüßéèñŠž€\n\"',;|\t ",
    "cp1256": "abéالقدسبيتكپ\n\"',;|\t ",
}


@pytest.fixture
def a_file(tmp_path):
    """A file with these bytes."""

    def made(content: bytes, name: str = "t.csv"):
        path = tmp_path / name
        path.write_bytes(content)
        return path

    return made


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for cells in rows:
        book.active.append(cells)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def is_utf8(content: bytes) -> bool:
    with suppress(UnicodeDecodeError):
        return bool(content.decode("utf-8"))
    return False


def with_sheet(content: bytes, old: bytes, new: bytes) -> bytes:
    """The workbook with some bytes of its first sheet replaced."""
    source, held = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            inner = source.read(name)
            made.writestr(name, inner.replace(old, new) if name.endswith("sheet1.xml") else inner)
    return held.getvalue()


def open_document(*lines: tuple[int, int, str], path):
    """A sheet with rows of one text, each repeated so many times down and across."""
    document, sheet = opendocument.OpenDocumentSpreadsheet(), table.Table(name="t")
    for down, across, cell in lines:
        line = table.TableRow(numberrowsrepeated=down)
        box = table.TableCell(numbercolumnsrepeated=across, **({"valuetype": "string"} if cell else {}))
        if cell:
            box.addElement(text.P(text=cell))
        line.addElement(box)
        sheet.addElement(line)
    document.spreadsheet.addElement(sheet)
    document.save(str(path))
    return path


TOWNS = workbook(["town", "twin"], ["Leipzig", "Lyon"])


class TestASheet:
    @pytest.mark.parametrize(
        "cell",
        [
            b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
            b"<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
            b'<row r="99999999"><c r="ZZZZZZ99999999"><v>1</v></c></row>',
            b'<row r="1048570">' + b"<c/>" * 300 + b"<c><v>1</v></c></row>",
        ],
    )
    def test_with_one_cell_far_out_is_refused_before_it_fills_the_memory(self, a_file, cell):
        hostile = with_sheet(TOWNS, b"</sheetData>", cell + b"</sheetData>")
        assert len(hostile) < 10_000
        with pytest.raises(BadTable, match="Copy the filled part to a new sheet"):
            read_table(a_file(hostile, "t.xlsx"))

    def test_with_formatted_but_empty_cells_far_out_is_read(self, a_file):
        styled = b'<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
        found = read_table(a_file(with_sheet(TOWNS, b"</sheetData>", styled), "t.xlsx"))
        assert found.rows == ((2, ("Leipzig", "Lyon")),)

    def test_of_repeated_cells_is_refused_before_it_fills_the_memory(self, tmp_path):
        path = open_document((1, 1, "town"), (400_000, 200, "x"), path=tmp_path / "t.ods")
        with pytest.raises(BadTable, match="spans 400,001 rows and 200 columns"):
            read_table(path)

    def test_of_repeated_empty_rows_is_read(self, tmp_path):
        path = open_document((1, 1, "town"), (3, 1, "Lyon"), (1_048_000, 16_384, ""), path=tmp_path / "t.ods")
        assert [cells for _, cells in read_table(path).rows] == [("Lyon",)] * 3

    def test_that_is_not_the_widest_does_not_count_for_another(self, tmp_path, monkeypatch):
        monkeypatch.setattr(tables, "MOST_CELLS", 100)
        document = opendocument.OpenDocumentSpreadsheet()
        for down, across in ((60, 1), (1, 60)):
            sheet, line = table.Table(name=f"s{down}"), table.TableRow(numberrowsrepeated=down)
            line.addElement(table.TableCell(numbercolumnsrepeated=across, valuetype="string"))
            sheet.addElement(line)
            document.spreadsheet.addElement(sheet)
        document.save(str(tmp_path / "t.ods"))
        with pytest.raises(BadTable, match="is empty"):
            read_table(tmp_path / "t.ods")

    def test_that_is_not_there_is_named_with_those_that_are(self, a_file):
        with pytest.raises(BadTable, match="no sheet “Twins”, only Sheet"):
            read_table(a_file(TOWNS, "t.xlsx"), sheet="Twins")

    def test_holds_dates_and_numbers_as_a_person_writes_them(self, a_file):
        content = workbook(["a", "b", "c", "d"], [dt.date(1967, 5, 12), 1967.0, 2.5, True])
        assert read_table(a_file(content, "t.xlsx")).rows[0][1] == ("1967-05-12", "1967", "2.5", "True")

    @settings(max_examples=80, deadline=None)
    @given(st.lists(st.tuples(st.integers(0, len(TOWNS) - 1), st.integers(0, 255)), min_size=1, max_size=6))
    def test_with_broken_bytes_is_read_or_refused(self, tmp_path_factory, changes):
        content = bytearray(TOWNS)
        for position, byte in changes:
            content[position] = byte
        path = tmp_path_factory.mktemp("t") / "t.xlsx"
        path.write_bytes(content)
        with suppress(BadTable):
            assert read_table(path).header


class TestAnArchive:
    def test_that_lies_about_its_size_is_refused(self, a_file, monkeypatch):
        monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1_000)
        with pytest.raises(BadTable, match="half a gigabyte"):
            read_table(a_file(TOWNS, "t.xlsx"))

    def test_whose_directory_says_less_than_comes_out_is_refused(self, a_file):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
            made.writestr("xl/worksheets/sheet1.xml", b" " * 50_000)
        size, honest = struct.pack("<I", 50_000), held.getvalue()
        assert honest.count(size) == 2
        with pytest.raises(BadTable, match=r"damaged archive|half a gigabyte|cannot be read"):
            read_table(a_file(honest.replace(size, struct.pack("<I", 10)), "t.xlsx"))

    def test_with_broken_packing_is_refused(self, a_file):
        packed = zlib.compress(b"x" * 1000)[2:-4]
        content = bytearray(TOWNS)
        content[60:90] = packed[:1] * 30
        with pytest.raises(BadTable, match=r"damaged|cannot be read"):
            read_table(a_file(bytes(content), "t.xlsx"))

    @pytest.mark.parametrize(
        ("content", "told"), [(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old kind or locked")]
    )
    def test_of_the_old_kind_is_refused_with_advice(self, a_file, content, told):
        with pytest.raises(BadTable, match=told):
            read_table(a_file(content, "t.xls"))

    def test_of_a_binary_workbook_is_refused_with_advice(self, a_file):
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w") as made:
            made.writestr("xl/workbook.bin", b"\x83\x01\x00")
        with pytest.raises(BadTable, match="XLSB"):
            read_table(a_file(held.getvalue(), "t.xlsb"))


class TestAText:
    @pytest.mark.parametrize(
        ("encoding", "content"),
        [
            ("cp1252", "Gemeinde;Partner\nMünchen;Orléans\n"),
            ("cp1250", "Miasto;Kraj\nŁódź;Węgry\nKraków;Wrocław\n"),
            ("cp1251", "Город;Страна\nКиев;Польша\n" * 5),
            ("cp1256", "المدينة;الشريكة\nالقدس;بيت لحم\n"),
        ],
    )
    def test_in_an_old_encoding_is_recognised_where_only_one_fits(self, a_file, encoding, content):
        rows = list(csv.reader(io.StringIO(content), delimiter=";"))
        found = read_table(a_file(content.encode(encoding)))
        assert (found.header, found.rows[0][1]) == (tuple(rows[0]), tuple(rows[1]))

    @pytest.mark.parametrize(
        ("encoding", "name"), [("cp1252", "Genève"), ("cp1250", "Děčín"), ("cp1254", "Eskişehir İzmir")]
    )
    def test_that_could_be_two_names_is_not_guessed(self, a_file, encoding, name):
        path = a_file(f"town,since\n{name},1990\n".encode(encoding))
        with pytest.raises(BadTable, match=rf"row 2: is not UTF-8 and could say .*{name.split()[0]}”? \({encoding}\)"):
            read_table(path)
        assert read_table(path, encoding=encoding).rows[0][1][0] == name

    def test_of_no_known_encoding_is_refused_with_its_row(self, a_file):
        with pytest.raises(BadTable, match="row 2: is no text in an encoding") as refused:
            read_table(a_file("town\nMünchen Nürnberg\n".encode("cp437")))
        assert refused.value.row == 2

    @pytest.mark.parametrize("encoding", ["undefined", "a\0b", "klingon", "base64"])
    def test_with_an_encoding_that_is_none_is_refused(self, a_file, encoding):
        with pytest.raises(BadTable, match="is no encoding"):
            read_table(a_file(b"a,b\n"), encoding=encoding)

    @pytest.mark.parametrize("delimiter", [";;", "\n", '"', "\0"])
    def test_with_a_delimiter_that_is_none_is_refused(self, a_file, delimiter):
        with pytest.raises(BadTable, match="Name one character"):
            read_table(a_file(b"a,b\n"), delimiter=delimiter)

    def test_with_a_mark_of_byte_order_loses_it_whatever_encoding_is_named(self, a_file):
        assert read_table(a_file(b"\xef\xbb\xbftown,twin\n"), encoding="utf-8").header == ("town", "twin")

    def test_with_an_endless_cell_is_refused(self, a_file):
        with pytest.raises(BadTable, match="does not end"):
            read_table(a_file(b'a,b\n"' + b"x" * 200_000))

    @pytest.mark.parametrize("row", [b"1967,Q64", b"Q84,Q64", b"1.5;2"])
    def test_without_names_of_columns_is_refused(self, a_file, row):
        with pytest.raises(BadTable, match="no names of columns"):
            read_table(a_file(row + b"\n" + row + b"\n"))

    def test_with_breaks_inside_quotes_is_split_at_the_right_mark(self, a_file):
        found = read_table(a_file(b'town;note\nLyon;"a, b, c\nd, e, f\ng"\nKiel;x\n'))
        assert (found.delimiter, found.rows[0][1]) == (";", ("Lyon", "a, b, c\nd, e, f\ng"))

    def test_has_the_fingerprint_of_its_bytes(self, a_file):
        content = b"town\nLyon\n"
        assert read_table(a_file(content)).fingerprint == hashlib.sha256(content).hexdigest()

    def test_that_cannot_be_opened_is_refused(self, tmp_path):
        with pytest.raises(BadTable, match="cannot be opened"):
            read_table(tmp_path / "none.csv")

    def test_with_too_many_rows_is_refused_at_the_first_too_many(self, a_file, monkeypatch):
        monkeypatch.setattr(tables, "MOST_ROWS", 3)
        with pytest.raises(BadTable, match="row 5: has more than 3 rows"):
            read_table(a_file(b"town\na\nb\nc\nd\n"))

    def test_may_have_as_many_columns_as_are_allowed(self, a_file):
        names = ",".join(f"c{number}" for number in range(MOST_COLUMNS))
        assert len(read_table(a_file(names.encode())).header) == MOST_COLUMNS

    @pytest.mark.parametrize("encoding", LETTERS)
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @settings(max_examples=15, deadline=None)
    @given(data=st.data())
    def test_written_is_read_back_equal(self, tmp_path_factory, encoding, delimiter, data):
        cell = st.text(LETTERS[encoding], max_size=8)
        rows = data.draw(st.lists(st.tuples(cell, cell, cell), max_size=6))
        filled = [row for row in rows if any(one.strip() for one in row)]
        path = tmp_path_factory.mktemp("t") / "t.csv"
        with path.open("w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter).writerows([("town", "twin", "note"), *rows])
        found = read_table(path, encoding=encoding, delimiter=delimiter)
        assert [cells for _, cells in found.rows] == filled

    @settings(max_examples=60, deadline=None)
    @given(st.text("aäßéèŁźşİčالقدс", min_size=1, max_size=30), st.sampled_from(["cp1252", "cp1250", "cp1254"]))
    def test_of_western_letters_is_never_read_wrongly(self, tmp_path_factory, letters, encoding):
        name = letters.encode(encoding, "ignore").decode(encoding)
        word = f"Stadtname{name}amFluss" * 2
        assume(not name.isascii() and len(name) < 9)
        content = f"town,x\n{word},1\n".encode(encoding)
        # “čźş” in cp1250 is a Chinese sign in UTF-8; nothing could tell.
        assume(not is_utf8(content))
        path = tmp_path_factory.mktemp("t") / "t.csv"
        path.write_bytes(content)
        with suppress(BadTable):
            assert read_table(path).rows[0][1][0] == word

"""Spreadsheets with several sheets, dates and other cells that are no text."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from tawam.intake.files.tables import BadTable, read_table

CELLS = [
    (1967, "1967"),
    (1967.0, "1967"),
    (2.5, "2.5"),
    (dt.date(1967, 5, 12), "1967-05-12"),
    (dt.datetime(1967, 5, 12), "1967-05-12"),
    (True, "True"),
    ("Köln", "Köln"),
    ("القدس", "القدس"),
    ("  kept  ", "  kept  "),
]


@pytest.fixture
def book(tmp_path):
    """A spreadsheet with two sheets."""
    made = openpyxl.Workbook()
    made.active.title = "twins"
    made.active.append(["town", "value"])
    for value, _ in CELLS:
        made.active.append(["Leipzig", value])
    made.create_sheet("notes").append(["note"])
    made.save(tmp_path / "book.xlsx")
    return tmp_path / "book.xlsx"


class TestASheet:
    def test_is_the_first_unless_another_is_named(self, book):
        assert read_table(book).sheet == "twins"
        assert read_table(book, sheet="notes").header == ("note",)

    def test_is_one_of_those_that_are_told(self, book):
        assert read_table(book).sheets == ("twins", "notes")

    def test_that_is_not_there_is_missed_by_name(self, book):
        with pytest.raises(BadTable, match="no sheet “members”, only twins, notes"):
            read_table(book, sheet="members")

    def test_is_read_from_the_first_row_to_the_last(self, book):
        assert [number for number, _ in read_table(book).rows] == list(range(2, len(CELLS) + 2))


class TestACell:
    @pytest.mark.parametrize(("row", "written"), [(row, written) for row, (_, written) in enumerate(CELLS)])
    def test_is_what_a_person_would_write(self, book, row, written):
        assert read_table(book).rows[row][1][1] == written

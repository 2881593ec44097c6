"""Every fault of a file is told by a sentence with its name, in English and in Arabic, and by its content alone."""

from __future__ import annotations

import io
import threading
import zipfile

import openpyxl
import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tawam.config import work
from tawam.intake.files.tables import LONGEST_CELL, MOST_COLUMNS, BadTable, read_table
from tawam.intake.rules.tables.rows import read_row, read_rows
from tawam.intake.values.drafts import DraftSide, RowFilter, RowOutcome
from tawam.intake.values.tables import ColumnMapping, Field
from tawam.places.values import Candidate, Place, PlaceKind


def archive(**members: bytes) -> bytes:
    """An archive with these members; two underscores stand for a slash, one at the end for a dot."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as made:
        for name, content in members.items():
            made.writestr(name.replace("__", "/").replace("_dot_", "."), content)
    return kept.getvalue()


def workbook(*rows: list[str]) -> bytes:
    """A workbook with these rows."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


FAULTS = {
    "nothing": (b"", "is empty"),
    "program": (b"MZ\x90\x00", "is a program and no table"),
    "linux-program": (b"\x7fELF\x02", "is a program and no table"),
    "pdf": (b"%PDF-1.7", "is a PDF and no table"),
    "png": (b"\x89PNG\r\n", "is a picture and no table"),
    "gif": (b"GIF89a", "is a picture and no table"),
    "jpeg": (b"\xff\xd8\xff\xe0", "is a picture and no table"),
    "gzip": (b"\x1f\x8b\x08", "is a packed file and no table"),
    "rar": (b"Rar!\x1a", "is a packed file and no table"),
    "seven-zip": (b"7z\xbc\xaf", "is a packed file and no table"),
    "database": (b"SQLite format 3\x00", "is a database and no table"),
    "web-page": (b"<!DOCTYPE html>", "is a web page and no table"),
    "bare-web-page": (b"<html><table>", "is a web page and no table"),
    "old-excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "Excel file of the old kind"),
    "broken-archive": (b"PK\x03\x04x", "is a damaged archive"),
    "other-archive": (archive(readme_dot_txt=b"hello"), "is no spreadsheet that can be read"),
    "binary-workbook": (archive(xl__workbook_dot_bin=b""), "is a binary workbook"),
    "bad-xml": (archive(xl__a_dot_xml=b"<a><b></a>"), "holds XML that cannot be read"),
    "empty-workbook": (workbook(), "is empty"),
    "blank": (b"\n \n", "is empty"),
    "numbers": (b"1,2\n3,4\n", "has no names of columns"),
    "twice": (b"town,town\na,b\n", "has two columns"),
    "too-wide": (",".join(f"c{n}" for n in range(MOST_COLUMNS + 1)).encode(), "columns; "),
    "too-many-cells": (b"a,b\n1,2,3\n", "cells, but there are only"),
    "long-cell": (b"a,b\nx," + b"y" * (LONGEST_CELL + 1), "has a cell of more than"),
    "nul": (b"a,b\nx,\x00\n", "NUL character"),
    "open-quote": (b'a,b\nx,"y', "does not end"),
    "no-encoding": ("stadt,land\nK\u00f6ln,T\u00fcrkei\nGen\u010dve,x\n".encode("cp1250"), "encoding"),
}


@pytest.fixture(params=sorted(FAULTS))
def fault(request, tmp_path):
    """A file with a fault, and the English for it."""
    content, told = FAULTS[request.param]
    path = tmp_path / "kept-under-another-name"
    path.write_bytes(content)
    return path, told


def said(path, language: str) -> str:
    """What is said of a file that cannot be read."""
    with override(language), pytest.raises(BadTable) as found:
        read_table(path, file="twins.csv")
    return str(found.value)


class TestAFault:
    def test_is_told_in_english_with_the_name_that_people_gave(self, fault):
        path, told = fault
        sentence = said(path, "en")
        assert sentence.startswith("twins.csv: ")
        assert told in sentence
        assert "%(" not in sentence

    def test_is_told_in_arabic(self, fault):
        path, told = fault
        # The name may stand between marks that keep its direction.
        sentence = said(path, "ar").replace("\u2068", "").replace("\u2069", "")
        assert sentence.startswith("twins.csv: ")
        assert told not in sentence
        assert any("\u0600" <= char <= "\u06ff" for char in sentence)

    def test_never_names_where_the_file_is_kept(self, fault):
        path, _ = fault
        assert "kept-under-another-name" not in said(path, "en")

    @pytest.mark.parametrize("name", ["t.csv", "t.xlsx", "t.exe", "t"])
    def test_is_not_in_the_name(self, tmp_path, name):
        (tmp_path / name).write_bytes(b"town,partner\na,b\n")
        assert read_table(tmp_path / name).header == ("town", "partner")
        (tmp_path / name).write_bytes(workbook(["town", "partner"], ["a", "b"]))
        assert read_table(tmp_path / name).header == ("town", "partner")

    @given(st.binary(max_size=300))
    def test_is_the_only_thing_that_any_bytes_end_in(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("any") / "any"
        path.write_bytes(content)
        try:
            told = f"any: {read_table(path).header}"
        except BadTable as error:
            told = str(error)
        assert told.startswith("any: ")


class TestRows:
    header = ("town", "partner", "since")
    mapping = ColumnMapping({"town": Field.ONE_NAME, "partner": Field.OTHER_NAME, "since": Field.SINCE})

    @given(st.lists(st.tuples(*[st.text(max_size=9)] * 3), max_size=9))
    def test_are_each_read_as_one_is(self, rows):
        numbered = list(enumerate(rows, 2))
        found = read_rows(self.header, numbered, self.mapping, latest_year=2027)
        assert found == [read_row(n, self.header, cells, self.mapping, latest_year=2027) for n, cells in numbered]
        assert [row.number for row in found] == [number for number, _ in numbered]

    def test_of_a_town_s_own_list_take_its_name_from_outside(self):
        mapping = ColumnMapping({"partner": Field.OTHER_NAME}, {Field.ONE_NAME: "Leipzig"})
        (row,) = read_rows(("partner",), [(2, ("Lyon",))], mapping, latest_year=2027)
        assert (row.one.name, row.other.name, row.refused) == ("Leipzig", "Lyon", None)


class TestAFilterOfRows:
    def test_knows_every_outcome(self):
        assert {one.value for one in RowOutcome} < {one.value for one in RowFilter}


class TestASide:
    place = Place("gn:1", PlaceKind.CITY, "Here", "", "DE", "", 0.0, 0.0, None, "")

    def test_has_the_candidate_that_was_taken(self):
        taken = Candidate(self.place, 70.0, ())
        assert DraftSide("one", "Here", self.place, (taken,)).found == taken

    def test_has_none_where_a_person_chose_another_or_nobody_did(self):
        assert DraftSide("one", "Here", self.place, (), chosen=True).found is None
        assert DraftSide("one", "Here", None, (Candidate(self.place, 70.0, ()),)).found is None


class TestTheThreadOfAServer:
    def test_ends_with_its_process_and_works_at_once(self, monkeypatch):
        begun = threading.Event()
        monkeypatch.setattr(work, "work", lambda stop: begun.set())
        thread = work.start_thread()
        assert begun.wait(timeout=10)
        assert (thread.daemon, thread.name) == (True, "tawam-work")

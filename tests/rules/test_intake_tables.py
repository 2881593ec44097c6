"""Spreadsheets: what their columns hold, what a cell means, and what becomes of a row."""

from __future__ import annotations

import codecs
import csv
import zipfile
from contextlib import suppress

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from odf import opendocument, table, text
from tests.rules.outside import shared

from tawam.basics.dates import PartialDate
from tawam.intake.files import tables
from tawam.intake.files.tables import BadTable, read_table
from tawam.intake.rules.tables.dates import AmbiguousDay, UnreadableDate, cell_date
from tawam.intake.rules.tables.export import neutral
from tawam.intake.rules.tables.headers import guessed_mapping, words_of
from tawam.intake.rules.tables.rows import read_row
from tawam.intake.rules.tables.words import break_of, cause_of, kind_of
from tawam.intake.values.tables import ColumnMapping, Field
from tawam.registry.values import Cause, EventType, Kind

HEADER = ["town", "partner town", "since"]
CELL = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r\n"), min_size=1, max_size=9)
ROWS = [["Leipzig", "Lyon", "1981"], ["Köln", "Łódź", "seit 1990"]]


def written(path, rows, encoding="utf-8", delimiter=","):
    with path.open("w", encoding=encoding, newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def mapped(*header: str, sample: list[list[str]] | None = None) -> list[str]:
    """The fields of these columns, in order."""
    return [field.value for field in guessed_mapping(header, sample or []).columns.values()]


def row(**cells: str):
    """A row with these columns, named as fields with _ for the dot."""
    names = [name.replace("_", ".", 1) if name.startswith(("one_", "other_")) else name for name in cells]
    mapping = ColumnMapping({name: Field(name) for name in names})
    return read_row(7, names, list(cells.values()), mapping, latest_year=2027)


class TestTheColumns:
    def test_of_a_german_register_are_understood(self):
        header = (
            "municipality plz bundesland latitude longitude partnergemeinde land country seit form partner_latitude"
        )
        assert mapped(*header.split()) == [
            "one.name",
            "ignore",
            "one.region",
            "one.lat",
            "one.lon",
            "other.name",
            "other.country",
            "ignore",
            "since",
            "kind",
            "other.lat",
        ]

    @pytest.mark.parametrize(
        ("header", "fields"),
        [
            (("city1", "country1", "city2", "country2"), ["one.name", "one.country", "other.name", "other.country"]),
            (("Ville", "Ville jumelée", "Pays", "Depuis"), ["one.name", "other.name", "other.country", "since"]),
            (("Comune", "Città gemella", "Paese", "Dal"), ["one.name", "other.name", "other.country", "since"]),
            (("المدينة", "المدينة الشريكة", "الدولة", "منذ"), ["one.name", "other.name", "other.country", "since"]),
            (("origincityLabel", "sistercityLabel", "dist"), ["one.name", "other.name", "ignore"]),
            (("name", "lat", "lon", "population"), ["one.name", "one.lat", "one.lon", "one.population"]),
        ],
    )
    def test_are_understood_in_several_languages(self, header, fields):
        assert mapped(*header) == fields

    def test_of_items_are_known_by_their_values(self):
        assert mapped("a", "b", sample=[["Q84", "Q64"], ["Q90", "Q220"]]) == ["one.wikidata", "other.wikidata"]

    def test_each_have_a_field_and_no_field_has_two(self):
        found = guessed_mapping(["city", "name", "town", "x"], []).columns
        assert list(found.values()) == [Field.ONE_NAME, Field.IGNORE, Field.IGNORE, Field.IGNORE]

    @given(st.lists(st.text(max_size=20), max_size=12, unique=True))
    def test_never_hold_the_same_twice(self, header):
        held = [field for field in guessed_mapping(header, []).columns.values() if field is not Field.IGNORE]
        assert len(held) == len(set(held))

    def test_tell_links_from_places(self):
        assert guessed_mapping(["city1", "city2"], []).is_links
        assert not guessed_mapping(["city", "lat", "lon"], []).is_links

    def test_are_split_into_words(self):
        assert words_of("destination_countryLabel") == ["destination", "country", "label"]


class TestADate:
    @pytest.mark.parametrize(
        ("cell", "date"),
        [
            ("1967", "1967"),
            ("seit 1967", "1967"),
            ("depuis 1967", "1967"),
            ("منذ ١٩٦٧", "1967"),
            ("۱۹۶۷", "1967"),
            ("12.05.1967", "1967-05-12"),
            ("1967-05-12", "1967-05-12"),
            ("05/1967", "1967-05"),
            ("mai 1967", "1967-05"),
            ("12 May 1967", "1967-05-12"),
            ("since June 2001", "2001-06"),
            ("31/01/1990", "1990-01-31"),
            ("عام 1956", "1956"),
            ("836", "836"),
            ("1967-05-12 00:00:00", "1967-05-12"),
            ("maj 1989", "1989-05"),
        ],
    )
    def test_is_read_as_people_write_it(self, cell, date):
        assert cell_date(cell, latest_year=2027) == PartialDate.parse(date)

    @pytest.mark.parametrize(
        "cell", ["1967/68", "2090", "17", "soon", "1967-1970", "32.01.1990", "99999", "-", "30.02.1990"]
    )
    def test_is_not_guessed(self, cell):
        with pytest.raises(UnreadableDate):
            cell_date(cell, latest_year=2027)

    def test_that_could_be_two_days_keeps_its_year(self):
        with pytest.raises(AmbiguousDay) as doubt:
            cell_date("03/04/1967", latest_year=2027)
        assert doubt.value.year == PartialDate(1967)

    @given(st.text(max_size=30))
    def test_is_a_date_or_a_refusal_whatever_the_cell(self, cell):
        with suppress(UnreadableDate):
            assert 800 <= cell_date(cell, latest_year=2027).year <= 2027


class TestAWord:
    @pytest.mark.parametrize(
        ("word", "kind"),
        [
            ("p", Kind.TWINNING),
            ("Jumelage", Kind.TWINNING),
            ("f", Kind.FRIENDSHIP),
            ("pacte d'amitié", Kind.FRIENDSHIP),
            ("توأمة", Kind.TWINNING),
            ("صداقة", Kind.FRIENDSHIP),
            ("Kooperation", Kind.COOPERATION),
            ("marriage", None),
        ],
    )
    def test_names_a_form(self, word, kind):
        assert kind_of(word) is kind

    @pytest.mark.parametrize(
        ("word", "how"),
        [
            ("beendet", EventType.ENDED),
            ("ruht", EventType.LAPSED),
            ("suspendu", EventType.SUSPENDED),
            ("منتهية", EventType.ENDED),
            ("whatever", None),
        ],
    )
    def test_names_how_a_tie_broke(self, word, how):
        assert break_of(word) is how

    def test_names_a_cause_or_is_its_code(self):
        assert [cause_of(one) for one in ("Krieg", "perceived_benefit", "حرب", "rain")] == [
            Cause.WAR_OR_INSECURITY,
            Cause.PERCEIVED_BENEFIT,
            Cause.WAR_OR_INSECURITY,
            None,
        ]


class TestARow:
    def test_has_two_places_and_the_terms_of_their_tie(self):
        found = row(one_name="Aachen", other_name="Reims", other_country="Frankreich", since="1967", kind="p")
        assert (found.one.name, found.other.name, found.other.country) == ("Aachen", "Reims", "Frankreich")
        assert (found.terms.since, found.terms.kind) == (PartialDate(1967), Kind.TWINNING)
        assert (found.refused, found.problems) == (None, ())

    @pytest.mark.parametrize(
        ("cells", "code"),
        [
            ({"one_name": "", "other_name": "Reims"}, "name_missing"),
            ({"one_name": "Aachen", "other_name": " "}, "name_missing"),
            ({"one_name": "Aachen", "other_name": "t1234567"}, "unknown_value"),
            ({"one_name": "_:b12", "other_name": "Reims"}, "unknown_value"),
            ({"one_name": "Aachen", "other_name": "Aachen"}, "same_place"),
        ],
    )
    def test_without_two_places_is_refused_and_says_why(self, cells, code):
        assert row(**cells).refused.code == code

    def test_leaves_out_what_it_cannot_read_and_says_so(self):
        found = row(one_name="A", other_name="B", since="1967/68", kind="zzz", one_lat="91", one_lon="5", cause="rain")
        assert {(one.column, one.code) for one in found.problems} == {
            ("since", "no_date"),
            ("kind", "unknown_word"),
            ("one.lat", "no_coordinate"),
            ("cause", "unknown_word"),
        }
        assert (found.refused, found.one.lat, found.one.lon) == (None, None, None)

    def test_of_contacts_is_no_tie(self):
        found = row(one_name="A", other_name="B", kind="k")
        assert (found.terms.kind, found.terms.extras, found.problems) == (None, {"form": "contact"}, ())

    def test_in_force_has_not_broken(self):
        assert row(one_name="A", other_name="B", status="aktiv").problems == ()
        assert row(one_name="A", other_name="B", status="beendet").terms.broke is EventType.ENDED

    def test_takes_an_item_in_place_of_a_name(self):
        assert row(one_name="Q64", other_name="B").one.wikidata == "Q64"

    def test_cites_the_address_that_it_gives(self):
        (cited,) = row(one_name="A", other_name="B", source_url="https://a.example/twins").terms.cites
        assert cited.publisher == "a.example"

    def test_keeps_a_formula_as_the_text_that_it_is(self):
        assert row(one_name="=1+1", other_name="B").one.name == "=1+1"

    @given(st.lists(st.text(max_size=40), min_size=len(Field), max_size=len(Field)))
    def test_is_read_or_refused_whatever_the_cells(self, cells):
        names = [field.value for field in Field]
        found = read_row(1, names, cells, ColumnMapping({name: Field(name) for name in names}), latest_year=2027)
        assert found.number == 1


class TestAnExportedCell:
    @pytest.mark.parametrize("cell", ["=cmd()", "+SUM(A1)", "-2+3", "@x", "\t=1", "\r=1", " =1"])
    def test_is_never_run(self, cell):
        assert neutral(cell) == "'" + cell

    @pytest.mark.parametrize("cell", ["Leipzig", "-1.5", "+49", "", "1967"])
    def test_that_is_harmless_stays_as_it_is(self, cell):
        assert neutral(cell) == cell


class TestAFile:
    @pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
    def test_of_text_is_read_whatever_its_form(self, tmp_path, encoding, delimiter):
        found = read_table(written(tmp_path / "t.csv", [HEADER, *ROWS], encoding, delimiter))
        assert found.header == tuple(HEADER)
        assert [list(cells) for _, cells in found.rows] == ROWS
        assert (found.delimiter, [number for number, _ in found.rows]) == (delimiter, [2, 3])

    @pytest.mark.parametrize(
        ("encoding", "name"), [("cp1252", "Zürich Düsseldorf Besançon"), ("cp1256", "القدس بيت لحم عمّان")]
    )
    def test_in_an_old_encoding_is_read(self, tmp_path, encoding, name):
        rows = [["name", "note"]] + [[name, "x"]] * 30
        found = read_table(written(tmp_path / "t.csv", rows, encoding), encoding=encoding)
        assert found.rows[0][1][0] == name

    def test_in_latin_1_is_recognised(self, tmp_path):
        rows = [["Gemeinde", "Partner"]] + [["München Köln Düsseldorf Nürnberg", "Besançon Orléans Évreux"]] * 20
        assert read_table(written(tmp_path / "t.csv", rows, "cp1252")).rows[0][1][0] == rows[1][0]

    def test_of_a_spreadsheet_is_read_as_a_person_sees_it(self, tmp_path):
        book = openpyxl.Workbook()
        for cells in (["town", "since", "note"], ["Leipzig", 1981, 2.5], [None, None, None], ["Köln", 1990.0, "x"]):
            book.active.append(cells)
        book.save(tmp_path / "t.xlsx")
        found = read_table(tmp_path / "t.xlsx")
        assert found.rows == ((2, ("Leipzig", "1981", "2.5")), (4, ("Köln", "1990", "x")))

    def test_of_open_documents_is_read(self, tmp_path):
        document = opendocument.OpenDocumentSpreadsheet()
        sheet = table.Table(name="twins")
        for cells in (HEADER, *ROWS):
            line = table.TableRow()
            for cell in cells:
                box = table.TableCell(valuetype="string")
                box.addElement(text.P(text=cell))
                line.addElement(box)
            sheet.addElement(line)
        document.spreadsheet.addElement(sheet)
        document.save(str(tmp_path / "t.ods"))
        found = read_table(tmp_path / "t.ods")
        assert (found.sheet, [list(cells) for _, cells in found.rows]) == ("twins", ROWS)

    def test_whose_bytes_are_not_what_is_said_names_the_row(self, tmp_path):
        path = tmp_path / "t.csv"
        path.write_bytes(b"name\nBerlin\nK\xf6ln\n")
        with pytest.raises(BadTable, match="row 3: holds bytes that are not utf-8"):
            read_table(path, encoding="utf-8")

    @pytest.mark.parametrize(
        ("content", "told"),
        [
            (b"", "is empty: there is no row"),
            (b"\n\n \n", "is empty"),
            (b"a,a\n1,2\n", "two columns"),
            (b"a,b\n1,2,3\n", "row 2: has 3 cells"),
            (b'a,b\n"1,2\n', "does not end"),
            (b"PK\x03\x04 broken", "damaged"),
            (b"a,b\n1,x\x00y\n", "NUL"),
            (b"a\n" + b"x" * 10_001 + b"\n", "10,000 characters"),
            (",".join(f"c{n}" for n in range(201)).encode() + b"\n", "201 columns"),
        ],
    )
    def test_that_is_faulty_is_refused_with_a_sentence(self, tmp_path, content, told):
        path = tmp_path / "t.csv"
        path.write_bytes(content)
        with pytest.raises(BadTable, match=told):
            read_table(path)

    def test_that_unpacks_beyond_bounds_is_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(tables, "LARGEST_UNPACKED", 1_000_000)
        with zipfile.ZipFile(tmp_path / "bomb.xlsx", "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("xl/worksheets/sheet1.xml", b"0" * 2_000_000)
        with pytest.raises(BadTable, match="half a gigabyte"):
            read_table(tmp_path / "bomb.xlsx")

    def test_of_an_archive_without_a_sheet_is_refused(self, tmp_path):
        with zipfile.ZipFile(tmp_path / "t.xlsx", "w") as archive:
            archive.writestr("hello.txt", "hello")
        with pytest.raises(BadTable, match="no spreadsheet"):
            read_table(tmp_path / "t.xlsx")

    @settings(max_examples=60)
    @given(st.binary(min_size=1, max_size=300))
    def test_is_read_or_refused_whatever_its_bytes(self, tmp_path_factory, content):
        path = tmp_path_factory.mktemp("t") / "t.csv"
        path.write_bytes(content)
        with suppress(BadTable):
            assert read_table(path).header

    @given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=5))
    def test_written_is_read_back(self, tmp_path_factory, rows):
        filled = [list(cells) for cells in rows if any(cell.strip() for cell in cells)]
        path = written(tmp_path_factory.mktemp("t") / "t.csv", [["one", "two"], *filled])
        assert [list(cells) for _, cells in read_table(path, encoding="utf-8", delimiter=",").rows] == filled


OUTSIDE = {
    "german_municipalities_2015.csv": (2884, 0),
    "world_pairs_2026.csv": (20848, 2),
    "wikidata_large_cities_2022_edges.csv": (8182, 0),
    "wikidata_large_cities_2022_nodes.csv": (4566, 0),
    "wikidata_by_country_2017/uk.tsv": (1025, 0),
}


class TestTablesOfOtherPeople:
    @pytest.mark.parametrize("name", OUTSIDE)
    def test_are_read_to_the_last_row(self, name):
        found = read_table(shared(f"data/twinnings/{name}"))
        mapping = guessed_mapping(found.header, [cells for _, cells in found.rows[:50]])
        rows = [read_row(number, found.header, cells, mapping, latest_year=2027) for number, cells in found.rows]
        assert (len(rows), sum(row.refused is not None for row in rows)) == OUTSIDE[name]
        assert sum(len(one.problems) for one in rows) <= 1


class TestTheMarksOfByteOrder:
    def test_are_those_of_the_standard(self):
        assert [mark for mark, _ in tables._MARKS] == [codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE]

"""Cells of tables: dates as people write them, columns by name, and values that are named where they cannot be read."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.intake.rules.tables.dates import AmbiguousDay, ApproximateYear, UnreadableDate, cell_date
from tawam.intake.rules.tables.export import neutral
from tawam.intake.rules.tables.headers import guessed_mapping, words_of
from tawam.intake.rules.tables.rows import read_row
from tawam.intake.rules.tables.words import ALIVE_WORDS, break_of, cause_of, is_one_of, kind_of
from tawam.intake.values.tables import ColumnMapping, Field
from tawam.registry.values import Cause, EventType, Kind

YEAR = 2027


def row(**cells: str):
    """A row with these columns, named as fields with _ for the dot."""
    names = [name.replace("_", ".", 1) if name.startswith(("one_", "other_")) else name for name in cells]
    mapping = ColumnMapping({name: Field(name) for name in names})
    return read_row(7, names, list(cells.values()), mapping, latest_year=YEAR)


def left_out(**cells: str) -> list[tuple[str, str]]:
    found = row(**{"one_name": "A", "other_name": "B", **cells})
    assert found.refused is None
    return [(one.column, one.code) for one in found.problems]


class TestADate:
    @pytest.mark.parametrize(
        ("cell", "date"),
        [
            ("May 12, 1967", "1967-05-12"),
            ("12th May 1967", "1967-05-12"),
            ("1er mai 1967", "1967-05-01"),
            ("12 de maio de 1967", "1967-05-12"),
            ("12 мая 1967 г.", "1967-05-12"),
            ("أيار 1967", "1967-05"),
            ("١٢ كانون الثاني ١٩٦٧", "1967-01-12"),
            ("غشت 1967", "1967-08"),
            ("۱۲ مه ۱۹۶۷", "1967-05-12"),
            ("1967/05/12", "1967-05-12"),
            ("1967年5月12日", "1967-05-12"),
            ("am 12.05.1967", "1967-05-12"),
            ("17.5.1967.", "1967-05-17"),
            ("12 Mayıs 1967", "1967-05-12"),
        ],
    )
    def test_is_read_as_people_write_it(self, cell, date):
        assert cell_date(cell, latest_year=YEAR) == PartialDate.parse(date)

    @pytest.mark.parametrize(
        "cell",
        [
            "until 1967", "before 12.05.1967", "vor 1967", "12.05.19671", "112.05.1967", "3-12.05.1967", "2001/02",
            "1967-05-12 until 1990", "1420 هـ", "Mai 1967/Juni 1968", "1966, 1970", "13/13/1967", "0/1967",
            "1967 (Erneuerung 1990)", "12.05-1967", "1967?",
        ],
    )  # fmt: skip
    def test_that_says_more_or_else_is_not_guessed(self, cell):
        with pytest.raises(UnreadableDate) as refused:
            cell_date(cell, latest_year=YEAR)
        assert not hasattr(refused.value, "year")

    @pytest.mark.parametrize("cell", ["c. 1967", "ca. 1967", "~1967", "um 1967", "vers 1967", "حوالي ١٩٦٧"])
    def test_that_is_rough_keeps_its_year_and_says_so(self, cell):
        with pytest.raises(ApproximateYear) as doubt:
            cell_date(cell, latest_year=YEAR)
        assert doubt.value.year == PartialDate(1967)

    @pytest.mark.parametrize("cell", ["03/04/2090", "c. 2090", "c. 300"])
    def test_in_doubt_must_have_a_possible_year_all_the_same(self, cell):
        with pytest.raises(UnreadableDate) as refused:
            cell_date(cell, latest_year=YEAR)
        assert not hasattr(refused.value, "year")

    @given(st.integers(1, 12), st.integers(1, 12), st.integers(1900, 2020))
    def test_with_slashes_is_certain_only_if_day_and_month_are_one_number(self, day, month, year):
        if day == month:
            assert cell_date(f"{day}/{month}/{year}", latest_year=YEAR) == PartialDate(year, month, day)
        else:
            with pytest.raises(AmbiguousDay):
                cell_date(f"{day}/{month}/{year}", latest_year=YEAR)

    @given(st.text("0123456789./-~ cMaiy年月日,?؟٠١٩", max_size=14))
    def test_never_has_a_year_that_the_cell_does_not_hold(self, cell):
        with suppress(UnreadableDate):
            digits = "".join(str(int(char)) if char.isdecimal() else char for char in cell)
            assert str(cell_date(cell, latest_year=YEAR).year) in digits


class TestTheColumns:
    @pytest.mark.parametrize(
        ("header", "fields"),
        [
            ("Stadt;Partner;Land;Seit", "one.name other.name other.country since"),
            ("Город;Город-побратим;Страна;Примечание", "one.name other.name other.country note"),
            ("Şehir;Kardeş şehir;Ülke;Yıl;Durum", "one.name other.name other.country since status"),
            ("Cidade;Cidade irmã;País;Desde", "one.name other.name other.country since"),
            ("Gemeente;Zusterstad;Land;Sinds", "one.name other.name other.country since"),
            ("Obec;Partnerské město;Země;Od", "one.name other.name other.country since"),
            ("شهر;خواهرخوانده;کشور;سال", "one.name other.name other.country since"),
            ("المدينة;مدينة توأم;سبب الانتهاء;الحالة", "one.name other.name cause status"),
            ("city_id;city_name;partner_id;partner_name", "ignore one.name ignore other.name"),
            ("Twin town website;town;twin town", "source_url one.name other.name"),
            ("town;twin town;year signed;year ended", "one.name other.name since until"),
            ("origin_geonameid;destination_geonameid", "one.geonames other.geonames"),
            ("City;State;Sister City;Sister State", "one.name one.region other.name other.region"),
        ],
    )
    def test_are_known_by_their_names(self, header, fields):
        assert [field.value for field in guessed_mapping(header.split(";"), []).columns.values()] == fields.split()

    @given(st.text(max_size=30))
    def test_have_the_same_words_in_capitals_where_case_can_be_undone(self, name):
        if name.upper().lower() == name:
            assert "".join(words_of(name.upper())) == "".join(words_of(name))


class TestAWord:
    @pytest.mark.parametrize(
        ("word", "code"),
        [
            ("kardeş şehir", Kind.TWINNING),
            ("Город-побратим", Kind.TWINNING),
            ("Patto d'amicizia", Kind.FRIENDSHIP),
            ("дружба", Kind.FRIENDSHIP),
            ("İşbirliği", Kind.COOPERATION),
            ("اتفاقية تعاون", Kind.COOPERATION),
        ],
    )
    def test_names_a_form(self, word, code):
        assert kind_of(word) is code

    @pytest.mark.parametrize(
        ("word", "how"),
        [("расторгнуто", EventType.ENDED), ("opgeschort", EventType.SUSPENDED), ("غير نشطة", EventType.LAPSED)],
    )
    def test_names_how_a_tie_broke(self, word, how):
        assert break_of(word) is how

    def test_is_found_with_letters_that_carry_marks(self):
        assert is_one_of("Действующий", ALIVE_WORDS)
        assert cause_of("savaş") is Cause.WAR_OR_INSECURITY


class TestAValueThatCannotBeRead:
    @pytest.mark.parametrize(
        ("cells", "told"),
        [
            ({"one_wikidata": "64"}, ("one.wikidata", "no_item")),
            ({"other_geonames": "Lyon"}, ("other.geonames", "no_geonames_id")),
            ({"other_country": "t430222130"}, ("other.country", "unknown_value")),
            ({"one_region": "_:b4"}, ("one.region", "unknown_value")),
            ({"one_lat": "48.1"}, ("one.lat", "half_a_point")),
            ({"one_lon": "48.1"}, ("one.lon", "half_a_point")),
            ({"one_lat": "48.1", "one_lon": "east"}, ("one.lon", "no_coordinate")),
            ({"one_population": "7.37"}, ("one.population", "no_population")),
            ({"one_population": "1,5"}, ("one.population", "no_population")),
            ({"one_population": "9" * 5000}, ("one.population", "no_population")),
            ({"source_url": "see the town hall"}, ("source_url", "no_address")),
            ({"source_url": "http://[broken"}, ("source_url", "no_address")),
            ({"note": "x" * 501}, ("note", "cut_short")),
            ({"since": "c. 1967"}, ("since", "approximate_year")),
            ({"since": "03/04/1967"}, ("since", "ambiguous_day")),
        ],
    )
    def test_is_left_out_and_named(self, cells, told):
        assert left_out(**cells) == [told]

    def test_leaves_the_rest_of_its_row(self):
        found = row(one_name="A", other_name="B", other_country="t430222130", since="c. 1967", note="n" * 501)
        assert (found.other.country, found.terms.since, len(found.terms.note)) == ("", PartialDate(1967), 500)


class TestAPlace:
    @pytest.mark.parametrize(
        "written", ["Q64", "https://www.wikidata.org/wiki/Q64", "http://www.wikidata.org/entity/Q64", "wd:Q64"]
    )
    def test_has_its_item_however_it_is_written(self, written):
        assert row(one_wikidata=written, other_name="B").one.wikidata == "Q64"
        assert row(one_name=written, other_name="B").one.wikidata == "Q64"

    @pytest.mark.parametrize(
        "written", ["2950159", "gn:2950159", "https://www.geonames.org/2950159/berlin.html", "sws.geonames.org/2950159"]
    )
    def test_has_its_geonames_id_however_it_is_written(self, written):
        assert row(one_geonames=written, other_name="B").one.geonames == "2950159"

    @pytest.mark.parametrize(
        ("written", "people"),
        [("1.234.567", 1234567), ("1 234 567", 1234567), ("1,234", 1234), ("411", 411), ("411.0", 411), ("١٢٣", 123)],
    )
    def test_has_as_many_people_as_are_written(self, written, people):
        assert row(one_name="A", other_name="B", one_population=written).populations[0] == people

    def test_without_a_name_but_with_an_item_is_no_unknown_value(self):
        assert row(one_name="t1234567", one_wikidata="Q64", other_name="B").refused is None

    @given(st.text("htps:/[]wikdat.orgeniyQ0123456789", max_size=30))
    def test_is_read_or_refused_whatever_its_ids(self, cell):
        found = row(one_name="A", other_name="B", one_wikidata=cell, one_geonames=cell, source_url=cell)
        assert found.one.wikidata in ("", cell.rpartition("/")[2])
        assert found.one.geonames == "" or found.one.geonames.isdecimal()


class TestAnExportedCell:
    @pytest.mark.parametrize("cell", ["＝cmd()", "＋1+2", "－2", "＠x", "\n=1"])
    def test_is_never_run_where_wide_forms_are_narrowed(self, cell):
        assert neutral(cell) == "'" + cell

    @given(st.text(max_size=12))
    def test_holds_what_it_held(self, cell):
        assert neutral(cell) in (cell, "'" + cell)
        assert neutral(neutral(cell)) == neutral(cell)

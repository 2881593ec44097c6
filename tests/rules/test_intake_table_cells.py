"""Cells at the edge: numbers, coordinates, dates that are none, formulas."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.intake.rules.tables.dates import AmbiguousDay, UnreadableDate, cell_date
from tawam.intake.rules.tables.export import neutral
from tawam.intake.rules.tables.rows import read_row
from tawam.intake.values.tables import ColumnMapping, Field

COORDINATES = [
    ("51.34", "12.37", 51.34, 12.37),
    ("51,34", "12,37", 51.34, 12.37),
    ("-33.9", "151.2", -33.9, 151.2),
    ("+1", "-1", 1.0, -1.0),
    ("0", "0", 0.0, 0.0),
    ("90", "180", 90.0, 180.0),
    ("-90", "-180", -90.0, -180.0),
]
NO_COORDINATES = [
    ("91", "12"),
    ("-90.1", "12"),
    ("51", "181"),
    ("51", "-180.5"),
    ("north", "12"),
    ("51°20'N", "12"),
    ("1e1", "12"),
    ("nan", "12"),
    ("inf", "12"),
    ("51.34.1", "12"),
    ("51", ""),
    ("", "12"),
]
PEOPLE = [
    ("500000", 500_000),
    ("500 000", 500_000),
    ("500,000", 500_000),
    ("500.000", 500_000),
    ("500'000", 500_000),
    ("500000.0", 500_000),
    ("0", 0),
    ("٥٠٠", 500),
]
NO_PEOPLE = ["many", "-5", "5e6", "99999999999", "1/2", "~100"]
NO_DATES = [
    "1967/68",
    "1967-1970",
    "1967 or 1968",
    "67",
    "2090",
    "799",
    "19670",
    "soon",
    "unknown",
    "?",
    "-",
    "n/a",
    "32.01.1990",
    "30.02.1990",
    "1990-13-01",
    "1990-02-30",
    "13/13/1990",
    "May",
    "12 May",
    "Smarch 1967",
    "1 2 1967 3",
    "٩٩",
    "0000",
    "99999999",
    "1967?",
]
AMBIGUOUS = [
    ("03/04/1967", 1967),
    ("3/4/1967", 1967),
    ("01-02-1990", 1990),
    ("12/11/2001", 2001),
]
SAME_EITHER_WAY = [
    ("04/04/1967", "1967-04-04"),
    ("7/7/2007", "2007-07-07"),
    ("03.04.1967", "1967-04-03"),
]
FORMULAS = [
    "=1+1",
    "=HYPERLINK(A1)",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1",
    "\r=1",
    "  =1",
    "=",
    "-",
    "+",
    "@",
    "--1",
    "+1+1",
]
HARMLESS = [
    "",
    "Leipzig",
    "1967",
    "-1.5",
    "+49",
    "-12,5",
    "a=b",
    "saint-malo",
    "'quoted'",
    "القدس",
    "1=1",
]


def read(**cells: str):
    names = [name.replace("_", ".", 1) if name.startswith(("one_", "other_")) else name for name in cells]
    values = list(cells.values())
    mapping = ColumnMapping({name: Field(name) for name in names})
    return read_row(2, names, values, mapping, latest_year=2027)


class TestCoordinates:
    @pytest.mark.parametrize(("lat", "lon", "north", "east"), COORDINATES)
    def test_are_read_with_a_point_or_a_comma(self, lat, lon, north, east):
        found = read(one_name="A", one_lat=lat, one_lon=lon)
        assert (found.one.lat, found.one.lon) == (north, east)

    @pytest.mark.parametrize(("lat", "lon"), NO_COORDINATES)
    def test_are_both_read_or_neither(self, lat, lon):
        found = read(one_name="A", one_lat=lat, one_lon=lon)
        assert (found.one.lat, found.one.lon) == (None, None)

    @pytest.mark.parametrize(("lat", "lon"), [pair for pair in NO_COORDINATES if all(pair)])
    def test_that_are_none_are_named(self, lat, lon):
        found = read(one_name="A", one_lat=lat, one_lon=lon)
        assert {problem.code for problem in found.problems} == {"no_coordinate"}


class TestAPopulation:
    @pytest.mark.parametrize(("cell", "people"), PEOPLE)
    def test_is_read_with_whatever_parts_its_thousands(self, cell, people):
        assert read(one_name="A", one_population=cell).populations[0] == people

    @pytest.mark.parametrize("cell", NO_PEOPLE)
    def test_that_is_none_is_named(self, cell):
        found = read(one_name="A", one_population=cell)
        assert found.populations[0] is None
        assert [(problem.column, problem.value, problem.code) for problem in found.problems] == [
            ("one.population", cell, "no_population")
        ]


class TestADate:
    @pytest.mark.parametrize("cell", NO_DATES)
    def test_is_never_guessed(self, cell):
        with pytest.raises(UnreadableDate):
            cell_date(cell, latest_year=2027)

    @pytest.mark.parametrize("cell", NO_DATES)
    def test_that_is_none_is_left_out_and_named(self, cell):
        found = read(one_name="A", other_name="B", since=cell)
        assert (found.terms.since, found.refused) == (None, None)
        assert [problem.code for problem in found.problems] == ["no_date"]

    @pytest.mark.parametrize(("cell", "year"), AMBIGUOUS)
    def test_that_may_be_two_days_is_its_year(self, cell, year):
        with pytest.raises(AmbiguousDay):
            cell_date(cell, latest_year=2027)
        found = read(one_name="A", other_name="B", since=cell)
        assert (found.terms.since, found.problems[0].code) == (PartialDate(year), "ambiguous_day")

    @pytest.mark.parametrize(("cell", "date"), SAME_EITHER_WAY)
    def test_that_is_the_same_either_way_is_a_day(self, cell, date):
        assert cell_date(cell, latest_year=2027) == PartialDate.parse(date)

    @pytest.mark.parametrize("year", [2027, 2028])
    def test_may_lie_as_far_ahead_as_the_reader_allows(self, year):
        assert cell_date("2027", latest_year=year) == PartialDate(2027)
        with pytest.raises(UnreadableDate):
            cell_date("2027", latest_year=2026)


class TestAnExportedCell:
    @pytest.mark.parametrize("cell", FORMULAS)
    def test_that_would_be_run_is_made_text(self, cell):
        assert neutral(cell) == f"'{cell}"

    @pytest.mark.parametrize("cell", HARMLESS)
    def test_that_is_harmless_is_left_alone(self, cell):
        assert neutral(cell) == cell

    @given(st.text(max_size=30))
    def test_never_begins_with_what_a_program_would_run(self, cell):
        told = neutral(cell)
        assert told in (cell, f"'{cell}")
        number = told.strip().lstrip("+-").replace(".", "").replace(",", "").isdecimal()
        assert not told.lstrip(" ").startswith(("=", "@", "\t", "\r")) or number

    @given(st.text(max_size=30))
    def test_made_harmless_twice_is_made_so_once(self, cell):
        assert neutral(neutral(cell)) == neutral(cell)

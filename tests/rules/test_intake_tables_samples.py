"""Lists that other people keep: the meaning found for each column, and what becomes of each row, counted."""

from __future__ import annotations

from collections import Counter

import pytest
from tests.rules.outside import shared

from tawam.intake.files.tables import read_table
from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.intake.rules.tables.rows import read_row
from tawam.registry.values import Kind

GERMAN = {
    "municipality": "one.name",
    "plz": "ignore",
    "bundesland": "one.region",
    "state": "ignore",
    "latitude": "one.lat",
    "longitude": "one.lon",
    "municipality_place_name": "ignore",
    "partnergemeinde": "other.name",
    "land": "other.country",
    "country": "ignore",
    "kontinent": "ignore",
    "continent": "ignore",
    "seit": "since",
    "form": "kind",
    "partner_latitude": "other.lat",
    "partner_longitude": "other.lon",
    "partner_place_name": "ignore",
}
BY_COUNTRY = {
    "origincityLabel": "one.name",
    "origincountry": "one.country",
    "originlat": "one.lat",
    "originlong": "one.lon",
    "originpopulation": "one.population",
    "sistercityLabel": "other.name",
    "destinationlat": "other.lat",
    "destinationlong": "other.lon",
    "destinationpopulation": "other.population",
    "destination_countryLabel": "other.country",
    "dist": "ignore",
    "eu": "ignore",
}
PAIRS = {"city1": "one.name", "country1": "one.country", "city2": "other.name", "country2": "other.country"}
NODES = {
    "qid": "one.wikidata",
    "name": "one.name",
    "lat": "one.lat",
    "lon": "one.lon",
    "population": "one.population",
    "country": "one.country",
}
# File, columns, whether rows are links, number of rows, refused (row, why), values left out (row, why).
SAMPLES = [
    ("german_municipalities_2015.csv", GERMAN, True, 2884, [], []),
    ("world_pairs_2026.csv", PAIRS, True, 20848, [(9733, "same_place"), (19436, "same_place")], []),
    (
        "wikidata_large_cities_2022_edges.csv",
        {"a": "one.wikidata", "b": "other.wikidata"},
        True,
        8182,
        [],
        [],
    ),
    ("wikidata_large_cities_2022_nodes.csv", NODES, False, 4566, [], [(856, "no_population")]),
    ("wikidata_by_country_2017/france.tsv", BY_COUNTRY, True, 3869, [], [(3667, "no_population")]),
    ("wikidata_by_country_2017/germany.tsv", BY_COUNTRY, True, 5681, [], [(5552, "unknown_value")]),
    (
        "wikidata_by_country_2017/italy.tsv",
        BY_COUNTRY,
        True,
        3678,
        [],
        [(3325, "no_population"), (3366, "unknown_value")],
    ),
    ("wikidata_by_country_2017/poland.tsv", BY_COUNTRY, True, 1535, [], []),
    ("wikidata_by_country_2017/uk.tsv", BY_COUNTRY, True, 1025, [], []),
]
REPEATED = {"france": 70, "germany": 666, "italy": 447, "poland": 50, "uk": 6}


def rows_of(name: str):
    found = read_table(shared(f"data/twinnings/{name}"))
    mapping = guessed_mapping(found.header, [cells for _, cells in found.rows[:50]])
    return mapping, [read_row(number, found.header, cells, mapping, latest_year=2027) for number, cells in found.rows]


class TestAListOfOthers:
    @pytest.mark.parametrize(("name", "columns", "is_links", "number", "refused", "left_out"), SAMPLES)
    def test_is_read_to_its_last_cell(self, name, columns, is_links, number, refused, left_out):
        mapping, rows = rows_of(name)
        assert {column: field.value for column, field in mapping.columns.items()} == columns
        assert (mapping.is_links, len(rows)) == (is_links, number)
        assert [(row.number, row.refused.code) for row in rows if row.refused] == refused
        assert [(row.number, one.code) for row in rows for one in row.problems] == left_out

    def test_tells_partnership_from_friendship_and_contact(self):
        _, rows = rows_of("german_municipalities_2015.csv")
        assert Counter(row.terms.kind for row in rows) == {Kind.TWINNING: 2244, Kind.FRIENDSHIP: 216, None: 424}
        assert sum(row.terms.extras == {"form": "contact"} for row in rows) == 418
        assert all(row.terms.since for row in rows)

    @pytest.mark.parametrize("country", REPEATED)
    def test_by_country_says_some_ties_more_than_once(self, country):
        _, rows = rows_of(f"wikidata_by_country_2017/{country}.tsv")
        said = {frozenset((repr(row.one), repr(row.other))) for row in rows}
        assert len(rows) - len(said) == REPEATED[country]

    def test_keeps_a_country_that_no_longer_is_as_it_is_written(self):
        _, rows = rows_of("wikidata_by_country_2017/france.tsv")
        assert sum("Prussia" in (row.one.country, row.other.country) for row in rows) == 1

    def test_takes_an_item_in_place_of_a_name_as_the_item(self):
        _, rows = rows_of("wikidata_by_country_2017/germany.tsv")
        (row,) = [one for one in rows if one.number == 1640]
        assert (row.other.name, row.other.wikidata, row.other.country) == ("", "Q16058312", "Greece")

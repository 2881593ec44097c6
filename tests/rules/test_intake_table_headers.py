"""Headers of lists as they are met, and what their columns hold."""

from __future__ import annotations

import pytest

from tawam.intake.rules.tables.headers import guessed_mapping
from tawam.intake.values.tables import Field

LISTS = {
    "a register of a German association": {
        "Nr": "ignore",
        "Gemeinde": "one.name",
        "Bundesland": "one.region",
        "Partnerstadt": "other.name",
        "Land": "other.country",
        "seit": "since",
        "Form": "kind",
    },
    "a French association": {
        "Commune": "one.name",
        "Département": "one.region",
        "Ville jumelée": "other.name",
        "Pays": "other.country",
        "Depuis": "since",
        "État": "status",
    },
    "an Italian region": {
        "Comune": "one.name",
        "Provincia": "one.region",
        "Comune gemello partner": "other.name",
        "Paese": "other.country",
        "Dal": "since",
    },
    "a Spanish province": {
        "Municipio": "one.name",
        "Provincia": "one.region",
        "Ciudad hermana": "other.name",
        "País": "other.country",
        "Desde": "since",
    },
    "a Polish voivodeship": {
        "Gmina": "one.name",
        "Województwo": "one.region",
        "Miasto partner": "other.name",
        "Kraj": "other.country",
        "Od": "since",
    },
    "an American list": {
        "City": "one.name",
        "State": "one.region",
        "Sister City": "other.name",
        "Country": "other.country",
        "Year": "since",
    },
    "an Arab municipality": {
        "المدينة": "one.name",
        "المدينة الشريكة": "other.name",
        "الدولة": "other.country",
        "السنة": "since",
        "النوع": "kind",
        "الحالة": "status",
        "ملاحظات": "note",
    },
    "an Arab list with both countries": {
        "المدينة الأولى": "one.name",
        "البلد": "one.country",
        "المدينة الثانية": "other.name",
        "البلد الآخر": "other.country",
        "منذ": "since",
    },
    "an Arab list of sisters": {
        "المدينة": "one.name",
        "المدينة التوأم": "other.name",
        "تاريخ": "since",
    },
    "a list with both countries": {
        "city1": "one.name",
        "country1": "one.country",
        "city2": "other.name",
        "country2": "other.country",
    },
    "a list with underscores": {
        "city_1": "one.name",
        "country_1": "one.country",
        "city_2": "other.name",
        "country_2": "other.country",
        "signed": "since",
    },
    "a list with letters": {
        "city a": "one.name",
        "country a": "one.country",
        "city b": "other.name",
        "country b": "other.country",
    },
    "a query of Wikidata": {
        "originCityLabel": "one.name",
        "originCountry": "one.country",
        "sisterCityLabel": "other.name",
        "destinationCountryLabel": "other.country",
    },
    "a list with coordinates": {
        "origin": "ignore",
        "origin_lat": "one.lat",
        "origin_lon": "one.lon",
        "partner": "ignore",
        "partner_lat": "other.lat",
        "partner_lon": "other.lon",
    },
    "a list with ids": {
        "city qid": "one.wikidata",
        "partner qid": "other.wikidata",
        "since": "since",
        "until": "until",
    },
    "a list with GeoNames": {
        "town": "one.name",
        "geonameid": "one.geonames",
        "partner town": "other.name",
        "partner geonameid": "other.geonames",
    },
    "a table of places": {
        "name": "one.name",
        "country": "one.country",
        "lat": "one.lat",
        "lon": "one.lon",
        "population": "one.population",
    },
    "a table of places in German": {
        "Ort": "one.name",
        "Land": "one.country",
        "Breite": "one.lat",
        "Länge": "one.lon",
        "Einwohner": "one.population",
    },
    "a list with ends": {
        "town": "one.name",
        "partner town": "other.name",
        "since": "since",
        "until": "until",
        "status": "status",
        "reason": "cause",
    },
    "a list with sources": {
        "town": "one.name",
        "partner town": "other.name",
        "url": "source_url",
        "remarks": "note",
    },
    "a list with a day": {
        "town": "one.name",
        "partner town": "other.name",
        "as_of": "ignore",
        "updated": "on",
    },
    "a list in capitals": {
        "TOWN": "one.name",
        "COUNTRY": "one.country",
        "PARTNER TOWN": "other.name",
        "PARTNER COUNTRY": "other.country",
    },
}


class TestTheHeader:
    @pytest.mark.parametrize("name", LISTS)
    def test_is_understood(self, name):
        held = guessed_mapping(list(LISTS[name]), []).columns
        assert {column: field.value for column, field in held.items()} == LISTS[name]

    @pytest.mark.parametrize("name", LISTS)
    def test_leaves_no_column_without_a_field(self, name):
        header = [*LISTS[name], "something else", "42", ""]
        assert set(guessed_mapping(header, []).columns) == set(header)

    @pytest.mark.parametrize("name", LISTS)
    def test_tells_links_from_places(self, name):
        found = guessed_mapping(list(LISTS[name]), [])
        partner = {Field.OTHER_NAME, Field.OTHER_WIKIDATA, Field.OTHER_GEONAMES}
        assert found.is_links == bool(partner & set(found.columns.values()))

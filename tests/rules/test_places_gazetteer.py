"""Places are made of what the gazetteer and our tables say."""

from __future__ import annotations

import pytest

from tawam.places.rules.gazetteer import (
    NO_NAMES,
    City,
    Country,
    DisplayNames,
    city,
    country,
    preferred,
    region_name_source,
    region_of_table,
)
from tawam.places.values import NameKind, NameSource, PlaceKind

COLOGNE = City(
    geonameid=2886242,
    name="Köln",
    latitude=50.93333,
    longitude=6.95,
    countrycode="DE",
    admin1code="07",
    population=1_024_621,
    timezone="Europe/Berlin",
    alternatenames=["Colonia"],
)
NAMES = DisplayNames("Cologne", "كولونيا", NameSource.GEONAMES)
REGIONS = {"DE.07": DisplayNames("North Rhine-Westphalia", "شمال الراين-وستفاليا", NameSource.GEONAMES)}
HATAY = {
    "id": "rg:TR-31",
    "name_en": "Hatay",
    "name_ar": "هاتاي",
    "name_ar_source": "Tawam transliteration",
    "country": "TR",
    "lat": "36.2",
    "lon": "36.15",
    "population": "",
    "timezone": "Europe/Istanbul",
    "kind": "province",
}


class TestACity:
    def test_bears_our_names_and_is_found_by_geonames_own_too(self) -> None:
        found = city(COLOGNE, NAMES, REGIONS, [("Colonia Agrippina", NameKind.FORMER)])
        assert found.place.id == "gn:2886242"
        assert (found.place.name_en, found.place.name_ar) == ("Cologne", "كولونيا")
        assert found.place.name_ar_source == NameSource.GEONAMES
        assert found.main == ("Cologne", "كولونيا", "Köln")
        assert found.aliases == [("Colonia Agrippina", NameKind.FORMER)]

    def test_knows_its_region_in_both_languages(self) -> None:
        place = city(COLOGNE, NAMES, REGIONS, []).place
        assert place.region_name("en") == "North Rhine-Westphalia"
        assert place.region_name("ar") == "شمال الراين-وستفاليا"

    def test_without_a_name_of_ours_keeps_that_of_geonames(self) -> None:
        place = city(COLOGNE, NO_NAMES, {}, []).place
        assert (place.name_en, place.name_ar, place.admin1) == ("Köln", "", "")

    def test_never_shows_an_alternate_name(self) -> None:
        arabic = COLOGNE | {"alternatenames": ["لأندأن"]}
        assert city(City(**arabic), NO_NAMES, {}, []).place.name_ar == ""

    def test_with_no_inhabitants_on_record_has_an_unknown_number(self) -> None:
        assert city(City(**(COLOGNE | {"population": 0})), NO_NAMES, {}, []).place.population is None


class TestNamesInALanguage:
    @pytest.mark.parametrize(
        ("lang", "name"),
        [
            ("ar", "كولونيا"),  # Arabic
            ("ar-eg", "كولونيا"),  # Arabic of a country
            ("en", "Cologne"),  # English
            ("fr", "Cologne"),  # any other is shown in English
        ],
    )
    def test_are_arabic_for_arabic(self, lang: str, name: str) -> None:
        assert city(COLOGNE, NAMES, REGIONS, []).place.name(lang) == name

    def test_are_english_where_no_arabic_one_is_known(self) -> None:
        assert city(COLOGNE, NO_NAMES, {}, []).place.name("ar") == "Köln"


class TestACountry:
    GERMANY = Country(iso="DE", name="Germany", population=82_927_922)
    FAR = City(**(COLOGNE | {"geonameid": 1, "latitude": 54.0, "longitude": 13.0, "population": 5, "timezone": "X"}))
    NEAR = City(**(COLOGNE | {"geonameid": 2, "latitude": 50.9, "longitude": 6.9, "population": 5, "timezone": "Y"}))

    def test_stands_where_the_city_nearest_to_its_people_does(self) -> None:
        found = country(self.GERMANY, [self.FAR, self.NEAR, COLOGNE], {"en": "Germany", "ar": "ألمانيا"}, [])
        assert found is not None
        assert (found.place.lat, found.place.lon) == (COLOGNE["latitude"], COLOGNE["longitude"])
        assert found.place.timezone == "Europe/Berlin"

    def test_bears_its_cldr_names(self) -> None:
        found = country(self.GERMANY, [COLOGNE], {"en": "Germany", "ar": "ألمانيا", "fr": "Allemagne"}, [])
        assert found is not None
        assert (found.place.id, found.place.kind, found.place.country) == ("cc:DE", PlaceKind.COUNTRY, "DE")
        assert (found.place.name_ar, found.place.name_ar_source) == ("ألمانيا", NameSource.CLDR)
        assert "Allemagne" in found.alternates

    @pytest.mark.parametrize(
        ("cities", "names"),
        [
            ([], {"en": "Antarctica"}),  # nobody lives there to twin with
            ([COLOGNE], {"fr": "Serbie-et-Monténégro"}),  # a state of the past: CLDR has no English name for it
        ],
    )
    def test_is_left_out_if_there_is_none_to_speak_of(self, cities: list[City], names: dict[str, str]) -> None:
        assert country(self.GERMANY, cities, names, []) is None


class TestARegion:
    def test_is_read_from_our_table(self) -> None:
        place = region_of_table(HATAY, []).place
        assert (place.id, place.kind, place.population) == ("rg:TR-31", PlaceKind.REGION, None)
        assert place.name_ar_source == NameSource.TRANSLITERATION

    def test_is_found_without_the_words_that_only_say_what_it_is(self) -> None:
        found = region_of_table(HATAY | {"name_en": "Shimane Prefecture", "name_ar": "محافظة شيمانه"}, [])
        assert set(found.alternates) == {"Shimane", "شيمانه"}

    @pytest.mark.parametrize("field", ["lat", "population", "name_ar_source"])
    def test_with_a_value_that_cannot_be_read_is_refused(self, field: str) -> None:
        with pytest.raises(ValueError, match="unreadable"):
            region_of_table(HATAY | {field: "unreadable"}, [])

    @pytest.mark.parametrize(
        ("worded", "source"),
        [
            ("libgeonames-common 0.3.0 (GeoNames, CC BY 4.0)", NameSource.GEONAMES),  # tagged
            ("local Arabic name", NameSource.CURATED),  # what it is called there
            ("Tawam transliteration", NameSource.TRANSLITERATION),  # ours
            ("", NameSource.NONE),  # no Arabic name
        ],
    )
    def test_says_where_its_arabic_name_comes_from(self, worded: str, source: NameSource) -> None:
        assert region_name_source(worded) == source


class TestDisplayNames:
    def row(self, name: str, source: str, lang: str = "ar") -> dict[str, str]:
        return {"geonameid": "1", "lang": lang, "name": name, "source": source}

    def test_a_tagged_arabic_name_goes_before_ours_in_any_order(self) -> None:
        rows = [self.row("أ", "transliteration"), self.row("ب", "gn"), self.row("ج", "cldr")]
        assert preferred(rows)["1"].arabic == preferred(rows[::-1])["1"].arabic == "ب"

    def test_english_and_arabic_are_independent(self) -> None:
        assert preferred([self.row("Cologne", "gn", "en")])["1"] == DisplayNames("Cologne")
        assert preferred([self.row("كولونيا", "gn")])["1"].english == ""

    def test_a_source_that_is_not_ours_is_refused(self) -> None:
        with pytest.raises(ValueError, match="somewhere"):
            preferred([self.row("أ", "somewhere")])

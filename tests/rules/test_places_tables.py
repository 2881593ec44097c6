"""The tables that ship with the room are held against the gazetteer itself: no id is guessed, no name is foreign."""

from __future__ import annotations

import csv
import importlib.util
import re
from collections import Counter
from functools import cache
from types import ModuleType

import pytest
from tests.rules.outside import ROOT

from tawam.places import files
from tawam.places.rules.gazetteer import City
from tawam.places.rules.text import normalise
from tawam.places.values import NameSource

ARABIC = re.compile("[\u0621-\u063a\u0641-\u0652 -]+")
PERSIAN_OR_URDU = set("پچژگکیڤەےۆڭ")
TAGGED = {"gn", "cldr"}


@cache
def cities() -> dict[str, City]:
    return files.cities()


def rows(name: str) -> list[dict[str, str]]:
    with (files.DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t" if name.endswith(".tsv") else ","))


def known(place_id: str) -> bool:
    mark, _, key = place_id.partition(":")
    if mark == "gn":
        return key in cities()
    return key in files.countries() if mark == "cc" else place_id in {row["id"] for row in files.regions()}


def written_names(entry: City) -> set[str]:
    return {normalise(name) for name in (entry["name"], *entry["alternatenames"])}


class TestDisplayNames:
    SHOWN = [*rows("display_names.tsv"), *rows("curated_names.csv")]

    def test_belong_to_cities_that_exist(self) -> None:
        assert [row for row in self.SHOWN if row["geonameid"] not in cities()] == []

    def test_are_one_for_each_city_language_and_table(self) -> None:
        for name in ("display_names.tsv", "curated_names.csv"):
            counted = Counter((row["geonameid"], row["lang"]) for row in rows(name))
            assert [key for key, number in counted.items() if number > 1] == []

    def test_in_arabic_are_written_in_arabic_and_in_nothing_else(self) -> None:
        arabic = [row["name"] for row in self.SHOWN if row["lang"] == "ar"]
        assert len(arabic) > 6_500
        assert [name for name in arabic if not ARABIC.fullmatch(name) or set(name) & PERSIAN_OR_URDU] == []

    def test_in_english_are_in_latin_letters(self) -> None:
        english = [row["name"] for row in self.SHOWN if row["lang"] == "en"]
        assert len(english) > 100
        assert [name for name in english if re.search("[^\u0020-\u024f\u1e00-\u1eff’‘]", name)] == []

    @pytest.mark.parametrize(
        ("place", "english", "arabic"),
        [
            ("2643743", "", "لندن"),  # the gazetteer's alternates would give لأندأن
            ("3169070", "", "روما"),  # and Persian رم
            ("2886242", "Cologne", "كولونيا"),  # an English name that is not the local one, an Arabic one corrected
            ("2510911", "Seville", "إشبيلية"),  # likewise
            ("964420", "", "بورت إليزابيث"),  # Gqeberha keeps its name of today in English
        ],
    )
    def test_are_those_that_readers_know(self, place: str, english: str, arabic: str) -> None:
        found = files.display_names()[place]
        assert (found.english, found.arabic) == (english, arabic)

    def test_of_our_own_never_replace_a_tagged_one(self) -> None:
        tagged = {
            row["geonameid"] for row in rows("display_names.tsv") if row["lang"] == "ar" and row["source"] == "gn"
        }
        ours = {row["geonameid"] for row in rows("curated_names.csv") if row["lang"] == "ar"}
        assert tagged & ours == set()

    def test_that_correct_a_tagged_one_name_it_and_say_why(self) -> None:
        tagged = {row["geonameid"]: row["name"] for row in rows("display_names.tsv") if row["lang"] == "ar"}
        corrections = rows("corrections.csv")
        assert len(corrections) < 40, "corrections are exceptions; a better source would be wanted for more"
        for row in corrections:
            assert tagged[row["geonameid"]] == row["tagged"] != row["name"], row
            assert row["source"] == NameSource.CORRECTION
            assert len(row["why"]) > 10

    def test_of_our_own_say_whether_geonames_has_the_same_form(self) -> None:
        """``curated`` stands among the gazetteer's untagged names; what does not is called our transliteration."""
        wrong = [
            row
            for row in rows("curated_names.csv")
            if row["lang"] == "ar"
            and (normalise(row["name"]) in written_names(cities()[row["geonameid"]])) != (row["source"] == "curated")
        ]
        assert wrong == []

    def test_agree_with_a_tagged_source_for_most_large_cities(self) -> None:
        largest = sorted(cities().values(), key=lambda entry: -entry["population"])[:300]
        names = files.display_names()
        shown = [names.get(str(entry["geonameid"])) for entry in largest]
        sources = Counter(one.arabic_source if one else NameSource.NONE for one in shown)
        assert sources[NameSource.NONE] == 0
        assert sources[NameSource.GEONAMES] + sources[NameSource.CLDR] >= 210


class TestAliases:
    def test_belong_to_places_that_exist(self) -> None:
        assert [row["alias"] for row in rows("aliases.csv") if not known(row["place_id"])] == []

    def test_are_many_enough_and_never_doubled(self) -> None:
        counted = Counter((normalise(row["alias"]), row["place_id"]) for row in rows("aliases.csv"))
        assert len(counted) >= 120
        assert all(normalise(row["alias"]) for row in rows("aliases.csv"))

    def test_are_of_a_known_kind(self) -> None:
        kinds = {row["kind"] for row in rows("aliases.csv")}
        assert kinds == {"historical", "variant", "transliteration", "exonym"}

    def test_said_to_be_geonames_stand_in_geonames(self) -> None:
        claimed = [row for row in rows("aliases.csv") if row["source"] == "GeoNames"]
        wrong = [
            row["alias"]
            for row in claimed
            if normalise(row["alias"]) not in written_names(cities()[row["place_id"].removeprefix("gn:")])
        ]
        assert len(claimed) > 100
        assert wrong == []

    def test_name_an_address_an_article_or_ourselves_otherwise(self) -> None:
        sources = {row["source"] for row in rows("aliases.csv")}
        assert all(one in {"GeoNames", "article", "Tawam"} or one.startswith("https://") for one in sources)

    def test_of_the_past_say_when_or_how(self) -> None:
        assert [row["alias"] for row in rows("aliases.csv") if row["kind"] == "historical" and not row["note"]] == []

    @pytest.mark.parametrize(
        ("alias", "place"),
        [
            ("Stalingrad", "gn:472757"),  # now Volgograd
            ("ستالينغراد", "gn:472757"),  # the same in Arabic
            ("نانجينج", "gn:1799962"),  # how an Arabic article writes Nanjing
            ("أويتا", "gn:1854487"),  # Ōita, whose Arabic name GeoNames lacks
            ("كييف", "gn:703448"),  # Kyiv
            ("Karl-Marx-Stadt", "gn:2940132"),  # Chemnitz
            ("Constantinople", "gn:745044"),  # Istanbul
            ("Königsberg", "gn:554234"),  # Kaliningrad
            ("Edo", "gn:1850147"),  # Tokyo
        ],
    )
    def test_lead_to_the_place(self, alias: str, place: str) -> None:
        assert (alias, place) in {(row["alias"], row["place_id"]) for row in rows("aliases.csv")}


class TestPositions:
    def test_are_on_places_that_exist(self) -> None:
        assert [one.place_id for one in files.positions() if not known(one.place_id)] == []

    def test_are_never_one_sided(self) -> None:
        sides = Counter(one.place_id for one in files.positions())
        assert len(sides) >= 10
        assert [place for place, number in sides.items() if number < 2] == []

    def test_have_words_in_both_languages_and_a_source(self) -> None:
        for one in files.positions():
            assert ARABIC.match(one.statement["ar"])
            assert one.statement["en"].endswith(".")
            assert one.source_url.startswith("http")
            assert one.source_title

    def test_on_jerusalem_give_both_sides_and_the_united_nations(self) -> None:
        held = [one.held_by for one in files.positions() if one.place_id == "gn:281184"]
        assert held == ["IL", "PS", "UN", "UN 1947"]


class TestRegions:
    def test_can_all_be_read(self) -> None:
        ids = [row["id"] for row in files.regions()]
        assert len(set(ids)) == len(ids) > 30
        assert all(re.fullmatch(r"rg:[A-Z]{2}-[A-Za-z0-9-]+", key) for key in ids)

    def test_names_of_first_level_regions_lead_to_their_countries(self) -> None:
        assert files.region_countries()["georgia"] == {"US"}
        assert files.region_countries()["punjab"] == {"IN", "PK"}


class TestTheEdition:
    def test_is_the_same_as_long_as_nothing_changes(self) -> None:
        assert files.edition() == files.edition()

    def test_changes_with_any_table(self, monkeypatch: pytest.MonkeyPatch, tmp_path) -> None:
        for path in files.DATA.iterdir():
            (tmp_path / path.name).write_bytes(path.read_bytes())
        monkeypatch.setattr(files, "DATA", tmp_path)
        before = files.edition()
        (tmp_path / "aliases.csv").write_text("alias,lang,place_id,kind,note,source\n", encoding="utf-8")
        assert files.edition() != before


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_display_names", ROOT / "scripts" / "build_display_names.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class TestTheScriptThatMakesTheNames:
    @pytest.mark.parametrize(
        ("tagged", "shown"),
        [
            ("طريف\u200e\u200e", "طريف"),  # invisible marks
            ("يوناغو، توتوري", "يوناغو"),  # a distinction after a comma
            ("باقة الغربية\u200e,", "باقة الغربية"),  # a comma left over
            ("ليون (إسبانيا)", "ليون"),  # a distinction in brackets
            ("أبو ظبي", "أبو ظبي"),  # a good name
            ("نوي-أولم", "نوي-أولم"),  # a hyphen
            ("Tārūt", ""),  # Latin under an Arabic tag
            ("حیدر آباد", ""),  # Urdu ye
            ("گولستان", ""),  # Persian gaf
            ("میوشي", ""),  # Persian ye in an Arabic name
            ("", ""),  # none
        ],
    )
    def test_shows_only_what_is_arabic(self, script: ModuleType, tagged: str, shown: str) -> None:
        assert script.arabic_name(tagged) == shown

    @pytest.mark.parametrize(
        ("name", "country", "offered", "shown"),
        [
            ("Basrah", "IQ", "Basra", "Basra"),  # read and accepted
            ("Köln", "DE", "Cologne", "Cologne"),  # an English name of its own
            ("Gqeberha", "ZA", "Port Elizabeth", ""),  # a name of the past
            ("Davao", "PH", "Davao City", ""),  # another thing
            ("Ḩamāh", "SY", "Hama", "Hama"),  # another spelling, accepted
            ("Alīgarh", "IN", "Aligarh", "Aligarh"),  # the marks of romanisation left out
            ("Poznań", "PL", "Poznan", ""),  # the country's own letters are kept
            ("Chisinau", "MD", "Chișinău", ""),  # more marks than before
        ],
    )
    def test_shows_the_english_names_of_today(
        self, script: ModuleType, name: str, country: str, offered: str, shown: str
    ) -> None:
        entry = City(**(next(iter(cities().values())) | {"name": name, "countrycode": country}))
        assert script.english_name(entry, offered, {"PL", "MD", "DE"}) == shown

"""Proposals in words: every reason in both languages, with numbers and names as each language writes them."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.matched import CODES, known, profile, worlds

from tawam.basics import locales
from tawam.basics.reasons import Reason
from tawam.matching import phrases, wording
from tawam.matching.rules import scoring
from tawam.matching.rules.table import Direction
from tawam.matching.values import Known, Profile

FACTS = {
    "own": "12,000", "other": "9", "language": "fr", "share": "39%", "script": "Latn", "km": "1,500", "hours": "5.5",
    "count": "3", "expected": "1.2", "country": "FR", "own_country": "DE", "broken": "1", "of_all": "4",
    "own_km": "3", "other_km": "17", "trait": "river", "themes": "culture,youth", "themes_own": "sport",
    "themes_other": "",
    "up": "paths,distance", "down": "name",
}  # fmt: skip


class TestAReason:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("code", sorted(wording.REASONS))
    def test_is_a_sentence_without_a_blank_left(self, code: str, language: str):
        with override(language):
            told = phrases.sentence(Reason(code, FACTS), language)
        assert told
        assert "%(" not in told

    @pytest.mark.parametrize("code", sorted(wording.REASONS))
    def test_is_in_arabic_in_arabic_digits(self, code: str):
        with override("ar"):
            told = phrases.sentence(Reason(code, FACTS), "ar")
        assert re.search("[\u0621-\u064a]", told)
        assert not re.search("[0-9]", told.replace("60", ""))  # the distance of neighbours stands in the sentence

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_names_countries_languages_and_scripts(self, language: str):
        with override(language):
            ties = phrases.sentence(Reason("too_few_ties", {"country": "FR"}), language)
            spoken = phrases.sentence(Reason("language", FACTS), language)
            written = phrases.sentence(Reason("script", FACTS), language)
        names = {"en": ("France", "French", "Latin"), "ar": ("فرنسا", "الفرنسية", "اللاتينية")}[language]
        assert [name in told for name, told in zip(names, (ties, spoken, written), strict=True)] == [True] * 3

    def test_gives_a_country_its_article_in_english(self):
        with override("en"):
            told = phrases.sentence(Reason("too_few_ties", {"country": "NL"}), "en")
        assert "ties of the Netherlands" in told

    @pytest.mark.parametrize("language", ["en", "ar"])
    @settings(max_examples=30, deadline=None)
    @given(world=worlds())
    def test_of_any_match_can_be_told(self, language: str, world):
        cities, _, about = world
        own, other = Profile(cities[0]), Profile(cities[-1])
        found = scoring.match(own, other, about, scoring.weights({}))
        with override(language):
            told = [phrases.sentence(row.grounds.reason, language) for row in found.weighed if row.grounds.value != 1.0]
        assert all(told)


class TestTheOneSentence:
    BY = scoring.weights({})

    def test_names_what_speaks_most_for_a_place(self):
        own, other = profile("a", "DE", population=900), profile("b", "FR", population=900)
        found = scoring.match(own, other, Known(), self.BY)
        with override("en"):
            assert phrases.why(found, "en").startswith("Similar size, ")

    def test_names_three_things_at_most_and_none_that_does_not_speak_for_it(self):
        own = profile("a", "DE", population=900, rank=3, hours=0.0, spoken={"de": 0.9}, scripts=frozenset({"Latn"}))
        other = profile("b", "FR", population=900_000, rank=3, hours=12.0, spoken={"de": 0.1})
        found = scoring.match(own, other, known(("a", "c")), self.BY)
        with override("en"):
            told = phrases.why(found, "en").split(", ")
        assert len(told) == 3
        assert "Similar size" not in told
        assert "Common partners" not in told

    def test_names_what_is_not_known_unless_the_reader_does_not_care(self):
        found = scoring.match(profile("a", "DE"), profile("b", "FR"), Known(), scoring.weights({"size": 0.0}))
        with override("en"):
            told = phrases.not_known(found, "en")
        assert "Similar rank in the country" in told
        assert "Similar size" not in told
        assert "Nearness" not in told

    def test_is_written_with_the_comma_of_the_language(self):
        found = scoring.match(profile("a", "DE"), profile("b", "FR"), Known(), self.BY)
        with override("ar"):
            assert "، " in phrases.why(found, "ar")


class TestTheWords:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_of_criteria_and_directions_are_all_different(self, language: str):
        with override(language):
            names = [phrases.criterion(code) for code in CODES] + [phrases.direction(one) for one in Direction]
        assert len(set(names)) == len(names)

    def test_say_why_no_programme_is_named(self):
        with override("en"):
            assert "not searched yet" in phrases.programmes_note()


class TestNamesFromCldr:
    @pytest.mark.parametrize(
        ("code", "english", "arabic"),
        [("fr", "French", "الفرنسية"), ("zh_Hant", "Chinese", "الصينية"), ("qq", "qq", "qq")],
    )
    def test_of_languages_are_their_names_or_the_code(self, code: str, english: str, arabic: str):
        assert english in locales.language_name(code, "en")
        assert arabic in locales.language_name(code, "ar")

    @given(st.text(st.characters(categories=["Lu", "Ll"]), min_size=5, max_size=8))
    def test_of_scripts_that_do_not_exist_are_the_code(self, code: str):
        assert locales.script_name(code, "en") == code
        assert locales.script_name("Arab", "en") == "Arabic"

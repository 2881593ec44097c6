"""Codes and reasons as sentences: complete, in the digits of the language, with no blank left open."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, lives, parties, place
from tests.told import told

from tawam.basics.reasons import Reason
from tawam.intake.files import demonstration_file
from tawam.intake.rules.casebook import CASEBOOK
from tawam.intake.rules.demonstration import demonstration
from tawam.registry import phrases, wording
from tawam.registry.rules.declaring import in_publisher, in_title, source_of
from tawam.registry.rules.events import life_events
from tawam.registry.rules.record import record
from tawam.registry.rules.status import reason_of
from tawam.registry.values import Declaration, Declared

PLACES = [place(HERE, "Here", arabic="هنا"), place(THERE, "There", arabic="هناك")]
OWN = [CASEBOOK, demonstration(*demonstration_file(), dt.date(2026, 11, 26)).source]
ENDED = told("ended", "2018-10-02", side=HERE)


def sentence(reason: Reason, language: str = "en") -> str:
    """One reason in a language."""
    with override(language):
        return phrases.sentences([reason], language, PLACES)[0]


def declared() -> Declaration:
    """Here confirms the tie on the first of May."""
    return Declaration(Declared.CONFIRM, side=HERE, on=dt.date(2026, 5, 1), key="a" * 32)


class TestASentence:
    def test_names_act_date_and_side(self):
        said = sentence(reason_of(life_events([ENDED])[0], "decided_by"))
        assert said == "Decided by the latest act: ended, 2 October 2018 (Here)"

    def test_does_so_in_arabic_too(self):
        said = sentence(reason_of(life_events([ENDED])[0], "decided_by"), "ar")
        assert "هنا" in said
        assert "٢٠١٨" in said
        assert not re.search("[A-Za-z0-9]", said)

    def test_names_another_body_where_no_side_acted(self):
        said = sentence(reason_of(life_events([told("ended", "2018", body="The court")])[0], "decided_by"))
        assert said.endswith("(The court)")

    def test_without_a_date_leaves_no_comma_hanging(self):
        said = sentence(reason_of(life_events([told("ended", "yes")])[0], "decided_by"))
        assert not re.search(r"[,:]\s*$", said)

    @pytest.mark.parametrize(
        ("code", "fact", "value", "english", "arabic"),
        [
            ("sources_disagree", "topic", "parties", "who is paired", None),  # codes
            ("date_not_stated", "basis", "report", "date of the report, not of the act", None),
            ("same_country", "country", "IQ", "Iraq", "العراق"),  # countries
            ("same_country", "country", "GB", "in the United Kingdom too", "في المملكة المتحدة"),
            ("region_homonym", "countries", "GE, NL", "in Georgia, the Netherlands", "في جورجيا، هولندا"),
            ("several_sources", "count", "13", "13", "١٣"),  # numbers
            ("no_recent_sign", "year", "1990", "1990", "١٩٩٠"),
            ("same_party", "place", HERE, "Here", "هنا"),  # places
            ("same_party", "place", "gn:99", "gn:99", "gn:99"),  # one that nobody handed over
            ("sign_of_life", "on", "1957-10", "October 1957", "أكتوبر ١٩٥٧"),  # dates
            ("said_by", "publishers", "The Gazette", "The Gazette", "The Gazette"),  # names stay as they are
            ("said_by", "publishers", "Administration of Here (FR)", "Here (France)", "إدارة \u2068Here\u2069 (فرنسا)"),
        ],
    )
    def test_turns_facts_into_words(self, code, fact, value, english, arabic):
        reason = Reason(code, {fact: value})
        assert english in sentence(reason)
        said = sentence(reason, "ar")
        assert arabic in said if arabic else not re.search("[A-Za-z]", said)

    @given(lives())
    def test_is_found_for_every_reason_that_a_record_gives(self, claims):
        for judged in record("here--there", [*parties(), *claims]).judgements:
            for language in ("en", "ar"):
                with override(language):
                    for said in phrases.sentences(judged.reasons, language, PLACES):
                        assert said
                        assert "%" not in said
                        assert "  " not in said

    @pytest.mark.parametrize("code", wording.REASONS)
    def test_has_blanks_that_some_rule_fills(self, code):
        blanks = set(re.findall(r"%\((\w+)\)s", str(wording.REASONS[code])))
        known = {
            "act",
            "event",
            "on",
            "side",
            "body",
            "count",
            "topic",
            "basis",
            "year",
            "publishers",
            "place",
            "a",
            "b",
        }
        assert blanks <= known | {"country", "name", "language", "score", "population", "km", "kilometres"}


class TestAWording:
    @pytest.mark.parametrize(
        ("words", "language", "said"),
        [
            ({"en": "In 1957", "ar": "في 1957"}, "en", "In 1957"),
            ({"en": "In 1957", "ar": "في 1957"}, "ar", "في ١٩٥٧"),  # our Arabic files are written with Latin digits
            ({"en": "Only English"}, "ar", "Only English"),  # better than nothing, and marked as English
            ({"date": "1957-10"}, "en", "October 1957"),
            ({"date": "1957-10"}, "ar", "أكتوبر ١٩٥٧"),
            ({"code": "when_signed"}, "en", "When was it signed?"),
            ({}, "en", ""),
        ],
    )
    def test_is_said_in_the_language_of_the_page(self, words, language, said):
        with override(language):
            assert phrases.said(words, language) == said

    def test_of_an_unknown_code_is_the_code(self):
        assert phrases.word("kind", "marriage") == "marriage"


class TestASource:
    def test_that_is_a_declaration_is_told_in_the_language_of_the_page(self):
        made = source_of(declared(), replace(PLACES[0], country="FR"), PLACES)
        with override("en"):
            assert phrases.source_title(made.title, "en").startswith("Declaration of 1 May 2026 on Here – There (")
            assert phrases.publisher(made.publisher, "en") == "Administration of Here (France)"
        with override("ar"):
            said = phrases.source_title(made.title, "ar")
            assert said.startswith("بيان بتاريخ ١ مايو ٢٠٢٦ بشأن \u2068Here – There\u2069 (")
            assert phrases.publisher(made.publisher, "ar") == "إدارة \u2068Here\u2069 (فرنسا)"

    @given(st.text(max_size=60))
    def test_of_anybody_else_keeps_its_title_and_publisher(self, text):
        assume(text not in wording.OWN_SOURCES)
        for language in ("en", "ar"):
            with override(language):
                assert phrases.source_title(text, language) == text
                assert phrases.publisher(text, language) == text

    @pytest.mark.parametrize(
        "title",
        [
            "Declaration of 2026-05-01 on Here – There",
            "Declaration of independence on paper (deadbeef)",
            "A copy of the Declaration of 2026-05-01 on Here – There (deadbeef)",
        ],
    )
    def test_that_only_sounds_like_a_declaration_is_none(self, title):
        with override("ar"):
            assert phrases.source_title(title, "ar") == title

    @given(st.text("abc–()", min_size=1, max_size=20), st.sampled_from(["FR", "JO", "GB"]))
    def test_is_read_back_whatever_a_place_is_called(self, name, country):
        made = source_of(declared(), replace(PLACES[0], name_en=name, country=country), PLACES)
        assert in_publisher(made.publisher) == {"place": name, "country": country}
        assert in_title(made.title)["parties"] == "Here – There"

    @pytest.mark.parametrize("own", OWN, ids=lambda one: one.title)
    def test_of_our_own_is_named_in_both_languages(self, own):
        for language in ("en", "ar"):
            with override(language):
                title, publisher = phrases.source_title(own.title, language), phrases.publisher(own.publisher, language)
            assert (title == own.title) is (language == "en")
            assert (publisher == own.publisher) is (language == "en")

    def test_says_in_which_language_it_is_named(self):
        made = source_of(declared(), PLACES[0], PLACES)
        assert [phrases.title_language(made, one) for one in ("en", "ar")] == ["en", "ar"]
        assert phrases.title_language(replace(made, title="Der Bote", language="de"), "ar") == "de"
        assert phrases.title_language(replace(made, title="The Gazette", language=""), "ar") == "en"

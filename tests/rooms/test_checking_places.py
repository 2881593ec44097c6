"""Which places a text means, what is told of them, and on which points a statement is held against the registry."""

from __future__ import annotations

import json
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests import world

from tawam.config.commands.checking import check as command
from tawam.intake.queries import texts
from tawam.intake.queries.texts import Finding
from tawam.intake.values.texts import MOST_CHARACTERS, MOST_STATEMENTS, Open
from tawam.places.actions import load_gazetteer
from tawam.registry import queries as registry

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

UTRECHT, TUNIS, TUNISIA, METZ = "gn:2745912", "gn:2464470", "cc:TN", "gn:2994160"


def only(text: str) -> Finding:
    """The one finding in a text."""
    (found,) = texts.check(text).findings
    return found


def facets(text: str) -> list[tuple[str, str]]:
    """On which points the one statement of a text is held against the registry."""
    return [(one.facet.property, one.facet.value) for one in only(text).held.findings]


def answered(client: Client, text: str, **more: str) -> dict[str, Any]:
    """What the API answers."""
    return dict(client.post("/api/v1/check", {"text": text, **more}, content_type="application/json").json())


class TestThePlacesMeant:
    def test_are_a_city_beside_a_city_and_not_the_country_of_its_name(self) -> None:
        load_gazetteer(only=[*world.CITIES, TUNIS, TUNISIA])
        assert {one.id for one in only("تونس متوأمة مع باريس.").places} == {TUNIS, world.PARIS}

    @pytest.mark.parametrize(
        ("language", "told"),
        [
            ("en", "Tunis is taken as meant, not the country of that name: the other place is a city too."),
            ("ar", "يُفهم الاسم على أنه تونس لا البلد الذي يحمل الاسم نفسه: فالمكان الآخر مدينة أيضًا."),
        ],
    )
    def test_are_told_with_the_reason_that_is_theirs(self, client: Client, language: str, told: str) -> None:
        load_gazetteer(only=[*world.CITIES, TUNIS, TUNISIA])
        page = client.post(f"/{language}/check/", {"text": "تونس متوأمة مع باريس."}).content.decode()
        assert told in page
        assert TUNISIA not in page

    def test_are_none_where_a_country_has_no_city_of_its_name(self) -> None:
        checked = texts.check("Germany is twinned with Paris.")
        assert checked.findings == ()
        assert [one.reason for one in checked.not_understood] == [Open.UNLIKE]

    def test_are_those_that_have_a_documented_tie_where_a_larger_namesake_has_none(self) -> None:
        found = only("Jerusalem is twinned with Bethlehem.")
        assert {one.id for one in found.places} >= {world.JERUSALEM}

    def test_are_named_in_the_sentence_before(self) -> None:
        found = only("Leipzig and Houston know each other well. They became sister cities in 1993.")
        assert {one.id for one in found.places} == {world.LEIPZIG, world.HOUSTON}
        assert (found.held.verdict, found.said.year) == ("agreed", 1993)

    @pytest.mark.parametrize("name", ["Leipzig", "لايبزيغ"])
    def test_are_the_same_in_both_languages(self, name: str) -> None:
        text = f"{name} is twinned with Houston." if name.isascii() else f"مدينة {name} متوأمة مع هيوستن."
        assert {one.id for one in only(text).places} == {world.LEIPZIG, world.HOUSTON}


class TestANameKnownByItsSound:
    # “هيوسطون” is in no list; it has the consonants of Houston.
    TEXT = "مدينة لايبزيغ متوأمة مع مدينة هيوسطون منذ عام 1993."

    def test_is_believed_where_sources_know_the_pair(self) -> None:
        found = only(self.TEXT)
        assert {one.id for one in found.places} == {world.LEIPZIG, world.HOUSTON}
        assert [one.code for one in found.reasons] == ["taken_by_sound"]

    def test_is_told_as_such(self, client: Client) -> None:
        english, arabic = (answered(client, self.TEXT, lang=lang)["findings"][0]["reasons"] for lang in ("en", "ar"))
        assert english
        assert arabic

    def test_is_left_open_where_no_source_knows_the_pair(self) -> None:
        checked = texts.check("مدينة باريس متوأمة مع مدينة هيوسطون منذ عام 1993.")
        assert checked.findings == ()
        assert Open.AMBIGUOUS in {one.reason for one in checked.not_understood}

    def test_is_only_that_of_a_place_with_partners(self) -> None:
        assert world.HOUSTON in registry.tied_places()
        assert world.PARIS_TEXAS not in registry.tied_places()

    def test_is_not_guessed_where_two_places_sound_so(self) -> None:
        load_gazetteer(only=[*world.CITIES, UTRECHT, METZ])
        assert texts.check("مدينة أوتريخت متوأمة مع مدينة باريس.").findings == ()


class TestThePointsOfAStatement:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Leipzig is twinned with Houston.", [("linked", "yes")]),
            ("Leipzig is twinned with Houston since 1993.", [("linked", "yes"), ("event:signed", "1993")]),
            ("Leipzig is not twinned with Houston.", [("linked", "no")]),
        ],
    )
    def test_are_its_relation_and_its_year(self, text: str, expected: list[tuple[str, str]]) -> None:
        assert facets(text) == expected

    @pytest.mark.parametrize("verb", ["ended", "suspended"])
    def test_of_an_end_are_the_break_and_whether_it_is_in_force(self, verb: str) -> None:
        asked = facets(f"Coventry {verb} its twinning with Volgograd.")
        assert "in_force" in {name for name, _ in asked}
        assert any(name.startswith("event:") for name, _ in asked)

    def test_of_a_failure_begin_with_what_is_in_force(self) -> None:
        assert {"in_force", "linked"} <= {name for name, _ in facets("The partnership of Bristol and Hannover failed.")}

    def test_have_the_cause(self) -> None:
        asked = facets("Coventry ended its twinning with Volgograd because of the war.")
        assert ("cause:war_or_insecurity", "yes") in asked

    def test_have_no_cause_that_the_text_does_not_give(self) -> None:
        assert all(not name.startswith("cause:") for name, _ in facets("Coventry ended its twinning with Volgograd."))

    def test_find_nothing_where_no_source_speaks_of_the_pair(self) -> None:
        found = only("Leipzig is twinned with Bristol.")
        assert (found.held.partnership, found.held.verdict) == ("", "unsupported")


class TestTheAnswer:
    def test_tells_the_year_of_the_beginning_beside_that_of_the_end(self, client: Client) -> None:
        text = "Coventry has been twinned with Volgograd since 1944. It was suspended in 2022."
        (found,) = answered(client, text)["findings"]
        assert (found["relation"], found["year"], found["began"]) == ("suspended", 2022, 1944)

    def test_has_no_year_of_the_beginning_for_a_tie_in_force(self, client: Client) -> None:
        (found,) = answered(client, "Leipzig is twinned with Houston since 1993.")["findings"]
        assert (found["year"], found["began"]) == (1993, None)

    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_reaches_back_to_the_sentence_that_names_the_places(self, client: Client, lang: str) -> None:
        text = "Leipzig and Houston know each other well. They became sister cities in 1993."
        (found,) = answered(client, text, lang=lang)["findings"]
        assert found["text"] == text.rstrip(".")
        assert [text[one["start"] : one["end"]] for one in found["parties"]] == ["Leipzig", "Houston"]

    def test_counts_vowel_signs_of_arabic(self, client: Client) -> None:
        text = "مدينة لايْبزيغ متوأمة مع هيوستِن."
        (found,) = answered(client, text)["findings"]
        assert [one["text"] for one in found["parties"]] == ["لايْبزيغ", "هيوستِن"]

    @pytest.mark.parametrize(("length", "status"), [(MOST_CHARACTERS, 200), (MOST_CHARACTERS + 1, 413)])
    def test_has_its_bound_to_the_character(self, client: Client, length: int, status: int) -> None:
        posted = client.post("/api/v1/check", {"text": "a" * length}, content_type="application/json")
        assert posted.status_code == status

    @pytest.mark.parametrize("lang", ["de", "EN", "arabic", "*"])
    def test_is_refused_in_a_language_that_is_not_read(self, client: Client, lang: str) -> None:
        posted = client.post("/api/v1/check", {"text": "a", "lang": lang}, content_type="application/json")
        assert posted.status_code == 422

    def test_has_no_more_statements_than_are_held_against_the_registry(self) -> None:
        names = ("Leipzig", "Houston", "Lyon", "Bristol", "Coventry", "Paris", "Detroit", "Denver")
        text = "\n\n".join(
            f"{one} is twinned with {other} since {year}."
            for year in (1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020)
            for one in names
            for other in names
            if one < other
        )
        checked = texts.check(text)
        assert len(checked.findings) <= MOST_STATEMENTS
        assert Open.TOO_MANY in {one.reason for one in checked.not_understood}


class TestThePage:
    TEXT = "Leipzig and Houston know each other well. They became sister cities in 1993."

    @pytest.mark.parametrize(("language", "direction"), [("en", "ltr"), ("ar", "rtl")])
    def test_reads_on_from_sentence_to_sentence_in_both_languages(
        self, client: Client, language: str, direction: str
    ) -> None:
        page = client.post(f"/{language}/check/", {"text": self.TEXT})
        assert page.status_code == 200
        shown = page.content.decode()
        assert f'dir="{direction}"' in shown
        assert shown.count("<mark") >= 2

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_finds_a_name_by_its_sound(self, client: Client, language: str) -> None:
        shown = client.post(f"/{language}/check/", {"text": TestANameKnownByItsSound.TEXT}).content.decode()
        assert "leipzig--houston" in shown

    def test_shows_a_plan_as_not_understood(self, client: Client) -> None:
        text = "Leipzig is looking for a new twin town, but Houston is not on the list."
        shown = client.post("/en/check/", {"text": text}).content.decode()
        assert "leipzig--houston" not in shown


class TestTheCommand:
    def test_reads_a_paragraph_as_the_api_does(self, client: Client) -> None:
        text = TestThePage.TEXT
        told = CliRunner().invoke(command, ["-", "--json"], input=text.encode())
        assert json.loads(told.output) == answered(client, text)

    @pytest.mark.parametrize("lang", ["en", "ar"])
    def test_answers_in_either_language(self, lang: str) -> None:
        told = CliRunner().invoke(command, ["-", "--lang", lang], input=TestThePage.TEXT.encode())
        assert told.exit_code == 0
        assert "1993" in told.output

    def test_takes_no_other_language(self) -> None:
        assert CliRunner().invoke(command, ["-", "--lang", "de"], input=b"a").exit_code == 2

    def test_says_that_it_found_nothing(self) -> None:
        told = CliRunner().invoke(command, ["-"], input=b"Leipzig lies far from Houston.")
        assert told.exit_code == 0
        assert "leipzig--houston" not in told.output

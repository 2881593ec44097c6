"""Partners for a place, from the register to the list, the page, the API and the command."""

from __future__ import annotations

import datetime as dt
import json
import re
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client
from tests import world

from tawam.config.commands import tawam
from tawam.matching import queries as matching
from tawam.matching.queries import loading
from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.scoring import Spread, UnfitWeight
from tawam.matching.values import Wanted
from tawam.places import queries as places

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]

DAY = dt.date(2026, 6, 1)
PAGE = f"/en/places/{world.LEIPZIG}/matches/"
ADDRESS = f"/api/v1/places/{world.LEIPZIG}/matches"
WIDE = Spread(apart_km=0.0, share=1.0)


def found(place: str = world.LEIPZIG, **more: Any) -> list[str]:
    """The ids of the proposals."""
    return [one.place.id for one in matching.matches(place, as_of=DAY, **{"rule": WIDE, **more}).items]


@pytest.fixture
def no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server without the extra."""
    monkeypatch.setattr(loading, "find_spec", lambda name: None)


class TestTheProposals:
    def test_are_all_cities_but_the_place_its_partners_and_its_country(self):
        assert set(found()) == set(world.CITIES) - {world.LEIPZIG, world.HOUSTON, world.HANOVER}

    def test_hold_a_former_partner_with_a_warning(self):
        told = matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE)
        lyon = next(one for one in told.items if one.place.id == world.LYON)
        assert [risk.code for risk in lyon.risks] == ["risk_tie_over"]

    def test_know_ties_of_another_kind(self):
        told = matching.matches(world.DENVER, as_of=DAY, rule=WIDE)
        rows = {one.place.id: {row.criterion: row.grounds.value for row in one.weighed} for one in told.items}
        assert rows[world.BAGHDAD]["existing_tie"] == 1.0
        assert rows[world.LYON]["existing_tie"] is None

    def test_come_best_first_and_the_same_twice(self):
        told = [matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE) for _ in range(2)]
        assert told[0] == told[1]
        standings = [one.standing for one in told[0].items]
        assert standings == sorted(standings, reverse=True)

    def test_are_k_at_most_and_spread(self):
        assert len(found(k=2)) == 2
        assert not {world.JERUSALEM, world.BETHLEHEM} <= set(found(rule=Spread(50.0, 1.0)))  # 7 km apart
        many = matching.matches(world.LEIPZIG, as_of=DAY, k=5, rule=Spread(0.0, 0.3)).items
        countries = [one.place.country for one in many]
        assert max(countries.count(code) for code in countries) <= 2

    def test_hold_to_the_filter(self):
        assert set(found(wanted=Wanted(countries=frozenset({"FR"})))) == {world.PARIS, world.LYON}
        assert found(wanted=Wanted(countries=frozenset({"DE"}))) == [world.HANOVER]
        assert world.PARIS not in found(wanted=Wanted(exclude=frozenset({world.PARIS})))
        assert set(found(wanted=Wanted(languages=frozenset({"ja"})))) == {world.OSAKA}
        assert world.PARIS_TEXAS not in found(wanted=Wanted(min_population=100_000))

    def test_follow_the_weights(self):
        only = {one.code: 0.0 for one in TABLE.criteria}
        nearest = found(weights={**only, "distance": 1.0})
        assert nearest[0] in (world.LYON, world.PARIS)
        far = [one.weighed for one in matching.matches(world.LEIPZIG, as_of=DAY, rule=WIDE, weights=only).items]
        assert all(row.contribution == 0.0 for rows in far for row in rows)

    def test_know_capitals(self):
        told = matching.matches(world.PARIS, as_of=DAY, rule=WIDE)
        roles = {one.place.id: next(row for row in one.weighed if row.criterion == "role") for one in told.items}
        assert roles[world.BAGHDAD].grounds.value == 1.0
        assert roles[world.LEIPZIG].grounds.value is None  # the cast has no Berlin

    def test_are_not_made_for_a_country_or_for_nobody(self):
        with pytest.raises(matching.NotACity, match="“Germany” is a country"):
            found(world.GERMANY)
        with pytest.raises(places.NoSuchPlace):
            found("gn:404")
        with pytest.raises(UnfitWeight):
            found(weights={"charm": 1.0})

    def test_change_with_the_register(self):
        before = found()
        world.record([*world.tie("leipzig--paris", world.LEIPZIG, world.PARIS)], dataset="more")
        assert world.PARIS in before
        assert world.PARIS not in found()

    def test_cost_few_questions_once_the_board_is_kept(self, django_assert_max_num_queries):
        found()
        with django_assert_max_num_queries(6):
            found()


class TestTheApi:
    def test_gives_every_reason_with_its_sentence(self, client: Client):
        told = client.get(ADDRESS, {"k": 3, "lang": "en"}).json()
        assert told["place"]["id"] == world.LEIPZIG
        assert told["candidates"] == 14
        assert len(told["items"]) == 3
        for one in told["items"]:
            assert [row["criterion"] for row in one["reasons"]] == [row.code for row in TABLE.criteria]
            assert all(row["explanation"] for row in one["reasons"])
            assert one["score"] == pytest.approx(sum(row["contribution"] for row in one["reasons"]), abs=0.001)
            assert one["programmes"] == []
        assert told["programmes_note"]

    def test_takes_filters_and_weights(self, client: Client):
        told = client.get(ADDRESS, {"country": "fr", "exclude": world.PARIS, "weights": "size:0"}).json()
        assert [one["place"]["id"] for one in told["items"]] == [world.LYON]
        assert told["items"][0]["reasons"][0]["weight"] == 0

    @pytest.mark.parametrize(
        ("address", "status"),
        [
            ("/api/v1/places/gn:404/matches", 404),
            (f"/api/v1/places/{world.GERMANY}/matches", 422),
            (f"{ADDRESS}?k=0", 422),
            (f"{ADDRESS}?k=101", 422),
            (f"{ADDRESS}?weights=charm:1", 422),
            (f"{ADDRESS}?weights=size", 422),
            (f"{ADDRESS}?country=%3Cscript%3E", 422),
            (f"{ADDRESS}?country=Germany", 422),
            (f"{ADDRESS}?country=ZZ", 422),
            (f"{ADDRESS}?language=klingon", 422),
            (f"{ADDRESS}?exclude=Paris", 422),
            (f"{ADDRESS}?exclude=gn:404", 422),
            (f"{ADDRESS}?exclude={world.GERMANY}", 422),
        ],
    )
    def test_says_what_is_wrong(self, client: Client, address: str, status: int):
        response = client.get(address)
        assert response.status_code == status
        assert response.json()["detail"]

    @pytest.mark.usefixtures("no_library")
    def test_says_what_is_missing(self, client: Client):
        response = client.get(ADDRESS)
        assert response.status_code == 503
        assert "pip install tawam[matching]" in response.json()["detail"]


class TestThePage:
    @pytest.mark.parametrize(("language", "name"), [("en", "Partners for Leipzig"), ("ar", "لايبزيغ")])
    def test_shows_proposals_reasons_and_the_weights_as_a_form(self, client: Client, language: str, name: str):
        text = client.get(f"/{language}/places/{world.LEIPZIG}/matches/").content.decode()
        assert name in text
        assert text.count("<details>") == len(found(rule=Spread()))
        assert all(f'name="weight_{one.code}"' in text for one in TABLE.criteria)

    def test_is_linked_from_the_page_of_a_city_and_not_of_a_country(self, client: Client):
        assert PAGE in client.get(f"/en/places/{world.LEIPZIG}/").content.decode()
        assert "/matches/" not in client.get(f"/en/places/{world.GERMANY}/").content.decode()

    def test_follows_the_form(self, client: Client):
        text = client.get(PAGE, {"country": "FR", "weight_size": "0", "min_population": "1000000"}).content.decode()
        assert f"/en/places/{world.PARIS}/" in text
        assert f"/en/places/{world.LYON}/" not in text
        assert 'name="weight_size" min="0" max="10" step="0.5" value="0"' in text

    @pytest.mark.parametrize("people", ["1000000", "١٠٠٠٠٠٠", "١٬٠٠٠٬٠٠٠"])
    def test_reads_a_number_of_people_in_either_digits(self, client: Client, people: str):
        text = client.get(PAGE, {"country": "FR", "min_population": people}).content.decode()
        assert f"/en/places/{world.PARIS}/" in text
        assert f"/en/places/{world.LYON}/" not in text

    @pytest.mark.parametrize(
        ("language", "given", "says"),
        [
            ("en", {"country": "Germany"}, "“Germany” is no country code"),
            ("en", {"language": "<b>"}, "“&lt;b&gt;” is no code of a language"),
            ("en", {"exclude": "gn:404"}, "“gn:404” cannot be left out"),
            ("ar", {"exclude": "ZZ"}, "لا يمكن استبعاد"),
        ],
    )
    def test_says_which_filter_names_nothing(self, client: Client, language: str, given: dict[str, str], says: str):
        answer = client.get(PAGE.replace("/en/", f"/{language}/"), given)
        assert (answer.status_code, says in answer.content.decode()) == (400, True)

    def test_keeps_weights_and_filters_apart(self, client: Client):
        # The criterion “language” and the filter by language once bore one name in the form.
        text = client.get(PAGE, {f"weight_{one.code}": "0" for one in TABLE.criteria}).content.decode()
        assert text.count("<details>") == len(found(rule=Spread()))
        names = re.findall(r'<input (?!type="checkbox")[^>]*name="(\w+)"', text)  # ticks of one question share a name
        assert len(names) == len(set(names))

    def test_says_that_nothing_fits(self, client: Client):
        assert "No city fits these filters" in client.get(PAGE, {"country": "IS"}).content.decode()

    @pytest.mark.parametrize(
        "asked",
        [
            {"weight_size": "x"},
            {"weight_size": "11"},
            {"weight_size": "nan"},
            {"min_population": "-1"},
            {"min_population": "كثير"},
        ],
    )
    def test_refuses_what_is_no_number(self, client: Client, asked: dict[str, str]):
        assert client.get(PAGE, asked).status_code == 400

    def test_refuses_a_number_of_people_that_is_a_word(self, client: Client):
        assert client.get(PAGE, {"min_population": "كثير"}).status_code == 400

    def test_of_a_country_or_of_nobody_is_not_there(self, client: Client):
        assert client.get(f"/en/places/{world.GERMANY}/matches/").status_code == 404
        assert client.get("/en/places/gn:404/matches/").status_code == 404

    @pytest.mark.usefixtures("no_library")
    def test_says_what_the_server_lacks(self, client: Client):
        response = client.get(PAGE)
        assert response.status_code == 503
        assert "pip install tawam[matching]" in response.content.decode()


class TestTheCommand:
    def test_prints_what_the_api_gives(self, client: Client):
        words = ["match", "Leipzig", "--k", "3", "--country", "FR", "--country", "GB", "--json"]
        printed = json.loads(CliRunner().invoke(tawam, words).output)
        assert printed == client.get(ADDRESS, {"k": 3, "country": "FR,GB", "lang": "en"}).json()

    def test_prints_a_table_and_the_risks(self):
        result = CliRunner().invoke(tawam, ["match", world.LEIPZIG, "--country", "FR"])
        assert result.exit_code == 0
        assert "Lyon" in result.output
        assert "had a tie before" in result.output

    def test_says_that_nothing_fits(self):
        assert "No city fits" in CliRunner().invoke(tawam, ["match", world.LEIPZIG, "--country", "IS"]).output

    @pytest.mark.parametrize(
        ("words", "told"),
        [
            (["match", "Bethlehem"], "leaves a doubt"),
            (["match", "Nowhere at all"], "no place bears it"),
            (["match", world.GERMANY], "is a country"),
            (["match", "gn:404"], "There is no place"),
            (["match", "Leipzig", "--weight", "charm=3"], "is no weight"),
            (["match", "Leipzig", "--country", "Germany"], "no code of a country"),
            (["match", "Leipzig", "--language", "klingon"], "no code of a language"),
            (["match", "Leipzig", "--exclude", "gn:404"], "nothing to leave out"),
            (["match-all", "--country", "Malta", "--out", "unused"], "no code of a country"),
        ],
    )
    def test_says_what_is_wrong(self, words: list[str], told: str):
        result = CliRunner().invoke(tawam, words)
        assert result.exit_code == 1
        assert told in result.output


class TestCitiesByName:
    def test_are_the_largest_of_their_country(self):
        named = places.cities_named({"FR": "Paris", "US": "Paris", "DE": "Paris", "JP": "Osaka"})
        assert named == {"FR": world.PARIS, "US": world.PARIS_TEXAS, "JP": world.OSAKA}

    def test_are_all_there_in_the_order_of_their_ids(self):
        ids = [one.id for one in places.every_city()]
        assert ids == sorted(world.CITIES)

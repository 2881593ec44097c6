"""Many names at once mean what each means alone, and more is known from coordinates, ids and partners."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests import world

from tawam.places import actions, queries
from tawam.places.queries.countries import read_countries
from tawam.places.values import Asked, Outcome, Place, PlaceKind, Resolution

pytestmark = pytest.mark.django_db

NAMES = ["Paris", "Bethlehem", "Jerusalem", "Volgogrod", "City of Bristol", "Paris (Texas)", "بيت لحم", "Nowhere", ""]
ASKED = st.builds(
    Asked,
    st.sampled_from(NAMES),
    country=st.sampled_from(["", "US", "Palästina", "France", "Ruritania"]),
    region=st.sampled_from(["", "Texas", "Bayern"]),
)
OFTEN = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def first(found: Resolution) -> tuple[Outcome, str]:
    return found.outcome, found.candidates[0].place.id if found.candidates else ""


class TestManyNames:
    @OFTEN
    @given(st.lists(ASKED, max_size=8))
    def test_mean_what_each_means_alone(self, asked: list[Asked]) -> None:
        alone = [queries.resolve(one.name, country=one.country, region=one.region) for one in asked]
        assert queries.resolve_many(asked) == alone

    @OFTEN
    @given(st.lists(ASKED, max_size=8))
    def test_mean_the_same_in_any_order(self, asked: list[Asked]) -> None:
        assert queries.resolve_many(asked[::-1]) == queries.resolve_many(asked)[::-1]


class TestStatedCoordinates:
    @pytest.mark.parametrize(("lat", "lon", "place"), [(33.7, -95.5, world.PARIS_TEXAS), (48.8, 2.3, world.PARIS)])
    def test_decide_between_namesakes(self, lat: float, lon: float, place: str) -> None:
        [found] = queries.resolve_many([Asked("Paris", lat=lat, lon=lon)])
        assert first(found) == (Outcome.SURE, place)

    def test_far_from_the_only_bearer_leave_a_doubt(self) -> None:
        [found] = queries.resolve_many([Asked("Coventry", lat=41.7, lon=-71.6)])
        assert first(found) == (Outcome.ASK, world.COVENTRY)

    def test_make_a_slip_of_the_pen_certain_only_with_the_country(self) -> None:
        slip = Asked("San Francizco", country="US", lat=37.8, lon=-122.4)
        found = queries.resolve_many([slip, replace(slip, country=""), replace(slip, lat=60.0)])
        assert [one.outcome for one in found] == [Outcome.SURE, Outcome.ASK, Outcome.ASK]
        assert {one.candidates[0].place.id for one in found} == {world.SAN_FRANCISCO}


class TestAStatedId:
    def test_is_believed_if_the_name_agrees(self) -> None:
        [found] = queries.resolve_many([Asked("Paris", geonames="4717560")])
        assert first(found) == (Outcome.SURE, world.PARIS_TEXAS)

    def test_is_believed_if_the_coordinates_agree(self) -> None:
        [found] = queries.resolve_many([Asked("Lutetia Nova", lat=48.85, lon=2.35, geonames="2988507")])
        assert first(found) == (Outcome.SURE, world.PARIS)

    def test_is_doubted_if_nothing_agrees(self) -> None:
        [found] = queries.resolve_many([Asked("Coventry", geonames="2988507")])
        assert found.outcome == Outcome.ASK


class TestPairs:
    def test_let_the_sure_side_decide_for_the_other(self) -> None:
        pair = Asked("Bethlehem"), Asked("Jerusalem")
        [(one, other)] = queries.resolve_pairs([pair])
        assert (first(one), first(other)) == ((Outcome.SURE, world.BETHLEHEM), (Outcome.SURE, world.JERUSALEM))
        assert queries.resolve_pairs([pair[::-1]]) == [(other, one)]


class TestCountries:
    @pytest.mark.parametrize(
        ("text", "codes"),
        [
            ("Palästina", {"PS"}),
            ("Georgia (country)", {"GE"}),
            ("People's Republic of China", {"CN"}),
            ("Czechoslovakia", {"CZ", "SK"}),
            ("DDR", {"DE"}),
            ("Scotland, United Kingdom", {"GB"}),
            ("Deutschland", {"DE"}),
            ("Ruritania", set()),
        ],
    )
    def test_of_any_time_and_language_are_read(self, text: str, codes: set[str]) -> None:
        assert read_countries([text])[text].codes == codes

    def test_of_the_past_constrain_a_name_to_their_successors(self) -> None:
        [found] = queries.resolve_many([Asked("Volgograd", country="Soviet Union")])
        assert first(found) == (Outcome.SURE, world.VOLGOGRAD)


ADDED = Place("wd:Q7", PlaceKind.CITY, "Zubrowka", "زوبروفكا", "PL", "", 50.0, 20.0, 900, "Europe/Warsaw")


class TestPlacesThatTheGazetteerLacks:
    def test_are_found_once_by_all_their_names(self) -> None:
        for _ in range(2):
            assert actions.add_places(places=[ADDED], names={"wd:Q7": ["Żubrówka Górna"]}) == 1
        for name in ("Zubrowka", "زوبروفكا", "Zubrowka Gorna"):
            assert first(queries.resolve(name)) == (Outcome.SURE, "wd:Q7")
        assert [one.id for one in queries.search("Zubrow").items] == ["wd:Q7"]

    def test_are_updated(self) -> None:
        actions.add_places(places=[ADDED], names={})
        actions.add_places(places=[replace(ADDED, name_en="Lutz")], names={})
        assert queries.place("wd:Q7").name_en == "Lutz"
        assert queries.resolve("Zubrowka").outcome == Outcome.UNKNOWN

    def test_stay_when_the_gazetteer_is_loaded_anew(self) -> None:
        actions.add_places(places=[ADDED], names={})
        actions._forget(None)
        assert first(queries.resolve("Zubrowka")) == (Outcome.SURE, "wd:Q7")
        assert queries.resolve("Coventry").outcome == Outcome.UNKNOWN

    @pytest.mark.parametrize("key", ["gn:7", "wd:7", "wd:Qx", ""])
    def test_have_an_id_of_wikidata(self, key: str) -> None:
        with pytest.raises(actions.NotAnAddedPlace, match="wd:Q90"):
            actions.add_places(places=[replace(ADDED, id=key)], names={})

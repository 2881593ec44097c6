"""The network of ties on record, relations between countries, and the languages of countries."""

from __future__ import annotations

import datetime as dt

import pytest
from tests.rules.matched import place

from tawam.basics.dates import PartialDate
from tawam.matching import files
from tawam.matching.rules.network import ends_nearby, neighbours_ties, network, pair, shared_partners
from tawam.matching.rules.relations import relations_of
from tawam.matching.values import Network, Spot
from tawam.registry.values import Cause, EventType, Kind, Life, LifeEvent, Light

DAY = dt.date(2026, 6, 1)
A, B, C = ("gn:1", "DE"), ("gn:2", "FR"), ("gn:3", "FR")


def life(key: str, *parties: tuple[str, str], kind: Kind = Kind.TWINNING, broke: str = "", cause: Cause | None = None):
    """A tie, signed in 1990, that may have broken."""
    events = [LifeEvent(EventType.SIGNED, PartialDate(1990), ())]
    if broke:
        events.append(LifeEvent(EventType.ENDED, PartialDate.parse(broke), (), cause=cause))
    return Life(key, kind, parties, tuple(events))


class TestAPair:
    def test_is_the_same_both_ways(self):
        assert pair("b", "a") == pair("a", "b") == ("a", "b")


class TestTheNetwork:
    def test_holds_twins_and_friends_that_are_not_over(self):
        found = network([life("x", A, B), life("y", A, C, kind=Kind.FRIENDSHIP)], {"x": Light.ALIVE}, {})
        assert found.partners == {"gn:1": {"gn:2", "gn:3"}, "gn:2": {"gn:1"}, "gn:3": {"gn:1"}}
        assert shared_partners("gn:2", "gn:3", found) == 1
        assert shared_partners("gn:1", "gn:404", found) == 0

    def test_keeps_other_kinds_and_ended_ties_apart(self):
        found = network(
            [life("x", B, A, kind=Kind.PROJECT), life("y", C, A), life("z", B, C)],
            {"y": Light.OVER, "z": Light.PAUSED},
            {},
        )
        assert found.loose == {("gn:1", "gn:2")}
        assert found.over == {("gn:1", "gn:3")}
        assert found.partners.keys() == {"gn:2", "gn:3"}

    def test_counts_ties_by_pair_of_countries_whatever_became_of_them(self):
        found = network([life("x", A, B), life("y", C, A), life("z", B, C)], {"x": Light.OVER}, {})
        assert found.between == {("DE", "FR"): 2, ("FR", "FR"): 1}
        assert found.of_country == {"DE": 2, "FR": 4}
        assert found.ties == 3

    def test_leaves_out_ties_of_states(self):
        assert network([life("x", ("cc:DE", "DE"), ("cc:FR", "FR"), kind=Kind.STATE_TREATY)], {}, {}).ties == 0

    def test_takes_three_partners_for_three_pairs(self):
        found = network([life("x", A, B, C)], {}, {})
        assert found.ties == 3
        assert found.partners["gn:2"] == {"gn:1", "gn:3"}


class TestTheNeighbours:
    NET = Network(
        partners={"n": frozenset({"e", "o"}), "e": frozenset({"n"}), "o": frozenset({"n"})},
        spots={"n": Spot(50.0, 10.5), "e": Spot(10.0, 10.0), "o": Spot(50.0, 10.1)},
    )

    def test_give_their_partners_once_for_each_tie(self):
        assert ends_nearby(place("gn:1"), self.NET) == ["e", "n", "o"]

    def test_of_a_place_in_the_desert_are_none(self):
        assert ends_nearby(place("gn:1", lat=0.0), self.NET) == []
        assert neighbours_ties(place("gn:1", lat=0.0), place("gn:2"), self.NET) is None

    def test_tie_two_surroundings(self):
        assert neighbours_ties(place("gn:1"), place("gn:2", lat=10.1), self.NET) == 1


class TestRelations:
    CALM = tuple(life(f"c{n}", A, B) for n in range(3))

    def test_are_calm_where_no_tie_broke(self):
        [(code, told)] = relations_of("DE", self.CALM, DAY).items()
        assert (code, told.value, told.reason.code) == ("FR", 1.0, "relations_calm")
        assert told.reason.facts == {"own_country": "DE", "country": "FR", "broken": "0", "of_all": "3"}

    def test_are_shaken_where_one_broke_for_reasons_of_state(self):
        ties = [*self.CALM, life("x", A, B, broke="2024-01-01", cause=Cause.POLITICAL_TENSION)]
        told = relations_of("DE", ties, DAY)["FR"]
        assert told.value == pytest.approx(0.25)  # a quarter broke, a third is the full shock
        assert told.reason.facts["broken"] == "1"

    @pytest.mark.parametrize(
        ("broke", "cause"), [("2024-01-01", Cause.RESOURCES), ("2015-01-01", Cause.POLITICAL_TENSION)]
    )
    def test_are_not_shaken_by_other_causes_or_other_times(self, broke: str, cause: Cause):
        ties = [*self.CALM, life("x", A, B, broke=broke, cause=cause)]
        assert relations_of("DE", ties, DAY)["FR"].value == 1.0

    def test_are_not_known_of_few_ties(self):
        told = relations_of("DE", self.CALM[:2], DAY)["FR"]
        assert (told.value, told.reason.code) == (None, "relations_unknown")

    def test_do_not_hang_on_what_happened_with_third_countries(self):
        russia = [life(f"r{n}", A, ("gn:9", "RU"), broke="2022-03-01", cause=Cause.WAR_OR_INSECURITY) for n in range(9)]
        assert relations_of("DE", [*self.CALM, *russia], DAY)["FR"].value == 1.0
        assert relations_of("DE", [*self.CALM, *russia], DAY)["RU"].value == 0.0

    def test_of_a_country_without_ties_are_none(self):
        assert relations_of("GH", self.CALM, DAY) == {}


class TestTheLanguagesOfACountry:
    def test_are_shares_of_its_people(self):
        told = files.spoken("EG")
        assert told["ar"] > 0.9
        assert all(0 <= share <= 1 for share in told.values())

    def test_are_none_for_a_code_that_is_no_country(self):
        assert files.spoken("QQ") == {}
        assert files.scripts("QQ") == frozenset()

    @pytest.mark.parametrize(
        ("country", "scripts"),
        [
            ("EG", {"Arab"}),
            ("DE", {"Latn"}),
            ("RU", {"Cyrl"}),
            ("JP", {"Jpan"}),
            ("TW", {"Hant"}),
            ("IL", {"Arab", "Hebr"}),
        ],
    )
    def test_are_written_in_the_scripts_that_cldr_gives(self, country: str, scripts: set[str]):
        assert scripts & files.scripts(country)


class TestTheCapitals:
    def test_are_named_for_almost_every_country(self):
        names = files.capital_names()
        assert (names["EG"], names["GH"]) == ("Cairo", "Accra")
        assert len(names) > 230

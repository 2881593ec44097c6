"""Who is admitted among places that lie inside larger cities, and what a model adds to the columns of the board."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.matched import SCRIPTS, SPOKEN, known, place, profile, told_likely

from tawam.basics.reasons import Reason
from tawam.matching.rules import board as rules
from tawam.matching.rules import criteria, scoring
from tawam.matching.values import Known, Likely, Profile, Wanted
from tawam.places.values import Place

COUNTRIES = ("DE", "FR")
OTHERS = {code: profile(f"cc:{code}", code, spoken=SPOKEN[code], scripts=SCRIPTS[code]) for code in COUNTRIES}
LEIPZIG = place("gn:1", "DE", 51.34, 12.37, population=600_000, admin1="Saxony")
MARKKLEEBERG = place("gn:2", "DE", 51.32, 12.37, population=25_000, admin1="Saxony")
PARIS = place("gn:3", "FR", 48.85, 2.35, population=2_100_000, admin1="Île-de-France")
MONTREUIL = place("gn:4", "FR", 48.86, 2.44, population=110_000, admin1="Île-de-France")
VERSAILLES = place("gn:5", "FR", 48.80, 2.13, population=85_000, admin1="Île-de-France")
CITIES = [LEIPZIG, MARKKLEEBERG, PARIS, MONTREUIL, VERSAILLES]


def admitted(own: Place, about: Known, wanted: Wanted | None = None) -> set[str]:
    """The ids of those whom the board admits for a place."""
    made = rules.board_of(CITIES, {})
    asks = Profile(own, inside=bool(made.inside[made.number[own.id]]))
    passed = rules.admitted(made, asks, about, wanted or Wanted(), OTHERS)
    return {made.ids[row] for row in np.flatnonzero(passed)}


@st.composite
def crowded(draw: st.DrawFn) -> tuple[list[Place], Known]:
    """Cities of two countries within thirty kilometres, some far larger than others, with some ties."""
    cities = [
        place(
            f"gn:{key}",
            draw(st.sampled_from(COUNTRIES)),
            49.0 + draw(st.floats(0, 0.2)),
            8.0 + draw(st.floats(0, 0.2)),
            population=draw(st.none() | st.sampled_from([900, 40_000, 120_000, 3_000_000])),
            admin1=draw(st.sampled_from(["one", "other"])),
        )
        for key in range(draw(st.integers(2, 8)))
    ]
    ids = st.sampled_from([one.id for one in cities])
    ties = [tie for tie in draw(st.lists(st.tuples(ids, ids), max_size=4)) if tie[0] != tie[1]]
    return cities, known(*ties)


class TestAPlaceInsideALargerCity:
    def test_is_not_proposed(self):
        assert admitted(LEIPZIG, Known()) == {PARIS.id, VERSAILLES.id}

    def test_is_proposed_with_a_partner_of_its_own_on_record(self):
        assert MONTREUIL.id in admitted(LEIPZIG, known((MONTREUIL.id, "gn:9")))

    def test_is_proposed_to_its_like(self):
        assert MONTREUIL.id in admitted(MARKKLEEBERG, Known())

    def test_is_not_proposed_where_its_country_is_named_either(self):
        assert MONTREUIL.id not in admitted(LEIPZIG, Known(), Wanted(countries=frozenset({"FR"})))

    @settings(max_examples=150, deadline=None)
    @given(crowded(), st.sampled_from([Wanted(), Wanted(countries=frozenset({"DE", "FR"})), Wanted(min_population=1)]))
    def test_is_admitted_by_the_board_where_the_rule_for_one_admits_it(self, world, wanted):
        cities, about = world
        made = rules.board_of(cities, {})
        profiles = [Profile(one, inside=bool(told)) for one, told in zip(cities, made.inside, strict=True)]
        passed = rules.admitted(made, profiles[0], about, wanted, OTHERS)
        assert passed.tolist() == [scoring.admits(wanted, profiles[0], one, about) for one in profiles]

    @settings(max_examples=80, deadline=None)
    @given(crowded())
    def test_gains_by_a_tie_and_never_loses(self, world):
        cities, _ = world
        made = rules.board_of(cities, {})
        own = Profile(cities[0], inside=bool(made.inside[0]))
        more = known(*((one.id, "gn:far") for one in cities[1:]))
        before = rules.admitted(made, own, Known(), Wanted(), OTHERS)
        after = rules.admitted(made, own, more, Wanted(), OTHERS)
        assert (after | ~before).all()


class TestTheColumnOfTheModel:
    def column(self, about: Likely) -> list[float | None]:
        made = rules.board_of(CITIES, {})
        found = rules.values(made, Profile(LEIPZIG), known(likely=about), OTHERS, np.array([1.0]))["likely_link"]
        return [None if math.isnan(value) else value for value in found]

    def test_holds_candidates_and_nobody_else(self):
        about = Likely(
            {PARIS.id: 0.01, MONTREUIL.id: 0.0, "gn:404": 0.5}, frozenset(), Reason("no_candidate"), told_likely
        )
        assert self.column(about) == [None, None, pytest.approx(2 / 3), 0.0, None]

    def test_leaves_out_who_is_linked_in_what_the_model_learnt_from(self):
        about = Likely({PARIS.id: 0.01}, frozenset({PARIS.id}), Reason("no_candidate"), told_likely)
        assert self.column(about) == [None] * 5

    def test_is_empty_without_a_model(self):
        assert self.column(Likely()) == [None] * 5

    @given(st.dictionaries(st.sampled_from([one.id for one in CITIES]), st.floats(0, 1)), st.data())
    def test_says_what_the_criterion_says(self, shares, data):
        tied = data.draw(st.frozensets(st.sampled_from([one.id for one in CITIES])))
        about = Likely(shares, tied, Reason("no_candidate"), told_likely)
        for one, shown in zip(CITIES, self.column(about), strict=True):
            told = criteria.likely_link(Profile(LEIPZIG), Profile(one), known(likely=about))
            assert shown == told.value

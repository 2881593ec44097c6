"""All places at once: the columns in numpy give what the criteria give for each candidate."""

from __future__ import annotations

import math
import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.rules.matched import CODES, COUNTRIES, LAND, SCRIPTS, SPOKEN, ZONES, nearest, place, profile, worlds

from tawam.exchange.values import Theme
from tawam.matching.rules import board as rules
from tawam.matching.rules import scoring
from tawam.matching.rules.setting import setting_of
from tawam.matching.values import Known, Profile, Wanted
from tawam.places.rules.geography import Point, kilometres

WANTED = st.builds(
    Wanted,
    st.frozensets(st.sampled_from(COUNTRIES), max_size=2),
    st.frozensets(st.sampled_from(["de", "en", "ja"]), max_size=1),
    st.sampled_from([0, 1, 1_000, 1_000_000]),
    st.frozensets(st.sampled_from(["gn:0", "gn:3", "DE", "gn:404"]), max_size=2),
    st.frozensets(st.sampled_from([Theme.CULTURE, Theme.YOUTH]), max_size=2),
)


def seen(cities, capitals) -> tuple[rules.Board, dict[str, Profile], dict[str, Profile], np.ndarray]:
    """The board, the profile of every city, the profiles that stand for countries, and the hours of the zones."""
    made = rules.board_of(cities, capitals, LAND)
    profiles = {
        one.id: Profile(
            one,
            rank=round(10 ** made.rank[row]) if one.population else None,
            capital=None if one.country not in capitals else capitals[one.country] == one.id,
            spoken=SPOKEN[one.country],
            scripts=SCRIPTS[one.country],
            hours=ZONES[one.timezone],
            setting=setting_of(one.name_en, one.country, nearest(one, cities), LAND.get(one.country)),
            inside=bool(made.inside[row]),
        )
        for row, one in enumerate(cities)
    }
    others = {code: profile(f"cc:{code}", code, spoken=SPOKEN[code], scripts=SCRIPTS[code]) for code in COUNTRIES}
    return made, profiles, others, np.array([ZONES[zone] for zone in made.zones])


class TestTheBoard:
    @settings(max_examples=150, deadline=None)
    @given(worlds())
    def test_gives_every_value_that_the_criteria_give(self, world):
        cities, capitals, about = world
        made, profiles, others, hours = seen(cities, capitals)
        own = profiles[cities[0].id]
        columns = rules.values(made, own, about, others, hours)
        assert list(columns) == CODES
        for row, one in enumerate(cities[1:], 1):
            for code, grounds in scoring.grounds(own, profiles[one.id], about).items():
                shown = None if math.isnan(columns[code][row]) else columns[code][row]
                assert shown == (None if grounds.value is None else pytest.approx(grounds.value, abs=1e-9)), code

    @settings(max_examples=60, deadline=None)
    @given(worlds(), st.fixed_dictionaries({code: st.floats(0, 10) for code in CODES}))
    def test_orders_by_the_standing_of_each_match(self, world, by):
        cities, capitals, about = world
        made, profiles, others, hours = seen(cities, capitals)
        own = profiles[cities[0].id]
        found = rules.standings(rules.values(made, own, about, others, hours), by)
        for row, one in enumerate(cities[1:], 1):
            assert found[row] == pytest.approx(scoring.match(own, profiles[one.id], about, by).standing, abs=1e-9)

    @settings(max_examples=100, deadline=None)
    @given(worlds(), WANTED)
    def test_admits_whom_the_filter_admits_and_nobody_else(self, world, wanted):
        cities, capitals, about = world
        made, profiles, others, _ = seen(cities, capitals)
        own = profiles[cities[0].id]
        passed = rules.admitted(made, own, about, wanted, others)
        assert passed.tolist() == [scoring.admits(wanted, own, profiles[one.id], about) for one in cities]

    def test_of_no_city_at_all_is_empty(self):
        made = rules.board_of([], {})
        assert list(made.ids) == []
        assert made.directions.shape == (0, 3)


class TestRanks:
    def test_count_from_the_largest_of_each_country(self):
        people = [("DE", 10), ("FR", 99), ("DE", 30), ("DE", None), ("DE", 20), ("FR", 7)]
        made = rules.board_of([place(f"gn:{n}", code, population=size) for n, (code, size) in enumerate(people)], {})
        ranks = [None if math.isnan(one) else round(10**one) for one in made.rank]
        assert ranks == [3, 1, 1, None, 2, 2]

    def test_of_equals_follow_the_order_of_the_ids(self):
        made = rules.board_of([place(f"gn:{n}", population=500) for n in range(3)], {})
        assert [round(10**one) for one in made.rank] == [1, 2, 3]


class TestDistances:
    POINTS = st.builds(Point, st.floats(-89, 89), st.floats(-179, 179))

    @given(POINTS, POINTS)
    def test_are_those_of_the_haversine_formula(self, one: Point, other: Point):
        here, there = (rules.directions(np.array([point.lat]), np.array([point.lon])) for point in (one, other))
        assert rules.kilometres_from(here[0], there)[0] == pytest.approx(kilometres(one, other), abs=0.01)


class TestTheBest:
    @settings(deadline=None)
    @given(st.lists(st.sampled_from([0.1, 0.2, 0.5, 0.9]), min_size=1, max_size=30), st.integers(1, 8), st.data())
    def test_come_in_order_and_equal_ones_by_their_row(self, scores, first_look, data):
        cities = [place(f"gn:{number}") for number in range(len(scores))]
        made = rules.board_of(cities, {})
        passed = np.array(data.draw(st.lists(st.booleans(), min_size=len(scores), max_size=len(scores))))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(rules, "FIRST_LOOK", first_look)
            found = [one.key for one in rules.best(made, np.array(scores), passed)]
        assert found == sorted(np.flatnonzero(passed).tolist(), key=lambda row: (-scores[row], row))

    def test_know_their_country_and_their_spot(self):
        made = rules.board_of([place("gn:1", "GH", 5.3, -0.7)], {})
        [one] = rules.best(made, np.array([1.0]), np.array([True]))
        assert (one.key, one.country, one.point) == (0, "GH", Point(5.3, -0.7))


class TestAServerThatNobodyAsks:
    def test_loads_no_library_of_the_extra(self):
        code = (
            "import os, sys, django; os.environ['DJANGO_SETTINGS_MODULE'] = 'tests.settings'; django.setup();"
            "import tawam.config.urls, tawam.config.commands, tawam.matching.queries;"
            "print([name for name in ('numpy', 'sklearn', 'scipy') if name in sys.modules])"
        )
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=False)
        assert done.stdout.strip().splitlines()[-1:] == ["[]"], done.stderr


class TestKnowingNothing:
    def test_leaves_columns_empty_that_hang_on_the_register(self):
        cities = [place("gn:1", "DE", timezone="Europe/Berlin"), place("gn:2", "FR", 60.0, timezone="Europe/Berlin")]
        made, profiles, others, hours = seen(cities, {})
        columns = rules.values(made, profiles["gn:1"], Known(), others, hours)
        empty = {
            *("size", "rank", "role", "country_affinity", "partners_of_partners", "neighbours", "existing_tie"),
            *("relations", "likely_link", "setting", "needs", "shared_themes"),
        }
        assert {code for code, column in columns.items() if math.isnan(column[1])} == empty

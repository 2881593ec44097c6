"""Small worlds in which all places are compared with all, and the plain search beside them."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import numpy as np
import pytest
from hypothesis import strategies as st
from tests.rules.matched import COUNTRIES, LAND, NAMES, SCRIPTS, SPOKEN, ZONES, known, nearest, place, profile, worlds

from tawam.exchange.values import Theme
from tawam.matching.rules import board as board_rules
from tawam.matching.rules import scoring
from tawam.matching.rules.everyone import cells, making, search
from tawam.matching.rules.everyone.bounds import Reach
from tawam.matching.rules.everyone.choosing import Rule
from tawam.matching.rules.everyone.world import World
from tawam.matching.rules.scoring import Spotted, Spread
from tawam.matching.rules.setting import setting_of
from tawam.matching.values import Known, Likely, Needs, Profile, Wanted
from tawam.places.rules.geography import Point
from tawam.places.values import Place

DECLARED = scoring.weights({})
SEEKING = (
    (frozenset({Theme.CULTURE}), frozenset({Theme.SPORT})),
    (frozenset({Theme.SPORT, Theme.YOUTH}), frozenset({Theme.CULTURE})),
    (frozenset(), frozenset({Theme.YOUTH})),
)


@dataclass(frozen=True)
class Made:
    """A world with what the plain search needs to give the same."""

    world: World
    board: board_rules.Board
    profiles: dict[str, Profile]
    known: Known
    by: dict[str, float]

    def plainly(self, key: str, k: int, rule: Spread) -> list[tuple[str, float]]:
        """The list of one place by ``scoring`` alone: every candidate matched, ordered, spread."""
        own = self.profiles[key]
        others = [one for one in self.profiles.values() if scoring.admits(Wanted(), own, one, self.known)]
        found = {one.place.id: scoring.match(own, one, self.known, self.by) for one in others}
        ordered = sorted(found, key=lambda one: (-round(found[one].standing, 9), self.board.number[one]))
        spots = (self._spot(found[one].place) for one in ordered)
        ids = [self.board.ids[one.key] for one in scoring.spread(spots, k, rule)]
        return [(one, found[one].standing) for one in ids]

    def together(self, k: int, rule: Spread) -> dict[str, list[tuple[str, float]]]:
        """The lists of all places by the search for everyone."""
        ids, run = self.world.ids, search.Search(self.world, Rule.of(k, rule))
        found = [one for cell in cells.cells(self.world, np.arange(len(ids))) for one in run.proposals(cell)]
        assert len(found) == len({one.row for one in found}) == len(ids)
        return {ids[one.row]: [(ids[item.row], item.standing) for item in one.items] for one in found}

    def _spot(self, one: Place) -> Spotted:
        return Spotted(self.board.number[one.id], one.country, Point(one.lat, one.lon))


def made(cities: list[Place], capitals: dict[str, str], about: Known, by: dict[str, float] | None = None) -> Made:
    """The world of these cities."""
    board = board_rules.board_of(cities, capitals, LAND)
    profiles = {one.id: _profile(board, one, cities) for one in cities}
    countries = [profile(f"cc:{code}", code, spoken=SPOKEN[code], scripts=SCRIPTS[code]) for code in board.countries]
    hours = [ZONES.get(zone) for zone in board.zones]
    facets = making.facets(board, countries, hours, [about] * len(countries))
    weights = by or DECLARED
    return Made(making.world_of(board, facets, about.network, weights), board, profiles, about, weights)


def _profile(board: board_rules.Board, one: Place, cities: list[Place]) -> Profile:
    row = board.number[one.id]
    return Profile(
        one,
        rank=round(10 ** board.rank[row]) if one.population else None,
        capital=None if math.isnan(board.capital[row]) else bool(board.capital[row]),
        spoken=SPOKEN[one.country],
        scripts=SCRIPTS[one.country],
        hours=ZONES.get(one.timezone),
        setting=setting_of(one.name_en, one.country, nearest(one, cities), LAND.get(one.country)),
        inside=bool(board.inside[row]),
    )


@st.composite
def crowds(draw: st.DrawFn) -> Made:
    """More cities than any shortlist holds, many of them alike in everything, so that ids decide."""
    some = st.tuples(
        st.sampled_from(COUNTRIES),
        st.sampled_from([-10.0, 10.0, 10.2, 55.0]),
        st.sampled_from([-170.0, 4.0, 4.3, 175.0]),
        st.sampled_from([None, 900, 1_000, 40_000, 3_000_000]),
    )
    cities = [
        place(f"gn:{number}", country, lat, lon, population=people, timezone="Europe/Berlin")
        for number, (country, lat, lon, people) in enumerate(draw(st.lists(some, min_size=1, max_size=40)))
    ]
    ids = st.sampled_from([one.id for one in cities])
    ties = [tie for tie in draw(st.lists(st.tuples(ids, ids), max_size=6)) if tie[0] != tie[1]]
    capitals = {one.country: one.id for one in cities if draw(st.booleans())}
    return made(cities, capitals, known(*ties, spots={one.id: (one.lat, one.lon) for one in cities}))


@st.composite
def gapped(draw: st.DrawFn) -> Made:
    """A world with every gap that data can have, and any weights; no model of likely links is asked for all."""
    cities, capitals, about = draw(worlds())
    about = replace(about, likely=Likely())
    weights = {code: draw(st.sampled_from([0.0, 1.0, 3.5, 10.0])) for code in DECLARED}
    return made(cities, capitals, about, weights)


def large(number: int = 400) -> Made:
    """One world, always the same, of some hundred cities, with suburbs and with notices."""
    chance = np.random.default_rng(7)
    zones = sorted(ZONES)
    cities = [
        place(
            f"gn:{key:04}",
            COUNTRIES[int(chance.integers(4))],
            float(chance.uniform(-50, 60)),
            float(chance.uniform(-170, 170)),
            name_en=NAMES[int(chance.integers(len(NAMES)))],
            population=int(10 ** chance.uniform(2, 7)) if chance.random() > 0.1 else None,
            timezone=zones[int(chance.integers(4))],
        )
        for key in range(number)
    ]
    cities = [with_suburb(*both) for both in zip(cities, [cities[0], *cities], strict=False)]
    ends = [(f"gn:{one:04}", f"gn:{two:04}") for one, two in chance.integers(0, number, (60, 2)).tolist() if one != two]
    about = known(*ends, spots={one.id: (one.lat, one.lon) for one in cities})
    network = replace(about.network, loose=frozenset({("gn:0001", "gn:0002"), ("gn:0003", "gn:0009")}))
    needs = {f"gn:{key:04}": Needs(*SEEKING[key % len(SEEKING)]) for key in range(0, number, 7)}
    themes = {f"gn:{key:04}": frozenset().union(*SEEKING[key % len(SEEKING)]) for key in range(0, number, 5)}
    about = replace(about, network=network, needs=needs, themes=themes)
    return made(cities, {"DE": "gn:0000", "GH": "gn:0005"}, about)


def with_suburb(one: Place, before: Place) -> Place:
    """The city, or in its stead a part of the one before, where that is large."""
    if one.id == before.id or (before.population or 0) < 1_000_000:
        return one
    return replace(one, country=before.country, lat=before.lat + 0.01, lon=before.lon, population=500)


@contextmanager
def narrow(each: int = 1, countries: int = 1, cell: int = 3, block: int = 2) -> Iterator[None]:
    """Shortlists so short, and cells so small, that a small world needs many of them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search, "FIRST_REACH", Reach(each, countries))
        patch.setattr(search, "FIRST_EACH", 1)
        patch.setattr(search, "STEP", 2)
        patch.setattr(cells, "CELL", cell)
        patch.setattr(cells, "BLOCK", block)
        yield

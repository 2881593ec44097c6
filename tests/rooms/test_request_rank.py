"""The rank of the place that asks, against a slow reckoning that scores every candidate one by one."""

from __future__ import annotations

import pytest
from tests import world
from tests.rooms.made_requests import DAY
from tests.world import CITIES, HANOVER, HOUSTON, LEIPZIG, OSAKA, PARIS, PARIS_TEXAS

from tawam.matching import queries
from tawam.matching.queries.comparing import PROPOSALS, comparison
from tawam.matching.queries.matches import matches_beside
from tawam.matching.rules.scoring import Spread
from tawam.places import queries as places
from tawam.places.values import Place

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("cast")]
ALL = Spread(apart_km=0.0, share=1.0)


def place(key: str) -> Place:
    """A place of the cast."""
    return places.place(key)


def slow_rank(home: str, asking: str) -> int | None:
    """Its place in the list of all proposals, in which nothing is left out for lying near."""
    listed = queries.matches(home, as_of=DAY, k=100, rule=ALL).items
    found = next((one for one in listed if one.place.id == asking), None)
    return None if found is None else 1 + sum(one.standing > found.standing + 1e-9 for one in listed)


class TestTheRank:
    @pytest.mark.parametrize("home", [LEIPZIG, HOUSTON, OSAKA])
    @pytest.mark.parametrize("asking", CITIES)
    def test_is_that_of_the_whole_list(self, home: str, asking: str) -> None:
        _, _, rank = matches_beside(place(home), place(asking), as_of=DAY, k=5)
        assert rank == slow_rank(home, asking)

    @pytest.mark.parametrize("asking", CITIES)
    def test_comes_with_the_same_score_as_in_the_list(self, asking: str) -> None:
        _, seen, rank = matches_beside(place(LEIPZIG), place(asking), as_of=DAY, k=5)
        listed = {one.place.id: one for one in queries.matches(LEIPZIG, as_of=DAY, k=100, rule=ALL).items}
        if rank:
            assert seen == listed[asking]

    def test_changes_with_the_register(self) -> None:
        before = matches_beside(place(LEIPZIG), place(PARIS), as_of=DAY, k=5)[2]
        world.record([*world.tie("leipzig--paris", LEIPZIG, PARIS)], dataset="more")
        assert before
        assert matches_beside(place(LEIPZIG), place(PARIS), as_of=DAY, k=5)[2] is None

    def test_of_the_place_itself_is_none(self) -> None:
        assert matches_beside(place(LEIPZIG), place(LEIPZIG), as_of=DAY, k=5)[2] is None


class TestTheComparison:
    @pytest.mark.parametrize("asking", [PARIS, PARIS_TEXAS, HANOVER, HOUSTON])
    def test_holds_the_proposals_that_the_search_shows(self, asking: str) -> None:
        found, why_not = comparison(place(LEIPZIG), place(asking), as_of=DAY)
        assert why_not is None
        assert found
        shown = queries.matches(LEIPZIG, as_of=DAY, k=PROPOSALS)
        assert found.proposals == tuple(shown.items)
        assert found.candidates == shown.candidates
        assert (found.rank is None) == (found.reason is not None)

    def test_is_the_same_twice(self) -> None:
        assert comparison(place(LEIPZIG), place(PARIS), as_of=DAY) == comparison(
            place(LEIPZIG), place(PARIS), as_of=DAY
        )

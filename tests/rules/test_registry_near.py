"""Which partnership a text may have meant."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import place

from tawam.registry.rules.near import AT_LEAST, near_matches

DETROIT = place("gn:1", "Detroit", "US", 42.33, -83.05)
DENVER = place("gn:2", "Denver", "US", 39.74, -104.98)
BAGHDAD = place("gn:3", "Baghdad", "IQ", 33.34, 44.40)
HANOVER = place("gn:4", "Hannover", "DE", 52.37, 9.73)
HANOVER_REGION = place("rg:hannover", "Region Hannover", "DE", 52.38, 9.75)
BRISTOL = place("gn:5", "Bristol", "GB", 51.45, -2.58)
BRIGHTON = place("gn:6", "Brighton", "GB", 50.83, -0.14)
BATH = place("gn:7", "Bath", "GB", 51.38, -2.36)
ABIDJAN = place("gn:8", "Abidjan", "CI", 5.35, -4.0)
NOWHERE = place("gn:9", "Denver", "", 0.0, 0.0)


def matches(named: tuple, *pairs: tuple) -> list[tuple[str, list[str]]]:
    """The keys found for a named pair and the codes of their reasons; a pair's key is its number."""
    found = near_matches(named, [(str(number), pair) for number, pair in enumerate(pairs)])
    return [(one.partnership, [reason.code for reason in one.reasons]) for one in found]


PLACES = st.builds(
    place,
    st.sampled_from([f"gn:{number}" for number in range(6)]),
    st.sampled_from(["Detroit", "Denver", "Baghdad", "Basra", "Bath"]),
    st.sampled_from(["US", "IQ", "GB", ""]),
    st.sampled_from([0.0, 0.3, 5.0]),
    st.sampled_from([0.0, 0.3, 5.0]),
)


@st.composite
def pairs(draw: st.DrawFn) -> tuple:
    """Two different places."""
    return tuple(draw(st.lists(PLACES, min_size=2, max_size=2, unique_by=lambda one: one.id)))


class TestTheNearMatch:
    def test_for_detroit_and_baghdad_is_denver_and_baghdad(self):
        found = matches((DETROIT, BAGHDAD), (BRISTOL, HANOVER), (DENVER, BAGHDAD))
        assert [key for key, _ in found] == ["1"]
        assert found[0][1][:2] == ["same_party", "same_country"]

    @pytest.mark.parametrize(
        ("named", "known", "codes"),
        [
            ((DETROIT, BAGHDAD), (BAGHDAD, DENVER), ["same_party", "same_country"]),  # the other way round
            ((BRISTOL, HANOVER), (BRIGHTON, HANOVER_REGION), ["same_area", "same_country"]),  # the region for its city
            ((BRISTOL, HANOVER), (BATH, HANOVER), ["same_party", "same_country"]),
            ((DETROIT, BAGHDAD), (ABIDJAN, BAGHDAD), None),  # the other party is alike in nothing
            ((DETROIT, BAGHDAD), (BRISTOL, HANOVER), None),  # nothing is shared
            ((DETROIT, BAGHDAD), (DETROIT, BAGHDAD), None),  # the pair itself is no near match
            ((DETROIT, BAGHDAD), (BAGHDAD, DETROIT), None),
            ((BRISTOL, BATH), (BRISTOL, BATH), None),  # not even where both lie in one area
            ((BRISTOL, BATH), (BATH, BRISTOL), None),
            ((DENVER, BAGHDAD), (NOWHERE, BAGHDAD), ["same_party", "like_name"]),  # the same name, country unknown
        ],
    )
    def test_is_found_or_not_as_this_table_says(self, named, known, codes):
        found = matches(named, known)
        assert [[code for code in row if codes and code in codes] for _, row in found] == ([codes] if codes else [])

    @pytest.mark.parametrize(
        ("named", "known"),
        [
            ((DETROIT,), (DENVER, BAGHDAD)),  # only one place is named
            ((DETROIT, BAGHDAD, DENVER), (DENVER, BAGHDAD)),
            ((DETROIT, BAGHDAD), (DENVER, BAGHDAD, BRISTOL)),  # a network is not compared
            ((), ()),
        ],
    )
    def test_is_looked_for_among_pairs_only(self, named, known):
        assert matches(named, known) == []

    @given(pairs())
    def test_is_never_the_pair_itself(self, pair):
        assert matches(pair, pair) == []
        assert matches(pair, pair[::-1]) == []

    @given(pairs(), pairs())
    def test_scores_between_the_threshold_and_a_hundred(self, named, known):
        assert all(AT_LEAST <= one.score <= 100 for one in near_matches(named, [("k", known)]))

    @given(pairs(), pairs())
    def test_scores_the_same_in_whatever_order_the_parties_stand(self, named, known):
        scores = {
            tuple(match.score for match in near_matches(mine, [("k", theirs)]))
            for mine in (named, named[::-1])
            for theirs in (known, known[::-1])
        }
        assert len(scores) == 1

    @given(pairs(), st.lists(pairs(), max_size=8), st.integers(0, 5))
    def test_comes_best_first_and_no_more_than_asked(self, named, known, most):
        found = near_matches(named, [(str(n), pair) for n, pair in enumerate(known)], most)
        order = [(-one.score, one.partnership) for one in found]
        assert order == sorted(order)
        assert len(found) <= most

    def test_carries_the_parties_and_names_them_in_its_reasons(self):
        (found,) = near_matches((DETROIT, BAGHDAD), [("k", (DENVER, BAGHDAD))])
        assert found.parties == (DENVER, BAGHDAD)
        assert found.reasons[0].facts == {"place": BAGHDAD.id}
        assert found.reasons[1].facts == {"country": "US"}

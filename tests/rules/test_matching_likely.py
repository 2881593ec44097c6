"""What a model says of a place: of candidates how likely they are and why, of nobody else anything."""

from __future__ import annotations

import dataclasses
import re

import numpy as np
import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.learnt import OFFICIAL
from tests.rules.matched import known, place, profile
from tests.rules.modelled import LINKS, TOWNS, packed, ready

from tawam.basics.reasons import Reason
from tawam.matching import phrases, wording
from tawam.matching.rules import criteria
from tawam.matching.rules.learning.features import GROUPS
from tawam.matching.rules.learning.likely import learnt, likely, percent
from tawam.matching.rules.learning.packed import UnfitModel
from tawam.matching.rules.learning.towns import Towns, towns
from tawam.matching.values import Grounds, Likely

CODES = {"likely", "likely_up", "likely_down", "likely_both"}


def town(key: str = "gn:new", country: str = "DE", **more: object) -> Towns:
    """A town as a guest of the made universe."""
    where = {"lat": 46.0, "lon": 7.0, "population": 80_000, **more}
    return towns([place(key, country, **where)], OFFICIAL, TOWNS.codes)


def member(row: int) -> Towns:
    """A town of the universe, seen by itself."""
    return town(TOWNS.ids[row])


def partners_of(row: int) -> set[str]:
    """Its partners."""
    return {TOWNS.ids[end] for link in LINKS.tolist() if row in link for end in link if end != row}


class TestAMember:
    def test_gets_a_share_for_candidates_and_none_for_its_partners_or_itself(self):
        for row in (0, 7, 30):
            told = likely(ready(), member(row))
            assert told.tied == partners_of(row)
            assert told.shares
            assert not set(told.shares) & (told.tied | {TOWNS.ids[row]})
            assert all(0 <= share <= 1 for share in told.shares.values())
            assert set(told.shares) <= set(TOWNS.ids)

    def test_gets_the_same_twice(self):
        one, other = (likely(ready(), member(3)) for _ in range(2))
        assert one == other
        assert [one.told(key) for key in one.shares] == [other.told(key) for key in other.shares]

    def test_hears_of_every_candidate_what_moved_it(self):
        told = likely(ready(), member(3))
        for key, share in told.shares.items():
            reason = told.told(key)
            assert reason.code in CODES
            assert reason.facts["share"] == percent(share)
            named = [code for side in ("up", "down") for code in reason.facts[side].split(",") if code]
            assert len(named) == len(set(named)) <= 4
            assert set(named) <= wording.MOVERS.keys()
            assert ("up" in reason.code or "both" in reason.code) == bool(reason.facts["up"])

    def test_finds_towns_of_the_country_that_its_country_twins_with_more_likely(self):
        # In the made universe Germany twins with France and with nobody else.
        country = {key: TOWNS.country[row] for row, key in enumerate(TOWNS.ids)}
        codes = TOWNS.codes.countries
        found = {code: [] for code in codes}
        for row in np.flatnonzero(TOWNS.country == codes["DE"])[:12].tolist():
            for key, share in likely(ready(), member(row)).shares.items():
                found[next(code for code, number in codes.items() if number == country[key])].append(share)
        assert np.mean(found["FR"]) > 2 * np.mean(found["PL"])


class TestAGuest:
    def test_without_any_link_gets_candidates_by_what_is_round_it(self):
        told = likely(ready(), town())
        assert told.tied == frozenset()
        assert told.shares
        assert "gn:new" not in told.shares

    def test_of_a_country_and_region_that_are_not_in_the_universe_is_answered_too(self):
        told = likely(ready(), town(country="JP", lat=35.0, lon=139.0))
        assert all(0 <= share <= 1 for share in told.shares.values())

    def test_is_seen_by_size_and_place(self):
        one, other = likely(ready(), town(population=1_500)), likely(ready(), town(population=3_000_000))
        assert one.shares != other.shares


class TestAModelOfOtherFeatures:
    def test_is_refused(self):
        one = packed()
        model = dataclasses.replace(one.model, names=[*one.model.names[:-1], "charm"])
        with pytest.raises(UnfitModel, match="other features"):
            learnt(TOWNS, dataclasses.replace(one, model=model))


class TestTheCriterion:
    ABOUT = Likely({"gn:2": 0.02, "gn:3": 0.5}, frozenset({"gn:4"}), Reason("no_candidate"))

    def look(self, key: str) -> Grounds:
        return criteria.likely_link(profile("gn:1"), profile(key), known(likely=self.ABOUT))

    @pytest.mark.parametrize(
        ("share", "value"), [(0, 0), (0.0001, 0), (0.001, 1 / 3), (0.01, 2 / 3), (0.1, 1), (0.5, 1), (1, 1)]
    )
    def test_counts_tenfold_as_a_third(self, share: float, value: float):
        assert criteria.likelihood(share) == pytest.approx(value)

    def test_is_told_for_a_candidate(self):
        assert self.look("gn:2").value == criteria.likelihood(0.02)
        assert self.look("gn:3").value == 1.0

    def test_says_nothing_of_partners_and_of_those_that_are_no_candidates(self):
        assert self.look("gn:4") == Grounds(None, Reason("learnt_tie"))
        assert self.look("gn:5") == Grounds(None, Reason("no_candidate"))

    def test_is_not_known_without_a_model(self):
        told = criteria.likely_link(profile("gn:1"), profile("gn:2"), known())
        assert told == Grounds(None, Reason("no_model"))

    @given(st.floats(0, 1), st.floats(0, 1))
    def test_is_higher_for_a_higher_share(self, one: float, other: float):
        low, high = sorted((one, other))
        assert 0 <= criteria.likelihood(low) <= criteria.likelihood(high) <= 1


class TestThePercent:
    @pytest.mark.parametrize(
        ("share", "told"),
        [(0.123, "12%"), (0.1, "10%"), (0.034, "3.4%"), (0.0051, "0.5%"), (0.0002, "<0.1%"), (0, "<0.1%")],
    )
    def test_has_as_many_figures_as_count(self, share: float, told: str):
        assert percent(share) == told


class TestTheMovers:
    def test_have_a_name_each(self):
        assert set(GROUPS.values()) == wording.MOVERS.keys()

    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_are_told_as_a_list(self, language: str):
        reason = Reason("likely_both", {"share": "3.4%", "up": "paths,neighbours", "down": "distance"})
        with override(language):
            told = phrases.sentence(reason, language)
            names = [str(wording.MOVERS[code]) for code in ("paths", "neighbours", "distance")]
        assert all(name in told for name in names)
        assert ("3.4" in told) == (language == "en")
        assert not (language == "ar" and re.search("[a-z]", told))

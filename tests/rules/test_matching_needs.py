"""Needs, offers and themes in the search: what they are worth, and whom a theme lets through."""

from __future__ import annotations

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.matched import SOME, known, profile
from tests.rules.noticed import notice, notices

from tawam.basics import locales
from tawam.exchange.values import Theme
from tawam.matching import phrases
from tawam.matching.rules import scoring
from tawam.matching.rules.asking import UnknownTheme, themes
from tawam.matching.rules.criteria import needs, shared_themes
from tawam.matching.values import Needs, Wanted

OWN, OTHER = profile("gn:1", "DE"), profile("gn:2", "FR")
NEEDS = st.builds(Needs, SOME, SOME)


def told(own: Needs, other: Needs):
    """What the criterion says of two places that state these needs."""
    return needs(OWN, OTHER, known(needs={"gn:1": own, "gn:2": other}))


class TestNeeds:
    @pytest.mark.parametrize("stated", [{}, {"gn:1": Needs()}, {"gn:2": Needs(frozenset({Theme.SPORT}))}])
    def test_are_not_known_where_one_side_states_nothing(self, stated):
        found = needs(OWN, OTHER, known(needs=stated))
        assert (found.value, found.reason.code) == (None, "needs_not_stated")

    def test_are_not_known_where_nobody_seeks_anything(self):
        assert told(Needs(offers=frozenset({Theme.SPORT})), Needs()).reason.code == "nothing_sought"

    def test_are_met_both_ways(self):
        own = Needs(frozenset({Theme.CULTURE}), frozenset({Theme.SPORT}))
        other = Needs(frozenset({Theme.SPORT}), frozenset({Theme.CULTURE, Theme.YOUTH}))
        found = told(own, other)
        assert found.value == 1.0
        assert (found.reason.facts["themes_own"], found.reason.facts["themes_other"]) == ("culture", "sport")

    def test_are_met_by_half_where_half_of_what_is_sought_is_offered(self):
        own = Needs(frozenset({Theme.CULTURE, Theme.YOUTH}))
        assert told(own, Needs(offers=frozenset({Theme.YOUTH}))).value == 0.5

    @given(NEEDS, NEEDS)
    def test_are_worth_the_same_from_both_ends(self, own, other):
        assert told(own, other).value == told(other, own).value

    @given(NEEDS, NEEDS, st.sampled_from(Theme))
    def test_are_never_met_less_when_the_other_offers_more(self, own, other, theme):
        more = Needs(other.seeks, other.offers | {theme})
        before, after = told(own, other).value, told(own, more).value
        assert before is None or after >= before

    @given(NEEDS, NEEDS)
    def test_say_nothing_of_what_only_looks_alike(self, own, other):
        if not own.seeks & other.offers and not other.seeks & own.offers:
            assert told(own, other).value in (None, 0.0)


class TestThemesInCommon:
    def test_are_not_known_where_nothing_is_on_record(self):
        about = known(themes={"gn:1": frozenset({Theme.SPORT})})
        assert shared_themes(OWN, OTHER, about).reason.code == "themes_unknown"
        assert shared_themes(OTHER, OWN, about).value is None

    @given(SOME.filter(bool), SOME.filter(bool))
    def test_are_counted_against_those_of_the_place_that_asks(self, here, there):
        found = shared_themes(OWN, OTHER, known(themes={"gn:1": here, "gn:2": there}))
        assert found.value == pytest.approx(len(here & there) / len(here))
        assert found.reason.code == ("shared_themes" if here & there else "no_shared_theme")


class TestAThemeThatIsAskedFor:
    @given(SOME, SOME.filter(bool))
    def test_never_admits_a_place_without_it(self, has, asked):
        about = known(themes={"gn:2": has} if has else {})
        assert scoring.admits(Wanted(themes=asked), OWN, OTHER, about) is bool(has & asked)

    def test_may_be_one_of_several(self):
        assert themes(["sport", "youth", "sport"]) == {Theme.SPORT, Theme.YOUTH}
        assert themes([]) == frozenset()

    def test_is_refused_if_it_is_none_and_the_known_ones_are_told(self):
        with pytest.raises(UnknownTheme, match="“charm” is no theme; known are: peace, culture"):
            themes(["sport", "charm"])


class TestTheWords:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_name_themes_in_the_order_of_the_language(self, language):
        with override(language):
            told = phrases.themes(["youth", "culture", "sport"], language)
        parts = told.split("، " if language == "ar" else ", ")
        assert (len(parts), parts) == (3, sorted(parts))

    @pytest.mark.parametrize(("language", "none"), [("en", "none"), ("ar", "لا شيء")])
    def test_say_that_nothing_meets_on_one_of_the_ways(self, language, none):
        found = told(Needs(frozenset({Theme.SPORT})), Needs(frozenset({Theme.YOUTH}), frozenset({Theme.SPORT})))
        with override(language):
            assert none in phrases.sentence(found.reason, language)

    def test_quote_the_arabic_name_on_an_arabic_page(self):
        reason = scoring.Reason("both_at_a_border", {
            "own": "Strasbourg", "own_ar": "ستراسبورغ", "own_km": "5",
            "other": "Kehl", "other_ar": "كيل", "other_km": "5",
        })  # fmt: skip
        with override("ar"):
            assert "ستراسبورغ" in phrases.sentence(reason, "ar")
        with override("en"):
            assert "Strasbourg (5 km) here, Kehl (5 km) there" in phrases.sentence(reason, "en")

    @pytest.mark.parametrize(
        ("more", "line"),
        [
            ({"budget_from": 1000, "budget_to": 5000}, "1,000 EUR to 5,000 EUR"),
            ({"budget_from": 1000}, "1,000 EUR or more"),
            ({"budget_to": 5000}, "up to 5,000 EUR"),
        ],
    )
    def test_tell_a_budget_as_a_range(self, more, line):
        with override("en"):
            assert phrases.capacity(notice(currency="EUR", **more), "en") == [("Budget a year", line)]

    @pytest.mark.parametrize("language", ["en", "ar"])
    @given(one=notices())
    def test_tell_of_capacity_what_is_said_and_no_more(self, language, one):
        with override(language):
            found = phrases.capacity(one, language)
        said = [one.hosts, one.days, one.budget_from or one.budget_to]
        assert len(found) == sum(value is not None for value in said)
        assert all(name and text for name, text in found)
        if one.hosts:
            assert locales.number(one.hosts, language) in found[0][1]


class TestTheGroundsOfAProposal:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @given(own=NEEDS, other=NEEDS)
    def test_are_told_for_just_what_speaks_most_for_it(self, language, own, other):
        about = known(needs={"gn:1": own, "gn:2": other}, themes={"gn:1": own.seeks, "gn:2": other.offers})
        found = scoring.match(OWN, OTHER, about, scoring.weights({}))
        with override(language):
            told, named = phrases.grounds_for(found, language), phrases.why(found, language)
            every = [phrases.sentence(row.grounds.reason, language) for row in found.weighed]
        assert set(told) <= set(every)
        assert len(told) <= 3
        assert bool(told) is bool(named)

    def test_tell_of_needs_where_nothing_else_has_a_weight(self):
        own = Needs(frozenset({Theme.CULTURE}))
        about = known(needs={"gn:1": own, "gn:2": Needs(offers=frozenset({Theme.CULTURE}))})
        nothing = dict.fromkeys(scoring.weights({}), 0.0)
        found = scoring.match(OWN, OTHER, about, {**nothing, "needs": 1.0})
        with override("en"):
            assert phrases.grounds_for(found, "en") == [
                "Sought here and offered there: culture and arts. Sought there and offered here: none."
            ]
            assert phrases.why(found, "en") == "Needs that the other side offers to meet"

    def test_are_none_where_nothing_speaks_for_it(self):
        nothing = dict.fromkeys(scoring.weights({}), 0.0)
        assert phrases.grounds_for(scoring.match(OWN, OTHER, known(), nothing), "en") == []

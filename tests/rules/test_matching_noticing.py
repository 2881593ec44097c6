"""“Partner wanted”: what may be stated, when it stands, whom a filter finds, and what it says of needs."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.noticed import HERE, TODAY, notice, notices

from tawam.exchange.values import FaultCode, Theme
from tawam.matching.rules.noticing import (
    LINKS,
    LONGEST_DAYS,
    LONGEST_TEXT,
    MOST_LANGUAGES,
    cleaned,
    needs_of,
    notice_faults,
    stands,
    themes_of_places,
    wants,
)
from tawam.matching.values import Needs, NoticeFilter
from tawam.registry.values import Kind

DAY = dt.timedelta(days=1)


def wrong(**more: object) -> list[tuple[str, FaultCode]]:
    """The faults of a notice that is right but for what is said here."""
    return [(one.field, one.code) for one in notice_faults(notice(**more), as_of=TODAY)]


class TestWhatMayBeStated:
    @given(notices())
    def test_is_whatever_keeps_the_bounds(self, one):
        assert notice_faults(one, as_of=TODAY) == ()

    @pytest.mark.parametrize(
        ("more", "field", "code"),
        [
            ({"seeks": (), "offers": ()}, "seeks", FaultCode.NOTHING_SAID),
            ({"seeks": (Theme.SPORT, Theme.SPORT)}, "seeks", FaultCode.TWICE),
            ({"offers": (Theme.SPORT, Theme.SPORT)}, "offers", FaultCode.TWICE),
            ({"links": (Kind.PACT, Kind.PACT)}, "links", FaultCode.TWICE),
            ({"links": (Kind.STATE_TREATY,)}, "links", FaultCode.UNKNOWN_CODE),
            ({"links": (Kind.EU_INSTITUTIONAL,)}, "links", FaultCode.UNKNOWN_CODE),
            ({"languages": ("en", "klingonese")}, "languages", FaultCode.UNKNOWN_CODE),
            ({"languages": ("en", "en")}, "languages", FaultCode.TWICE),
            ({"until_on": TODAY - DAY, "from_on": TODAY - 9 * DAY}, "until_on", FaultCode.OVER_ALREADY),
            ({"until_on": TODAY, "from_on": TODAY + DAY}, "until_on", FaultCode.ENDS_BEFORE_START),
            ({"until_on": TODAY + (LONGEST_DAYS + 1) * DAY}, "until_on", FaultCode.TOO_FAR),
            ({"hosts": 0}, "hosts", FaultCode.NOT_POSITIVE),
            ({"hosts": 10_001}, "hosts", FaultCode.ABSURD),
            ({"days": -1}, "days", FaultCode.NOT_POSITIVE),
            ({"days": 366}, "days", FaultCode.ABSURD),
            ({"budget_from": 0, "currency": "EUR"}, "budget_from", FaultCode.NOT_POSITIVE),
            ({"budget_to": 1_000_000_001, "currency": "EUR"}, "budget_to", FaultCode.ABSURD),
            ({"budget_from": 9, "budget_to": 8, "currency": "EUR"}, "budget_to", FaultCode.TURNED_ROUND),
            ({"budget_to": 9}, "currency", FaultCode.MISSING),
            ({"budget_to": 9, "currency": "EURO"}, "currency", FaultCode.NO_CURRENCY),
            ({"text": "x" * (LONGEST_TEXT + 1)}, "text", FaultCode.TOO_LONG),
            ({"text_ar": "س" * (LONGEST_TEXT + 1)}, "text_ar", FaultCode.TOO_LONG),
        ],
    )
    def test_is_told_by_field_where_it_is_wrong(self, more, field, code):
        assert wrong(**more) == [(field, code)]

    def test_has_a_bound_for_the_number_of_languages(self):
        codes = ("ar", "bn", "de", "en", "es", "fa", "fr", "hi", "it", "ja", "pt", "ru", "tr")
        assert len(codes) == MOST_LANGUAGES + 1
        assert wrong(languages=codes) == [("languages", FaultCode.TOO_MANY)]
        assert wrong(languages=codes[1:]) == []

    def test_tells_all_faults_at_once(self):
        assert {field for field, _ in wrong(seeks=(), offers=(), hosts=0, budget_to=1)} == {
            "seeks",
            "hosts",
            "currency",
        }

    def test_may_be_an_offer_alone_or_a_wish_alone(self):
        assert wrong(seeks=()) == []
        assert wrong(offers=()) == []

    def test_may_be_any_link_that_a_place_can_enter(self):
        assert wrong(links=LINKS) == []

    def test_may_begin_before_today_and_end_today(self):
        assert wrong(from_on=TODAY - 300 * DAY, until_on=TODAY) == []


class TestCleaning:
    def test_takes_away_what_nobody_sees_and_a_currency_without_money(self):
        one = cleaned(notice(text=" A\x00 choir\u202e ", text_ar="\u2067جوقة", currency="eur"))
        assert (one.text, one.text_ar, one.currency) == ("A choir", "جوقة", "")

    def test_writes_a_currency_in_capitals(self):
        assert cleaned(notice(budget_to=5, currency=" eur ")).currency == "EUR"

    @given(notices())
    def test_changes_nothing_that_is_in_order(self, one):
        assert cleaned(one) == one


class TestStanding:
    @given(notices(), st.integers(-900, 900))
    def test_is_from_the_first_to_the_last_day_with_both(self, one, days):
        day = TODAY + days * DAY
        assert stands(one, day) is (one.from_on <= day and not one.until_on < day)

    @given(notices())
    def test_ends_by_itself(self, one):
        assert stands(one, one.until_on)
        assert not stands(one, one.until_on + DAY)
        assert not stands(one, one.from_on - DAY)


class TestAFilter:
    @given(
        notices(),
        st.builds(
            NoticeFilter,
            st.none() | st.sampled_from(Theme),
            st.sampled_from(["", "DE", "FR"]),
            st.sampled_from(["", "ar", "fr", "ja"]),
        ),
        st.sampled_from(["DE", "FR"]),
    )
    def test_never_lets_through_what_it_excludes(self, one, asked, country):
        if wants(asked, one, country):
            assert asked.theme is None or asked.theme in one.seeks + one.offers
            assert asked.country in ("", country)
            assert not asked.language or asked.language in one.languages

    @given(notices())
    def test_that_asks_for_nothing_lets_all_through(self, one):
        assert wants(NoticeFilter(), one, "DE")

    @given(notices())
    def test_finds_a_notice_by_each_of_its_themes(self, one):
        assert all(wants(NoticeFilter(theme), one, "DE") for theme in one.seeks + one.offers)


class TestNeeds:
    @given(st.lists(notices(), max_size=6))
    def test_of_a_place_are_those_of_all_its_notices(self, several):
        found = needs_of(several)
        assert found.keys() == {one.place for one in several}
        for one in several:
            assert set(one.seeks) <= found[one.place].seeks
            assert set(one.offers) <= found[one.place].offers
        for place, needs in found.items():
            own = [one for one in several if one.place == place]
            assert needs.seeks == {theme for one in own for theme in one.seeks}
            assert needs.offers == {theme for one in own for theme in one.offers}

    @given(st.lists(notices(), max_size=6), st.randoms())
    def test_do_not_hang_on_the_order_of_the_notices(self, several, chance):
        turned = list(several)
        chance.shuffle(turned)
        assert needs_of(turned) == needs_of(several)

    def test_of_a_place_that_only_offers_name_nothing_sought(self):
        assert needs_of([notice(seeks=())]) == {HERE: Needs(frozenset(), frozenset({Theme.SPORT}))}


class TestTheThemesOfPlaces:
    def test_are_those_of_notices_and_of_public_activities(self):
        needs = needs_of([notice()])
        active = {HERE: frozenset({Theme.YOUTH}), "gn:2": frozenset({Theme.PEACE}), "gn:3": frozenset()}
        assert themes_of_places(needs, active) == {
            HERE: {Theme.YOUTH, Theme.CULTURE, Theme.SPORT},
            "gn:2": {Theme.PEACE},
        }

    @given(st.lists(notices(), max_size=5))
    def test_lose_nothing_that_is_stated(self, several):
        found = themes_of_places(needs_of(several), {})
        assert all(set(one.seeks + one.offers) <= found[one.place] for one in several)

    def test_are_the_same_for_a_notice_and_its_changed_words(self):
        one = notice()
        assert needs_of([one]) == needs_of([replace(one, text="other words", hosts=3)])

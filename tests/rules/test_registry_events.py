"""Claims become events: several reports of one act are one event, two acts stay two."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, VOICES, lives
from tests.told import life, source, told

from tawam.basics.dates import PartialDate
from tawam.evidence.values import SourceKind, Stance
from tawam.registry.rules.events import UNDER_CHECK, event_type, life_events, reported_events
from tawam.registry.values import ACTS, BREAKS, FOUNDINGS, SIGNS_OF_LIFE, Cause, EventType

GAZETTE, COURIER = source("The Gazette"), source("The Courier")
HALL = source("City of Here", SourceKind.OFFICIAL)
ARTICLE = source("An article")


def dates(claims: list) -> list[str]:
    """The dates of the events, undated ones as "?"."""
    return [str(event.on or "?") for event in life_events(claims)]


class TestTwoReportsOfOneAct:
    @pytest.mark.parametrize("kind", sorted(ACTS))
    def test_are_one_event_with_two_sources(self, kind):
        (event,) = life_events([told(kind, "1957", by=GAZETTE), told(kind, "1957-10", by=COURIER, position=1)])
        assert [one.source for one in event.claims] == [GAZETTE, COURIER]

    @pytest.mark.parametrize("kind", sorted(set(EventType) - ACTS))
    def test_are_two_events_if_the_thing_can_happen_twice(self, kind):
        claims = [told(kind, "1957", by=GAZETTE), told(kind, "1957", by=COURIER, position=1)]
        assert len(life_events(claims)) == 2

    @pytest.mark.parametrize(
        ("reports", "events"),
        [
            (["1957", "1957-10-04"], ["1957-10-04"]),  # the finer date stands
            (["1957-10-04", "1957"], ["1957-10-04"]),  # whoever tells it first
            (["1957-10", "1957-10-04", "1957"], ["1957-10-04"]),
            (["1957", "1958"], ["1957", "1958"]),  # two years, two acts
            (["1957", "yes"], ["1957"]),  # an undated report joins the only act
            (["yes", "1957"], ["1957"]),
            (["yes", "yes"], ["?"]),  # nobody knows when, but it was once
            (["1957-10", "1957-11", "1957"], ["1957-10", "1957-11"]),  # a year joins the first that it can mean
            (["1957-10", "1957", "1957-11"], ["1957-10", "1957-11"]),  # and does not glue two months together
            (["1957", "1990", "yes"], ["?", "1957", "1990"]),  # which of two was meant nobody can say
        ],
    )
    def test_refine_its_date(self, reports, events):
        claims = [told("signed", value, by=VOICES[n % 3], position=n) for n, value in enumerate(reports)]
        assert dates(claims) == events

    @pytest.mark.parametrize(
        ("sides", "events"),
        [
            ((HERE, THERE), 2),  # both sides left: two acts
            ((HERE, HERE), 1),
            ((HERE, ""), 1),  # one report does not say who
            (("", ""), 1),
            ((HERE, "", THERE), 2),  # the silent report belongs to one of them, not to both
        ],
    )
    def test_are_two_events_if_different_sides_acted(self, sides, events):
        claims = [told("revoked", "2022-03", side=side, position=n) for n, side in enumerate(sides)]
        found = life_events(claims)
        assert len(found) == events
        assert sum(len(event.claims) for event in found) == len(sides)

    def test_give_the_event_the_side_that_one_of_them_names(self):
        (event,) = life_events([told("ended", "2022-03-01"), told("ended", "2022", side=HERE, position=1)])
        assert (event.side, str(event.on)) == (HERE, "2022-03-01")

    def test_give_it_the_first_cause_scope_body_and_decision_that_any_of_them_names(self):
        plain = told("suspended", "2022-03-01")
        rich = told(
            "suspended", "2022", position=1, cause="resources", scope="programme", body="The court", decision="d1"
        )
        (event,) = life_events([plain, rich])
        assert (event.cause, event.scope, event.body, event.decision) == (
            Cause.RESOURCES,
            "programme",
            "The court",
            "d1",
        )

    def test_give_it_the_basis_of_the_date_that_stands(self):
        inferred = told("signed", "1957", date_basis="inferred")
        assert life_events([inferred])[0].date_basis == "inferred"
        assert life_events([inferred, told("signed", "1957-10", by=COURIER, position=1)])[0].date_basis == ""

    def test_of_equal_fineness_are_told_by_the_better_source(self):
        (event,) = life_events([told("signed", "1957", by=GAZETTE), told("signed", "1957", by=HALL, position=1)])
        assert event.wording["en"].startswith("City of Here")

    def test_of_different_kinds_stay_two(self):
        assert len(life_events(life(("ended", "2022"), ("revoked", "2022")))) == 2


class TestTheOrderOfEvents:
    def test_is_that_of_their_dates_whatever_the_order_of_telling(self):
        assert dates(life(("activity", "2001"), ("signed", "1957-10"), ("ended", "1999-05-01"))) == [
            "1957-10",
            "1999-05-01",
            "2001",
        ]

    @pytest.mark.parametrize("kind", sorted(set(EventType) - BREAKS))
    def test_has_what_begins_or_goes_on_without_a_date_first(self, kind):
        assert life_events(life(("vote", "1957"), (kind, "yes")))[0].on == (
            PartialDate(1957) if kind == "vote" else None
        )

    @pytest.mark.parametrize("kind", sorted(BREAKS))
    def test_has_breaks_without_a_date_last(self, kind):
        assert life_events(life((kind, "yes"), ("signed", "1957")))[-1].type == kind

    def test_puts_a_break_behind_what_happened_on_the_same_day(self):
        kinds = [event.type for event in life_events(life(("ended", "2001-05"), ("activity", "2001-05")))]
        assert kinds == [EventType.ACTIVITY, EventType.ENDED]

    @given(lives())
    def test_never_goes_back_in_time(self, claims):
        known = [event.on.earliest() for event in life_events(claims) if event.on]
        assert known == sorted(known)

    @given(lives(), st.randoms())
    def test_does_not_depend_on_the_order_of_the_claims(self, claims, chance):
        shuffled = list(claims)
        chance.shuffle(shuffled)
        assert life_events(shuffled) == life_events(claims)


class TestEveryClaim:
    @given(lives())
    def test_about_an_event_stands_in_exactly_one(self, claims):
        told_in = [one.claim.id for event in reported_events(claims) for one in event.claims]
        assert sorted(told_in) == sorted(one.claim.id for one in claims)

    @given(lives())
    def test_of_an_event_is_of_its_type_and_can_mean_its_day(self, claims):
        for event in reported_events(claims):
            kinds = {event_type(one) for one in event.claims}
            assert kinds == {event.type} or (event.type in kinds and kinds == FOUNDINGS)
            assert all(one.claim.on is None or one.claim.on.agrees_with(event.on) for one in event.claims)

    @given(lives())
    def test_of_an_event_names_its_side_or_none(self, claims):
        for event in reported_events(claims):
            assert {one.claim.side for one in event.claims} <= {"", event.side}

    @pytest.mark.parametrize(
        "claim",
        [
            told("party", HERE),
            told("kind", "twinning"),
            told("linked", "yes"),
            told("answer", "1957", question="When?"),
            told("cause:resources", "yes"),
            told("signed", "1957", stance=Stance.DENIES),  # that it did not happen is no event
        ],
    )
    def test_of_another_sort_makes_no_event(self, claim):
        assert reported_events([claim]) == ()


class TestATextUnderCheck:
    said = told("signed", "1957-10-04", by=ARTICLE, dataset="casefile:a", position=9, **{UNDER_CHECK: "yes"})

    def test_adds_no_event(self):
        assert life_events([self.said]) == ()

    def test_is_heard_all_the_same_where_reports_are_compared(self):
        assert [str(event.on) for event in reported_events([self.said])] == ["1957-10-04"]

    def test_takes_no_event_away(self):
        assert len(life_events([told("signed", "1957"), self.said])) == 1

    def test_does_not_refine_what_others_say(self):
        # "It may add doubt to a record, never a fact": the day is the article's alone.
        assert dates([told("signed", "1957"), self.said]) == ["1957"]

    def test_gives_no_cause_to_a_break_that_others_report(self):
        claimed = told("ended", "2008", by=ARTICLE, cause="resources", position=9, **{UNDER_CHECK: "yes"})
        (event,) = life_events([told("ended", "2008", by=GAZETTE), claimed])
        assert event.cause is None

    def test_gives_no_side_to_a_break_that_others_report(self):
        claimed = told("ended", "2008", by=ARTICLE, side=HERE, position=9, **{UNDER_CHECK: "yes"})
        assert [event.side for event in life_events([told("ended", "2008", by=GAZETTE), claimed])] == [""]


class TestTheGroupsOfEventTypes:
    def test_leave_no_sign_of_life_among_the_breaks(self):
        assert not BREAKS & SIGNS_OF_LIFE

    def test_count_every_break_as_an_act(self):
        assert BREAKS <= ACTS

"""Which links are like a hard case: the two counts that are never mixed, and what is set aside."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers import AS_OF, INTEREST, TENSION, WAR, asked, ended, event, found, life, paused

from tawam.assessment.values import Level
from tawam.registry.values import BREAKS, Cause, EventType, Kind, Status
from tawam.reports.rules.likeness import CAUSES, PERIOD_YEARS, case_on_record, like_cases
from tawam.reports.values import Answer, HardCase, LikeCases, Ring

COUNTRIES = ["DE", "FR", "RU", "CN"]
SHOCKS = [HardCase.WAR, HardCase.POLITICS, HardCase.HUMAN_RIGHTS]


def ids(of: LikeCases, ring: Ring) -> list[str]:
    """The links of a ring, in order."""
    return [one.life.id for one in of.of(ring)]


class TestTheSameCountryInTheSameYears:
    def test_counts_what_other_places_did_with_it(self):
        assert ids(found(paused("a"), ended("b")), Ring.SAME_COUNTRY) == ["a", "b"]

    def test_leaves_out_the_link_itself_and_other_links_of_the_deciding_place(self):
        own = life("own", event("ended", "2022", cause=WAR), countries=("DE", "RU"))
        like = found(paused("home--away"), own, home=frozenset({"own-a"}))
        assert like.courses == ()
        assert like.own == 1

    def test_counts_no_links_of_other_countries(self):
        assert ids(found(paused("a", countries=("FR", "CN"))), Ring.SAME_COUNTRY) == []

    def test_counts_no_links_within_the_partners_country(self):
        assert found(paused("a", cause="not_stated", countries=("RU", "RU"))).courses == ()

    def test_counts_links_within_one_country_where_the_link_itself_lies_in_one(self):
        like = found(
            paused("a", countries=("DE", "DE")),
            paused("b", cause="not_stated", countries=("DE", "FR")),
            partner_countries=frozenset({"DE"}),
        )
        assert ids(like, Ring.SAME_COUNTRY) == ["a"]

    @pytest.mark.parametrize("kind", [Kind.STATE_TREATY, Kind.EU_INSTITUTIONAL])
    def test_counts_no_ties_of_states(self, kind):
        assert found(ended("a", kind=kind)).courses == ()

    def test_counts_nothing_that_is_made_up_for_a_demonstration(self):
        made_up = life("demo", event("ended", "2022-03", cause=WAR), countries=("FR", "RU"))
        real = life("real", event("ended", "2022-03", cause=WAR), countries=("FR", "RU"))
        parties = (("demo:quillhaven", "FR"), made_up.parties[1])
        like = like_cases([type(made_up)("demo", Kind.TWINNING, parties, made_up.events), real], asked())
        assert ids(like, Ring.SAME_COUNTRY) == ["real"]

    def test_reaches_back_five_years_and_no_further(self):
        first = asked().first
        assert (AS_OF - first).days == round(365.25 * PERIOD_YEARS)
        inside, outside = str(first), str(first - dt.timedelta(days=1))
        like = found(paused("in", inside, cause=None), paused("out", outside, cause=None))
        assert ids(like, Ring.SAME_COUNTRY) == ["in"]

    def test_sees_nothing_that_came_later(self):
        assert found(ended("a", "2026-06-16")).courses == ()

    def test_takes_a_break_without_a_cause_as_of_this_kind(self):
        like = found(paused("a", cause=None), paused("b", cause="not_stated"))
        assert ids(like, Ring.SAME_COUNTRY) == ["a", "b"]

    def test_sets_a_break_aside_for_which_another_cause_is_named(self):
        like = found(paused("a", cause=INTEREST))
        assert (ids(like, Ring.SAME_COUNTRY), ids(like, Ring.OTHER_CAUSE)) == ([], ["a"])

    def test_prefers_a_break_of_this_kind_to_an_earlier_one_of_another(self):
        like = found(paused("a", "2022-01-01", event("ended", "2023-01-01", cause=WAR, side="a-a"), cause=INTEREST))
        (one,) = like.of(Ring.SAME_COUNTRY)
        assert (one.answer, str(one.act.on)) == (Answer.ENDED, "2023-01-01")

    def test_sets_aside_what_the_side_in_the_partners_country_did(self):
        like = found(life("a", event("ended", "2023-02-01", cause=WAR, side="a-b")))
        assert (ids(like, Ring.SAME_COUNTRY), ids(like, Ring.PARTNER_ACTED)) == ([], ["a"])

    @pytest.mark.parametrize("cause", [TENSION, INTEREST])
    def test_has_no_place_for_what_that_side_did_over_another_cause(self, cause):
        assert found(life("a", event("ended", "2023-02-01", cause=cause, side="a-b"))).courses == ()

    def test_counts_the_first_act_and_tells_the_next_ones_as_what_came_of_it(self):
        (one,) = found(paused("a", "2022-03-01", event("ended", "2023-05-01", cause=WAR))).courses
        assert one.answer is Answer.PAUSED
        assert [str(later.on) for _, later in one.later] == ["2023-05-01"]


class TestAWordToKeepALink:
    KEPT = life("kept", event("signed", "1990"), event("reaffirmed", "2022-06", side="kept-a"))

    def test_counts_after_the_first_break_of_this_kind(self):
        like = found(self.KEPT, paused("a"))
        assert str(like.shock_on) == "2022-03-01"
        assert {one.life.id: one.answer for one in like.courses} == {"a": Answer.PAUSED, "kept": Answer.KEPT}

    def test_counts_from_a_rough_date_by_its_last_day_and_the_date_stays_rough(self):
        like = found(self.KEPT, paused("a", "2022"))
        assert str(like.shock_on) == "2022"
        assert ids(like, Ring.SAME_COUNTRY) == ["a"]
        late = life("late", event("reaffirmed", "2023-01", side="late-a"))
        assert ids(found(late, paused("a", "2022")), Ring.SAME_COUNTRY) == ["a", "late"]

    def test_before_that_answers_nothing(self):
        early = life("early", event("renewed", "2022-02", side="early-a"))
        assert ids(found(early, paused("a")), Ring.SAME_COUNTRY) == ["a"]

    def test_answers_nothing_where_no_such_break_is_on_record(self):
        like = found(self.KEPT, paused("a", cause=TENSION))
        assert like.shock_on is None
        assert ids(like, Ring.SAME_COUNTRY) == []

    def test_of_the_partners_side_is_no_answer_of_the_city(self):
        words = life("words", event("reaffirmed", "2022-06", side="words-b"))
        assert ids(found(words, paused("a")), Ring.SAME_COUNTRY) == ["a"]

    def test_counts_for_nothing_where_an_exchange_is_dead(self):
        broken = paused("a", "2022-03-01", cause=INTEREST)
        assert ids(found(self.KEPT, broken, case=HardCase.DEAD), Ring.SAME_COUNTRY) == ["a"]

    def test_followed_by_a_break_is_the_first_answer_and_the_break_what_came_of_it(self):
        turned = life("turned", event("reaffirmed", "2022-06"), event("ended", "2023-01", cause=WAR))
        one = next(one for one in found(turned, paused("a")).courses if one.life.id == "turned")
        assert (one.answer, [fate.value for fate, _ in one.later]) == (Answer.KEPT, ["ended"])


class TestHelp:
    def test_counts_where_nothing_else_was_decided(self):
        helped = life("helped", event("aid", "2022-04-01"))
        one = next(one for one in found(helped, paused("a")).courses if one.life.id == "helped")
        assert one.answer is Answer.HELPED

    def test_before_the_first_break_answers_nothing(self):
        assert ids(found(life("b", event("aid", "2021-12-01")), paused("a")), Ring.SAME_COUNTRY) == ["a"]

    def test_gives_way_to_a_decision(self):
        both = life("both", event("aid", "2022-03-10"), event("ended", "2022-05", cause=WAR, side="both-a"))
        one = next(one for one in found(both, paused("a")).courses if one.life.id == "both")
        assert one.answer is Answer.ENDED


class TestTheSameKindOfCauseElsewhere:
    def test_counts_links_of_other_countries(self):
        assert ids(found(ended("a", countries=("JP", "CN"))), Ring.SAME_CAUSE) == ["a"]

    def test_counts_links_with_the_country_at_another_time(self):
        like = found(ended("a", "2014-05-01"))
        assert (ids(like, Ring.SAME_COUNTRY), ids(like, Ring.SAME_CAUSE)) == ([], ["a"])

    def test_counts_no_other_cause_and_none_that_is_not_stated(self):
        assert found(ended("a", "2014", cause=TENSION), ended("b", "2014", cause="not_stated")).courses == ()

    @pytest.mark.parametrize("case", HardCase, ids=str)
    def test_goes_by_the_causes_of_the_case(self, case):
        lives = [ended(f"x{n}", cause=one, countries=("JP", "CN")) for n, one in enumerate(Cause)]
        counted = {one.act.cause for one in found(*lives, case=case).of(Ring.SAME_CAUSE)}
        assert counted == CAUSES[case]

    def test_tells_a_programme_and_the_town_halls_contact_from_the_whole(self):
        parts = [
            life(scope, event("suspended", "2014", cause=WAR, scope=scope), countries=("JP", "CN"))
            for scope in ("programme", "town_hall_contact")
        ]
        answers = {one.life.id: one.answer for one in found(*parts).courses}
        assert answers == {"programme": Answer.PROGRAMME, "town_hall_contact": Answer.PEOPLE}


class TestTheCauses:
    def test_of_two_cases_never_overlap(self):
        every = [cause for case in HardCase for cause in CAUSES[case]]
        assert len(every) == len(set(every))

    def test_that_no_case_has_are_those_that_say_nothing_or_are_reforms(self):
        left = set(Cause) - {cause for case in HardCase for cause in CAUSES[case]}
        assert left == {Cause.OTHER, Cause.NOT_STATED, Cause.ADMINISTRATIVE_CHANGE}


class TestTheCaseOnRecord:
    @pytest.mark.parametrize("case", HardCase, ids=str)
    def test_is_that_of_the_last_break(self, case):
        cause = min(CAUSES[case])
        events = (event("ended", "1999", cause="resources"), event("suspended", "2022", cause=cause))
        assert case_on_record(events, Status.SUSPENDED, Level.NOT_ENOUGH_DATA) is case

    def test_is_not_that_of_one_programme(self):
        events = (event("suspended", "2022", cause=WAR, scope="programme"),)
        assert case_on_record(events, Status.ACTIVE, Level.STEADY) is None

    @pytest.mark.parametrize("status", [Status.DORMANT, Status.EXPIRED])
    def test_is_a_dead_exchange_where_a_source_says_that_it_sleeps(self, status):
        assert case_on_record((), status, Level.NOT_ENOUGH_DATA) is HardCase.DEAD

    @pytest.mark.parametrize("level", [Level.DORMANT, Level.FADING])
    def test_is_a_dead_exchange_where_the_assessment_finds_it(self, level):
        assert case_on_record((), Status.ACTIVE, level) is HardCase.DEAD

    @pytest.mark.parametrize("level", [Level.STEADY, Level.THRIVING, Level.NOT_ENOUGH_DATA])
    def test_is_none_where_nothing_speaks_for_one(self, level):
        assert case_on_record((event("signed", "1990"),), Status.ACTIVE, level) is None


events = st.builds(
    lambda kind, day, cause, side, scope: event(kind, str(day), cause=cause, side=side, scope=scope),
    st.sampled_from([*BREAKS, EventType.SIGNED, EventType.REAFFIRMED, EventType.RESUMED, EventType.AID]),
    st.dates(dt.date(2010, 1, 1), dt.date(2028, 1, 1)),
    st.none() | st.sampled_from(Cause),
    st.sampled_from(["", "x-a", "x-b"]),
    st.sampled_from(["", "programme", "town_hall_contact"]),
)
histories = st.lists(events, max_size=5).map(lambda some: sorted(some, key=lambda one: str(one.on)))
links = st.lists(st.tuples(histories, st.tuples(st.sampled_from(COUNTRIES), st.sampled_from(COUNTRIES))), max_size=6)


def made(rows) -> list:
    """Links with ids of their own."""
    return [life(f"l{n}", *history, countries=countries) for n, (history, countries) in enumerate(rows)]


class TestWhateverHappened:
    @given(links, st.sampled_from(HardCase))
    def test_a_link_stands_in_one_ring_at_most(self, rows, case):
        counted = [one.life.id for one in found(*made(rows), case=case).courses]
        assert len(counted) == len(set(counted))

    @given(links, st.sampled_from(HardCase))
    def test_nothing_after_the_day_is_told(self, rows, case):
        for one in found(*made(rows), case=case).courses:
            assert all(act.on.earliest() <= AS_OF for act in (one.act, *(later for _, later in one.later)))

    @given(links, st.sampled_from(HardCase))
    def test_a_count_for_the_cause_has_the_cause(self, rows, case):
        counted = found(*made(rows), case=case).of(Ring.SAME_CAUSE)
        assert {one.act.cause for one in counted} <= CAUSES[case]

    @given(links, st.sampled_from(SHOCKS))
    def test_a_count_for_the_country_lies_in_the_years_and_touches_the_country(self, rows, case):
        like = found(*made(rows), case=case)
        for one in like.of(Ring.SAME_COUNTRY):
            assert "RU" in one.life.countries
            assert one.act.on.latest() >= like.first
            assert one.act.cause in {None, Cause.NOT_STATED, *CAUSES[case]}

    @given(links, st.sampled_from(HardCase))
    def test_the_order_in_which_links_are_given_does_not_matter(self, rows, case):
        lives = made(rows)
        assert found(*lives, case=case) == found(*reversed(lives), case=case)

    @given(links, links, st.sampled_from(HardCase))
    def test_more_links_never_take_one_out_of_the_count_for_the_country(self, rows, more, case):
        few = made(rows)
        many = [*few, *(life(f"m{n}", *made([row])[0].events, countries=row[1]) for n, row in enumerate(more))]
        before = {one.life.id for one in found(*few, case=case).of(Ring.SAME_COUNTRY) if one.act.type in BREAKS}
        assert before <= set(ids(found(*many, case=case), Ring.SAME_COUNTRY))

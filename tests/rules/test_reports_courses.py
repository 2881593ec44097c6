"""What an act means as an answer, what became of a link after it, and how courses are counted."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.papers import INTEREST, TENSION, WAR, ended, event, found, life, paused

from tawam.registry.values import BREAKS, Cause, EventType, LifeEvent
from tawam.reports.rules.courses import ANSWERS_OF, answer_of, decision_of, later_of, span, tally, took
from tawam.reports.rules.ranges import ranges
from tawam.reports.values import Answer, Course, Fate, HardCase, Option, Ring

UNBROKEN = (Answer.KEPT, Answer.HELPED)


def course(answer: Answer, on: str, *later: LifeEvent, key: str = "x", **more: str) -> Course:
    """A course that begins with an act of this kind."""
    kinds = {Answer.KEPT: "reaffirmed", Answer.HELPED: "aid", Answer.ENDED: "ended", Answer.LAPSED: "lapsed"}
    scopes = {Answer.PROGRAMME: "programme", Answer.PEOPLE: "town_hall_contact"}
    act = event(kinds.get(answer, "suspended"), on, scope=scopes.get(answer, ""), **more)
    assert answer_of(act) is answer
    return Course(life(key, act, *later), Ring.SAME_COUNTRY, answer, act, later_of(later, answer))


def fates(one: Course) -> list[Fate]:
    """What became of a link, in order."""
    return [fate for fate, _ in one.later]


class TestAnAnswer:
    @pytest.mark.parametrize(
        ("kind", "scope", "answer"),
        [
            ("reaffirmed", "", Answer.KEPT),
            ("renewed", "", Answer.KEPT),
            ("aid", "", Answer.HELPED),
            ("suspended", "", Answer.PAUSED),
            ("suspended", "programme", Answer.PROGRAMME),
            ("suspended", "town_hall_contact", Answer.PEOPLE),
            ("ended", "", Answer.ENDED),
            ("revoked", "", Answer.ENDED),
            ("lapsed", "", Answer.LAPSED),
        ],
    )
    def test_is_told_from_the_act_and_its_scope(self, kind, scope, answer):
        assert answer_of(event(kind, "2022", scope=scope)) is answer

    def test_exists_for_every_break(self):
        assert {answer_of(event(kind, "2022")) for kind in BREAKS} == {Answer.PAUSED, Answer.ENDED, Answer.LAPSED}

    def test_shows_one_option_at_most(self):
        shown = [answer for answers in ANSWERS_OF.values() for answer in answers]
        assert len(shown) == len(set(shown))
        assert set(shown) == set(Answer)


class TestWhatBecameOfALink:
    @pytest.mark.parametrize(
        ("kind", "fate"),
        [
            ("resumed", Fate.RESUMED),
            ("signed", Fate.RESUMED),
            ("renewed", Fate.RESUMED),
            ("suspended", Fate.PAUSED),
            ("ended", Fate.ENDED),
            ("revoked", Fate.ENDED),
            ("lapsed", Fate.LAPSED),
            ("reaffirmed", Fate.HELD),
            ("activity", Fate.MET),
            ("anniversary", Fate.MET),
            ("aid", Fate.MET),
        ],
    )
    def test_is_told_from_the_acts_after(self, kind, fate):
        assert fates(course(Answer.PAUSED, "2022", event(kind, "2024"))) == [fate]

    @pytest.mark.parametrize("kind", ["contact", "vote", "began", "merged", "confirmed", "denied"])
    def test_is_not_told_from_what_does_not_say_what_came_of_it(self, kind):
        assert fates(course(Answer.PAUSED, "2022", event(kind, "2024"))) == []

    @pytest.mark.parametrize("answer", UNBROKEN, ids=str)
    def test_that_was_kept_is_not_taken_up_again_by_one_more_signature(self, answer):
        assert fates(course(answer, "2022", event("renewed", "2024"))) == [Fate.HELD]

    def test_of_one_programme_says_nothing_of_the_tie(self):
        stopped = event("suspended", "2024", scope="programme")
        assert fates(course(Answer.KEPT, "2022", stopped)) == []
        assert fates(course(Answer.PROGRAMME, "2022", event("resumed", "2024", scope="programme"))) == [Fate.RESUMED]

    def test_keeps_the_order_of_the_acts(self):
        one = course(Answer.PAUSED, "2022", event("activity", "2023"), event("resumed", "2024"), event("ended", "2025"))
        assert fates(one) == [Fate.MET, Fate.RESUMED, Fate.ENDED]


class TestWhoTookAnOption:
    COURSES = tuple(course(answer, "2022", key=answer) for answer in Answer)

    @pytest.mark.parametrize("option", [one for one in Option if one is not Option.RENEW], ids=str)
    def test_goes_by_the_first_answer(self, option):
        assert {one.answer for one in took(self.COURSES, option)} == set(ANSWERS_OF[option])

    def test_of_renewing_are_those_that_were_taken_up_again_after_all(self):
        again = course(Answer.LAPSED, "2010", event("resumed", "2015"), key="again")
        assert took((*self.COURSES, again), Option.RENEW) == [again]


class TestATally:
    def test_of_nothing_is_zero_and_knows_no_years(self):
        counted = tally(())
        assert (counted.links, counted.decisions, counted.alone, counted.waits, counted.nothing) == (0, 0, 0, (), 0)
        assert set(counted.fates.values()) == {0}
        assert span(()) is None

    def test_counts_a_link_once_for_each_fate(self):
        one = course(Answer.PAUSED, "2022", event("activity", "2023"), event("activity", "2024"))
        assert tally([one]).fates[Fate.MET] == 1

    def test_counts_one_vote_on_five_partners_as_one_decision(self):
        votes = [course(Answer.ENDED, "2022-03-03", key=f"w{n}", decision="warsaw-2022") for n in range(5)]
        counted = tally([*votes, course(Answer.ENDED, "2022-03-03", key="alone")])
        assert (counted.links, counted.decisions) == (6, 2)

    def test_tells_decisions_apart_by_link_act_and_day_where_none_is_named(self):
        first, second = event("ended", "2022-03-03"), event("ended", "2022-03-04")
        assert len({decision_of("a", first), decision_of("a", second), decision_of("b", first)}) == 3

    def test_counts_for_how_many_acts_one_side_is_named(self):
        assert tally([course(Answer.ENDED, "2022", side="x-a"), course(Answer.ENDED, "2022", key="y")]).alone == 1

    def test_knows_how_long_it_took_until_they_were_taken_up_again(self):
        late = course(Answer.PAUSED, "2010", event("resumed", "2020"), key="late")
        soon = course(Answer.PAUSED, "2022-03-01", event("resumed", "2024-03-01"), key="soon")
        waits = tally([late, soon, course(Answer.PAUSED, "2022", key="never")]).waits
        assert [round(wait, 1) for wait in waits] == [2.0, 10.0]

    def test_never_waits_less_than_no_time_where_dates_are_rough(self):
        assert tally([course(Answer.PAUSED, "2022-06-01", event("resumed", "2022"))]).waits == (0.0,)

    def test_counts_of_a_renewal_what_came_after_it(self):
        woke = course(
            Answer.LAPSED, "2010", event("activity", "2011"), event("resumed", "2015"), event("ended", "2019")
        )
        counted = tally([woke], Option.RENEW)
        assert (counted.fates[Fate.ENDED], counted.fates[Fate.MET], counted.fates[Fate.RESUMED]) == (1, 0, 0)

    def test_counts_of_how_many_nothing_is_on_record_since(self):
        assert (
            tally([course(Answer.ENDED, "2022"), course(Answer.PAUSED, "2022", event("resumed", "2023"))]).nothing == 1
        )

    def test_spans_the_years_of_the_acts(self):
        assert span([course(Answer.ENDED, "2022-03"), course(Answer.ENDED, "1936")]) == (1936, 2022)


kinds = st.sampled_from([one for one in EventType if one not in ("merged", "confirmed", "denied")])
later_acts = st.lists(
    st.builds(lambda kind, day: event(kind, str(day)), kinds, st.dates(dt.date(2023, 1, 1), dt.date(2026, 1, 1))),
    max_size=6,
)
courses = st.lists(
    st.builds(
        lambda answer, later: course(answer, "2022-02-02", *sorted(later, key=lambda one: str(one.on))),
        st.sampled_from(Answer),
        later_acts,
    ),
    max_size=8,
)


class TestWhateverIsCounted:
    @given(courses)
    def test_no_fate_has_more_links_than_there_are(self, some):
        counted = tally(some)
        assert all(0 <= number <= len(some) for number in counted.fates.values())
        assert counted.nothing <= counted.links == len(some)
        assert counted.decisions <= counted.links

    @given(courses)
    def test_every_link_taken_up_again_has_its_years(self, some):
        counted = tally(some)
        assert len(counted.waits) == counted.fates[Fate.RESUMED]
        assert list(counted.waits) == sorted(counted.waits)
        assert all(wait >= 0 for wait in counted.waits)

    @given(courses, courses)
    def test_what_is_counted_apart_adds_up(self, some, more):
        whole, first, second = tally([*some, *more]), tally(some), tally(more)
        assert whole.links == first.links + second.links
        assert all(whole.fates[fate] == first.fates[fate] + second.fates[fate] for fate in Fate)

    @given(courses)
    def test_each_link_shows_just_one_option_beside_renewing(self, some):
        shown = [one for option in Option if option is not Option.RENEW for one in took(some, option)]
        assert len(shown) == len(some)


class TestRanges:
    def test_draw_neighbours_together(self):
        assert ranges([7, 1, 2, 3, 9, 8]) == [(1, 3), (7, 9)]
        assert ranges([]) == []

    @given(st.sets(st.integers(1, 60)))
    def test_hold_every_number_and_no_other(self, numbers):
        drawn = ranges(numbers)
        assert {one for first, last in drawn for one in range(first, last + 1)} == numbers
        assert all(later[0] > earlier[1] + 1 for earlier, later in pairwise(drawn))


class TestACaseOfEachKind:
    @pytest.mark.parametrize(
        ("case", "cause"),
        [
            (HardCase.WAR, WAR),
            (HardCase.POLITICS, TENSION),
            (HardCase.HUMAN_RIGHTS, "human_rights_dispute"),
            (HardCase.DEAD, INTEREST),
        ],
    )
    def test_finds_what_became_of_those_who_paused_and_of_those_who_ended(self, case, cause):
        like = found(
            paused("a", "2022-03-01", event("resumed", "2023-03-01"), cause=cause),
            ended("b", cause=cause),
            case=case,
        )
        counted = like.of(Ring.SAME_COUNTRY)
        assert tally(took(counted, Option.PAUSE)).fates[Fate.RESUMED] == 1
        assert tally(took(counted, Option.END)).nothing == 1
        assert {one.act.cause for one in counted} == {Cause(cause)}

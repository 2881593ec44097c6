"""The ladder: where two places stand by the record, the earliest day of the next step, and what it still needs."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import TODAY, answer, criteria, facts, known, request, rule, tie

from tawam.basics.dates import PartialDate
from tawam.matching.rules.requests.judging import findings, reaches
from tawam.matching.rules.requests.ladder import climb, later
from tawam.matching.values.requests import Climb, Criteria, Facts, Met, Rung
from tawam.registry.values import Kind, Status

AUSTIN = Criteria(
    rules=(
        rule("committee", 15, step=Rung.MEMORANDUM),
        rule("local_committee", must=False, step=Rung.MEMORANDUM),
        rule("signed_by_heads", step=Rung.FRIENDSHIP),
        rule("meetings", 6, step=Rung.TWINNING),
    ),
    steps=(Rung.MEMORANDUM, Rung.FRIENDSHIP, Rung.TWINNING),
    waits={Rung.MEMORANDUM: 24, Rung.FRIENDSHIP: 24},
)
RECEIVED = PartialDate(2026, 5, 1)


def climbed(at: Facts, own: Criteria = AUSTIN) -> Climb:
    """Where the two stand."""
    return climb(own, at, findings(own, at))


class TestWhereTheTwoStand:
    @pytest.mark.parametrize(
        ("kind", "rung"),
        [
            (Kind.TWINNING, Rung.TWINNING),
            (Kind.FRIENDSHIP, Rung.FRIENDSHIP),
            (Kind.COOPERATION, Rung.MEMORANDUM),
            (Kind.PACT, Rung.MEMORANDUM),
            (Kind.PROJECT, Rung.MEMORANDUM),
        ],
    )
    def test_is_the_kind_of_the_tie_that_is_in_force(self, kind, rung):
        found = climbed(facts(ties=(tie(kind, since="2020-05"),)))
        assert (found.rung, found.since, found.exact) == (rung, PartialDate(2020, 5), True)
        assert (found.reason.code, found.partnership) == ("rung_on_record", "one--two")

    def test_is_a_contact_where_nothing_is_on_record(self):
        found = climbed(facts())
        assert (found.rung, found.since, found.reason.code) == (Rung.CONTACT, RECEIVED, "rung_request")

    def test_is_the_highest_of_several(self):
        found = climbed(facts(ties=(tie(Kind.PROJECT, since="2015"), tie(Kind.FRIENDSHIP, since="2021"))))
        assert (found.rung, found.since) == (Rung.FRIENDSHIP, PartialDate(2021))

    @pytest.mark.parametrize(
        ("status", "code"),
        [
            (Status.ENDED, "rung_over"),
            (Status.EXPIRED, "rung_over"),
            (Status.DISPUTED, "rung_unsettled"),
            (Status.NEVER_CONFIRMED, "rung_unsettled"),
        ],
    )
    def test_is_a_contact_again_where_the_tie_is_over_or_not_settled(self, status, code):
        found = climbed(facts(ties=(tie(Kind.TWINNING, status, "1990"),)))
        assert (found.rung, found.since, found.reason.code) == (Rung.CONTACT, RECEIVED, code)
        assert found.partnership == "one--two"

    def test_is_a_contact_since_the_approach_that_is_on_record(self):
        found = climbed(facts(ties=(tie(status=Status.PROPOSED, approached_on=PartialDate(2024, 2)),)))
        assert (found.rung, found.since, found.reason.code) == (Rung.CONTACT, PartialDate(2024, 2), "rung_proposed")

    def test_is_no_tie_of_states(self):
        assert climbed(facts(ties=(tie(Kind.STATE_TREATY, since="1963"),))).rung is Rung.CONTACT

    @given(criteria(), known())
    def test_is_told_with_a_reason_always(self, own, at):
        found = climb(own, at, findings(own, at))
        assert found.reason.code.startswith("rung_")
        assert (found.next is None) == (
            not any(list(Rung).index(one) > list(Rung).index(found.rung) for one in own.steps)
        )


class TestTheNextStep:
    def test_is_the_next_that_the_council_knows(self):
        assert climbed(facts()).next is Rung.MEMORANDUM
        assert climbed(facts(), Criteria(steps=(Rung.CONTACT, Rung.TWINNING))).next is Rung.TWINNING
        assert climbed(facts(ties=(tie(Kind.TWINNING, since="1990"),))).next is None

    @pytest.mark.parametrize(
        ("since", "earliest", "over"),
        [
            ("2024-05-20", "2026-05-20", True),
            ("2024-06-15", "2026-06-15", True),
            ("2024-06-16", "2026-06-16", False),
            ("2024-06", "2026-06", None),
            ("2024-05", "2026-05", True),
            ("2024", "2026", None),
            ("2023", "2025", True),
            ("2025", "2027", False),
            ("", None, None),
        ],
    )
    def test_has_its_earliest_day_as_precise_as_the_record(self, since, earliest, over):
        found = climbed(facts(ties=(tie(Kind.FRIENDSHIP, since=since),)))
        assert (found.earliest and str(found.earliest), found.over) == (earliest, over)

    @pytest.mark.parametrize(("since", "over"), [("2020", True), ("2025-12", None)])
    def test_of_a_tie_that_is_only_first_seen_is_surely_due_or_open(self, since, over):
        found = climbed(facts(ties=(tie(Kind.FRIENDSHIP, since=since, since_basis="first_seen"),)))
        assert (found.earliest, found.exact, found.over) == (None, False, over)

    def test_of_a_tie_on_hold_is_for_the_council_to_say(self):
        found = climbed(facts(ties=(tie(Kind.FRIENDSHIP, Status.SUSPENDED, "2010"),)))
        assert (found.reason.code, found.over) == ("rung_paused", None)

    def test_without_a_waiting_time_may_be_taken_now(self):
        found = climbed(facts())
        assert (found.wait, found.earliest, found.over) == (None, None, True)

    def test_needs_what_must_be_met_up_to_it_and_is_not(self):
        assert [one.rule.kind for one in climbed(facts()).needed] == ["committee"]
        told = request(answers=(answer("committee", number=20),))
        assert climbed(facts(told)).needed == ()
        there = facts(told, ties=(tie(Kind.PROJECT, since="2020"),))
        assert [one.rule.kind for one in climbed(there).needed] == ["signed_by_heads"]

    @given(criteria(), known())
    def test_needs_nothing_that_is_met_and_nothing_of_a_later_step(self, own, at):
        found = climb(own, at, findings(own, at))
        assert all(one.seen.met is not Met.MET and one.rule.must for one in found.needed)
        assert all(found.next and reaches(one.rule.step, found.next) for one in found.needed)

    @given(st.dates(dt.date(2000, 1, 1), TODAY), st.integers(1, 120), st.integers(1, 60))
    def test_comes_no_earlier_with_a_longer_wait(self, day, wait, more):
        one, other = (later(PartialDate.of(day), months) for months in (wait, wait + more))
        assert one
        assert other
        assert day < one.earliest() <= other.earliest()

    def test_is_not_told_of_a_year_and_some_months(self):
        assert later(PartialDate(2024), 6) is None
        assert later(PartialDate(2024), 12) == PartialDate(2025)
        assert later(None, 12) is None

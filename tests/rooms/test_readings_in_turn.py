"""Readings in any order: what is in force is always what the last reading said, and undoing goes back exactly."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.rooms.test_readings import LIST, read, said

from tawam.evidence import actions, models, queries

pytestmark = pytest.mark.django_db

READINGS = st.lists(st.sets(st.sampled_from("abcdef")), min_size=1, max_size=5)
EXAMPLES = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def start() -> None:
    """Forget the readings of the example before."""
    for model in (models.Restatement, models.Retraction, models.Reading, models.Claim):
        model.objects.all().delete()


def listed() -> set[str]:
    """What the list has, as far as its claims tell."""
    claims = queries.claims_of_dataset("list")
    return {claim.subject.removeprefix("pair-gn")[0] for claim in claims if not claim.gone_on}


def everything() -> list[tuple[str, str]]:
    """Every claim in force with the day from which the list no longer has it."""
    return sorted((claim.subject, claim.gone_on) for claim in queries.claims_of_dataset("list"))


class TestReadingsInTurn:
    @EXAMPLES
    @given(READINGS)
    def test_leave_what_the_last_one_said(self, readings):
        start()
        for values in readings:
            read(said(*values), accept_change=True)
        assert listed() == readings[-1]

    @EXAMPLES
    @given(READINGS)
    def test_forget_nothing_that_was_ever_said(self, readings):
        start()
        for values in readings:
            read(said(*values), accept_change=True)
        assert models.Claim.objects.count() == len(set().union(*readings))

    @EXAMPLES
    @given(READINGS)
    def test_are_undone_one_by_one_to_what_was_there_before(self, readings):
        start()
        before = []
        for values in readings:
            before.append(everything())
            read(said(*values), accept_change=True)
        while before:
            actions.undo_reading(dataset="list", actor="test")
            assert everything() == before.pop()

    @EXAMPLES
    @given(READINGS)
    def test_count_what_they_changed(self, readings):
        start()
        had: set[str] = set()
        ever: set[str] = set()
        for values in readings:
            made = read(said(*values), accept_change=True)
            assert made.claims == len(values)
            assert made.added == len(values - ever)
            assert made.back == len((values & ever) - had)
            assert made.gone == len(had - values)
            had, ever = values, ever | values

    @EXAMPLES
    @given(READINGS)
    def test_name_the_subjects_that_changed_and_no_other(self, readings):
        start()
        had: set[str] = set()
        for values in readings:
            made = read(said(*values), accept_change=True)
            assert made.subjects == {f"pair-gn{one}--gn9" for one in had ^ values}
            had = values

    def test_on_later_days_say_when_each_claim_was_last_seen(self):
        for day, values in enumerate(("ab", "ab", "a"), 1):
            read(said(*values), dt.date(2026, 12, day), accept_change=True)
        seen = {claim.subject: (claim.last_seen_on, claim.gone_on) for claim in queries.claims_of_dataset("list")}
        assert seen == {
            "pair-gna--gn9": ("2026-12-03", ""),
            "pair-gnb--gn9": ("2026-12-02", "2026-12-03"),
        }

    def test_are_listed_newest_first(self):
        for values in ("a", "ab", "abc"):
            read(said(*values), accept_change=True)
        assert [one.claims for one in queries.readings_of(LIST.id)] == [3, 2, 1]
        assert queries.last_reading("list").claims == 3

    def test_of_some_lists_only_leave_the_others_alone(self):
        both = [*said("a"), *said("b")]
        read(both)
        read(said("a"), lists_of={"pair-gna--gn9"})
        assert listed() == {"a", "b"}
        read([], lists_of={"pair-gnb--gn9"}, accept_change=True)
        assert listed() == {"a"}

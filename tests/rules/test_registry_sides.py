"""What the sides say in their own names: what it settles, what it cannot, and what becomes of one side's word alone."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, lives, parties
from tests.told import source, told

from tawam.evidence.rules import LIST_OF
from tawam.evidence.values import SourcedClaim, SourceKind, Stance
from tawam.registry.rules.record import judgement, record
from tawam.registry.values import WORDS, Confidence, EventType, Judgement, Kind, Record, Status, Topic

GAZETTE = source("The Gazette")
COUNCIL = source("The council's minutes", SourceKind.COUNCIL_RECORD)
LIST = source("The list", SourceKind.ENCYCLOPEDIA)
TODAY = dt.date(2026, 11, 24)
DAY = "2026-05-01"


def voice(side: str):
    """The side's own source."""
    return source(f"Administration of {side}", SourceKind.PARTY_STATEMENT)


def said(name: str, side: str, value: str = DAY, *, acts: bool = True, **more: object) -> SourcedClaim:
    """What a side declares."""
    own = {"by": voice(side), "dataset": f"declarations:{side}", "stated_by": side, "on": DAY, "position": 1000}
    return told(name, value, side=side if acts else "", **(own | more))  # type: ignore[arg-type]


def confirms(side: str, day: str = DAY) -> list[SourcedClaim]:
    """A side confirms the tie."""
    return [said("confirmed", side, day, on=day), said("linked", side, "yes", on=day)]


def denies(side: str, day: str = DAY) -> list[SourcedClaim]:
    """A side denies it."""
    return [said("denied", side, day, on=day), said("linked", side, "yes", stance=Stance.DENIES, on=day)]


def built(*claims: SourcedClaim) -> Record:
    """The record of the tie."""
    return record("here--there", [*parties(), *claims])


def now(found: Record) -> Judgement:
    """How it stands at the end."""
    return found.judgements[-1]


def today(found: Record) -> Judgement:
    """How it stands today."""
    at = judgement(found.events, found.kind, found.conflicts, TODAY)
    assert at is not None
    return at


def codes(found: Record) -> set[str]:
    """The reasons at the end."""
    return {reason.code for reason in now(found).reasons}


SIGNED = told("signed", "2019", by=GAZETTE, position=100)
OLD = told("signed", "1957", by=GAZETTE, position=100)


ACTS = tuple(one for one in EventType if one not in WORDS)


class TestOneSideAlone:
    def test_founds_no_tie_whatever_it_dates(self):
        found = built(*confirms(HERE), said("signed", HERE, "2020-05", acts=False))
        assert now(found).status is Status.NEVER_CONFIRMED
        assert (found.since, found.last_sign) == (None, None)
        assert "one_side_says" in codes(found)

    def test_is_named_as_the_only_one(self):
        found = built(*confirms(HERE))
        (alone,) = [reason for reason in now(found).reasons if reason.code == "one_side_says"]
        assert alone.facts == {"side": HERE}

    def test_and_its_own_list_are_one_voice(self):
        own_list = told("linked", by=LIST, **{LIST_OF: HERE})
        assert now(built(own_list, *confirms(HERE))).status is Status.NEVER_CONFIRMED
        assert now(built(own_list, *confirms(THERE))).status is Status.ACTIVE

    def test_leaves_what_others_documented_as_it_is(self):
        before, after = built(SIGNED), built(SIGNED, *confirms(HERE))
        assert (now(before).status, now(before).confidence) == (now(after).status, now(after).confidence)
        assert codes(after) - codes(before) == {"side_confirms"}

    def test_is_no_sign_of_life(self):
        assert built(OLD, *confirms(HERE)).last_sign == built(OLD).last_sign
        assert "no_recent_sign" in codes(built(OLD, *confirms(HERE)))

    def test_that_ends_the_tie_is_believed_with_low_confidence(self):
        found = built(SIGNED, said("ended", HERE, "2026-03", cause="resources"))
        assert (now(found).status, now(found).confidence) == (Status.ENDED, Confidence.LOW)
        assert "one_side_says" in codes(found)

    def test_that_dates_the_start_otherwise_raises_the_question_and_decides_nothing(self):
        found = built(OLD, said("signed", HERE, "1961", acts=False))
        assert [conflict.topic for conflict in found.conflicts] == [Topic.START]
        assert str(found.since) == "1957"

    def test_that_dates_the_start_alike_joins_the_report(self):
        found = built(OLD, said("signed", HERE, "1957-05-12", acts=False))
        assert found.conflicts == ()
        assert [len(event.claims) for event in found.events] == [2]

    def test_that_names_another_kind_raises_the_question(self):
        found = built(SIGNED, told("kind", "friendship"), said("kind", HERE, "twinning", acts=False))
        assert [conflict.topic for conflict in found.conflicts] == [Topic.KIND]
        assert found.kind is Kind.FRIENDSHIP
        assert "sources_disagree" in codes(found)


class TestBothSides:
    def test_make_a_tie_that_nobody_else_names(self):
        found = built(*confirms(HERE), *confirms(THERE))
        assert (today(found).status, today(found).confidence) == (Status.ACTIVE, Confidence.HIGH)
        assert "both_sides" in codes(found)

    def test_are_heard_from_the_day_of_the_second_on(self):
        found = built(*confirms(HERE, "2025-01-01"), *confirms(THERE, "2026-02-02"))
        turns = [(one.from_on, one.status) for one in found.judgements]
        assert turns == [
            (dt.date(2025, 1, 1), Status.NEVER_CONFIRMED),
            (dt.date(2026, 2, 2), Status.ACTIVE),
            *turns[2:],
        ]

    def test_found_the_date_that_both_give(self):
        dates = [said("signed", side, "2020-05-12", acts=False) for side in (HERE, THERE)]
        found = built(*confirms(HERE), *confirms(THERE), *dates)
        assert (str(found.since), found.since_basis) == ("2020-05-12", "signed")
        assert len(found.events[0].claims) == 2

    def test_raise_the_confidence_and_break_the_silence(self):
        assert now(built(OLD)).confidence is Confidence.LOW
        found = built(OLD, *confirms(HERE), *confirms(THERE))
        at = judgement(found.events, found.kind, found.conflicts, TODAY)
        assert at is not None
        assert at.confidence is Confidence.HIGH
        assert "no_recent_sign" not in {one.code for one in at.reasons}

    def test_break_the_silence_for_ten_years_only(self):
        found = built(OLD, *confirms(HERE), *confirms(THERE))
        at = judgement(found.events, found.kind, found.conflicts, dt.date(2037, 1, 1))
        assert at is not None
        assert "no_recent_sign" in {one.code for one in at.reasons}

    def test_wake_a_tie_that_was_called_over(self):
        found = built(SIGNED, told("lapsed", "2024", position=101), *confirms(HERE), *confirms(THERE))
        assert now(found).status is Status.ACTIVE

    def test_of_a_friendship_confirm_a_friendship(self):
        found = built(told("kind", "friendship"), *confirms(HERE), *confirms(THERE))
        assert now(found).status is Status.FRIENDSHIP

    def test_still_leave_an_open_question_open(self):
        found = built(SIGNED, said("disputes", HERE, "start", acts=True), *confirms(HERE), *confirms(THERE))
        assert today(found).confidence is Confidence.MEDIUM

    def test_that_spoke_before_the_last_act_are_not_asked_again(self):
        ended = told("ended", "2026-09", by=COUNCIL, side=HERE, position=101)
        found = built(SIGNED, *confirms(HERE), *confirms(THERE), ended)
        assert now(found).status is Status.ENDED
        assert "both_sides" not in codes(found)


class TestASideThatDenies:
    def test_makes_a_living_tie_disputed(self):
        found = built(SIGNED, *denies(THERE))
        assert now(found).status is Status.DISPUTED
        assert "side_denies" in codes(found)

    def test_stands_against_the_other_side_that_confirms(self):
        found = built(*confirms(HERE), *denies(THERE))
        assert now(found).status is Status.NEVER_CONFIRMED
        assert [conflict.topic for conflict in found.conflicts] == [Topic.STATUS]
        assert {"said_by", "denied_by"} <= codes(found)

    def test_may_change_its_mind(self):
        found = built(SIGNED, *denies(THERE, "2026-01-01"), *confirms(THERE, "2026-06-01"), *confirms(HERE))
        assert now(found).status is Status.ACTIVE
        assert "both_sides" in codes(found)

    def test_leaves_a_tie_that_is_over_as_it_is(self):
        found = built(SIGNED, told("ended", "2020", by=COUNCIL, position=101), *denies(THERE))
        assert (now(found).status, now(found).confidence) == (Status.ENDED, Confidence.HIGH)


class TestASideThatKeepsATie:
    def test_that_the_other_has_left_disputes_it(self):
        found = built(SIGNED, told("ended", "2020", side=THERE, position=101), *confirms(HERE))
        assert now(found).status is Status.DISPUTED
        assert "other_side_keeps" in codes(found)

    def test_that_it_left_itself_changes_nothing_alone(self):
        found = built(SIGNED, told("ended", "2020", side=HERE, position=101), *confirms(HERE))
        assert now(found).status is Status.ENDED


class TestAnObjection:
    @pytest.mark.parametrize("topic", ["start", "kind", "parties"])
    def test_stands_beside_those_who_say_otherwise(self, topic):
        found = built(SIGNED, told("kind", "twinning"), said("disputes", THERE, topic))
        (conflict,) = found.conflicts
        assert conflict.topic == topic
        assert conflict.answers[0].wording == {"code": "on_record"}
        assert conflict.answers[-1].claims[0].claim.side == THERE

    def test_to_what_nobody_says_stands_alone(self):
        (conflict,) = built(SIGNED, said("disputes", THERE, "end")).conflicts
        assert len(conflict.answers) == 1

    def test_lowers_the_confidence_by_one_however_many_object(self):
        once, twice = said("disputes", THERE, "start"), said("disputes", HERE, "start")
        assert now(built(SIGNED, once)).confidence is now(built(SIGNED, once, twice)).confidence is Confidence.LOW


class TestAnyLife:
    @given(lives(ACTS), st.sampled_from([HERE, THERE]))
    def test_is_moved_by_the_word_of_one_side_only_into_dispute(self, claims, side):
        with_word = record("here--there", [*parties(), *claims, *confirms(side, "2040-12-31")])
        without = record("here--there", [*parties(), *claims])
        if not without.events:
            return
        assert now(with_word).status in (now(without).status, Status.DISPUTED)

    @given(lives(ACTS))
    def test_is_in_force_once_both_sides_say_so_last(self, claims):
        both = [*confirms(HERE, "2042-12-31"), *confirms(THERE, "2042-12-31")]
        found = record("here--there", [*parties(), *claims, *both])
        at = judgement(found.events, found.kind, found.conflicts, dt.date(2042, 12, 31))
        assert at is not None
        assert at.status is Status.ACTIVE

"""A partnership's record: derived from claims, consistent on every day."""

from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, VOICES, days, lives, parties
from tests.rules.test_registry_confidence import conflict
from tests.told import life, source, told

from tawam.basics.dates import PartialDate
from tawam.evidence.values import SourceKind, Stance
from tawam.registry.rules.events import UNDER_CHECK, life_events
from tawam.registry.rules.record import UnfitClaims, beginning, hearsay, judgement, judgements, other_claims, record
from tawam.registry.values import (
    LIGHT_OF_STATUS,
    Confidence,
    Dossier,
    Judgement,
    Kind,
    LifeEvent,
    Light,
    Partnership,
    Record,
    Status,
    Topic,
)

HALL = source("City of Here", SourceKind.OFFICIAL)
GAZETTE, COURIER, LIST = source("The Gazette"), source("The Courier"), source("The List", SourceKind.ENCYCLOPEDIA)
TOPICS = st.lists(st.sampled_from(Topic), max_size=2)


def in_force(found: tuple[Judgement, ...], day: dt.date) -> Judgement | None:
    """The last judgement that begins by the day."""
    return next((one for one in reversed(found) if one.from_on <= day), None)


class TestTheJudgements:
    @given(lives(), st.sampled_from(Kind), TOPICS, st.lists(days(1890, 2060), min_size=1, max_size=12))
    def test_give_for_every_day_what_is_judged_on_that_day(self, claims, kind, topics, asked):
        events, disagreements = life_events(claims), [conflict(topic) for topic in topics]
        found = judgements(events, kind, disagreements)
        edges = [one.from_on + dt.timedelta(step) for one in found for step in (-1, 0, 1) if one.from_on.year > 1]
        for day in (*asked, *edges):
            held, direct = in_force(found, day), judgement(events, kind, disagreements, day)
            assert (held is None) == (direct is None)
            if held and direct:
                assert (held.status, held.confidence, held.reasons, held.until) == (
                    direct.status,
                    direct.confidence,
                    direct.reasons,
                    direct.until,
                )

    @given(lives())
    def test_follow_one_another_and_each_says_something_new(self, claims):
        found = judgements(life_events(claims), Kind.TWINNING, ())
        starts = [one.from_on for one in found]
        assert starts == sorted(set(starts))
        for before, after in itertools.pairwise(found):
            assert (before.status, before.confidence, before.reasons) != (after.status, after.confidence, after.reasons)

    @given(lives())
    def test_begin_with_the_event_that_decided_them(self, claims):
        for one in judgements(life_events(claims), Kind.TWINNING, ()):
            assert one.reasons[0].code == "decided_by"
            assert one.reasons[0].claims

    @given(lives())
    def test_say_until_when_only_where_the_tie_is_paused_or_over(self, claims):
        for one in judgements(life_events(claims), Kind.TWINNING, ()):
            if LIGHT_OF_STATUS[one.status] not in (Light.PAUSED, Light.OVER):
                assert one.until is None

    def test_tell_a_life(self):
        claims = life(("vote", "1956"), ("signed", "1957-10-04"), ("activity", "1990"), ("ended", "2001-02"))
        found = judgements(life_events(claims), Kind.TWINNING, ())
        assert [(str(one.from_on), one.status.value, str(one.until or "")) for one in found] == [
            ("1956-01-01", "proposed", ""),
            ("1957-10-04", "active", ""),
            ("1968-01-01", "active", ""),  # ten years of silence
            ("1990-01-01", "active", ""),  # the silence is broken
            ("2001-01-01", "active", ""),  # and falls again
            ("2001-02-01", "ended", "2001-02"),
        ]

    def test_of_an_undated_event_hold_from_the_first_day(self):
        (one,) = judgements(life_events(life(("ended", "yes"))), Kind.TWINNING, ())
        assert (one.from_on, one.status, one.until) == (dt.date.min, Status.ENDED, None)

    @pytest.mark.parametrize("year", [1, 9, 8999, 9000, 9998, 9999])
    def test_bear_the_first_and_the_last_years(self, year):
        claims = life(("signed", f"{year:04}"), ("activity", f"{year:04}"))
        assert judgements(life_events(claims), Kind.TWINNING, ())


def kept(*claims: object) -> Record:
    """The record of two parties with some claims."""
    return record("here--there", [*parties(), *claims])


def facts(event: LifeEvent) -> tuple[object, ...]:
    """What is said to have happened, whoever says it."""
    return event.type, event.on, event.side, event.cause, event.scope


class TestTheRecord:
    @pytest.mark.parametrize(
        "claims",
        [
            [],
            [told("party", HERE)],
            [told("party", HERE), told("party", HERE, by=COURIER)],  # the same party twice is one
            [told("signed", "1957"), told("kind", "pact")],
        ],
    )
    def test_needs_two_parties(self, claims):
        with pytest.raises(UnfitClaims, match=r"here--there: a partnership needs two parties, the claims name [01]"):
            record("here--there", claims)

    def test_may_have_three(self):
        assert kept(told("party", "gn:3", position=2)).parties == (HERE, THERE, "gn:3")

    def test_keeps_the_order_in_which_parties_are_told(self):
        found = record("a--b", [told("party", THERE, position=1), told("party", HERE, position=0)])
        assert found.parties == (HERE, THERE)

    @pytest.mark.parametrize(
        ("claims", "kind"),
        [
            ([], Kind.TWINNING),  # nobody says what sort of tie
            ([told("kind", "pact", position=50)], Kind.PACT),
            ([told("kind", "project", position=20_001), told("kind", "pact", position=50)], Kind.PACT),  # first told
        ],
    )
    def test_has_the_kind_that_is_told_first(self, claims, kind):
        assert kept(*claims).kind is kind

    @given(lives(), st.randoms())
    def test_does_not_depend_on_the_order_of_the_claims(self, claims, chance):
        shuffled = [*parties(), *claims]
        chance.shuffle(shuffled)
        assert record("here--there", shuffled) == kept(*claims)

    @given(lives())
    def test_has_always_something_to_say(self, claims):
        assert kept(*claims).judgements

    @given(lives())
    def test_was_last_alive_at_no_other_time_than_an_event_says(self, claims):
        found = kept(*claims)
        assert found.last_sign is None or found.last_sign in {event.on for event in found.events}
        assert found.since is None or found.since in {event.on for event in found.events}

    @given(lives())
    def test_is_the_same_with_a_text_under_check_that_only_it_supports(self, claims):
        article = told("signed", "1850", dataset="casefile:a", position=20_000, **{UNDER_CHECK: "yes"})
        with_it, without = kept(*claims, article), kept(*claims)
        assert [facts(event) for event in with_it.events] == [facts(event) for event in without.events]
        assert (with_it.since, with_it.last_sign) == (without.since, without.last_sign)


class TestTheBeginning:
    @pytest.mark.parametrize(
        ("events", "since", "basis"),
        [
            ((("signed", "1957"),), "1957", "signed"),
            ((("signed", "1957"), ("signed", "1990")), "1957", "signed"),  # a second paper is no second birth
            ((("activity", "1950"), ("signed", "1957")), "1957", "signed"),  # contacts before do not found it
            ((("activity", "1980"), ("anniversary", "1975")), "1975", "first_seen"),
            ((("renewed", "1980"),), "1980", "first_seen"),
            ((("ended", "1980"),), None, ""),  # an end says nothing of the beginning
            ((("vote", "1956"),), None, ""),
            ((("signed", "yes"), ("activity", "1980")), "1980", "first_seen"),  # signed, nobody knows when
            ((), None, ""),
        ],
    )
    def test_is_the_first_signature_or_else_the_first_sign_of_life(self, events, since, basis):
        found = beginning(life_events(life(*events)), ())
        assert found == (PartialDate.parse(since) if since else None, basis)

    @pytest.mark.parametrize(
        ("first", "second", "since"),
        [
            ([GAZETTE], [HALL], "1958"),  # the better grade
            ([GAZETTE], [GAZETTE, COURIER], "1958"),  # the greater number
            ([GAZETTE], [COURIER], "1957"),  # else the earlier one
            ([HALL], [GAZETTE, COURIER], "1957"),
        ],
    )
    def test_is_the_best_documented_one_if_two_are_told(self, first, second, since):
        claims = [told("signed", "1957", by=one, position=n) for n, one in enumerate(first)]
        claims += [told("signed", "1958", by=one, dataset="other", position=9 + n) for n, one in enumerate(second)]
        found = kept(*claims)
        assert [conflict.topic for conflict in found.conflicts] == [Topic.START]
        assert (str(found.since), found.since_basis) == (since, "signed")


def links(*voices: object, no: tuple = ()) -> list:
    """Sources that name the tie and sources that deny it."""
    named = [told("linked", "yes", by=one, position=n) for n, one in enumerate(voices)]
    return named + [told("linked", "yes", stance=Stance.DENIES, by=one, position=50 + n) for n, one in enumerate(no)]


class TestHearsay:
    @pytest.mark.parametrize(
        ("claims", "status", "level"),
        [
            (links(HALL), "active", "medium"),  # a party's own record
            (links(GAZETTE, COURIER), "active", "medium"),  # two independent publishers
            (links(GAZETTE), "never_confirmed", "low"),  # one alone
            (links(GAZETTE, source("The Gazette", url="https://g.example/2")), "never_confirmed", "low"),  # one voice
            (links(GAZETTE, no=(HALL,)), "never_confirmed", "low"),  # one names it, a party denies it
            (links(GAZETTE, COURIER, no=(LIST,)), "disputed", "low"),  # two name it, one denies it
            (links(HALL, no=(LIST,)), "disputed", "low"),
            (links(no=(HALL,)), "never_confirmed", "low"),  # only denied
            ([], "never_confirmed", "low"),  # parties, and nothing else
        ],
    )
    def test_is_judged_as_this_table_says(self, claims, status, level):
        found = hearsay(claims)
        assert (found.status, found.confidence, found.from_on) == (Status(status), Confidence(level), dt.date.min)

    def test_names_who_says_so_and_who_denies_it(self):
        found = hearsay(links(COURIER, GAZETTE, no=(LIST,)))
        assert [(reason.code, reason.facts["publishers"]) for reason in found.reasons] == [
            ("said_by", "The Courier; The Gazette"),
            ("denied_by", "The List"),
        ]

    def test_counts_a_denied_no_as_a_yes(self):
        double = [told("linked", "no", stance=Stance.DENIES, by=one) for one in (GAZETTE, COURIER)]
        assert hearsay(double).status is Status.ACTIVE

    def test_is_asked_only_where_no_event_is_known(self):
        assert [one.status for one in kept(*links(GAZETTE)).judgements] == [Status.NEVER_CONFIRMED]
        assert kept(told("signed", "2024", position=9), *links(GAZETTE)).judgements[0].status is Status.ACTIVE

    def test_does_not_take_the_checked_text_for_its_own_witness(self):
        article = told("linked", "yes", by=COURIER, dataset="casefile:a", **{UNDER_CHECK: "yes"})
        assert hearsay([*links(GAZETTE), article]).status is Status.NEVER_CONFIRMED

    @given(st.lists(st.sampled_from(VOICES), max_size=4), st.lists(st.sampled_from(VOICES), max_size=3))
    def test_is_never_firmer_than_medium(self, named, denied):
        assert hearsay(links(*named, no=tuple(denied))).confidence is not Confidence.HIGH


class TestTheOtherClaims:
    def test_are_those_that_stand_neither_in_events_nor_in_disagreements(self):
        signed, aside = told("signed", "1957", position=5), told("fact:budget", "9", position=6)
        answers = [
            told("answer", value, question="When?", topic="start", position=n) for n, value in enumerate("ab", 7)
        ]
        found = kept(signed, aside, *answers)
        line = Partnership(
            found.id, found.kind, (), Status.ACTIVE, Confidence.HIGH, (), found.since, "signed", None, 1, None
        )
        dossier = Dossier(line, found.events, found.conflicts, found.judgements, (signed, aside, *answers))
        assert other_claims(dossier) == [aside]

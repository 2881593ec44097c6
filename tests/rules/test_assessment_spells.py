"""From lives to spells: who is watched, from when, until when, and who carries no information."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import days, partial_dates

from tawam.assessment.rules.groups import CauseGroup, Era
from tawam.assessment.rules.spells import (
    Entry,
    LeftOut,
    Reading,
    Rule,
    Spell,
    day_of,
    newest_day,
    sample,
    spell_of,
)
from tawam.basics.dates import PartialDate
from tawam.registry.values import BREAKS, Cause, EventType, Kind, Life, LifeEvent, Sighting


def on(text: str | None) -> PartialDate | None:
    """A date, or none."""
    return PartialDate.parse(text) if text else None


def event(kind: str, date: str | None, **more: object) -> LifeEvent:
    """An event in one line."""
    return LifeEvent(EventType(kind), on(date), (), **more)  # type: ignore[arg-type]


def life(*events: LifeEvent, kind: Kind = Kind.TWINNING, countries: tuple[str, ...] = ("FR", "DE")) -> Life:
    """A life of two parties, its events oldest first as the registry keeps them."""
    return Life("here--there", kind, tuple((f"gn:{n}", code) for n, code in enumerate(countries)), events)


def seen(known: str | None, *, alive: str | None = None, tells_break: bool = False, by_list: bool = False) -> Sighting:
    """A document in one line."""
    return Sighting("a source", on(known), on(alive), by_list, tells_break)


SIGNED = event("signed", "1960-01-01")
ENDED = event("ended", "2000-01-01", cause=Cause.RESOURCES)
BEFORE, AFTER = seen("1990-01-01"), seen("2000-01-02", tells_break=True)

TYPES = st.sampled_from(EventType)
EVENTS = st.builds(
    LifeEvent,
    type=TYPES,
    on=st.none() | partial_dates(1950, 2026),
    claims=st.just(()),
    cause=st.none() | st.sampled_from(Cause),
    scope=st.sampled_from(["", "programme", "town_hall_contact"]),
    decision=st.sampled_from(["", "cut-2022"]),
)
LIVES = st.builds(
    Life,
    id=st.sampled_from(["a--b", "c--d", "e--f"]),
    kind=st.sampled_from(Kind),
    parties=st.just((("gn:1", "FR"), ("gn:2", "RU"))),
    events=st.lists(EVENTS, max_size=6).map(tuple),
)
SIGHTINGS = st.lists(
    st.builds(
        Sighting,
        source=st.just("s"),
        known_on=st.none() | partial_dates(1950, 2026),
        alive_on=st.none() | partial_dates(1950, 2026),
        by_list=st.booleans(),
        tells_break=st.booleans(),
    ),
    max_size=4,
)
RULES = st.builds(
    Rule,
    entry=st.sampled_from(Entry),
    reading=st.sampled_from(Reading),
    delay=st.integers(0, 2),
    unbroken_until=st.none() | days(2000, 2026),
)


class TestEverySpell:
    @given(LIVES, SIGHTINGS, RULES)
    def test_has_time_under_watch_that_starts_at_birth_or_later(self, one, documents, rule):
        found = spell_of(one, documents, rule)
        if isinstance(found, Spell):
            assert 0 <= found.entry < found.exit

    @given(LIVES, SIGHTINGS, RULES)
    def test_is_ended_by_a_break_with_a_cause_or_by_neither(self, one, documents, rule):
        found = spell_of(one, documents, rule)
        if isinstance(found, Spell):
            assert bool(found.ending) == bool(found.cause)
            assert found.broke == (found.ending in BREAKS)

    @given(LIVES, SIGHTINGS)
    def test_begins_no_later_under_a_looser_rule(self, one, documents):
        strict, loose = (spell_of(one, documents, Rule(entry=entry)) for entry in (Entry.DOCUMENT, Entry.START))
        if isinstance(strict, Spell):
            assert loose.entry == 0
            assert loose.exit == strict.exit

    @given(LIVES, SIGHTINGS)
    def test_with_a_delay_is_the_same_but_for_its_entry(self, one, documents):
        now, later = (spell_of(one, documents, Rule(delay=delay)) for delay in (0, 3))
        if isinstance(later, Spell):
            assert later == replace(now, entry=later.entry)
            assert later.entry - now.entry == pytest.approx(3, abs=0.01)

    @given(st.lists(LIVES, max_size=6), RULES)
    def test_or_its_absence_is_counted_once(self, lives, rule):
        found = sample(lives, {}, rule)
        assert len(found.spells) + sum(found.left_out.values()) == len(lives)


class TestTheStart:
    @pytest.mark.parametrize(
        ("events", "years"),
        [
            ([SIGNED, ENDED], 40),
            ([event("began", "1970-01-01"), ENDED], 30),  # a list's start, for want of a signature
            ([event("began", "1950-01-01"), SIGNED, ENDED], 40),  # a signature goes before it
            ([SIGNED, event("signed", "1980-01-01"), ENDED], 40),  # the oldest of two
            ([event("contact", "1950-01-01"), SIGNED, ENDED], 40),  # a first approach is no start
        ],
    )
    def test_is_the_oldest_signature_or_else_a_listed_start(self, events, years):
        assert spell_of(life(*events), [BEFORE]).exit == pytest.approx(years, abs=0.01)

    @pytest.mark.parametrize("sign", ["anniversary", "activity", "aid", "renewed", "reaffirmed"])
    def test_is_not_the_first_sign_of_life(self, sign):
        assert spell_of(life(event(sign, "1970"), ENDED), [BEFORE]) is LeftOut.NO_START

    def test_without_a_date_is_none(self):
        assert spell_of(life(event("signed", None), ENDED), [BEFORE]) is LeftOut.NO_START


class TestTheEntry:
    def test_is_the_day_of_the_first_document_before_the_break(self):
        assert spell_of(life(SIGNED, ENDED), [AFTER, seen("1995-01-01"), BEFORE]).entry == pytest.approx(30, abs=0.01)

    def test_is_never_before_the_signature(self):
        assert spell_of(life(SIGNED, ENDED), [seen("1955")]).entry == 0

    def test_of_a_link_known_from_its_end_alone_does_not_exist(self):
        assert spell_of(life(SIGNED, ENDED), [AFTER]) is LeftOut.BREAK_ONLY

    @pytest.mark.parametrize(
        "document",
        [
            seen("1990-01-01", tells_break=True),  # it tells of the break, whatever date it bears
            seen(None),  # nobody knows when it was written
            seen("2000-01-01"),  # the day of the break itself
            seen("2020"),  # written afterwards
        ],
    )
    def test_does_not_come_from_a_document_that_cannot_have_known_it_alive(self, document):
        assert spell_of(life(SIGNED, ENDED), [document]) is LeftOut.BREAK_ONLY

    @pytest.mark.parametrize(
        ("document", "broke", "watched"),
        [
            ("2000-03-07", "2000-03", False),  # the break may have come on the first of March
            ("2000-03-07", "2000", False),
            ("2000", "2000-12-31", False),  # the document may be of the same day
            ("2000-03", "2000-03-31", False),
            ("1999", "2000", True),
            ("2000-02", "2000-03", True),
        ],
    )
    def test_is_certainly_before_the_break_whatever_half_known_dates_mean(self, document, broke, watched):
        found = spell_of(life(SIGNED, event("ended", broke)), [seen(document)])
        assert isinstance(found, Spell) is watched

    def test_under_the_looser_rule_is_the_first_sign_that_such_a_document_tells_of(self):
        late = seen("2020", alive="1980-01-01")
        assert spell_of(life(SIGNED, ENDED), [late], Rule(Entry.SIGN)).entry == pytest.approx(20, abs=0.01)
        with_break = seen("2020", alive="1980-01-01", tells_break=True)
        assert spell_of(life(SIGNED, ENDED), [with_break], Rule(Entry.SIGN)) is LeftOut.BREAK_ONLY

    def test_at_face_value_is_the_signature(self):
        assert spell_of(life(SIGNED, ENDED), [], Rule(Entry.START)).entry == 0


class TestTheExit:
    @pytest.mark.parametrize("kind", sorted(BREAKS))
    def test_is_the_first_break(self, kind):
        broken = event(kind, "1999-01-01")
        found = spell_of(life(SIGNED, broken, ENDED), [BEFORE])
        assert found.ending == kind
        assert found.exit == pytest.approx(39, abs=0.01)

    def test_is_not_a_programme_on_hold(self):
        paused = event("suspended", "1995-01-01", scope="programme")
        assert spell_of(life(SIGNED, paused, ENDED), [BEFORE]).ending == "ended"

    def test_has_its_cause_in_a_group_and_its_decision_as_cluster(self):
        broken = event("ended", "2000", cause=Cause.WAR_OR_INSECURITY, decision="cut-2000")
        found = spell_of(life(SIGNED, broken), [BEFORE])
        assert (found.cause, found.cluster) == (CauseGroup.POLITICS, "cut-2000")

    def test_without_a_cause_has_one_that_is_not_stated(self):
        found = spell_of(life(SIGNED, event("ended", "2000")), [BEFORE])
        assert (found.cause, found.cluster) == (CauseGroup.UNSTATED, "here--there")

    def test_without_a_date_cannot_be_placed(self):
        assert spell_of(life(SIGNED, event("ended", None)), [BEFORE]) is LeftOut.BREAK_UNDATED


class TestALinkWithoutABreak:
    def test_is_watched_until_its_last_sign_of_life(self):
        found = spell_of(life(SIGNED, event("activity", "2010-01-01")), [BEFORE])
        assert not found.broke
        assert found.exit == pytest.approx(50, abs=0.01)

    def test_is_watched_until_a_list_last_had_it(self):
        listed = seen("1990-01-01", alive="2015-01-01", by_list=True)
        assert spell_of(life(SIGNED), [listed]).exit == pytest.approx(55, abs=0.01)

    def test_is_not_watched_until_an_article_that_only_tells_of_its_past(self):
        assert spell_of(life(SIGNED), [seen("1990"), seen("2015", alive=None)]) is LeftOut.NOT_FOLLOWED

    def test_known_from_one_list_alone_carries_no_information(self):
        listed = seen("2017-05-01", alive="2017-05-01", by_list=True)
        assert spell_of(life(event("began", "1970")), [listed]) is LeftOut.NOT_FOLLOWED

    def test_read_twice_in_a_list_is_watched_between_the_readings(self):
        readings = [seen("2017-01-01", alive="2026-01-01", by_list=True)]
        found = spell_of(life(event("began", "1970-01-01")), readings)
        assert (found.entry, found.exit) == (pytest.approx(47, abs=0.01), pytest.approx(56, abs=0.01))

    def test_that_was_merged_is_watched_until_then(self):
        merged, later = event("merged", "2005-01-01"), event("activity", "2010")
        found = spell_of(life(SIGNED, merged, later), [BEFORE])
        assert not found.broke
        assert found.exit == pytest.approx(45, abs=0.01)

    def test_lives_on_only_where_a_rule_supposes_it(self):
        supposed = Rule(unbroken_until=dt.date(2020, 1, 1))
        assert spell_of(life(SIGNED), [BEFORE]) is LeftOut.NOT_FOLLOWED
        assert spell_of(life(SIGNED), [BEFORE], supposed).exit == pytest.approx(60, abs=0.01)

    def test_is_not_cut_short_by_that_rule(self):
        supposed = Rule(unbroken_until=dt.date(1991, 1, 1))
        lived = life(SIGNED, event("activity", "2010-01-01"))
        assert spell_of(lived, [BEFORE], supposed).exit == pytest.approx(50, abs=0.01)


class TestATreatyOfStates:
    def test_is_another_thing(self):
        assert spell_of(life(SIGNED, ENDED, kind=Kind.STATE_TREATY), [BEFORE]) is LeftOut.STATE_TREATY


class TestAHalfKnownDate:
    @pytest.mark.parametrize(
        ("text", "first", "middle", "last"),
        [
            ("1985", "1985-01-01", "1985-07-02", "1985-12-31"),
            ("1985-02", "1985-02-01", "1985-02-14", "1985-02-28"),
            ("1985-02-03", "1985-02-03", "1985-02-03", "1985-02-03"),
        ],
    )
    def test_means_the_day_that_the_reading_says(self, text, first, middle, last):
        found = [day_of(PartialDate.parse(text), reading).isoformat() for reading in Reading]
        assert found == [middle, first, last]

    @given(partial_dates())
    def test_means_its_middle_between_its_ends(self, date):
        middle, first, last = (day_of(date, reading) for reading in Reading)
        assert date.earliest() == first <= middle <= last == date.latest()

    def test_moves_the_age_by_a_year_at_most(self):
        found = [spell_of(life(event("signed", "1960"), ENDED), [BEFORE], Rule(reading=one)) for one in Reading]
        assert max(one.exit for one in found) - min(one.exit for one in found) == pytest.approx(1, abs=0.01)


class TestTheGroups:
    def test_follow_the_signature_the_countries_and_the_kind(self):
        found = spell_of(life(SIGNED, ENDED, kind=Kind.FRIENDSHIP, countries=("RU", "FR")), [BEFORE])
        assert (found.era, found.regions, found.kind) == (Era.BEFORE_1970, "europe+russia_belarus", Kind.FRIENDSHIP)


class TestTheSample:
    def test_keeps_the_spells_and_counts_the_rest_by_reason(self):
        lives = [replace(life(SIGNED, ENDED), id="watched"), life(SIGNED, ENDED), life(ENDED), life()]
        found = sample(lives, {"watched": [BEFORE]})
        assert [one.link for one in found.spells] == ["watched"]
        assert found.left_out == {LeftOut.BREAK_ONLY: 1, LeftOut.NO_START: 2}

    def test_of_an_empty_register_is_empty(self):
        assert sample([], {}) == sample(iter(()), {})
        assert sample([], {}).spells == ()


class TestTheNewestDay:
    def test_is_the_first_day_of_the_newest_date(self):
        assert newest_day([life(SIGNED), life(event("activity", "2020"))]) == dt.date(2020, 1, 1)

    def test_of_nothing_dated_is_none(self):
        assert newest_day([life(event("signed", None))]) is None


class TestWhatDoesNotMatter:
    """Changes to a record that must leave a spell as it is."""

    @given(LIVES, SIGHTINGS, RULES)
    def test_is_the_order_in_which_documents_are_read(self, one, documents, rule):
        assert spell_of(one, documents[::-1], rule) == spell_of(one, documents, rule)

    @given(LIVES, SIGHTINGS, RULES)
    def test_is_a_document_read_twice(self, one, documents, rule):
        assert spell_of(one, documents * 2, rule) == spell_of(one, documents, rule)

    @given(LIVES, SIGHTINGS, RULES, partial_dates(1950, 2026))
    def test_is_another_story_of_the_end(self, one, documents, rule, date):
        more = [*documents, Sighting("an obituary", date, date, False, tells_break=True)]
        assert spell_of(one, more, rule) == spell_of(one, documents, rule)

    @given(LIVES, SIGHTINGS, RULES)
    def test_is_a_document_without_any_date(self, one, documents, rule):
        assert spell_of(one, [*documents, seen(None)], rule) == spell_of(one, documents, rule)

    @given(SIGHTINGS, RULES, partial_dates(2001, 2026), st.sampled_from(["resumed", "activity", "ended", "renewed"]))
    def test_is_what_happened_after_the_first_break(self, documents, rule, date, later):
        after = life(SIGNED, ENDED, LifeEvent(EventType(later), date, ()))
        assert spell_of(after, documents, rule) == spell_of(life(SIGNED, ENDED), documents, rule)

    @given(SIGHTINGS, RULES)
    def test_is_who_is_named_first(self, documents, rule):
        one, other = (life(SIGNED, ENDED, countries=pair) for pair in (("FR", "RU"), ("RU", "FR")))
        assert spell_of(one, documents, rule) == spell_of(other, documents, rule)


class TestWhatAnotherDocumentCanDo:
    @given(SIGHTINGS, partial_dates(1950, 2026))
    def test_is_to_bring_the_entry_forward_and_never_to_put_it_off(self, documents, date):
        before = spell_of(life(SIGNED, ENDED), documents)
        after = spell_of(life(SIGNED, ENDED), [*documents, Sighting("one more", date, None, False, False)])
        if isinstance(before, Spell):
            assert after.entry <= before.entry
            assert after.exit == before.exit

    @given(SIGHTINGS, partial_dates(1961, 2026))
    def test_is_to_lengthen_an_unbroken_life_and_never_to_shorten_it(self, documents, date):
        before = spell_of(life(SIGNED), documents)
        after = spell_of(life(SIGNED), [*documents, Sighting("a list", date, date, True, False)])
        if isinstance(before, Spell):
            assert after.exit >= before.exit

    @given(SIGHTINGS, partial_dates(1961, 2026))
    def test_is_not_to_lengthen_the_life_of_a_broken_one(self, documents, date):
        found = spell_of(life(SIGNED, ENDED), [*documents, Sighting("a list", date, date, True, False)])
        if isinstance(found, Spell):
            assert found.exit == pytest.approx(40, abs=0.01)

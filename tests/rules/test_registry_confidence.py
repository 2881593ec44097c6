"""How firmly a standing is carried: voices, disagreements, inferred dates, silence."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import VOICES, days, lives, parties
from tests.told import source, told

from tawam.evidence.values import SourceKind, Weakness
from tawam.registry.rules.confidence import YEARS_OF_SILENCE, confidence, publishers, silent_since
from tawam.registry.rules.events import UNDER_CHECK, life_events
from tawam.registry.rules.record import judgement, record
from tawam.registry.rules.status import Standing, standing
from tawam.registry.values import Answer, Confidence, Conflict, Kind, Topic

LEVELS = [Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH]
HALL = source("City of Here", SourceKind.OFFICIAL)
GAZETTE, COURIER = source("The Gazette"), source("The Courier")
LIST, TABLE = source("The List", SourceKind.ENCYCLOPEDIA), source("The Table", SourceKind.DATASET)
RUMOUR, ECHO = (source(name, SourceKind.PARTY_STATEMENT, weakness=Weakness.BLOG) for name in ("A rumour", "Its echo"))
TODAY = dt.date(2026, 6, 1)


def conflict(topic: Topic) -> Conflict:
    """Two answers to a question on a topic."""
    return Conflict(topic, {"en": "?"}, (Answer({"en": "a"}, ()), Answer({"en": "b"}, ())))


def judged(
    *voices: object, conflicts: tuple[Topic, ...] = (), value: str = "2024", **more: str
) -> tuple[str, list[str]]:
    """The confidence in a signature that these sources report, and its reasons."""
    claims = [told("signed", value, by=one, position=number, **more) for number, one in enumerate(voices)]
    (event,) = life_events(claims)
    state = standing([event], Kind.TWINNING, TODAY)
    level, reasons = confidence(state, map(conflict, conflicts), event.on.latest(), TODAY)
    return level.value, [reason.code for reason in reasons]


class TestTheSourcesOfTheDecidingEvent:
    @pytest.mark.parametrize(
        ("voices", "level", "reason"),
        [
            ([HALL], "high", "own_record"),  # the deciding body itself
            ([HALL, RUMOUR], "high", "own_record"),  # a weak voice beside it takes nothing away
            ([GAZETTE, COURIER], "high", "several_sources"),  # two who looked
            ([GAZETTE, LIST], "high", "several_sources"),  # one who looked and one who collected
            ([GAZETTE], "medium", "single_source"),
            ([LIST, TABLE], "medium", "several_sources"),  # two who collected
            ([LIST], "low", "weak_source"),
            ([RUMOUR], "low", "weak_source"),
            ([RUMOUR, ECHO], "low", "weak_source"),  # hearsay told twice is hearsay
        ],
    )
    def test_give_the_level(self, voices, level, reason):
        assert judged(*voices) == (level, [reason])

    def test_are_one_voice_if_one_publisher_speaks_twice(self):
        again = source("The Gazette", url="https://gazette.example/2")
        assert again.id != GAZETTE.id
        assert judged(GAZETTE, again) == ("medium", ["single_source"])

    def test_of_no_known_event_give_low(self):
        level, reasons = confidence(Standing(), (), None, TODAY)
        assert (level, [reason.code for reason in reasons]) == (Confidence.LOW, ["no_source"])

    def test_are_counted_in_the_reason_and_named_by_their_claims(self):
        claims = [told("signed", "2024", by=one, position=n) for n, one in enumerate((GAZETTE, COURIER, LIST))]
        state = standing(life_events(claims), Kind.TWINNING, TODAY)
        _, (reason,) = confidence(state, (), dt.date(2024, 1, 1), TODAY)
        assert reason.facts == {"count": "3"}
        assert set(reason.claims) == {one.claim.id for one in claims}

    def test_do_not_count_the_text_that_is_being_checked(self):
        # The article cannot confirm itself: its claim adds doubt at most.
        article = told("signed", "2024", by=COURIER, dataset="casefile:a", position=9, **{UNDER_CHECK: "yes"})
        found = record("a--b", [*parties(), told("signed", "2024", by=GAZETTE, position=5), article])
        assert found.judgements[0].confidence is Confidence.MEDIUM

    @given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=4), st.sampled_from(VOICES))
    def test_never_lose_by_one_more(self, voices, another):
        before, after = judged(*voices)[0], judged(*voices, another)[0]
        assert LEVELS.index(Confidence(after)) >= LEVELS.index(Confidence(before))

    @given(st.lists(st.sampled_from(VOICES), max_size=5))
    def test_are_as_many_voices_as_publishers(self, voices):
        assert len(publishers(told("signed", by=one) for one in voices)) == len({one.publisher for one in voices})


class TestADoubt:
    @pytest.mark.parametrize("topic", ["start", "end", "status", "kind", "parties"])
    def test_about_what_the_tie_is_lowers_by_one(self, topic):
        assert judged(HALL, conflicts=(Topic(topic),)) == ("medium", ["own_record", "sources_disagree"])

    @pytest.mark.parametrize("topic", ["cause", "scope", "actor", "amount", "other"])
    def test_about_anything_else_does_not(self, topic):
        assert judged(HALL, conflicts=(Topic(topic),)) == ("high", ["own_record"])

    def test_is_counted_once_a_topic(self):
        assert judged(HALL, conflicts=(Topic.START, Topic.START))[0] == "medium"

    def test_about_two_topics_lowers_by_two(self):
        level, reasons = judged(HALL, conflicts=(Topic.START, Topic.KIND))
        assert (level, reasons.count("sources_disagree")) == ("low", 2)

    @pytest.mark.parametrize("basis", ["inferred", "approximate", "report"])
    def test_about_the_date_lowers_by_one(self, basis):
        assert judged(HALL, date_basis=basis) == ("medium", ["own_record", "date_not_stated"])

    def test_never_lowers_below_low_however_many_there_are(self):
        level, reasons = judged(LIST, conflicts=tuple(Topic), value="1957", date_basis="inferred")
        assert level == "low"
        assert len(reasons) == 1 + 5 + 1 + 1  # source, topics, date, silence

    @given(st.lists(st.sampled_from(VOICES), min_size=1, max_size=3), st.lists(st.sampled_from(Topic), max_size=4))
    def test_lowers_by_exactly_one_level_each(self, voices, topics):
        full, _ = judged(*voices)
        level, reasons = judged(*voices, conflicts=tuple(topics))
        doubts = reasons.count("sources_disagree")
        assert LEVELS.index(Confidence(level)) == max(0, LEVELS.index(Confidence(full)) - doubts)


class TestSilence:
    @pytest.mark.parametrize(
        ("last_sign", "as_of", "silent"),
        [
            ("2016-01-01", "2026-06-01", False),  # within the tenth year
            ("2015-12-31", "2026-06-01", True),  # one day earlier
            ("2015", "2025-12-31", False),  # a year may mean its last day
            ("2015", "2026-01-01", True),  # the first day on which it is too old
            ("2026-06-01", "2026-06-01", False),
        ],
    )
    def test_begins_after_ten_years(self, last_sign, as_of, silent):
        day = dt.date.fromisoformat(as_of)
        found = judgement(life_events([told("signed", last_sign, by=HALL)]), Kind.TWINNING, (), day)
        assert ("no_recent_sign" in {reason.code for reason in found.reasons}) is silent
        assert found.confidence is (Confidence.MEDIUM if silent else Confidence.HIGH)

    @pytest.mark.parametrize("kind", ["ended", "revoked", "suspended", "merged", "vote"])
    def test_is_no_doubt_about_a_tie_that_is_not_in_force(self, kind):
        found = judgement(life_events([told(kind, "1970", by=HALL)]), Kind.TWINNING, (), TODAY)
        assert found.confidence is Confidence.HIGH

    def test_is_one_about_a_friendship_as_about_a_twinning(self):
        events = life_events([told("signed", "1970", by=HALL)])
        levels = {judgement(events, kind, (), TODAY).confidence for kind in (Kind.TWINNING, Kind.FRIENDSHIP)}
        assert levels == {Confidence.MEDIUM}

    def test_is_broken_by_a_later_sign_of_life(self):
        claims = [told("signed", "1970", by=HALL), told("activity", "2025", by=LIST, position=1)]
        assert judgement(life_events(claims), Kind.TWINNING, (), TODAY).confidence is Confidence.HIGH

    @given(days(1, 9999))
    def test_is_counted_in_whole_years(self, day):
        assert silent_since(day) == dt.date(max(1, day.year - YEARS_OF_SILENCE), 1, 1)

    @given(lives(undated=False), days(2000, 2040))
    def test_never_makes_a_standing_firmer(self, claims, day):
        events = life_events(claims)
        now, later = (judgement(events, Kind.TWINNING, (), one) for one in (day, day.replace(day=28, year=2080)))
        last = [event.on.earliest() for event in events]
        if now and all(one <= day for one in last):
            assert LEVELS.index(later.confidence) <= LEVELS.index(now.confidence)

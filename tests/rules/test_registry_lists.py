"""Lists beside other sources: what they found, what they disagree on, what they lose, and how firm that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import source, told

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import LIST_OF, bounds
from tawam.evidence.values import SourcedClaim, SourceKind, Stance
from tawam.places.values import Place, PlaceKind
from tawam.registry.rules.conflicts import WHEN_BEGUN, WHEN_SIGNED
from tawam.registry.rules.events import is_witness, life_events
from tawam.registry.rules.record import listed_by_one, record
from tawam.registry.rules.verdict import facet_finding
from tawam.registry.values import Confidence, EventType, Facet, Status, Verdict

GAZETTE = source("The Gazette")
COUNCIL = source("A council", SourceKind.COUNCIL_RECORD)
REGISTER = source("The register", SourceKind.ASSOCIATION_LIST)
WIKI = source("The wiki", SourceKind.ENCYCLOPEDIA)
TODAY = dt.date(2026, 11, 24)
PARTIES = [told("party", "gn:1"), told("party", "gn:2", position=1)]


def built(*claims: SourcedClaim):
    return record("here--there", [*PARTIES, *claims])


def began(year: str, by=REGISTER, dataset="table:register", **more: object):
    return told("event:began", year, by=by, dataset=dataset, position=300, **more)  # type: ignore[arg-type]


def signed(date: str, by=GAZETTE):
    return told("signed", date, by=by, position=100)


def listed(by=REGISTER, dataset="table:register", **more: object):
    return told("linked", by=by, dataset=dataset, position=200, **more)  # type: ignore[arg-type]


def gone(sourced: SourcedClaim, day: str = "2026-05-01") -> SourcedClaim:
    return SourcedClaim(replace(sourced.claim, gone_on=day), sourced.source)


def state(found):
    return found.judgements[-1].status


def codes(found) -> set[str]:
    return {reason.code for reason in found.judgements[-1].reasons}


class TestAStartThatAListDates:
    def test_founds_a_tie_of_which_nothing_else_is_known(self):
        found = built(began("1967"))
        assert (state(found), found.since, found.since_basis) == (Status.ACTIVE, PartialDate(1967), "began")

    def test_joins_the_signature_of_the_same_year(self):
        found = built(signed("1967-05-12"), began("1967"))
        assert [(event.type, event.on) for event in found.events] == [(EventType.SIGNED, PartialDate(1967, 5, 12))]
        assert len(found.events[0].claims) == 2
        assert found.conflicts == ()

    def test_leaves_the_signature_its_name_whoever_dates_it_better(self):
        found = built(signed("1967"), began("1967-05-12"))
        assert [event.type for event in found.events] == [EventType.SIGNED]

    def test_of_another_year_disagrees_with_the_signature(self):
        found = built(signed("1967"), began("1966"))
        assert [conflict.question["code"] for conflict in found.conflicts] == [WHEN_BEGUN]
        assert {answer.wording["date"] for answer in found.conflicts[0].answers} == {"1966", "1967"}

    def test_does_not_replace_the_signature_as_the_date_since_when(self):
        found = built(signed("1967"), began("1966"))
        assert (found.since, found.since_basis) == (PartialDate(1967), "signed")

    def test_lowers_the_confidence_where_it_disagrees(self):
        alone = built(signed("2020", COUNCIL))
        both = built(signed("2020", COUNCIL), began("2019"))
        assert alone.judgements[0].confidence is Confidence.HIGH
        assert all(judged.confidence is not Confidence.HIGH for judged in both.judgements)

    def test_undoes_no_later_end(self):
        ended = told("ended", "2010", position=101, cause="other")
        assert state(built(signed("1967"), ended, began("1967"))) is Status.ENDED
        assert state(built(signed("1967"), ended, began("2015"))) is Status.ENDED

    def test_ends_where_the_list_says_so(self):
        ended = told("ended", "2022", by=REGISTER, dataset="table:register", position=301)
        found = built(began("1967"), ended)
        assert (state(found), found.judgements[-1].until) == (Status.ENDED, PartialDate(2022))

    def test_is_dated_twice_by_one_list_without_a_dispute(self):
        assert built(began("1967"), began("1969")).conflicts == ()

    def test_is_disputed_between_the_lists_of_two_sides(self):
        found = built(
            began("1967", WIKI, "wikidata", list_of="gn:1"),
            began("1969", WIKI, "wikidata", list_of="gn:2"),
        )
        assert len(found.conflicts) == 1

    def test_that_two_signatures_dispute_keeps_their_question(self):
        claims = [signed("1967"), told("signed", "1969", by=COUNCIL, dataset="desk", position=102)]
        assert [conflict.question["code"] for conflict in built(*claims).conflicts] == [WHEN_SIGNED]

    @given(st.integers(1900, 2026), st.integers(1900, 2026))
    def test_never_makes_two_acts_of_one(self, one, other):
        events = life_events([*PARTIES, signed(str(one)), began(str(other))])
        assert len(events) == (1 if one == other else 2)


class TestATieThatIsOnlyListed:
    def test_by_one_list_is_not_confirmed(self):
        assert state(built(listed())) is Status.NEVER_CONFIRMED

    def test_by_two_publishers_is_active(self):
        assert state(built(listed(), listed(WIKI, "wikidata"))) is Status.ACTIVE

    def test_by_one_publisher_in_two_lists_is_not_confirmed(self):
        assert state(built(listed(), listed(dataset="table:other"))) is Status.NEVER_CONFIRMED

    def test_by_both_sides_of_one_encyclopedia_is_not_confirmed(self):
        both = [listed(WIKI, "wikidata", side="gn:1"), listed(WIKI, "wikidata", side="gn:2")]
        assert state(built(*both)) is Status.NEVER_CONFIRMED

    def test_by_a_party_itself_is_active(self):
        assert state(built(listed(COUNCIL))) is Status.ACTIVE

    def test_and_denied_is_disputed_once_it_is_known(self):
        denied = listed(WIKI, "wikidata", stance=Stance.DENIES)
        assert state(built(listed(COUNCIL), denied)) is Status.DISPUTED
        assert state(built(listed(), denied)) is Status.NEVER_CONFIRMED

    def test_no_more_is_not_confirmed_and_says_who_dropped_it(self):
        found = built(gone(listed()), gone(listed(WIKI, "wikidata")))
        assert (state(found), codes(found)) == (Status.NEVER_CONFIRMED, {"no_longer_listed"})

    def test_by_one_and_no_more_by_the_other_has_one_witness(self):
        found = built(listed(), gone(listed(WIKI, "wikidata")))
        assert (state(found), codes(found)) == (Status.NEVER_CONFIRMED, {"said_by", "no_longer_listed"})


class TestADocumentThatIsOnlyCited:
    def test_is_no_witness(self):
        assert not is_witness(listed(COUNCIL, cited_by="The wiki"))
        assert not is_witness(listed(under_check="yes"))
        assert is_witness(listed())

    def test_confirms_nothing(self):
        assert state(built(listed(WIKI), listed(COUNCIL, cited_by="The wiki"))) is Status.NEVER_CONFIRMED

    def test_raises_no_confidence(self):
        cited = began("2020", COUNCIL, "wikidata", cited_by="The wiki")
        assert built(began("2020", WIKI, "wikidata"), cited).judgements[-1].confidence is Confidence.LOW

    def test_stands_among_the_sources_of_the_event(self):
        cited = began("2020", COUNCIL, "wikidata", cited_by="The wiki")
        (event,) = built(began("2020", WIKI, "wikidata"), cited).events
        assert {one.source.publisher for one in event.claims} == {"The wiki", "A council"}


class TestATextHeldAgainstAList:
    @pytest.mark.parametrize(
        ("stated", "verdict"),
        [
            ("1967", Verdict.AGREED),
            ("1966", Verdict.CONTRADICTED),
            ("yes", Verdict.AGREED),
        ],
    )
    def test_about_the_signature_is_answered_by_the_start(self, stated, verdict):
        found = facet_finding(Facet("event:signed", stated, {}), [began("1967")])
        assert found.verdict is verdict

    def test_about_the_tie_is_supported_by_it(self):
        assert facet_finding(Facet("linked", "yes", {}), [began("1967")]).verdict is Verdict.AGREED

    def test_finds_a_list_and_a_newspaper_in_conflict(self):
        found = facet_finding(Facet("event:signed", "1967", {}), [began("1966"), signed("1967")])
        assert found.verdict is Verdict.CONFLICTING


class TestTheBoundsOfTheNextReading:
    @pytest.mark.parametrize(
        ("claims", "least", "most"),
        [
            (0, 0, 0),
            (1, 1, 3),
            (2, 2, 6),
            (3, 2, 9),
            (9, 6, 27),
            (100, 67, 300),
            (20_000, 13_334, 60_000),
        ],
    )
    def test_are_two_thirds_and_three_times(self, claims, least, most):
        found = bounds(claims)
        assert (found.least, found.most) == (least, most)

    @given(st.integers(0, 10**7))
    def test_always_hold_the_same_number_again(self, claims):
        assert bounds(claims).least <= claims <= bounds(claims).most


HERE = Place("gn:1", PlaceKind.CITY, "Here", "", "DE", "", 50.0, 10.0, 1, "")
THERE = Place("gn:2", PlaceKind.CITY, "There", "", "FR", "", 48.0, 2.0, 1, "")


def qualified(sourced: SourcedClaim, place: Place) -> SourcedClaim:
    return SourcedClaim(replace(sourced.claim, qualifiers={LIST_OF: place.id}), sourced.source)


class TestATieInTheListOfOneSide:
    def test_is_that_of_the_side_whose_list_names_it(self):
        assert listed_by_one([HERE, THERE], [qualified(listed(), THERE)]) == (THERE, HERE, {"table:register"})

    def test_is_none_where_both_lists_name_it(self):
        assert listed_by_one([HERE, THERE], [qualified(listed(), HERE), qualified(listed(), THERE)]) is None

    def test_is_none_where_no_list_names_it(self):
        assert listed_by_one([HERE, THERE], [listed(), began("1967")]) is None

    def test_does_not_count_a_list_that_names_it_no_more(self):
        claims = [qualified(listed(), HERE), gone(qualified(listed(), THERE))]
        assert listed_by_one([HERE, THERE], claims)[0] == HERE

    def test_does_not_count_a_list_that_calls_it_wrong(self):
        denied = listed()
        denied = SourcedClaim(replace(denied.claim, stance=Stance.DENIES), denied.source)
        claims = [qualified(listed(), HERE), qualified(denied, THERE)]
        assert listed_by_one([HERE, THERE], claims)[0] == HERE

    def test_is_none_among_three(self):
        third = replace(HERE, id="gn:3")
        assert listed_by_one([HERE, THERE, third], [qualified(listed(), HERE)]) is None

    def test_tells_every_data_set_that_names_it(self):
        claims = [qualified(listed(), HERE), qualified(listed(by=WIKI, dataset="wikidata"), HERE)]
        assert listed_by_one([HERE, THERE], claims)[2] == {"table:register", "wikidata"}

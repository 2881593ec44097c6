"""A link of a list as claims."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.told import source

from tawam.basics.dates import PartialDate
from tawam.evidence.rules import claim_id
from tawam.evidence.values import SourcedClaim, SourceKind, Stance
from tawam.intake.rules.links import link_claims
from tawam.intake.values.links import Link, LinkTerms
from tawam.registry.rules.pairs import is_pair, pair_subject
from tawam.registry.rules.record import record
from tawam.registry.values import Cause, EventType, Kind, Status

LIST = source("The Register", SourceKind.ASSOCIATION_LIST)
WIKI = source("The Wiki", SourceKind.ENCYCLOPEDIA)
HERE, THERE = "gn:1", "gn:2"


def link(listed_by: str = "", **terms: object) -> Link:
    """A link between the two, with these terms."""
    return Link(HERE, THERE, "Here", "There", LinkTerms(**terms), listed_by, 7)  # type: ignore[arg-type]


def claims(one: Link, by=LIST, dataset="table:list"):
    return [SourcedClaim(claim, by) for claim in link_claims(one, dataset=dataset, source=by)]


def built(*groups):
    said = [one for group in groups for one in group]
    return record(said[0].claim.subject, said)


class TestTheClaimsOfALink:
    def test_name_both_parties_as_the_list_writes_them(self):
        first, second, *_ = claims(link())
        assert [(one.claim.property, one.claim.value, one.claim.qualifiers) for one in (first, second)] == [
            ("party", HERE, {"name": "Here"}),
            ("party", THERE, {"name": "There"}),
        ]

    def test_say_that_the_two_are_linked_and_who_lists_them(self):
        linked = claims(link(listed_by=HERE))[2].claim
        assert (linked.property, linked.value, linked.side) == ("linked", "yes", HERE)
        assert linked.stance is Stance.ASSERTS

    def test_give_start_kind_and_end_with_its_cause(self):
        said = claims(
            link(
                since=PartialDate(1967), until=PartialDate(2022, 3), kind=Kind.FRIENDSHIP, cause=Cause.WAR_OR_INSECURITY
            )
        )
        told = {one.claim.property: (one.claim.value, one.claim.qualifiers) for one in said[3:]}
        assert told == {
            "event:began": ("1967", {}),
            "kind": ("friendship", {}),
            "event:ended": ("2022-03", {"cause": "war_or_insecurity"}),
        }

    def test_of_an_entry_marked_as_wrong_deny_the_link_and_say_no_more(self):
        said = claims(link(stance=Stance.DENIES, since=PartialDate(1967)))
        assert [one.claim.property for one in said] == ["party", "party", "linked"]
        assert said[-1].claim.stance is Stance.DENIES

    def test_of_mere_contacts_make_a_contact_and_no_link(self):
        said = claims(link(extras={"form": "contact"}, since=PartialDate(1990)))
        assert [(one.claim.property, one.claim.value) for one in said[2:]] == [("event:contact", "1990")]
        assert built(said).judgements[-1].status is Status.PROPOSED

    def test_stay_the_same_wherever_the_row_stands(self):
        one, moved = (
            link(since=PartialDate(1967)),
            Link(HERE, THERE, "Here", "There", LinkTerms(since=PartialDate(1967))),
        )
        ids = [{claim_id(said.claim) for said in claims(each)} for each in (one, moved)]
        assert ids[0] == ids[1]

    def test_of_a_cited_document_say_that_it_is_only_cited(self):
        cited = source("City of Here", SourceKind.OFFICIAL, url="https://here.example/twins")
        said = list(link_claims(link(cites=(cited,)), dataset="wiki", source=WIKI))
        assert [claim.qualifiers.get("cited_by") for claim in said if claim.source_id == cited.id] == ["The Wiki"]


class TestARecordFromLists:
    def test_of_one_list_without_a_date_is_not_confirmed(self):
        assert built(claims(link())).judgements[-1].status is Status.NEVER_CONFIRMED

    def test_of_two_independent_lists_is_active(self):
        assert built(claims(link()), claims(link(), WIKI, "wiki")).judgements[-1].status is Status.ACTIVE

    def test_gains_nothing_from_a_document_that_nobody_read(self):
        cited = source("City of Here", SourceKind.OFFICIAL, url="https://here.example/twins")
        said = list(link_claims(link(cites=(cited,)), dataset="wiki", source=WIKI))
        by_id = {cited.id: cited, WIKI.id: WIKI}
        found = built([SourcedClaim(claim, by_id[claim.source_id]) for claim in said])
        assert found.judgements[-1].status is Status.NEVER_CONFIRMED

    def test_begins_when_the_list_says_and_does_not_call_it_a_signature(self):
        found = built(claims(link(since=PartialDate(1967))))
        assert (found.since, found.since_basis) == (PartialDate(1967), "began")
        assert [event.type for event in found.events] == [EventType.BEGAN]

    def test_shows_two_lists_with_two_years_as_a_disagreement(self):
        found = built(claims(link(since=PartialDate(1967))), claims(link(since=PartialDate(1969)), WIKI, "wiki"))
        (conflict,) = found.conflicts
        assert conflict.question == {"code": "when_begun"}
        assert [answer.wording["date"] for answer in conflict.answers] == ["1967", "1969"]

    def test_shows_two_sides_of_one_encyclopedia_with_two_years_as_a_disagreement(self):
        one = claims(link(listed_by=HERE, since=PartialDate(1967)), WIKI, "wiki")
        other = claims(link(listed_by=THERE, since=PartialDate(1969)), WIKI, "wiki")
        assert len(built(one, other).conflicts) == 1

    @given(st.integers(1900, 2020), st.integers(1900, 2020))
    def test_agrees_if_and_only_if_the_years_do(self, one, other):
        found = built(claims(link(since=PartialDate(one))), claims(link(since=PartialDate(other)), WIKI, "wiki"))
        assert bool(found.conflicts) == (one != other)


class TestThePair:
    @given(st.sampled_from(["gn:1", "wd:Q5", "cc:FR", "rg:FR-ARA"]), st.sampled_from(["gn:12", "wd:Q64", "cc:DE"]))
    def test_is_one_subject_whichever_is_named_first(self, one, other):
        assert pair_subject(one, other) == pair_subject(other, one)
        assert is_pair(pair_subject(one, other))

    @pytest.mark.parametrize("subject", ["berlin--los-angeles", "topic:endings", "gn:1"])
    def test_is_told_from_other_subjects(self, subject):
        assert not is_pair(subject)

    def test_can_stand_in_an_address(self):
        assert pair_subject("gn:2950159", "rg:US-CA") == "pair-gn2950159--rgus-ca"

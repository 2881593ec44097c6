"""A text held against the evidence: what bears on a facet, and what follows for facet and statement."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.rules.made import lives
from tests.told import life, source, told

from tawam.evidence.values import SourcedClaim, Stance
from tawam.registry.rules.verdict import facet_finding, overall, values_agree
from tawam.registry.values import BREAKS, SIGNS_OF_LIFE, EventType, Facet, FacetFinding, Verdict

DENIES = Stance.DENIES
VERDICTS = st.sampled_from(Verdict)


def verdict(name: str, value: str, *claims: SourcedClaim) -> str:
    """The verdict on a facet."""
    return facet_finding(Facet(name, value, {}), claims).verdict.value


def reasons(name: str, value: str, *claims: SourcedClaim) -> list[str]:
    """The reasons of everything that bears on a facet, those in its favour first."""
    found = facet_finding(Facet(name, value, {}), claims)
    return [bearing.reason.code for bearing in (*found.support, *found.against)]


def judged(kind: Verdict) -> FacetFinding:
    """A facet that was found so."""
    return FacetFinding(Facet("linked", "yes", {}), kind, (), ())


class TestAFacet:
    @pytest.mark.parametrize(
        ("claims", "expected"),
        [
            ([], "unsupported"),  # silence is no contradiction
            ([told("fact:size", "big")], "agreed"),
            ([told("fact:size", "small")], "contradicted"),
            ([told("fact:size", "big", stance=DENIES)], "contradicted"),
            ([told("fact:size", "small", stance=DENIES)], "agreed"),  # "not small": comes down to it
            ([told("fact:size", "big"), told("fact:size", "small")], "conflicting"),
            ([told("fact:size", "big"), told("fact:size", "big", stance=DENIES)], "conflicting"),
            ([told("fact:weight", "small")], "unsupported"),  # another property
            ([told("fact:size", "big"), told("fact:weight", "small")], "agreed"),
        ],
    )
    def test_has_the_verdict_of_this_table(self, claims, expected):
        assert verdict("fact:size", "big", *claims) == expected

    @given(st.lists(st.tuples(st.sampled_from(["big", "small"]), st.sampled_from(Stance)), max_size=6))
    def test_follows_from_whether_anything_supports_and_anything_contradicts(self, said):
        claims = [told("fact:size", value, stance=stance) for value, stance in said]
        support = any((value == "big") == (stance is Stance.ASSERTS) for value, stance in said)
        against = any((value == "big") != (stance is Stance.ASSERTS) for value, stance in said)
        table = {
            (True, True): "conflicting",
            (True, False): "agreed",
            (False, True): "contradicted",
            (False, False): "unsupported",
        }
        assert verdict("fact:size", "big", *claims) == table[support, against]

    @given(lives(), st.sampled_from(["event:signed", "event:ended", "linked", "in_force", "cause:resources"]))
    def test_keeps_its_verdict_whatever_the_order_of_the_claims(self, claims, name):
        value = "1957" if name.startswith("event:") else "yes"
        assert verdict(name, value, *claims) == verdict(name, value, *reversed(claims))

    @given(lives(), st.sampled_from(["linked", "in_force", "cause:resources"]))
    def test_and_its_opposite_are_never_both_agreed(self, claims, name):
        found = {verdict(name, "yes", *claims), verdict(name, "no", *claims)}
        assert found in ({"agreed", "contradicted"}, {"conflicting"}, {"unsupported"})

    @given(lives(), st.sampled_from(["linked", "event:signed"]))
    def test_that_is_agreed_is_not_contradicted_by_one_more_supporter(self, claims, name):
        before = verdict(name, "yes", *claims)
        assume(before == "agreed")
        assert verdict(name, "yes", *claims, told(name, "yes", position=999)) == "agreed"

    @given(lives(), st.sampled_from(["linked", "event:signed", "fact:size"]))
    def test_that_is_agreed_conflicts_once_somebody_denies_it(self, claims, name):
        claims = [*claims, told(name, "yes")]
        assert verdict(name, "yes", *claims) == "agreed"
        assert verdict(name, "yes", *claims, told(name, "yes", stance=DENIES)) == "conflicting"

    @given(lives(), st.sampled_from(["linked", "in_force", "event:signed", "cause:resources"]))
    def test_rests_on_claims_that_it_was_given_each_on_one_side(self, claims, name):
        found = facet_finding(Facet(name, "yes", {}), claims)
        used = [bearing.sourced for bearing in (*found.support, *found.against)]
        assert all(one in claims for one in used)
        assert all(bearing.reason.claims == (bearing.sourced.claim.id,) for bearing in found.support)
        assert not {one.sourced.claim.position for one in found.support} & {
            one.sourced.claim.position for one in found.against
        }


class TestWhatAClaimSays:
    @pytest.mark.parametrize(
        ("stated", "name", "said", "agree"),
        [
            ("1957", "event:signed", "1957-10-04", True),  # the finer wording
            ("1957-10-04", "event:signed", "1957", True),  # the coarser one
            ("1957", "event:signed", "1958", False),
            ("yes", "event:signed", "1957", True),  # it happened
            ("1957", "event:signed", "yes", True),  # it happened, no matter when
            ("yes", "event:signed", "no", False),
            ("no", "event:signed", "yes", False),
            ("no", "event:signed", "1957", False),  # "never signed" against a date
            ("no", "event:signed", "no", True),
            ("twinning", "kind", "friendship", False),  # codes agree if they are equal
            ("yes", "linked", "no", False),
            ("300", "fact:students", "3000", False),  # numbers are not dates that begin alike
            ("1957", "fact:founded", "1957-10", True),  # a fact may be a date too
        ],
    )
    def test_is_compared_as_this_table_says(self, stated, name, said, agree):
        assert values_agree(stated, told(name, said).claim) is agree

    def test_by_leaving_something_out_is_told_so(self):
        claim = told("linked", "yes", stance=DENIES, by_omission="yes")
        assert verdict("linked", "yes", claim) == "contradicted"
        assert reasons("linked", "yes", claim) == ["left_out"]

    def test_in_so_many_words_is_told_so(self):
        claims = [told("linked", "yes"), told("linked", "yes", stance=DENIES)]
        assert reasons("linked", "yes", *claims) == ["says_the_same", "says_otherwise"]


class TestALink:
    @pytest.mark.parametrize("kind", sorted(SIGNS_OF_LIFE | BREAKS))
    def test_is_shown_by_every_sign_of_life_and_every_break(self, kind):
        assert verdict("linked", "yes", told(kind, "1957")) == "agreed"
        assert reasons("linked", "yes", told(kind, "1957")) == ["shows_a_link"]
        assert verdict("linked", "no", told(kind, "1957")) == "contradicted"

    @pytest.mark.parametrize("kind", ["contact", "vote"])
    def test_is_not_shown_by_what_comes_before_one(self, kind):
        assert verdict("linked", "yes", told(kind, "1957")) == "unsupported"

    def test_is_not_shown_by_an_event_that_is_denied(self):
        assert verdict("linked", "yes", told("signed", "1957", stance=DENIES)) == "unsupported"


class TestWhetherATieIsInForce:
    @pytest.mark.parametrize(
        ("events", "expected"),
        [
            ([], "unsupported"),
            ([("signed", "1957")], "agreed"),
            ([("signed", "1957"), ("ended", "2001")], "contradicted"),
            ([("signed", "1957"), ("ended", "2001"), ("resumed", "2005")], "agreed"),
            ([("signed", "1957"), ("ended", "2001"), ("activity", "2005")], "agreed"),  # the latest act, whatever it is
            ([("signed", "1957"), ("suspended", "2022-03")], "contradicted"),  # on hold is not in force
            ([("ended", "2001"), ("activity", "2001")], "contradicted"),  # in one year, the break counts
            ([("ended", "2001-03"), ("activity", "2001-05")], "agreed"),  # where the months are known, they count
            ([("signed", "1957"), ("lapsed", "2001")], "agreed"),  # that it fell asleep is a judgement, not an act
            ([("signed", "yes")], "unsupported"),  # without a date nobody knows what came last
            ([("ended", "yes"), ("signed", "1957")], "agreed"),
            ([("vote", "2020"), ("contact", "2021")], "unsupported"),  # neither life nor break
        ],
    )
    def test_is_decided_by_the_latest_dated_act(self, events, expected):
        claims = life(*events)
        opposite = {"agreed": "contradicted", "contradicted": "agreed"}
        assert verdict("in_force", "yes", *claims) == expected
        assert verdict("in_force", "no", *claims) == opposite.get(expected, expected)

    def test_can_be_said_directly_and_then_stands_beside_the_events(self):
        claims = [*life(("signed", "1957"), ("ended", "2001")), told("in_force", "yes")]
        assert verdict("in_force", "yes", *claims) == "conflicting"

    @pytest.mark.parametrize(("kind", "code"), [("anniversary", "sign_of_life"), ("revoked", "break")])
    def test_is_told_with_the_date_of_that_act(self, kind, code):
        found = facet_finding(Facet("in_force", "yes", {}), life(("signed", "1957"), (kind, "2020-05")))
        (bearing,) = (*found.support, *found.against)
        assert (bearing.reason.code, bearing.reason.facts) == (code, {"on": "2020-05"})

    @given(lives())
    def test_is_never_decided_by_an_act_that_a_later_one_has_overtaken(self, claims):
        found = facet_finding(Facet("in_force", "yes", {}), claims)
        dated = [one.claim.on for one in claims if EventType(one.claim.property[6:]) in SIGNS_OF_LIFE and one.claim.on]
        for bearing in found.support:
            assert bearing.sourced.claim.on == max(dated)

    @given(lives())
    def test_is_never_conflicting_from_events_alone(self, claims):
        assert verdict("in_force", "yes", *claims) != "conflicting"


class TestACause:
    @pytest.mark.parametrize(
        ("claims", "expected"),
        [
            ([told("ended", "2001", cause="resources")], "agreed"),
            ([told("ended", "2001", cause="political_tension")], "unsupported"),  # causes add up: no contradiction
            ([told("ended", "2001")], "unsupported"),
            ([told("signed", "2001", cause="resources")], "unsupported"),  # not a break
            ([told("ended", "2001", cause="resources", stance=DENIES)], "unsupported"),  # it did not end at all
            ([told("cause:resources", "yes", stance=DENIES)], "contradicted"),  # somebody says: not for this
            ([told("cause:resources", "yes"), told("ended", "2001", cause="other")], "agreed"),
        ],
    )
    def test_is_found_as_this_table_says(self, claims, expected):
        assert verdict("cause:resources", "yes", *claims) == expected

    @pytest.mark.parametrize("kind", sorted(BREAKS))
    def test_may_be_that_of_any_break(self, kind):
        assert reasons("cause:other", "yes", told(kind, "2001", cause="other")) == ["break_for_this_cause"]

    def test_that_the_text_rules_out_is_contradicted_by_a_break_for_it(self):
        assert verdict("cause:resources", "no", told("ended", "2001", cause="resources")) == "contradicted"


class TestAStatement:
    @pytest.mark.parametrize(
        ("facets", "expected"),
        [
            ([], "unsupported"),  # nothing to check
            (["agreed"], "agreed"),
            (["agreed", "agreed"], "agreed"),
            (["agreed", "unsupported"], "partly"),  # the main point holds, something said with it does not
            (["agreed", "contradicted"], "partly"),
            (["agreed", "conflicting"], "partly"),
            (["contradicted", "agreed"], "contradicted"),  # it falls with its first facet
            (["unsupported", "agreed"], "unsupported"),
            (["conflicting", "contradicted"], "conflicting"),
            (["agreed", "agreed", "unsupported"], "partly"),
        ],
    )
    def test_stands_or_falls_with_its_first_facet(self, facets, expected):
        assert overall([judged(Verdict(one)) for one in facets]) == Verdict(expected)

    @given(VERDICTS, st.lists(VERDICTS, max_size=4), VERDICTS)
    def test_is_never_raised_by_a_further_facet(self, first, others, another):
        rank = {Verdict.AGREED: 1}
        before, after = (overall([judged(one) for one in (first, *others, *more)]) for more in ((), (another,)))
        assert rank.get(after, 0) <= rank.get(before, 0)

    @given(VERDICTS, st.lists(VERDICTS, min_size=1, max_size=3))
    def test_does_not_depend_on_the_order_of_the_further_facets(self, first, others):
        found = {overall([judged(one) for one in (first, *row)]) for row in itertools.permutations(others)}
        assert len(found) == 1


class TestTheCheckedTextItself:
    def test_is_left_out_by_whoever_asks_and_so_alone_it_is_unsupported(self):
        article = source("An article")
        claims = [told("linked", "yes", by=article)]
        others = [one for one in claims if one.source.id != article.id]
        assert verdict("linked", "yes", *others) == "unsupported"

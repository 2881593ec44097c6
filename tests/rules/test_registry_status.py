"""How a partnership stands: every step of the fold, and what no step may do."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.rules.made import HERE, THERE, days, lives
from tests.told import life, told

from tawam.registry.rules.events import life_events
from tawam.registry.rules.status import Standing, reason_of, standing
from tawam.registry.values import BREAKS, LIGHT_OF_STATUS, WORDS, EventType, Kind, Light, Status

LAST_DAY = dt.date.max
OVER = {status for status, light in LIGHT_OF_STATUS.items() if light is Light.OVER}

# A life that ends in each status which the fold knows; the next event comes in 2020.
LIVES: dict[str, list[tuple]] = {
    "nothing": [],
    "proposed": [("vote", "1956")],
    "active": [("signed", "1957")],
    "dormant": [("signed", "1957"), ("lapsed", "1990", {"cause": "sustained_interest"})],
    "suspended": [("signed", "1957"), ("suspended", "1990", {"cause": "other"})],
    "expired": [("signed", "1957"), ("lapsed", "1990", {"cause": "agreement_expired"})],
    "ended": [("signed", "1957"), ("ended", "1990", {"cause": "other"})],
    "historical": [("signed", "1957"), ("merged", "1990")],
    "disputed": [("ended", "1990", {"side": HERE, "cause": "other"}), ("reaffirmed", "1991", {"side": THERE})],
}

# One row for each pair. Remarks are all that stand in the end, "-" for none; "kept" = the status before, remarks too.
STEPS = """
# before     event        after       remarks                          why
  nothing    contact      proposed    -                                something is under way
  nothing    vote         proposed    -                                a vote is no signature
  nothing    signed       active      -                                an agreement is what makes a tie
  nothing    began        active      -                                a list dates a start, so something began
  nothing    renewed      active      -                                what is renewed must have been there
  nothing    reaffirmed   active      -                                so must what is reaffirmed
  nothing    suspended    suspended   -                                and what is put on hold
  nothing    resumed      active      -                                or taken up again
  nothing    lapsed       dormant     lapse_is_judged                  somebody says it sleeps, nobody decided it
  nothing    ended        ended       -                                the end may be all that made the news
  nothing    revoked      ended       -                                taking back is ending
  nothing    merged       historical  -                                gone into another tie
  nothing    anniversary  active      start_unknown                    what has anniversaries has begun some day
  nothing    activity     active      start_unknown                    people meet, since when we do not know
  nothing    aid          active      start_unknown                    help among twins shows that they are twins
  proposed   contact      proposed    -                                still no agreement
  proposed   vote         proposed    -                                a second vote neither
  proposed   signed       active      -                                now there is one
  proposed   began        active      -                                likewise
  proposed   renewed      active      -                                the signature went unreported
  proposed   reaffirmed   active      -                                likewise
  proposed   suspended    suspended   -                                likewise
  proposed   resumed      active      -                                likewise
  proposed   lapsed       dormant     lapse_is_judged                  likewise
  proposed   ended        ended       -                                likewise
  proposed   revoked      ended       -                                the vote itself may be taken back
  proposed   merged       historical  -                                likewise
  proposed   anniversary  active      start_unknown                    it began between the vote and now
  proposed   activity     active      start_unknown                    likewise
  proposed   aid          active      start_unknown                    likewise
  active     contact      active      -                                talks change nothing
  active     vote         active      -                                a vote is not yet an act
  active     signed       active      -                                a second paper
  active     began        active      -                                known already
  active     renewed      active      -                                it goes on
  active     reaffirmed   active      -                                it goes on
  active     suspended    suspended   -                                on hold
  active     resumed      active      -                                the hold went unreported
  active     lapsed       dormant     lapse_is_judged                  asleep, says a source
  active     ended        ended       -                                by decision
  active     revoked      ended       -                                by decision of one side
  active     merged       historical  -                                gone into another
  active     anniversary  active      -                                a sign of life, nothing else
  active     activity     active      -                                likewise
  active     aid          active      -                                likewise
  dormant    contact      dormant     lapse_is_judged                  talking about it does not wake it
  dormant    vote         dormant     lapse_is_judged                  nor does a vote
  dormant    signed       active      -                                a new paper does
  dormant    began        dormant     lapse_is_judged                  a list's date wakes nobody
  dormant    renewed      active      -                                so does a renewal
  dormant    reaffirmed   active      -                                and a reaffirmation
  dormant    suspended    suspended   -                                an act stands above a judgement
  dormant    resumed      active      -                                taken up again
  dormant    lapsed       dormant     lapse_is_judged                  said twice, said once
  dormant    ended        ended       -                                formally now
  dormant    revoked      ended       -                                formally now
  dormant    merged       historical  -                                gone into another
  dormant    anniversary  active      woke_again                       nobody had decided anything, so a feast wakes it
  dormant    activity     active      woke_again                       likewise
  dormant    aid          active      woke_again                       likewise
  suspended  contact      suspended   -                                talks do not lift a hold
  suspended  vote         suspended   -                                nor does a vote
  suspended  signed       active      -                                a new paper does
  suspended  began        suspended   -                                nor undoes a decision
  suspended  renewed      active      -                                so does a renewal
  suspended  reaffirmed   suspended   people_carry_on                  words do not lift a hold
  suspended  suspended    suspended   -                                held again
  suspended  resumed      active      -                                lifted
  suspended  lapsed       dormant     lapse_is_judged                  the hold fell asleep
  suspended  ended        ended       -                                the hold became an end
  suspended  revoked      ended       -                                likewise
  suspended  merged       historical  -                                gone into another
  suspended  anniversary  suspended   people_carry_on                  people may feast, the councils still wait
  suspended  activity     suspended   people_carry_on                  likewise
  suspended  aid          suspended   people_carry_on                  likewise
  expired    contact      expired     -                                talks renew nothing
  expired    vote         expired     -                                nor does a vote
  expired    signed       active      -                                a new agreement
  expired    began        expired     -                                likewise
  expired    renewed      active      -                                late, but renewed
  expired    reaffirmed   active      -                                nobody had decided against it
  expired    suspended    suspended   -                                the last act counts
  expired    resumed      active      -                                taken up again
  expired    lapsed       expired     -                                "asleep" does not bring back what ran out
  expired    ended        ended       -                                formally now
  expired    revoked      ended       -                                formally now
  expired    merged       historical  -                                gone into another
  expired    anniversary  expired     people_carry_on                  people need no agreement
  expired    activity     expired     people_carry_on                  likewise
  expired    aid          expired     people_carry_on                  likewise
  ended      contact      ended       -                                talks do not undo a decision
  ended      vote         ended       -                                nor does a vote
  ended      signed       active      -                                a new agreement does
  ended      began        ended       -                                likewise
  ended      renewed      active      -                                likewise
  ended      reaffirmed   active      -                                no side is named as the one that left
  ended      suspended    suspended   -                                the last act counts
  ended      resumed      active      -                                taken up again
  ended      lapsed       ended       -                                "asleep" says less than "ended"
  ended      ended        ended       -                                the other side too
  ended      revoked      ended       -                                the other side too
  ended      merged       historical  -                                gone into another
  ended      anniversary  ended       people_carry_on                  people may feast, the decision stands
  ended      activity     ended       people_carry_on                  likewise
  ended      aid          ended       people_carry_on                  likewise
  historical contact      historical  -                                talks bring no town back
  historical vote         historical  -                                nor does a vote
  historical signed       active      -                                a new agreement of the successors
  historical began        historical  -                                likewise
  historical renewed      active      -                                likewise
  historical reaffirmed   active      -                                likewise
  historical suspended    suspended   -                                the last act counts
  historical resumed      active      -                                taken up again
  historical lapsed       historical  -                                "asleep" does not bring back what is merged
  historical ended        ended       -                                formally now
  historical revoked      ended       -                                formally now
  historical merged       historical  -                                merged again
  historical anniversary  historical  people_carry_on                  people remember
  historical activity     historical  people_carry_on                  likewise
  historical aid          historical  people_carry_on                  likewise
  disputed   contact      disputed    other_side_keeps                 talks settle nothing
  disputed   vote         disputed    other_side_keeps                 nor does a vote
  disputed   signed       active      -                                a new agreement does
  disputed   began        disputed    other_side_keeps                 likewise
  disputed   renewed      active      -                                likewise
  disputed   reaffirmed   disputed    other_side_keeps                 the side that kept it keeps it still
  disputed   suspended    suspended   -                                the last act counts
  disputed   resumed      active      -                                taken up again
  disputed   lapsed       dormant     lapse_is_judged                  the dispute fell asleep
  disputed   ended        ended       -                                the other side left too
  disputed   revoked      ended       -                                likewise
  disputed   merged       historical  -                                gone into another
  disputed   anniversary  disputed    other_side_keeps+people_carry_on a feast settles nothing
  disputed   activity     disputed    other_side_keeps+people_carry_on likewise
  disputed   aid          disputed    other_side_keeps+people_carry_on likewise
"""
ROWS = [line.split(maxsplit=4)[:4] for line in STEPS.strip().splitlines() if not line.startswith("#")]


def stand(*events: tuple, kind: Kind = Kind.TWINNING, as_of: dt.date = LAST_DAY) -> Standing:
    """The standing after a life."""
    return standing(life_events(life(*events)), kind, as_of)


def remarks(state: Standing) -> str:
    """The codes of the remarks in one word."""
    return "+".join(reason.code for reason in state.remarks) or "-"


class TestEachStep:
    @pytest.mark.parametrize(("before", "event", "after", "said"), ROWS)
    def test_leads_where_the_table_says(self, before, event, after, said):
        more = {"cause": "other"} if event in BREAKS else {}
        if (before, event) == ("disputed", "reaffirmed"):
            more["side"] = THERE
        state = stand(*LIVES[before], (event, "2020", more))
        assert (state.status, remarks(state)) == (after, said)

    def test_has_its_row(self):
        pairs = [(before, event) for before, event, *_ in ROWS]
        assert len(pairs) == len(set(pairs))
        assert set(pairs) == {(before, event.value) for before in LIVES for event in EventType if event not in WORDS}

    @pytest.mark.parametrize("before", LIVES)
    @pytest.mark.parametrize("word", sorted(WORDS))
    def test_is_no_word_of_a_side(self, before, word):
        assert stand(*LIVES[before], (word, "2020", {"side": HERE})) == stand(*LIVES[before])

    @pytest.mark.parametrize("before", LIVES)
    def test_begins_where_its_life_has_led(self, before):
        assert (stand(*LIVES[before]).status or "nothing") == before


class TestAStepWithASideOrScope:
    @pytest.mark.parametrize(
        ("events", "after", "said"),
        [
            # The other side holds on: disputed.
            (
                [("revoked", "2018", {"side": HERE}), ("reaffirmed", "2019", {"side": THERE})],
                "disputed",
                "other_side_keeps",
            ),
            # The side that left comes back: in force.
            ([("revoked", "2018", {"side": HERE}), ("reaffirmed", "2019", {"side": HERE})], "active", "-"),
            # In a dispute, the side that left comes back: settled.
            (LIVES["disputed"] + [("reaffirmed", "2019", {"side": HERE})], "active", "-"),
            # One side pauses, the other holds on: still paused, and said.
            (
                [("suspended", "2022", {"side": HERE}), ("reaffirmed", "2023", {"side": THERE})],
                "suspended",
                "other_side_keeps",
            ),
            # An expiry names no side, so a reaffirmation counts.
            (
                [("lapsed", "2018", {"cause": "agreement_expired"}), ("reaffirmed", "2019", {"side": THERE})],
                "active",
                "-",
            ),
            # Both leave: ended, not disputed.
            ([("ended", "2018", {"side": HERE}), ("ended", "2019", {"side": THERE})], "ended", "-"),
            # Only a programme of a known tie: in force, and said.
            ([("signed", "1957"), ("suspended", "2022", {"scope": "programme"})], "active", "only_a_programme"),
            # Only a programme, of a tie that is known from nothing else.
            ([("suspended", "2022", {"scope": "programme"})], "active", "only_a_programme"),
            # A programme put on hold brings no ended tie back.
            ([("ended", "2018"), ("suspended", "2022", {"scope": "programme"})], "ended", "only_a_programme"),
            # Only the town halls stop talking: on hold, and said.
            (
                [("signed", "1957"), ("suspended", "2022", {"scope": "town_hall_contact"})],
                "suspended",
                "only_town_halls",
            ),
            # Ran out: expired, by the paper itself, whatever the status before.
            ([("signed", "1957"), ("lapsed", "2020", {"cause": "agreement_expired"})], "expired", "-"),
            ([("suspended", "2018"), ("lapsed", "2020", {"cause": "agreement_expired"})], "expired", "-"),
            # A decision stands above a paper that runs out later.
            ([("ended", "2018"), ("lapsed", "2020", {"cause": "agreement_expired"})], "ended", "-"),
            # Two feasts after an end: both are said, in their order.
            ([("ended", "2018"), ("activity", "2019"), ("aid", "2020")], "ended", "people_carry_on+people_carry_on"),
            # A renewal wipes the remarks of the hold before it.
            ([("suspended", "2018"), ("activity", "2019"), ("resumed", "2020")], "active", "-"),
        ],
    )
    def test_leads_where_this_table_says(self, events, after, said):
        state = stand(*events)
        assert (state.status, remarks(state)) == (after, said)


class TestAFriendship:
    @pytest.mark.parametrize("before", sorted(LIVES.keys() - {"nothing"}))
    def test_is_called_so_while_it_is_in_force_and_otherwise_as_every_tie(self, before):
        found = stand(*LIVES[before], kind=Kind.FRIENDSHIP).status
        assert found == ("friendship" if before == "active" else before)

    @pytest.mark.parametrize("kind", sorted(set(Kind) - {Kind.FRIENDSHIP}))
    def test_is_the_only_kind_with_a_status_of_its_own(self, kind):
        assert stand(("signed", "1957"), kind=kind).status is Status.ACTIVE

    def test_of_which_nothing_is_known_has_no_status(self):
        assert stand(kind=Kind.FRIENDSHIP).status is None


class TestTheStandingOnADay:
    @given(lives(), days())
    def test_depends_on_no_later_event(self, claims, day):
        events = life_events(claims)
        known = [event for event in events if event.on is None or event.on.earliest() <= day]
        assert standing(events, Kind.TWINNING, day) == standing(known, Kind.TWINNING, LAST_DAY)

    @given(lives(undated=False), days())
    def test_is_nothing_before_the_first_event(self, claims, day):
        events = life_events(claims)
        assume(all(event.on.earliest() > day for event in events))
        assert standing(events, Kind.TWINNING, day) == Standing()

    def test_begins_on_the_first_day_that_a_date_can_mean(self):
        events = life_events(life(("signed", "1957-10")))
        assert standing(events, Kind.TWINNING, dt.date(1957, 9, 30)).status is None
        assert standing(events, Kind.TWINNING, dt.date(1957, 10, 1)).status is Status.ACTIVE

    @given(lives(), st.sampled_from(Kind), st.randoms())
    def test_does_not_depend_on_the_order_of_the_claims(self, claims, kind, chance):
        shuffled = list(claims)
        chance.shuffle(shuffled)
        assert standing(life_events(shuffled), kind, LAST_DAY) == standing(life_events(claims), kind, LAST_DAY)

    @given(lives())
    def test_says_which_event_decided_it(self, claims):
        events = life_events(claims)
        state = standing(events, Kind.TWINNING, LAST_DAY)
        assert (state.status is None) == (state.decided_by is None)
        assert state.decided_by is None or state.decided_by in events

    @given(lives())
    def test_is_one_that_the_fold_can_reach(self, claims):
        found = standing(life_events(claims), Kind.TWINNING, LAST_DAY).status
        assert (found or "nothing") in LIVES

    @given(lives())
    def test_gives_each_remark_the_claims_of_an_event(self, claims):
        known = {one.claim.id for one in claims}
        for reason in standing(life_events(claims), Kind.TWINNING, LAST_DAY).remarks:
            assert reason.claims
            assert set(reason.claims) <= known


def followed_by(claims: list, kind: str, **more: str) -> Standing:
    """The standing after one more event that comes after all others, told last."""
    dated = [one for one in claims if one.claim.on or one.claim.property.removeprefix("event:") not in BREAKS]
    last = told(kind, "2100-01-01", position=9_000, **more)
    return standing(life_events([*dated, last]), Kind.TWINNING, LAST_DAY)


class TestALaterEvent:
    @given(lives(), st.sampled_from(["ended", "revoked"]), st.sampled_from(["", HERE, THERE]))
    def test_that_ends_the_tie_always_ends_it(self, claims, kind, side):
        assert followed_by(claims, kind, side=side).status is Status.ENDED

    @given(lives(), st.sampled_from(["signed", "renewed", "resumed"]))
    def test_that_both_sides_sign_always_puts_it_in_force(self, claims, kind):
        assert followed_by(claims, kind).status is Status.ACTIVE

    @given(lives(), st.sampled_from(["activity", "anniversary", "aid", "contact", "vote"]))
    def test_that_decides_nothing_never_brings_back_what_is_over_or_on_hold(self, claims, kind):
        dated = [one for one in claims if one.claim.on]
        before = standing(life_events(dated), Kind.TWINNING, LAST_DAY).status
        assume(before in OVER | {Status.SUSPENDED, Status.DISPUTED})
        assert followed_by(dated, kind).status is before

    @given(lives(), st.sampled_from(["activity", "anniversary", "aid"]))
    def test_that_shows_life_never_worsens_the_standing(self, claims, kind):
        dated = [one for one in claims if one.claim.on]
        alive = standing(life_events(dated), Kind.TWINNING, LAST_DAY).status is Status.ACTIVE
        assert not alive or followed_by(dated, kind).status is Status.ACTIVE

    @given(lives(), st.sampled_from(["other", "sustained_interest", "agreement_expired"]))
    def test_that_it_fell_asleep_never_brings_back_what_is_over(self, claims, cause):
        dated = [one for one in claims if one.claim.on]
        assume(standing(life_events(dated), Kind.TWINNING, LAST_DAY).status in OVER)
        assert followed_by(dated, "lapsed", cause=cause).status in OVER


class TestTheReasonOfAnEvent:
    def test_names_its_type_date_side_and_claims(self):
        (event,) = life_events([told("ended", "2018-10", side=HERE, body="The court")])
        reason = reason_of(event, "decided_by", more="x")
        assert reason.facts == {"event": "ended", "on": "2018-10", "side": HERE, "body": "The court", "more": "x"}
        assert reason.claims == (event.claims[0].claim.id,)

    def test_leaves_an_unknown_date_empty(self):
        (event,) = life_events([told("ended", "yes")])
        assert reason_of(event, "decided_by").facts["on"] == ""


class TestTheLight:
    def test_is_known_for_every_status(self):
        assert set(LIGHT_OF_STATUS) == set(Status)
        assert set(LIGHT_OF_STATUS.values()) == set(Light)

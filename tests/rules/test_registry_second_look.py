"""What a hostile reader found in the derived statuses, each with the case that showed it."""

from __future__ import annotations

import datetime as dt

from tests.told import life, told

from tawam.registry.rules.record import record
from tawam.registry.values import Confidence, Status

TODAY = dt.date(2026, 11, 23)


def standing(*events: tuple) -> tuple[Status, Confidence, list[str]]:
    last = record("here--there", life(*events)).judgements[-1]
    return last.status, last.confidence, [reason.code for reason in last.reasons]


class TestAVoteOnEndingATie:
    def test_shows_a_tie_that_exists(self):
        status, _, reasons = standing(("vote", "2018-11", {"scope": "existing_tie"}))
        assert status is Status.ACTIVE
        assert "start_unknown" in reasons

    def test_shows_it_after_a_first_contact_too(self):
        assert standing(("contact", "1990"), ("vote", "2015", {"scope": "existing_tie"}))[0] is Status.ACTIVE

    def test_proposes_one_only_where_it_says_so(self):
        assert standing(("vote", "2018-11"))[0] is Status.PROPOSED


class TestAProgramme:
    def test_that_is_resumed_alone_leaves_the_tie_on_hold(self):
        status, _, reasons = standing(
            ("signed", "1989"),
            ("suspended", "2005-02", {"cause": "political_tension"}),
            ("resumed", "2006-04", {"scope": "programme"}),
        )
        assert status is Status.SUSPENDED
        assert "only_a_programme_resumed" in reasons


class TestSilence:
    def test_counts_from_the_deciding_event_where_no_sign_of_life_is_on_record(self):
        _, confidence, reasons = standing(("suspended", "1990", {"scope": "programme", "cause": "other"}))
        assert "no_recent_sign" in reasons
        assert confidence is Confidence.LOW


class TestADisagreementAboutTheEnd:
    def test_does_not_shake_the_years_before_it(self):
        claims = [
            *life(("signed", "1957"), ("revoked", "2018", {"cause": "political_tension"})),
            *(
                told("answer", value, position=n, question="Over?", topic="status")
                for n, value in ((900, "a"), (901, "b"))
            ),
        ]
        first, *_, last = record("here--there", claims).judgements
        assert "sources_disagree" not in [reason.code for reason in first.reasons]
        assert "sources_disagree" in [reason.code for reason in last.reasons]


class TestAPlannedEnd:
    def test_is_said_to_be_planned_and_is_less_sure(self):
        _, confidence, reasons = standing(
            ("signed", "2011"), ("ended", "2025-10", {"cause": "political_tension", "date_basis": "planned"})
        )
        assert "date_not_stated" in reasons
        assert confidence is Confidence.LOW


class TestHearsay:
    def test_is_dated_from_the_oldest_day_of_which_a_source_speaks(self):
        claims = [
            *life(),
            told("linked", "yes", position=9, on="2018"),
            told("linked", "yes", position=10, on="2012-05"),
        ]
        (only,) = record("here--there", claims).judgements
        assert only.from_on == dt.date(2012, 5, 1)

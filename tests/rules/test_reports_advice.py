"""What is proposed to a council: the tables of the rule, and what it never does."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.assessment.values import Level
from tawam.registry.values import Status
from tawam.reports.rules.advice import NOTICE, proposal
from tawam.reports.values import Advice, Proposal
from tawam.reports.wording import REASONS

TODAY = dt.date(2026, 6, 15)
VITALITY = (Level.THRIVING, Level.STEADY, Level.FADING, Level.DORMANT, Level.NOT_ENOUGH_DATA, None)
EXPOSURE = (Level.LOW, Level.RAISED, Level.HIGH, Level.NOT_ENOUGH_DATA, None)
days = st.dates(dt.date(1990, 1, 1), dt.date(2060, 1, 1))
cases = st.fixed_dictionaries(
    {
        "status": st.sampled_from(Status),
        "vitality": st.sampled_from(VITALITY),
        "exposure": st.sampled_from(EXPOSURE),
        "until": st.none() | days,
        "as_of": days,
    }
)


def of(status: Status = Status.ACTIVE, vitality: Level | None = Level.STEADY, **more: object) -> Proposal:
    """The proposal for a link that is in force and steady, with other facts where they are given."""
    known = {"status": status, "vitality": vitality, "exposure": Level.LOW, "until": None, "as_of": TODAY}
    return proposal(**(known | more))  # type: ignore[arg-type]


def codes(found: Proposal) -> list[str]:
    """The codes of the reasons."""
    return [one.code for one in found.reasons]


class TestAProposal:
    @pytest.mark.parametrize(
        ("status", "advice", "reason"),
        [
            (Status.ENDED, Advice.END, "registry_over"),
            (Status.HISTORICAL, Advice.END, "registry_over"),
            (Status.SUSPENDED, Advice.PAUSE, "registry_suspended"),
            (Status.DORMANT, Advice.REVIVE, "registry_dormant"),
            (Status.EXPIRED, Advice.RENEW, "registry_expired"),
            (Status.PROPOSED, Advice.CLARIFY, "registry_open"),
            (Status.DISPUTED, Advice.CLARIFY, "registry_open"),
            (Status.NEVER_CONFIRMED, Advice.CLARIFY, "registry_open"),
        ],
    )
    def test_follows_the_status_where_that_decides(self, status: Status, advice: Advice, reason: str) -> None:
        found = of(status)
        assert (found.advice, codes(found)) == (advice, [reason])

    @pytest.mark.parametrize("status", [Status.ACTIVE, Status.FRIENDSHIP])
    @pytest.mark.parametrize(
        ("vitality", "advice", "reason"),
        [
            (Level.THRIVING, Advice.CONTINUE, "log_alive"),
            (Level.STEADY, Advice.CONTINUE, "log_alive"),
            (Level.FADING, Advice.REVIVE, "log_fades"),
            (Level.DORMANT, Advice.REVIVE, "log_dormant"),
            (Level.NOT_ENOUGH_DATA, Advice.CLARIFY, "too_little_known"),
            (None, Advice.CLARIFY, "too_little_known"),
        ],
    )
    def test_follows_vitality_where_the_link_is_in_force(
        self, status: Status, vitality: Level | None, advice: Advice, reason: str
    ) -> None:
        found = of(status, vitality)
        assert (found.advice, codes(found)) == (advice, [reason])

    @pytest.mark.parametrize(
        ("until", "advice", "reason"),
        [
            (TODAY, Advice.RENEW, "agreement_ends"),
            (TODAY + NOTICE, Advice.RENEW, "agreement_ends"),
            (TODAY + NOTICE + dt.timedelta(days=1), Advice.CONTINUE, "log_alive"),
            (TODAY - dt.timedelta(days=1), Advice.RENEW, "agreement_over"),
        ],
    )
    def test_is_to_renew_within_a_year_of_the_end_of_the_agreement(
        self, until: dt.date, advice: Advice, reason: str
    ) -> None:
        found = of(until=until)
        assert (found.advice, codes(found)) == (advice, [reason])

    def test_to_renew_names_the_day(self) -> None:
        assert of(until=dt.date(2027, 1, 2)).reasons[0].facts == {"on": "2027-01-02"}

    def test_to_revive_comes_before_to_renew_and_says_both(self) -> None:
        found = of(vitality=Level.FADING, until=TODAY)
        assert (found.advice, codes(found)) == (Advice.REVIVE, ["log_fades", "agreement_ends"])

    def test_says_that_the_exposure_is_high_and_stays_what_it_is(self) -> None:
        found = of(exposure=Level.HIGH)
        assert (found.advice, codes(found)) == (Advice.CONTINUE, ["log_alive", "highly_exposed"])


class TestAnyProposal:
    @given(cases)
    def test_notes_an_end_only_where_the_registry_says_that_it_came(self, case: dict[str, object]) -> None:
        over = case["status"] in (Status.ENDED, Status.HISTORICAL)
        assert (of(**case).advice is Advice.END) is over  # type: ignore[arg-type]

    @given(cases)
    def test_has_reasons_each_with_a_sentence_and_none_twice(self, case: dict[str, object]) -> None:
        found = codes(of(**case))  # type: ignore[arg-type]
        assert found
        assert len(set(found)) == len(found)
        assert set(found) <= set(REASONS)

    @given(cases, st.sampled_from(EXPOSURE))
    def test_is_the_same_whatever_the_exposure(self, case: dict[str, object], other: Level | None) -> None:
        assert of(**case).advice is of(**(case | {"exposure": other})).advice  # type: ignore[arg-type]

    @given(cases)
    def test_keeps_a_pause_whatever_the_log_says(self, case: dict[str, object]) -> None:
        assert of(**(case | {"status": Status.SUSPENDED})).advice is Advice.PAUSE  # type: ignore[arg-type]

    @given(cases, st.integers(0, 5000))
    def test_does_not_turn_from_renewing_to_continuing_as_the_end_comes_nearer(
        self, case: dict[str, object], later: int
    ) -> None:
        first = of(**case)  # type: ignore[arg-type]
        on = case["as_of"] + dt.timedelta(days=later)  # type: ignore[operator]
        if first.advice is Advice.RENEW:
            assert of(**(case | {"as_of": on})).advice is Advice.RENEW  # type: ignore[arg-type]

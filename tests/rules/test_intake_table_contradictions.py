"""Where a row speaks against the registry: dates, forms and breaks; silence and coarser dates contradict nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.intake import phrases, wording
from tawam.intake.rules.tables.contradictions import contradictions
from tawam.intake.values.drafts import Difference, DifferenceCode, DraftState, RowFilter, RowOutcome
from tawam.intake.values.links import LinkTerms
from tawam.intake.values.tables import Field
from tawam.registry.values import Confidence, EventType, Kind, Partnership, Status

KNOWN = Partnership(
    id="here--there",
    kind=Kind.TWINNING,
    parties=(),
    status=Status.ACTIVE,
    confidence=Confidence.HIGH,
    reasons=(),
    since=PartialDate(1957, 5),
    since_basis="signed",
    until=None,
    conflicts=0,
    last_sign=None,
)
ENDED = replace(KNOWN, status=Status.ENDED, until=PartialDate(2018, 10, 2))
YEARS = st.integers(1800, 2026)


def date(text: str) -> PartialDate:
    """A partial date as written."""
    return PartialDate.parse(text)


def found(known: Partnership = KNOWN, **terms: object) -> list[tuple[str, str, str]]:
    """Code, what the row says and what is known."""
    told = contradictions(LinkTerms(**terms), known)  # type: ignore[arg-type]
    return [(one.code.value, one.said, one.known) for one in told]


class TestARow:
    def test_that_says_nothing_of_the_tie_contradicts_nothing(self):
        assert found() == []

    def test_with_another_start_contradicts(self):
        assert found(since=date("1967")) == [("start", "1967", "1957-05")]

    @pytest.mark.parametrize("since", ["1957", "1957-05", "1957-05-12"])
    def test_with_a_coarser_or_finer_date_agrees(self, since):
        assert found(since=date(since)) == []

    def test_is_not_held_against_a_start_of_which_only_a_later_sign_is_known(self):
        assert found(replace(KNOWN, since_basis="first_seen"), since=date("1940")) == []

    def test_of_another_form_contradicts(self):
        assert found(kind=Kind.FRIENDSHIP) == [("kind", "friendship", "twinning")]
        assert found(kind=Kind.TWINNING) == []

    def test_that_says_it_broke_contradicts_a_tie_that_lives(self):
        assert found(broke=EventType.SUSPENDED) == [("ended_here", "suspended", "active")]
        assert found(until=date("2001")) == [("ended_here", "2001", "active")]

    def test_that_says_it_stands_contradicts_one_that_is_over(self):
        assert found(ENDED) == [("ended_there", "", "ended")]

    def test_of_a_list_that_spoke_before_the_end_agrees(self):
        assert found(ENDED, on=date("2015")) == []
        assert found(ENDED, on=date("2019")) == [("ended_there", "", "ended")]

    def test_with_another_end_contradicts(self):
        assert found(ENDED, until=date("2017")) == [("end", "2017", "2018-10-02")]
        assert found(ENDED, until=date("2018")) == []

    def test_of_a_contact_contradicts_a_tie_and_nothing_else(self):
        assert found(extras={"form": "contact"}, since=date("1900")) == [("contact", "contact", "twinning")]

    def test_may_contradict_on_several_points(self):
        codes = [code for code, _, _ in found(since=date("1900"), kind=Kind.PACT, broke=EventType.ENDED)]
        assert codes == ["start", "kind", "ended_here"]

    @given(YEARS)
    def test_contradicts_a_start_if_and_only_if_the_dates_cannot_mean_the_same_day(self, year):
        assert bool(found(since=PartialDate(year))) is not PartialDate(year).agrees_with(PartialDate(1957, 5))

    @given(YEARS, st.sampled_from(Kind))
    def test_that_says_what_the_record_says_never_contradicts_it(self, year, kind):
        known = replace(KNOWN, since=PartialDate(year), kind=kind)
        assert found(known, since=PartialDate(year), kind=kind) == []

    def test_names_the_partnership(self):
        (one,) = contradictions(LinkTerms(since=date("1967")), KNOWN)
        assert one.partnership == "here--there"


class TestTheWords:
    @pytest.mark.parametrize("code", DifferenceCode, ids=lambda code: code.value)
    def test_make_a_sentence_of_every_difference(self, code):
        said = {"kind": "friendship", "contact": "contact", "ended_here": "suspended", "ended_there": ""}
        known = {"kind": "pact", "contact": "twinning", "ended_here": "active", "ended_there": "ended"}
        one = Difference(code, said.get(code, "1967"), known.get(code, "1957-05"), "x")
        told = phrases.difference(one, "en")
        assert told.endswith(".")
        assert "%(" not in told

    def test_give_dates_as_the_language_writes_them(self):
        told = phrases.difference(Difference(DifferenceCode.START, "1967-05-12", "1957", "x"), "en")
        assert told == "The row gives 12 May 1967 as the start, the registry has 1957."

    @pytest.mark.parametrize(
        ("table", "codes"),
        [
            (wording.OUTCOMES, RowOutcome),
            (wording.FILTERS, RowFilter),
            (wording.STATES, DraftState),
            (wording.DIFFERENCES, DifferenceCode),
        ],
        ids=["outcomes", "filters", "states", "differences"],
    )
    def test_are_there_for_every_code_and_for_no_other(self, table, codes):
        assert {str(one) for one in table} == {str(one) for one in codes}

    def test_are_there_for_every_field(self):
        held = {f"{side}.{part}" for side in ("one", "other") for part in wording.PLACE_FIELDS}
        assert held | {str(one) for one in wording.TIE_FIELDS} | {"ignore"} == {field.value for field in Field}

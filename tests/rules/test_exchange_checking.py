"""What can be logged, and what is refused with the field that is wrong."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import HERE, THERE, TODAY, activities, activity, agreement, came, money
from tests.rules.outside import shared

from tawam.basics.dates import PartialDate
from tawam.basics.texts import is_blank, one_line, printable
from tawam.exchange.rules.checking import activity_faults, agreement_faults
from tawam.exchange.rules.cleaning import cleaned_activity, cleaned_agreement
from tawam.exchange.rules.sdg_targets import SDG_TARGETS
from tawam.exchange.values import (
    Activity,
    AgeGroup,
    Agreement,
    FaultCode,
    Organiser,
    OrganiserType,
    Outcome,
    State,
    Theme,
)

PARTIES = (HERE, THERE)


def faults(one: Activity) -> list[tuple[str, FaultCode]]:
    """Field and code of everything that is wrong today."""
    return [(found.field, found.code) for found in activity_faults(one, parties=PARTIES, as_of=TODAY)]


def signed_faults(one: Agreement) -> list[tuple[str, FaultCode]]:
    """Field and code of everything that is wrong with an agreement today."""
    return [(found.field, found.code) for found in agreement_faults(one, as_of=TODAY)]


class TestAnActivity:
    @given(activities())
    def test_of_the_past_with_sound_figures_is_taken(self, one):
        assert faults(one) == []

    @given(activities(), st.dates(dt.date(2026, 6, 15), dt.date(2080, 1, 1)))
    def test_that_is_taken_once_is_taken_on_every_later_day(self, one, day):
        assert activity_faults(one, parties=PARTIES, as_of=day) == ()

    def test_needs_no_more_than_a_title_a_kind_and_a_date(self):
        assert faults(activity("2025")) == []

    @pytest.mark.parametrize(
        ("change", "field", "code"),
        [
            ({"title": " "}, "title", FaultCode.MISSING),
            ({"title": "x" * 161}, "title", FaultCode.TOO_LONG),
            ({"note": "x" * 4001}, "note", FaultCode.TOO_LONG),
            ({"language": "xx"}, "language", FaultCode.UNKNOWN_CODE),
            ({"participations": (came(-1),)}, "participations.0.people", FaultCode.NEGATIVE),
            ({"participations": (came(5), came(100_001, THERE))}, "participations.1.people", FaultCode.ABSURD),
            ({"participations": (came(5, "gn:9"),)}, "participations.0.side", FaultCode.NOT_A_PARTY),
            ({"participations": (came(5), came(6))}, "participations", FaultCode.TWICE),
            ({"organisers": (Organiser(OrganiserType.CLUB, side="gn:9"),)}, "organisers.0.side", FaultCode.NOT_A_PARTY),
            ({"organisers": (Organiser(OrganiserType.CLUB, "x" * 161),)}, "organisers.0.name", FaultCode.TOO_LONG),
            ({"organisers": (Organiser(OrganiserType.CLUB),) * 2}, "organisers", FaultCode.TWICE),
            ({"money": (money("0"),)}, "money.0.amount", FaultCode.NOT_POSITIVE),
            ({"money": (money("-5"),)}, "money.0.amount", FaultCode.NOT_POSITIVE),
            ({"money": (money("1000000001"),)}, "money.0.amount", FaultCode.ABSURD),
            ({"money": (money("NaN"),)}, "money.0.amount", FaultCode.ABSURD),
            ({"money": (money("Infinity"),)}, "money.0.amount", FaultCode.ABSURD),
            ({"money": (money("1.0001"),)}, "money.0.amount", FaultCode.TOO_FINE),
            ({"money": (money("5", "EURO"),)}, "money.0.currency", FaultCode.NO_CURRENCY),
            ({"money": (money("5", ""),)}, "money.0.currency", FaultCode.MISSING),
            ({"money": (money("5", "XXX"),)}, "money.0.currency", FaultCode.NO_CURRENCY),
            ({"money": (money("5", "eur"),)}, "money.0.currency", FaultCode.NO_CURRENCY),
            ({"money": (money("5", side="gn:9"),)}, "money.0.side", FaultCode.NOT_A_PARTY),
            ({"outcomes": (Outcome(""),)}, "outcomes.0.indicator", FaultCode.MISSING),
            ({"outcomes": (Outcome("pupils", "x" * 41),)}, "outcomes.0.unit", FaultCode.TOO_LONG),
            ({"outcomes": (Outcome("pupils", actual=Decimal("1e13")),)}, "outcomes.0.actual", FaultCode.ABSURD),
            ({"outcomes": (Outcome("pupils", target=Decimal("0.0001")),)}, "outcomes.0.target", FaultCode.TOO_FINE),
            ({"outcomes": (Outcome("Pupils"), Outcome("pupils"))}, "outcomes", FaultCode.TWICE),
            ({"sdg_targets": ("11.4", "11.99")}, "sdg_targets", FaultCode.NO_SDG_TARGET),
            ({"sdg_targets": ("11.4", "11.4")}, "sdg_targets", FaultCode.TWICE),
            ({"themes": (Theme.YOUTH, Theme.YOUTH)}, "themes", FaultCode.TWICE),
            ({"hosts": (HERE, HERE)}, "hosts", FaultCode.TWICE),
            ({"money": (money("1"),) * 41}, "money", FaultCode.TOO_MANY),
        ],
    )
    def test_with_one_fault_is_refused_in_the_field_of_that_fault(self, change, field, code):
        assert faults(activity(**change)) == [(field, code)]

    def test_with_three_decimals_is_taken_for_the_dinar_has_them(self):
        assert faults(activity(money=(money("12.125", "KWD"), money("3.100000")))) == []

    def test_with_a_currency_of_the_past_is_taken(self):
        assert faults(activity("1985-05-01", money=(money("200", "DEM"),))) == []

    def test_may_spend_the_same_sum_twice(self):
        assert faults(activity(money=(money("5"), money("5")))) == []

    def test_that_nobody_attended_is_no_fault(self):
        assert faults(activity(participations=(came(0),))) == []

    def test_tells_all_its_faults_at_once(self):
        bad = activity(title="", money=(money("-1", "EURO"),), sdg_targets=("x",))
        assert [field for field, _ in faults(bad)] == ["title", "money.0.currency", "money.0.amount", "sdg_targets"]

    def test_names_in_its_fault_what_was_written(self):
        (found,) = activity_faults(activity(sdg_targets=("11.99",)), parties=PARTIES, as_of=TODAY)
        assert found.facts == {"value": "11.99"}


class TestTheDates:
    @pytest.mark.parametrize("on", ["2026-06-15", "2026-06", "2026"])
    def test_of_something_held_may_be_today_or_a_time_that_has_begun(self, on):
        assert faults(activity(on)) == []

    @pytest.mark.parametrize("on", ["2026-06-16", "2026-07", "2027"])
    def test_of_something_held_cannot_be_later_than_today(self, on):
        assert faults(activity(on)) == [("starts_on", FaultCode.HELD_IN_FUTURE)]

    def test_of_something_held_cannot_end_later_than_today(self):
        assert faults(activity("2026-06-10", "2026-06-20")) == [("ends_on", FaultCode.HELD_IN_FUTURE)]

    @given(st.dates(TODAY + dt.timedelta(days=1), dt.date(2100, 1, 1)))
    def test_later_than_today_are_never_held_whatever_the_day(self, day):
        assert ("starts_on", FaultCode.HELD_IN_FUTURE) in faults(activity(day.isoformat()))

    @pytest.mark.parametrize("on", ["2026-06-15", "2026-06-16", "2026", "2030"])
    def test_of_something_planned_may_be_today_or_later(self, on):
        assert faults(activity(on, state=State.PLANNED)) == []

    @pytest.mark.parametrize("on", ["2026-06-14", "2026-05", "2025"])
    def test_of_something_planned_cannot_be_over(self, on):
        assert faults(activity(on, state=State.PLANNED)) == [("state", FaultCode.PLANNED_IN_PAST)]

    def test_of_something_planned_that_goes_on_may_have_begun(self):
        assert faults(activity("2026-06-10", "2026-06-20", state=State.PLANNED)) == []

    @pytest.mark.parametrize("on", ["1999-01-01", "2040-01-01"])
    def test_of_something_cancelled_may_be_any(self, on):
        assert faults(activity(on, state=State.CANCELLED)) == []

    @pytest.mark.parametrize(
        ("on", "until"), [("2025-05-02", "2025-05-01"), ("2025-05", "2025-04-30"), ("2025", "2024")]
    )
    def test_cannot_end_before_they_begin(self, on, until):
        assert faults(activity(on, until)) == [("ends_on", FaultCode.ENDS_BEFORE_START)]

    @pytest.mark.parametrize(
        ("on", "until"), [("2025-05-02", "2025-05"), ("2025", "2025-01-01"), ("2025-05-02", "2025-05-02")]
    )
    def test_may_end_within_what_is_known_of_the_start(self, on, until):
        assert faults(activity(on, until)) == []

    def test_cannot_be_absurd(self):
        assert faults(activity("0999-01-01")) == [("starts_on", FaultCode.TOO_LONG_AGO)]
        assert faults(activity("2926-01-01", state=State.PLANNED)) == [("starts_on", FaultCode.TOO_FAR)]


class TestAnAgreement:
    def test_needs_a_title_and_the_day_of_the_signature(self):
        assert signed_faults(agreement()) == []

    @pytest.mark.parametrize(
        ("change", "field", "code"),
        [
            ({"title": ""}, "title", FaultCode.MISSING),
            ({"text": "x" * 20_001}, "text", FaultCode.TOO_LONG),
            ({"signatories": ("Mayor", "")}, "signatories", FaultCode.MISSING),
            ({"goals": ("x" * 321,)}, "goals", FaultCode.TOO_LONG),
            ({"goals": ("x",) * 41}, "goals", FaultCode.TOO_MANY),
            ({"term_months": 0}, "term_months", FaultCode.NOT_POSITIVE),
            ({"term_months": 1201}, "term_months", FaultCode.ABSURD),
            ({"review_months": -12}, "review_months", FaultCode.NOT_POSITIVE),
            ({"review_months": 241}, "review_months", FaultCode.ABSURD),
            ({"renewal_on": PartialDate(2019)}, "renewal_on", FaultCode.BEFORE_SIGNATURE),
            ({"notice_on": PartialDate(2020, 2)}, "notice_on", FaultCode.BEFORE_SIGNATURE),
            ({"language": ""}, "language", FaultCode.UNKNOWN_CODE),
        ],
    )
    def test_with_one_fault_is_refused_in_the_field_of_that_fault(self, change, field, code):
        assert signed_faults(agreement(**change)) == [(field, code)]

    def test_cannot_be_signed_tomorrow(self):
        assert signed_faults(agreement("2026-06-16")) == [("signed_on", FaultCode.HELD_IN_FUTURE)]

    def test_cannot_be_given_notice_after_its_renewal(self):
        late = agreement(renewal_on=PartialDate(2027, 3, 1), notice_on=PartialDate(2027, 3, 2))
        assert signed_faults(late) == [("notice_on", FaultCode.NOTICE_AFTER_RENEWAL)]

    def test_may_be_given_notice_in_the_month_of_its_renewal(self):
        assert signed_faults(agreement(renewal_on=PartialDate(2027, 3, 1), notice_on=PartialDate(2027, 3))) == []


class TestCleaning:
    @pytest.mark.parametrize("turning", ["\u202a", "\u202b", "\u202c", "\u202d", "\u202e", "\u2066", "\u2069"])
    def test_leaves_nothing_that_turns_what_is_written_after_it(self, turning):
        assert printable(f"Choir {turning}gnp.exe") == "Choir gnp.exe"
        assert cleaned_activity(activity(title=f"{turning}Choir")).title == "Choir"

    @pytest.mark.parametrize("mark", ["\u200e", "\u200f", "\u200c", "\u200d"])
    def test_keeps_marks_and_joiners_that_words_need(self, mark):
        assert printable(f"می{mark}خواهم") == f"می{mark}خواهم"

    @pytest.mark.parametrize(
        "text", ["", "  ", "\u200b", "\u200c\u200d", "\ufeff", "\u00ad", "\u3164", "\u2800", "\u0301"]
    )
    def test_tells_a_text_in_which_there_is_nothing_to_see(self, text):
        assert is_blank(text)
        found = activity_faults(activity(title=text), parties=(HERE, THERE), as_of=TODAY)
        assert [(one.field, one.code) for one in found] == [("title", FaultCode.MISSING)]

    @pytest.mark.parametrize("text", ["a", "٣", "歌", "!", "💥", "می\u200cخواهم", " . "])
    def test_tells_a_text_in_which_there_is_something_to_see(self, text):
        assert not is_blank(text)

    @given(st.text())
    def test_leaves_a_text_that_it_leaves_alone_a_second_time(self, text):
        assert printable(printable(text)) == printable(text)
        assert one_line(one_line(text)) == one_line(text)

    @given(activities())
    def test_changes_no_figure_and_finds_nothing_to_do_twice(self, one):
        clean = cleaned_activity(one)
        assert cleaned_activity(clean) == clean
        assert (clean.participations, clean.money, clean.kind, clean.starts_on) == (
            *(one.participations, one.money, one.kind, one.starts_on),
        )

    def test_takes_away_what_nobody_can_see_and_keeps_the_lines_of_a_note(self):
        clean = cleaned_activity(activity(title="  Choir\x00\n visit ", note=" one\ntwo\x07 "))
        assert (clean.title, clean.note) == ("Choir visit", "one\ntwo")

    def test_knows_no_end_that_is_only_the_start(self):
        assert cleaned_activity(activity("2025-05-01", "2025-05-01")).ends_on is None

    def test_tidies_agreements_too(self):
        clean = cleaned_agreement(agreement(title=" A\tB ", goals=(" x ",), signatories=("Mayor\n",), text="a\r\nb"))
        assert (clean.title, clean.goals, clean.signatories, clean.text) == ("A B", ("x",), ("Mayor",), "a\nb")


class TestTheTargets:
    def test_are_a_hundred_and_sixty_nine_of_seventeen_goals(self):
        assert len(SDG_TARGETS) == 169
        assert {code.split(".")[0] for code in SDG_TARGETS} == {str(goal) for goal in range(1, 18)}

    def test_are_those_of_the_published_list(self):
        text = shared("samples/codelists/IATI_UNSDG-Targets.xml").read_text(encoding="utf-8")
        assert all(f"<code>{code}</code>" in text for code in SDG_TARGETS)
        assert text.count("<code>") == len(SDG_TARGETS)

    def test_count_the_age_groups_of_the_survey(self):
        assert [group.value for group in AgeGroup] == ["under_30", "from_30_to_60", "over_60", "not_known"]

"""Rows of tables as people type them."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from tests.exchanged import HERE, THERE, activities

from tawam.exchange.rules.checking import activity_faults
from tawam.exchange.rules.cleaning import cleaned_activity
from tawam.exchange.rules.patterns import public_part
from tawam.exchange.rules.tables import COLUMNS, activity_of_row, table_row
from tawam.exchange.values import Activity, ActivityKind, AgeGroup, Direction, FaultCode, Organiser, State, Theme
from tawam.intake.rules.activities import cells_of, columns_of


def read_back(row: dict[str, str], **more: str) -> tuple[Activity, list[tuple[str, FaultCode]]]:
    """What a row tells, and what is wrong with it."""
    one, faults = activity_of_row(
        row, partnership="here--there", parties=(HERE, THERE), words={}, language="en", **more
    )
    return one, [(found.field, found.code) for found in faults]


class TestARow:
    @given(activities((State.HELD, State.CANCELLED, State.PLANNED)))
    def test_tells_what_was_exported(self, one):
        clean = cleaned_activity(one)
        row = table_row(clean, parties=(HERE, THERE), partner="There")
        found, faults = read_back(row)
        bodies = tuple(Organiser(body.type, body.name) for body in clean.organisers)
        in_order = sorted(clean.money, key=lambda sum_: sum_.direction is Direction.IN)
        people = {(came.side, came.age): came.people for came in clean.participations}
        assert faults == []
        assert replace(found, participations=(), money=(), organisers=()) == replace(
            clean, participations=(), money=(), organisers=(), outcomes=()
        )
        assert {(came.side, came.age): came.people for came in found.participations} == people
        assert list(found.money) == in_order
        assert found.organisers == bodies
        assert set(row) <= set(COLUMNS)

    def test_needs_a_date(self):
        assert read_back({"title": "Visit"})[1] == [("starts_on", FaultCode.MISSING)]

    @pytest.mark.parametrize(
        ("cells", "column", "code"),
        [
            ({"starts_on": "soon"}, "starts_on", FaultCode.UNREADABLE_DATE),
            ({"kind": "party"}, "kind", FaultCode.UNKNOWN_CODE),
            ({"state": "perhaps"}, "state", FaultCode.UNKNOWN_CODE),
            ({"themes": "youth; fun"}, "themes", FaultCode.UNKNOWN_CODE),
            ({"people_ours_under_30": "many"}, "people_ours_under_30", FaultCode.UNREADABLE_NUMBER),
            ({"spent": "1,234 EUR"}, "spent", FaultCode.UNREADABLE_NUMBER),
            ({"spent": "10 EUR USD"}, "spent", FaultCode.NO_CURRENCY),
            ({"organisers": "army: x"}, "organisers", FaultCode.UNKNOWN_CODE),
        ],
    )
    def test_that_cannot_be_read_names_its_column(self, cells, column, code):
        assert read_back({"title": "Visit", "starts_on": "2025"} | cells)[1] == [(column, code)]

    def test_takes_amounts_as_people_write_them(self):
        one, faults = read_back(
            {"title": "x", "starts_on": "2025", "spent": "1250,50 eur; 30 GBP", "received": "10"}, currency="usd"
        )
        assert faults == []
        assert [(sum_.direction, sum_.amount, sum_.currency, sum_.side) for sum_ in one.money] == [
            (Direction.OUT, Decimal("1250.50"), "EUR", HERE),
            (Direction.OUT, Decimal(30), "GBP", HERE),
            (Direction.IN, Decimal(10), "USD", HERE),
        ]

    @pytest.mark.parametrize("amount", ["0 EUR", "0,00 EUR", "-5 EUR"])
    def test_that_says_nothing_was_spent_or_less_is_refused_and_never_made_an_amount(self, amount):
        one, faults = read_back({"title": "x", "starts_on": "2025", "spent": amount})
        found = activity_faults(one, parties=(HERE, THERE), as_of=dt.date(2026, 1, 1))
        assert (faults, [fault.code for fault in found]) == ([], [FaultCode.NOT_POSITIVE])

    def test_without_a_currency_is_left_to_the_check(self):
        one, _ = read_back({"title": "x", "starts_on": "2025", "spent": "10"})
        found = activity_faults(one, parties=(HERE, THERE), as_of=dt.date(2026, 1, 1))
        assert [(fault.field, fault.code) for fault in found] == [("money.0.currency", FaultCode.MISSING)]

    def test_knows_words_for_codes(self):
        words = {"fussball": "sport", "jugend": "youth"}
        one, faults = activity_of_row(
            {"title": "x", "starts_on": "2025", "kind": "Fussball", "themes": "Jugend", "hosts": "Theirs"},
            partnership="here--there",
            parties=(HERE, THERE),
            words=words,
            language="ar",
        )
        assert faults == ()
        assert (one.kind, one.themes, one.hosts, one.language) == (ActivityKind.SPORT, (Theme.YOUTH,), (THERE,), "ar")


class TestTheColumns:
    def test_of_an_export_are_all_known(self):
        assert tuple(columns_of(COLUMNS).values()) == COLUMNS

    @pytest.mark.parametrize(
        ("header", "columns"),
        [
            (
                ("Date", "Activity", "Partner town", "Cost", "Currency"),
                ["starts_on", "title", "partner", "spent", "currency"],
            ),
            (("التاريخ", "النشاط", "الشريك", "ملاحظات"), ["starts_on", "title", "partner", "note"]),
            (("Datum", "Veranstaltung", "Partnerstadt", "Kosten"), ["starts_on", "title", "partner", "spent"]),
            (("Date", "Titre", "Dépenses"), ["starts_on", "title", "spent"]),
            (("date", "Date", "colour"), ["starts_on"]),
        ],
    )
    def test_are_known_in_several_languages(self, header, columns):
        assert list(columns_of(header).values()) == columns

    def test_write_dates_in_words_as_figures_and_leave_doubtful_ones(self):
        columns = {0: "starts_on", 1: "ends_on", 2: "title"}
        found = cells_of(["12 May 2025", "03/04/2025", "12 May 2025"], columns, latest_year=2100)
        assert found == {"starts_on": "2025-05-12", "ends_on": "03/04/2025", "title": "12 May 2025"}

    def test_take_short_rows(self):
        assert cells_of(["2025"], {0: "starts_on", 1: "title"}, latest_year=2100) == {"starts_on": "2025"}


class TestThePublicPart:
    @given(activities())
    def test_has_no_money_no_names_and_no_notes_and_the_same_people(self, one):
        public = public_part(one)
        assert (public.money, public.note, public.outcomes) == ((), "", ())
        assert {body.name for body in public.organisers} <= {""}
        assert {body.type for body in public.organisers} == {body.type for body in one.organisers}
        assert public.participations == one.participations

    def test_counts_the_age_groups_as_they_are(self):
        assert len(AgeGroup) == 4

"""The forms of the log: whatever is typed is read or told, nothing is lost, and what stands opens as it was."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from decimal import Decimal

import pytest
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import HERE, THERE, activities, activity, agreement, came, money
from tests.rules.made import place

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.cleaning import cleaned_activity, cleaned_agreement
from tawam.exchange.values import (
    Activity,
    ActivityKind,
    Direction,
    Fault,
    FaultCode,
    MoneySource,
    Organiser,
    OrganiserType,
    State,
    Theme,
)
from tawam.web import logforms
from tawam.web.logforms.given import Given, Reader

TODAY = dt.date(2026, 6, 15)
PARTIES = (HERE, THERE)
SIDES = (place(HERE, "Here"), place(THERE, "There"))
KEY = "0123456789abcdef0123456789abcdef"

names = st.sampled_from(
    [
        *(
            "title",
            "kind",
            "state",
            "starts_on",
            "ends_on",
            "hosts",
            "online",
            "themes",
            "sdg_targets",
            "note",
            "language",
        ),
        *(
            "money.0.amount",
            "money.0.currency",
            "money.7.amount",
            "money.x.amount",
            "organisers.0.type",
            "organisers.1.name",
        ),
        *("outcomes.0.indicator", "outcomes.0.target", f"people.{HERE}.under_30", f"people.{THERE}.over_60", "strange"),
    ]
)
anything = st.dictionaries(names, st.lists(st.text(max_size=12), min_size=1, max_size=2), max_size=8)

papers = st.sampled_from(["title", "signed_on", "goals", "term_months", "notice_on"])
any_paper = st.dictionaries(papers, st.lists(st.text(max_size=9), min_size=1, max_size=1))


def read(given: Given) -> tuple[Activity, list[tuple[str, FaultCode]]]:
    """The activity that was typed, and what is wrong with it."""
    tidy = logforms.in_order(given)
    one, faults = logforms.read_activity(tidy, partnership="here--there", key=KEY, parties=PARTIES, as_of=TODAY)
    return one, [(found.field, found.code) for found in faults]


def typed(**more: str | list[str]) -> dict[str, list[str]]:
    """The least that a form needs, and more."""
    least: dict[str, str | list[str]] = {"title": "Visit", "kind": "sport", "starts_on": "2025-05-01", "language": "en"}
    return {name: text if isinstance(text, list) else [text] for name, text in (least | more).items()}


class TestAForm:
    @given(activities((State.HELD, State.CANCELLED)))
    def test_opened_and_read_again_says_the_same(self, one):
        clean = replace(cleaned_activity(one), id=KEY)
        found, faults = read(logforms.filled_activity(clean))
        assert faults == []
        assert sorted(found.participations, key=str) == sorted(clean.participations, key=str)
        assert replace(found, participations=()) == replace(clean, participations=())

    @given(anything)
    def test_of_any_content_is_read_or_told_and_never_an_error(self, given):
        tidy = logforms.in_order(given)
        _, faults = logforms.read_activity(tidy, partnership="x", key="", parties=PARTIES, as_of=TODAY)
        form = logforms.activity_form(tidy, SIDES, faults)
        assert len(faults) == sum(map(len, form.faults.values()))

    @given(anything)
    def test_keeps_every_text_that_was_typed_into_a_field_of_ours(self, given):
        tidy = logforms.in_order(given)
        for name, texts in given.items():
            if "." not in name or name.startswith("people."):
                assert tidy[name] == texts

    @given(anything)
    def test_put_in_order_twice_is_the_same(self, given):
        once = logforms.in_order(given)
        assert logforms.in_order(once) == once

    def test_closes_up_rows_and_keeps_each_row_together(self):
        given = typed(**{"money.1.amount": "5", "money.1.currency": "EUR"})
        given |= typed(**{"money.4.amount": "7", "money.4.currency": "GBP"})
        tidy = logforms.in_order(given | {"money.0.direction": ["out"], "money.0.side": [HERE]})
        assert [(tidy[f"money.{row}.amount"], tidy[f"money.{row}.currency"]) for row in (0, 1)] == [
            (["5"], ["EUR"]),
            (["7"], ["GBP"]),
        ]
        assert "money.2.amount" not in tidy

    def test_takes_a_row_in_which_only_a_list_was_left_as_it_came_for_empty(self):
        one, faults = read(typed(**{"money.0.direction": "out", "money.0.side": HERE, "organisers.0.side": HERE}))
        assert (one.money, one.organisers, faults) == ((), (), [])

    def test_shows_one_row_more_than_is_filled_in(self):
        filled = logforms.filled_activity(activity(money=(money("1"), money("2"), money("3"))))
        form = logforms.activity_form(filled, SIDES)
        assert list(form.numbers("money", 2)) == [0, 1, 2, 3]
        assert list(form.numbers("outcomes", 1)) == [0]

    def test_puts_a_fault_of_people_at_the_cell_of_that_side_and_age(self):
        given = typed(**{f"people.{THERE}.over_60": "200000", f"people.{HERE}.under_30": "3"})
        _, faults = logforms.read_activity(given, partnership="x", key="", parties=PARTIES, as_of=TODAY)
        form = logforms.activity_form(given, SIDES, faults)
        assert list(form.faults) == [f"people.{THERE}.over_60"]

    @pytest.mark.parametrize(
        ("given", "wrong"),
        [
            ({"starts_on": "soon"}, [("starts_on", FaultCode.UNREADABLE_DATE)]),
            ({"starts_on": " "}, [("starts_on", FaultCode.MISSING)]),
            # What follows only from a date that could not be read is not told as well.
            ({"starts_on": "soon", "ends_on": "2020"}, [("starts_on", FaultCode.UNREADABLE_DATE)]),
            ({"starts_on": "soon", "state": "planned"}, [("starts_on", FaultCode.UNREADABLE_DATE)]),
            (
                {"starts_on": "soon", "title": ""},
                [("starts_on", FaultCode.UNREADABLE_DATE), ("title", FaultCode.MISSING)],
            ),
            ({"kind": ""}, [("kind", FaultCode.MISSING)]),
            ({"kind": "fun"}, [("kind", FaultCode.UNKNOWN_CODE)]),
            ({"themes": ["youth", "fun"]}, [("themes", FaultCode.UNKNOWN_CODE)]),
            (
                {"money.0.amount": "x"},
                [("money.0.amount", FaultCode.UNREADABLE_NUMBER), ("money.0.currency", FaultCode.MISSING)],
            ),
        ],
    )
    def test_tells_what_is_wrong_once(self, given, wrong):
        found = read(typed(**{"money.0.side": HERE} | given))[1]
        assert sorted(found) == sorted(wrong)

    def test_takes_ticks_twice_for_once(self):
        one, faults = read(typed(themes=["youth", "youth"], hosts=[HERE, HERE]))
        assert (one.themes, one.hosts, faults) == ((Theme.YOUTH,), (HERE,), [])

    def test_reads_targets_however_they_are_parted(self):
        assert read(typed(sdg_targets="4.7, 11.A،13.1  1.b"))[0].sdg_targets == ("4.7", "11.a", "13.1", "1.b")

    def test_takes_currencies_in_small_letters(self):
        one, faults = read(typed(**{"money.0.amount": "12", "money.0.currency": " eur ", "money.0.side": HERE}))
        assert faults == []
        assert (one.money[0].currency, one.money[0].direction, one.money[0].source) == (
            *("EUR", Direction.OUT, MoneySource.OTHER),
        )

    def test_counts_nobody_only_where_somebody_typed_a_nought(self):
        assert read(typed())[0].people is None
        assert read(typed(**{f"people.{HERE}.not_known": "0"}))[0].people == 0

    def test_reads_a_body_by_its_type_alone_or_by_its_name_alone(self):
        one, faults = read(typed(**{"organisers.0.type": "club", "organisers.1.name": "Rowers"}))
        assert faults == []
        assert one.organisers == (Organiser(OrganiserType.CLUB), Organiser(OrganiserType.OTHER, "Rowers"))


class TestAFormOfAnAgreement:
    def test_opened_and_read_again_says_the_same(self):
        one = cleaned_agreement(
            agreement(
                id=KEY,
                signatories=("Lord Mayor", "Mayor"),
                goals=("youth", "sport"),
                text="We, the cities,\nagree",
                term_months=60,
                renewal_on=PartialDate(2025, 3),
                notice_on=PartialDate(2024, 12, 31),
                review_months=36,
                language="ar",
            )
        )
        given = logforms.filled_agreement(one)
        assert logforms.read_agreement(given, partnership="here--there", key=KEY, as_of=TODAY) == (one, ())

    @given(any_paper)
    def test_of_any_content_is_read_or_told_and_never_an_error(self, given):
        _, faults = logforms.read_agreement(given, partnership="x", key="", as_of=TODAY)
        form = logforms.agreement_form(given, SIDES, faults)
        assert {found.field for found in faults} == set(form.faults)

    def test_does_not_blame_other_dates_for_a_signature_that_cannot_be_read(self):
        given = typed(signed_on="long ago", renewal_on="1990", notice_on="1980")
        _, faults = logforms.read_agreement(given, partnership="x", key="", as_of=TODAY)
        assert [(found.field, found.code) for found in faults] == [("signed_on", FaultCode.UNREADABLE_DATE)]


class TestAReader:
    def test_takes_what_was_sent_and_no_files(self):
        sent = QueryDict("a=1&a=2&b=")
        assert logforms.given_of(sent) == {"a": ["1", "2"], "b": [""]}

    def test_takes_the_last_of_several_texts_and_all_ticks(self):
        reader = Reader({"a": ["1", "2", "2", ""]})
        assert reader.text("a") == ""
        assert reader.texts("a") == ("1", "2")
        assert reader.text("nothing") == ""

    def test_reads_nothing_where_nothing_was_typed(self):
        reader = Reader({"a": [" "]})
        assert (reader.day("a"), reader.number("a"), reader.whole("b"), reader.faults) == (None, None, None, [])

    def test_reads_numbers_and_tells_what_is_none(self):
        reader = Reader({"a": ["12,5"], "b": ["12,5"], "c": ["many"]})
        assert (reader.number("a"), reader.whole("b"), reader.number("c")) == (Decimal("12.5"), None, None)
        assert [(found.field, found.facts["value"]) for found in reader.faults] == [("b", "12,5"), ("c", "many")]

    def test_reads_codes_and_tells_strange_ones(self):
        reader = Reader({"kind": ["sport"], "state": ["gone"]})
        assert reader.code("kind", ActivityKind, ActivityKind.OTHER) is ActivityKind.SPORT
        assert reader.code("state", State, State.HELD) is State.HELD
        assert [found.code for found in reader.faults] == [FaultCode.UNKNOWN_CODE]


class TestTheWordsOfFaults:
    def test_stand_under_the_field_in_the_language_of_the_page(self):
        wrong = [Fault("a", FaultCode.MISSING, {}), Fault("a", FaultCode.TWICE, {}), Fault("b", FaultCode.MISSING, {})]
        english = logforms.words_of_faults(wrong, {"b": "c"})
        assert english == {"a": ("Please fill this in.", "The same is said twice."), "c": ("Please fill this in.",)}
        with override("ar"):
            assert logforms.words_of_faults(wrong)["b"] != english["c"]

    def test_are_none_without_faults(self):
        assert logforms.activity_form(logforms.filled_activity(activity(participations=(came(3),))), SIDES).faults == {}

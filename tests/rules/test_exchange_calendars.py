"""Calendars as the standard asks for them (RFC 5545)."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.basics.dates import PartialDate
from tawam.exchange.rules.calendars import Appointment, calendar_text, days_of, escaped, folded

NOON = dt.datetime(2026, 6, 15, 12, 0, tzinfo=dt.UTC)
texts = st.text(max_size=200)


def appointment(**more: object) -> Appointment:
    """An appointment of two days."""
    given: dict[str, object] = {"uid": "planned-1@tawam", "summary": "Choir visit", "stamp": NOON}
    days = {"first": dt.date(2026, 9, 8), "last": dt.date(2026, 9, 9)}
    return Appointment(**(given | days | more))  # type: ignore[arg-type]


def unescaped(value: str) -> str:
    """A value as a calendar program reads it."""
    found, letters = "", iter(value)
    for letter in letters:
        if letter == "\\":
            following = next(letters)
            found += "\n" if following in "nN" else following
        else:
            found += letter
    return found


class TestFolding:
    @given(texts)
    def test_makes_no_line_longer_than_seventy_five_octets(self, text):
        assert all(len(part.encode()) <= 75 for part in folded(text.encode(errors="ignore").decode()))

    @given(texts)
    def test_loses_nothing(self, text):
        plain = text.encode(errors="ignore").decode()
        first, *rest = folded(plain)
        assert all(part.startswith(" ") for part in rest)
        assert first + "".join(part[1:] for part in rest) == plain

    @pytest.mark.parametrize(("length", "parts"), [(0, 1), (75, 1), (76, 2), (149, 2), (150, 3)])
    def test_begins_a_line_only_where_one_is_full(self, length, parts):
        assert len(list(folded("x" * length))) == parts

    def test_tears_no_arabic_letter_apart(self):
        parts = list(folded("توأمة " * 40))
        assert all(len(part.encode()) <= 75 for part in parts)


class TestEscaping:
    @given(texts.filter(lambda text: all(letter >= " " or letter == "\n" for letter in text) and "\x7f" not in text))
    def test_can_be_undone(self, text):
        assert unescaped(escaped(text)) == text

    @given(texts)
    def test_leaves_no_line_end_and_no_control_character(self, text):
        assert all(letter >= " " and letter != "\x7f" for letter in escaped(text))

    def test_marks_what_would_end_a_value(self):
        assert escaped("a;b,c\\d\r\ne") == "a\\;b\\,c\\\\d\\ne"


class TestTheDays:
    def test_are_those_that_are_known(self):
        assert days_of(PartialDate(2026, 9, 8)) == (dt.date(2026, 9, 8), dt.date(2026, 9, 8))
        assert days_of(PartialDate(2026, 9, 8), PartialDate(2026, 10)) == (dt.date(2026, 9, 8), dt.date(2026, 10, 31))

    def test_are_the_whole_month_where_only_the_month_is_known(self):
        assert days_of(PartialDate(2027, 2)) == (dt.date(2027, 2, 1), dt.date(2027, 2, 28))

    def test_are_none_where_only_the_year_is_known(self):
        assert days_of(PartialDate(2027)) is None
        assert days_of(PartialDate(2027, 1, 1), PartialDate(2027)) is None


class TestACalendar:
    def test_is_written_line_by_line(self):
        told = calendar_text("Leipzig – Houston", [appointment(version=3, url="https://tawam.example/x")])
        assert told.split("\r\n") == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Tawam//Exchange//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "X-WR-CALNAME:Leipzig – Houston",
            "BEGIN:VEVENT",
            "UID:planned-1@tawam",
            "DTSTAMP:20260615T120000Z",
            "SEQUENCE:3",
            "DTSTART;VALUE=DATE:20260908",
            "DTEND;VALUE=DATE:20260910",
            "SUMMARY:Choir visit",
            "URL:https://tawam.example/x",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]

    def test_tells_the_time_of_its_stamp_in_utc(self):
        baghdad = dt.timezone(dt.timedelta(hours=3))
        told = calendar_text("x", [appointment(stamp=NOON.astimezone(baghdad))])
        assert "DTSTAMP:20260615T120000Z" in told

    def test_without_appointments_is_a_calendar_all_the_same(self):
        assert calendar_text("x", []).endswith("END:VCALENDAR\r\n")

    @given(texts, texts)
    def test_holds_no_line_that_a_title_smuggled_in(self, summary, description):
        told = calendar_text("x", [appointment(summary=f"{summary}\r\nATTENDEE:x", description=description)])
        names = {line.split(":")[0].split(";")[0] for line in told.split("\r\n") if line and not line.startswith(" ")}
        assert "ATTENDEE" not in names
        assert told.count("BEGIN:VEVENT") == 1 + summary.count("BEGIN:VEVENT") + description.count("BEGIN:VEVENT")

    def test_counts_the_last_day_in_even_at_the_end_of_a_year(self):
        told = calendar_text("x", [appointment(first=dt.date(2026, 12, 31), last=dt.date(2026, 12, 31))])
        assert "DTEND;VALUE=DATE:20270101" in told

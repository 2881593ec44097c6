"""The digest as a mail in plain text."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.exchanged import activity
from tests.reported import HOME, judged, partnership, place

from tawam.assessment.values import Task
from tawam.basics.dates import PartialDate
from tawam.exchange.values import Due, DueKind
from tawam.reports.phrases.letters import letter
from tawam.reports.values import Attention, Dated, Letter, PlaceDigest, Reader

TODAY = dt.date(2026, 11, 25)
OTHER = place(2, "Faraway", "البعيدة")
READER = Reader(7, "kim@example.org", "Kim", "en", (HOME.id,))
EMPTY = PlaceDigest(HOME, (), (), (), (), ())


def step(title: str = "Write a letter", day: int = 3) -> Dated:
    """A step of December."""
    on = dt.date(2026, 12, day)
    return Dated((OTHER,), Task("t", "home--2", HOME.id, "recency", title, "Kim Novák", on), PartialDate.of(on))


def due(kind: DueKind = DueKind.RENEWAL, title: str = "Charter", years: int = 0) -> Dated:
    """A date of December."""
    return Dated((OTHER,), Due(kind, PartialDate(2026, 12, 9), title, "", years), PartialDate(2026, 12, 9))


def planned(title: str = "Past camp") -> Dated:
    """A planned activity that is over."""
    one = activity("2026-10-01", title=title)
    return Dated((OTHER,), one, one.starts_on)


def written(*digests: PlaceDigest, language: str = "en", site: str = "") -> Letter:
    """The mail."""
    return letter(replace(READER, language=language), digests, today=TODAY, site=site)


class TestALetter:
    def test_is_for_the_week_and_its_reader(self) -> None:
        found = written(replace(EMPTY, due=(step(),)))
        assert (found.week, found.reader.email) == ("2026-W48", "kim@example.org")

    @pytest.mark.parametrize(
        ("part", "line"),
        [
            ({"overdue": (step(),)}, "Steps that are overdue (1)"),
            ({"due": (step(),)}, "Steps that are due (1)"),
            ({"coming": (due(), due())}, "Dates that come (2)"),
            ({"unconfirmed": (planned(),)}, "Planned, and over: did it take place? (1)"),
            (
                {"attention": (Attention(partnership(2, OTHER), (OTHER,), judged(OTHER)),)},
                "Links that ask for attention (1)",
            ),
        ],
    )
    def test_has_a_part_only_for_what_there_is(self, part: dict[str, object], line: str) -> None:
        body = written(replace(EMPTY, **part)).body  # type: ignore[arg-type]
        assert line in body
        assert sum(text.endswith(")") and not text.startswith("-") for text in body.splitlines()) == 2

    def test_says_who_does_what_until_when_with_whom(self) -> None:
        body = written(replace(EMPTY, due=(step(),))).body.replace("\u2068", "").replace("\u2069", "")
        assert "- 3 December 2026: Write a letter (Kim Novák) – Faraway (Germany)" in body

    def test_says_both_judgements_and_never_one_figure(self) -> None:
        body = written(replace(EMPTY, attention=(Attention(partnership(2, OTHER), (OTHER,), judged(OTHER)),))).body
        assert "Vitality: not enough data" in body
        assert "Exposure to shocks: " in body

    def test_counts_the_years_of_an_anniversary(self) -> None:
        body = written(replace(EMPTY, coming=(due(DueKind.ANNIVERSARY, "", 50),))).body
        assert "anniversary of the signature (50)" in body

    def test_cuts_a_long_list_and_says_so(self) -> None:
        body = written(replace(EMPTY, due=tuple(step(f"Step {number}") for number in range(30)))).body
        assert "Steps that are due (30)" in body
        assert "Step 11" in body
        assert "Step 12" not in body
        assert "- and more: 18" in body

    def test_tells_of_several_places_in_one_mail(self) -> None:
        other = replace(EMPTY, place=OTHER, due=(step("Second"),))
        found = written(replace(EMPTY, due=(step("First"),)), other)
        assert found.subject == "Tawam: what asks for attention in Homeburg, Faraway"
        assert found.body.index("First") < found.body.index("Second")

    def test_says_how_to_switch_it_off(self) -> None:
        assert "You can switch it off under “My account”." in written(replace(EMPTY, due=(step(),))).body

    @pytest.mark.parametrize("site", ["https://tawam.example", "https://tawam.example/"])
    def test_points_at_the_page_of_the_place_in_the_language_of_its_reader(self, site: str) -> None:
        body = written(replace(EMPTY, due=(step(),)), language="ar", site=site).body
        assert "https://tawam.example/ar/workbench/places/gn:1/" in body

    def test_in_arabic_is_arabic_with_its_digits_and_begins_each_line_from_the_right(self) -> None:
        found = written(replace(EMPTY, due=(step(),), coming=(due(),)), language="ar")
        assert "٣ ديسمبر ٢٠٢٦" in found.body
        assert "البعيدة" in found.body
        assert all(line.startswith("\u200f") for line in found.body.splitlines() if line)

    @given(st.text(max_size=60), st.sampled_from(["en", "ar"]))
    @settings(max_examples=40)
    def test_has_no_title_that_makes_lines_or_headers_of_its_own(self, title: str, language: str) -> None:
        plain = written(replace(EMPTY, due=(step("x"),)), language=language).body
        found = written(
            replace(EMPTY, due=(step(title),), place=replace(HOME, name_en="A\r\nBcc: x")), language=language
        )
        assert len(found.body.splitlines()) == len(plain.splitlines())
        assert "\n" not in found.subject
        assert "\r" not in found.subject

    def test_with_nothing_in_it_is_known_to_be_empty(self) -> None:
        assert EMPTY.empty
        assert not replace(EMPTY, unconfirmed=(planned(),)).empty
        assert not replace(EMPTY, coming=(due(),)).empty

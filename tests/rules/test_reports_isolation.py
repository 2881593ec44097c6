"""Texts in which two scripts meet."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.reports.rules.isolation import CLOSE, OPEN, bare, clean, closed, isolated, parts, right_to_left

anything = st.text(max_size=60)
XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TestATextFromOutside:
    @given(anything)
    def test_is_one_line_that_xml_can_hold(self, text: str) -> None:
        assert "\n" not in clean(text)
        assert XML.search(clean(text)) is None

    @pytest.mark.parametrize("mark", "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    def test_brings_no_marks_of_direction(self, mark: str) -> None:
        assert clean(f"gpj{mark}.exe") == "gpj.exe"

    @given(anything)
    def test_is_clean_once_it_was_cleaned(self, text: str) -> None:
        assert clean(clean(text)) == clean(text)

    @pytest.mark.parametrize("text", ["Choir visit", "معرض الخط العربي", "#import $x$ \\ <b> _it_ `raw` @ref"])
    def test_keeps_what_can_be_read(self, text: str) -> None:
        assert clean(text) == text

    @given(anything)
    def test_stands_between_marks_or_not_at_all(self, text: str) -> None:
        found = isolated(text)
        assert found == "" or (found[0], found[-1]) == (OPEN, CLOSE)
        assert bare(found) == clean(text)


class TestTheParts:
    def test_of_a_sentence_are_its_names_and_what_stands_between(self) -> None:
        text = f"في {isolated('Bristol')} ({isolated('بريطانيا')})"
        assert list(parts(text)) == [
            ("في ", False),
            ("Bristol", True),
            (" (", False),
            ("بريطانيا", True),
            (")", False),
        ]

    @given(anything)
    def test_hold_every_letter_once(self, text: str) -> None:
        assert "".join(piece for piece, _ in parts(text)) == bare(text)

    @given(st.lists(st.tuples(anything.map(clean).filter(bool), st.booleans()), max_size=5))
    def test_of_what_was_put_together_are_what_it_was_put_together_of(self, made: list[tuple[str, bool]]) -> None:
        text = "".join(isolated(piece) if apart else piece for piece, apart in made)
        assert [one for one in parts(text) if one[1]] == [one for one in made if one[1]]

    @pytest.mark.parametrize("text", [OPEN, CLOSE, CLOSE + OPEN, f"{CLOSE}a{OPEN}", f"{OPEN}{OPEN}a{CLOSE}b{CLOSE}c"])
    def test_of_marks_that_do_not_fit_lose_nothing(self, text: str) -> None:
        assert "".join(piece for piece, _ in parts(text)) == bare(text)


class TestTheDirection:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [("Bristol", False), ("بريستول", True), ("12 بريستول", True), ("12", None), ("", None), ("חיפה", True)],
    )
    def test_is_that_of_the_first_letter(self, text: str, expected: bool | None) -> None:
        assert right_to_left(text) is expected


class TestAClosedText:
    @pytest.mark.parametrize(
        ("text", "rtl", "found"),
        [
            ("Signed on 3 May.", False, "Signed on 3 May.\u200e"),
            ("(copy)", False, "(copy)\u200e"),
            ("وُقّع في مايو.", True, "وُقّع في مايو.\u200f"),
            ("Leipzig", False, "Leipzig"),  # a letter holds its place by itself
            ("Résolution 7", False, "Résolution 7"),
            ("–", None, "–"),  # no letter, no direction
            ("", False, "\u200e"),
        ],
    )
    def test_ends_with_the_mark_of_its_own_direction(self, text: str, rtl: bool | None, found: str) -> None:
        assert closed(text, rtl) == found

    @given(anything, st.booleans())
    def test_says_what_it_said(self, text: str, rtl: bool) -> None:
        assert clean(closed(text, rtl)) == clean(text)

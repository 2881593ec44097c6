"""A person's name is taken out of texts, and of nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.exchanged import activities, agreement

from tawam.assessment.rules import erasing as plans
from tawam.basics.erasing import MOST, REMOVED, lines_of, names, sought, too_short, without
from tawam.exchange.queries.rows import stated_row
from tawam.exchange.rules import erasing as log
from tawam.exchange.values import Organiser, OrganiserType
from tawam.matching.rules import noticing
from tawam.matching.rules.requests import erasing as requests

words = st.text(st.characters(categories=("Lu", "Ll", "Nd")), min_size=3, max_size=12)


class TestWhatIsTyped:
    def test_is_one_name_a_line_each_once(self) -> None:
        assert lines_of(" Ann  Lee \n\nann@x.org\r\nAnn Lee\n") == ("Ann Lee", "ann@x.org")

    @pytest.mark.parametrize("short", ["Li", "A.", "--- -", "م ع"])
    def test_is_refused_where_it_would_meet_half_of_all_texts(self, short: str) -> None:
        assert too_short([short, "Ann Lee"]) == (short,)

    def test_may_be_several_lines(self) -> None:
        assert MOST > 1


class TestAText:
    @pytest.mark.parametrize(
        ("text", "left"),
        [
            ("Write to Ann Lee today", "Write to […] today"),
            ("ANN\nlee, Ann  Lee", "[…], […]"),
            ("Ann_Lee-2024.pdf", "[…]-2024.pdf"),
            ("Annika Leeds, Joann Lee", "Annika Leeds, Joann Lee"),
            ("https://x.org/ann-lee", ""),
            ("see https://x.org/ann-lee", "see https://x.org/[…]"),
            ("Anna Lee", "Anna Lee"),
            ("", ""),
        ],
    )
    def test_loses_the_name_as_whole_words_only(self, text: str, left: str) -> None:
        assert without(text, sought(["Ann Lee"])) == left

    def test_loses_an_arabic_name_behind_a_joined_letter_and_keeps_the_letter(self) -> None:
        assert without("سليم وأحمد علي ولأحمد علي", sought(["أحمد علي"])) == f"سليم و{REMOVED} ول{REMOVED}"

    def test_loses_what_was_typed_with_other_signs_for_the_same_letters(self) -> None:
        assert without(unicodedata.normalize("NFD", "chez Zoé Noël"), sought(["Zoé Noël"])) == "chez […]"

    def test_loses_addresses_and_numbers(self) -> None:
        assert without("+33 4 00 or a.b@x.org", sought(["+33 4 00", "a.b@x.org"])) == "[…] or […]"

    def test_loses_the_longer_of_two_names_whole(self) -> None:
        assert without("Ann Lee Park", sought(["Ann Lee", "Ann Lee Park"])) == REMOVED

    @given(st.text(), words)
    def test_holds_nothing_of_it_afterwards_and_is_then_left_as_it_is(self, text: str, name: str) -> None:
        wanted = sought([name])
        left = without(f"{text} {name} {text}", wanted)
        assert not names(left, wanted)
        assert without(left, wanted) == left

    @given(st.text())
    def test_is_left_as_it_is_where_nothing_is_sought(self, text: str) -> None:
        assert without(text, sought([])) == without(text, sought(["  "])) == text


class TestTheLog:
    @given(activities())
    def test_keeps_its_codes_days_and_figures(self, one: object) -> None:
        row = stated_row(one)  # type: ignore[arg-type]
        free = {"title", "note", "organisers", "outcomes"}
        left = log.without_person(row, sought([row["kind"], row["state"], row["language"], str(row["starts_on"])]))
        assert {name: left[name] for name in left if name not in free} == {
            name: row[name] for name in row if name not in free
        }
        assert [(kind, side) for kind, _, side in left.get("organisers", ())] == [
            (kind, side) for kind, _, side in row.get("organisers", ())
        ]

    def test_loses_the_name_wherever_words_are_free(self) -> None:
        paper = agreement(
            signatories=("Ann Lee", "Kim"), goals=("ask Ann Lee",), text="Ann Lee signs", title="Ann Lee’s"
        )
        left = log.without_person(stated_row(paper), sought(["Ann Lee"]))
        assert (left["signatories"], left["goals"]) == (["[…]", "Kim"], ["ask […]"])
        assert (left["text"], left["title"]) == ("[…] signs", "[…]’s")

    def test_loses_who_organised_and_keeps_of_which_type(self) -> None:
        row = {"title": "Visit", "organisers": [["club", "Ann Lee", "gn:1"]], "outcomes": [["of Ann Lee", "", "1", ""]]}
        left = log.without_person(row, sought(["ann lee"]))
        assert Organiser(OrganiserType(left["organisers"][0][0]), left["organisers"][0][1]) == Organiser(
            OrganiserType.CLUB, REMOVED
        )
        assert left["outcomes"] == [["of […]", "", "1", ""]]


class TestARequest:
    ROW = {
        "name": "Ann Lee, mayor",
        "contact": "Kim",
        "purpose": "asks",
        "state": "open",
        "answers": [{"kind": "papers", "note": "Ann Lee", "url": "https://x.org/ann-lee", "by": "account:1"}],
    }

    def test_loses_the_name_from_texts_and_answers(self) -> None:
        left = requests.without_person(self.ROW, sought(["Ann Lee"]))
        assert left == self.ROW | {
            "name": "[…], mayor",
            "answers": [{"kind": "papers", "note": REMOVED, "by": "account:1"}],
        }

    def test_loses_the_contact_as_a_whole(self) -> None:
        left = requests.without_person(self.ROW, sought([]), contact=True)
        assert left == {name: value for name, value in self.ROW.items() if name != "contact"}

    def test_tells_from_which_fields_something_went(self) -> None:
        cleaned = requests.without_person(self.ROW, sought(["Ann Lee"]), contact=True)
        assert requests.fields_that_differ([self.ROW], [cleaned]) == ["answers", "contact", "name"]
        assert requests.fields_that_differ([self.ROW, {}], [self.ROW, {}]) == []


class TestWhatTheJournalTells:
    def test_of_a_step_loses_the_name_where_it_is_that_step(self) -> None:
        told = {"task": "a", "title": "Call Kim", "owner": "Kim", "state": "open"}
        wanted = sought(["Kim"])
        left = plans.without_person(told, wanted, steps=["a"], reports=[])
        assert left == {"task": "a", "title": "Call […]", "owner": "[…]", "state": "open"}
        assert plans.without_person(told, wanted, steps=["b"], reports=[]) == told

    def test_of_a_report_loses_the_note(self) -> None:
        told = {"report": 3, "circumstance": "budget_cut", "note": "says Kim"}
        assert plans.without_person(told, sought(["Kim"]), steps=[], reports=[3])["note"] == "says […]"
        assert plans.named_in((told["note"],), sought(["Kim"]))  # type: ignore[arg-type]

    def test_of_a_notice_loses_it_from_both_texts(self) -> None:
        told = {"text": "Ask Kim", "text_ar": "اسأل Kim", "currency": "EUR", "withdrawn": False}
        left = noticing.without_person(told, sought(["Kim"]))
        assert left == told | {"text": "Ask […]", "text_ar": "اسأل […]"}

"""Every text has its Arabic; and the check that says so finds what it is there to find."""

from __future__ import annotations

import polib
import pytest
from scripts import messages

ONE, OTHER = ("", "Search", ""), ("status", "ended", "")
PLURAL = ("", "%(n)s twin", "%(n)s twins")
WANTED = {ONE: {"a.py"}, OTHER: {"b.html"}}
FORMS = dict(enumerate(["%(n)s", "توأم", "توأمان", "%(n)s توائم", "%(n)s توأماً", "%(n)s توأم"]))


def catalogue(*entries: polib.POEntry) -> polib.POFile:
    """A small catalogue."""
    made = polib.POFile()
    made.extend(entries)
    return made


def entry(msgid: str = "Search", msgstr: str = "بحث", **more: object) -> polib.POEntry:
    """A text with its Arabic."""
    return polib.POEntry(msgid=msgid, msgstr=msgstr, **more)


ENDED = entry("ended", "منتهية", msgctxt="status")


class TestTheCheck:
    def test_finds_nothing_where_all_is_well(self):
        assert messages.faults(catalogue(entry(), ENDED), WANTED) == []

    def test_finds_a_text_that_is_missing(self):
        assert messages.faults(catalogue(ENDED), WANTED) == ["not in the catalogue: 'Search' (a.py)"]

    def test_finds_a_text_that_nobody_says_any_more(self):
        gone = entry("Old", "قديم")
        assert messages.faults(catalogue(entry(), ENDED, gone), WANTED) == ["nobody says it any more: 'Old'"]

    def test_tells_two_contexts_apart(self):
        found = messages.faults(catalogue(entry(), entry("ended", "انتهت", msgctxt="event")), WANTED)
        assert found == ["nobody says it any more: 'ended'", "not in the catalogue: 'ended' (b.html)"]

    @pytest.mark.parametrize(
        "bad",
        [
            entry(msgstr=""),  # no Arabic at all
            entry(flags=["fuzzy"]),  # a guess of a tool
        ],
    )
    def test_finds_a_text_without_its_arabic(self, bad):
        assert messages.faults(catalogue(bad), {ONE: {"a.py"}}) == ["no Arabic yet: 'Search'"]

    @pytest.mark.parametrize(
        ("english", "arabic", "well"),
        [
            ("%(n)s of %(m)s", "%(n)s من %(m)s", True),
            ("%(n)s of %(m)s", "%(m)s من %(n)s", True),  # Arabic may turn them round
            ("%(n)s of %(m)s", "%(n)s من", False),  # one is lost
            ("%(n)s of %(m)s", "%(n)s من %(k)s", False),  # one is misspelt: the page would fail
            ("Search", "بحث %(n)s", False),  # one is added
            ("%s of %s", "%s من %s", True),
        ],
    )
    def test_compares_the_blanks(self, english, arabic, well):
        found = messages.faults(catalogue(entry(english, arabic)), {("", english, ""): {"a.py"}})
        assert (found == []) is well
        assert well or "blanks differ" in found[0]

    @pytest.mark.parametrize(
        ("form", "text", "fault"),
        [
            (3, "%(n)s توائم", ""),
            (1, "توأم واحد", ""),  # Arabic spells out one and two
            (4, "", "no Arabic yet"),  # a form forgotten
            (4, "%(m)s توأماً", "blanks differ"),
        ],
    )
    def test_looks_at_all_six_plural_forms(self, form, text, fault):
        one = polib.POEntry(msgid=PLURAL[1], msgid_plural=PLURAL[2], msgstr_plural={**FORMS, form: text})
        found = messages.faults(catalogue(one), {PLURAL: {"a.py"}})
        assert [line.split(":")[0].split(" in ")[0] for line in found] == ([fault] if fault else [])

    def test_finds_a_plural_that_lacks_forms(self):
        one = polib.POEntry(msgid=PLURAL[1], msgid_plural=PLURAL[2], msgstr_plural={0: "%(n)s", 1: "توأم"})
        assert messages.faults(catalogue(one), {PLURAL: {"a.py"}}) != []


class TestTheUpdate:
    def test_adds_what_is_new_drops_what_is_gone_and_keeps_what_is_said(self):
        kept = catalogue(entry(), entry("Old", "قديم"))
        messages.update(kept, {**WANTED, PLURAL: {"c.html"}})
        assert {messages.key_of(one): one.msgstr for one in kept} == {ONE: "بحث", OTHER: "", PLURAL: ""}

    def test_asks_for_six_forms_of_a_plural(self):
        kept = catalogue()
        messages.update(kept, {PLURAL: {"c.html"}})
        assert kept[0].msgstr_plural == dict.fromkeys(range(6), "")

    def test_changes_nothing_the_second_time(self):
        kept = catalogue()
        messages.update(kept, WANTED)
        once = str(kept)
        messages.update(kept, WANTED)
        assert str(kept) == once


class TestOurOwnCatalogue:
    def test_has_no_fault(self):
        assert messages.faults(messages.catalogue(), messages.wanted()) == []

    def test_is_compiled_as_it_stands(self):
        kept = messages.catalogue()
        assert messages.CATALOGUE.with_suffix(".mo").read_bytes() == kept.to_binary()

    def test_has_the_six_plural_forms_of_arabic(self):
        assert messages.catalogue().metadata["Plural-Forms"] == messages.PLURAL_FORMS

    def test_collects_from_code_and_from_templates(self):
        places = {place.rsplit(".", 1)[1] for found in messages.wanted().values() for place in found}
        assert places == {"py", "html", "txt"}

"""The form of a notice: whatever is typed is read or told, nothing is lost, and what stands opens as it was."""

from __future__ import annotations

import datetime as dt

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import place
from tests.rules.noticed import HERE, TODAY, notice, notices

from tawam.exchange.rules.checking import fault
from tawam.exchange.values import FaultCode, Theme
from tawam.matching.rules.noticing import cleaned, notice_faults
from tawam.registry.values import Kind
from tawam.web import logforms
from tawam.web.templatetags import notices as tags

KEY = "0123456789abcdef0123456789abcdef"
NAMES = (
    *("seeks", "offers", "languages", "links", "hosts", "days", "budget_from", "budget_to", "currency"),
    *("text", "text_ar", "from_on", "until_on", "strange"),
)
anything = st.dictionaries(st.sampled_from(NAMES), st.lists(st.text(max_size=12), min_size=1, max_size=2), max_size=9)


def read(given: dict[str, list[str]]):
    """What the form makes of it."""
    return logforms.read_notice(given, place=HERE, key=KEY, as_of=TODAY)


def typed(**more: str | list[str]) -> dict[str, list[str]]:
    """A form that is right but for what is said here."""
    given = {"seeks": ["culture"], "from_on": "2026-06-15", "until_on": "2026-09-01"} | more
    return {name: value if isinstance(value, list) else [value] for name, value in given.items()}


def faults(**more: str | list[str]) -> list[tuple[str, FaultCode]]:
    """What is wrong with such a form."""
    return [(one.field, one.code) for one in read(typed(**more))[1]]


class TestTheForm:
    @given(anything)
    def test_survives_whatever_is_typed(self, given):
        one, found = read(given)
        assert (one.id, one.place) == (KEY, HERE)
        assert found or notice_faults(cleaned(one), as_of=TODAY) == ()

    @given(notices())
    def test_opens_as_it_stands_and_reads_back_the_same(self, one):
        again, found = read(logforms.filled_notice(one))
        assert found == ()
        assert cleaned(again) == cleaned(one.__class__(**{**fields(one), "id": KEY, "place": HERE}))

    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("2026-09-01", dt.date(2026, 9, 1)),
            ("2026/9/1", dt.date(2026, 9, 1)),
            ("1.9.2026", dt.date(2026, 9, 1)),
            ("٢٠٢٦-٠٩-٠١", dt.date(2026, 9, 1)),
        ],
    )
    def test_reads_a_day_as_people_write_it(self, text, day):
        assert read(typed(until_on=text))[0].until_on == day

    @pytest.mark.parametrize("name", ["from_on", "until_on"])
    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("", FaultCode.MISSING),
            ("2026", FaultCode.UNREADABLE_DATE),  # a year does not end on a day
            ("2026-09", FaultCode.UNREADABLE_DATE),
            ("5/6/2026", FaultCode.UNREADABLE_DATE),
            ("summer", FaultCode.UNREADABLE_DATE),
        ],
    )
    def test_asks_for_a_whole_day_and_says_so_once(self, name, text, code):
        assert faults(**{name: text}) == [(name, code)]

    def test_reads_figures_in_either_digits_and_leaves_out_what_is_empty(self):
        one, found = read(typed(hosts="٤٠", days="", budget_from="1 000", currency=" eur "))
        assert found == ()
        assert (one.hosts, one.days, one.budget_from, one.budget_to, one.currency) == (40, None, 1000, None, "EUR")

    @pytest.mark.parametrize("text", ["many", "1.5", "1,234"])
    def test_refuses_a_figure_that_is_none_or_two(self, text):
        assert faults(hosts=text) == [("hosts", FaultCode.UNREADABLE_NUMBER)]

    def test_takes_each_tick_once(self):
        one, found = read(typed(seeks=["sport", "sport"], links=["pact", "twinning"], languages=["en", "en"]))
        assert found == ()
        assert (one.seeks, one.links, one.languages) == ((Theme.SPORT,), (Kind.PACT, Kind.TWINNING), ("en",))

    @pytest.mark.parametrize(
        ("name", "code"), [("seeks", "charm"), ("offers", "charm"), ("links", "state_treaty"), ("languages", "xx-yy")]
    )
    def test_refuses_a_tick_that_is_none_of_the_choices(self, name, code):
        assert faults(**{name: [code]})[0] == (name, FaultCode.UNKNOWN_CODE)

    def test_shows_each_fault_at_its_field(self):
        found = (fault("hosts", FaultCode.NOT_POSITIVE), fault("hosts", FaultCode.ABSURD, most=9))
        with override("en"):
            form = logforms.notice_form(typed(hosts="0"), place(HERE, "Here"), found)
        assert form.value("hosts") == "0"
        assert [len(several) for several in form.faults.values()] == [2]
        assert form.chosen("seeks") == ["culture"]


def fields(one) -> dict[str, object]:
    """A notice's fields by their names."""
    return {name: getattr(one, name) for name in one.__dataclass_fields__}


class TestTheFiltersOfTheTemplates:
    def test_name_languages_in_the_order_of_the_page(self):
        with override("en"):
            assert tags.languages_named(["fr", "de", "ar"]) == "Arabic, French, German"
        with override("ar"):
            assert "،" in tags.languages_named(["fr", "de"])

    @pytest.mark.parametrize(
        ("language", "text", "text_ar", "shown"),
        [
            ("en", "Choir", "جوقة", ["en", "ar"]),
            ("ar", "Choir", "جوقة", ["ar", "en"]),
            ("ar", "Choir", "", ["en"]),
            ("en", "", "جوقة", ["ar"]),
            ("en", "", "", []),
        ],
    )
    def test_show_own_words_with_their_language_that_of_the_page_first(self, language, text, text_ar, shown):
        with override(language):
            assert [code for code, _ in tags.own_words(notice(text=text, text_ar=text_ar))] == shown

    def test_tell_themes_and_capacity_in_the_language_of_the_page(self):
        with override("en"):
            assert tags.theme_list((Theme.SPORT, Theme.CULTURE)) == "culture and arts, sport"
            assert tags.capacity(notice(hosts=1200, days=3)) == [
                ("People it can put up at a time", "1,200"),
                ("For how many days", "3"),
            ]
        with override("ar"):
            assert tags.capacity(notice(days=3))[0][1] == "٣"
            assert tags.capacity(notice()) == []

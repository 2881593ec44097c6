"""The small words of the request pages: filters, figures as people type them, and what a refusal answers."""

from __future__ import annotations

import datetime as dt

import pytest
from django.core.exceptions import BadRequest
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.requested import criteria, known, rules

from tawam.basics.reasons import Reason
from tawam.matching import actions
from tawam.matching.files.templates import templates
from tawam.matching.rules.requests.checking import Wrong
from tawam.matching.rules.requests.judging import finding, findings
from tawam.matching.rules.requests.ladder import climb
from tawam.matching.values.requests import Cited, Climb, Met, RequestAct, RequestRevision, Rung
from tawam.web import requests
from tawam.web.templatetags import requests as filters
from tawam.web.views.workbench.requests.access import status_of, typed, version_of, whole_number


class TestADayInAnAddress:
    @given(st.dates(dt.date(1000, 1, 1), dt.date(9999, 12, 31)))
    def test_is_read_in_either_digits(self, day):
        arabic = day.isoformat().translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        for written in (day.isoformat(), arabic):
            assert requests.day(RequestFactory().get("/", {"as_of": written})) == day

    @pytest.mark.parametrize(("written", "day"), [("١٩٩٠", (1990, 12, 31)), ("٢٠٢٤-٠٢", (2024, 2, 29))])
    def test_that_is_half_known_means_its_last(self, written, day):
        assert requests.day(RequestFactory().get("/", {"as_of": written})) == dt.date(*day)

    @pytest.mark.parametrize("written", ["soon", "٢٠٢٢-١٣", "5/6/2026", "٢٠"])
    def test_is_never_guessed(self, written):
        with pytest.raises(BadRequest):
            requests.day(RequestFactory().get("/", {"as_of": written}))


class TestAFigure:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("", None),
            ("0", 0),
            ("17", 17),
            ("١٧", 17),
            ("1 000", 1000),
            ("-3", -3),
            ("many", -1),
            ("1,000", -1),
            ("1.5", -1),
            ("9" * 40, -1),
        ],
    )
    def test_is_read_as_people_type_it_and_never_guessed(self, text, number):
        assert whole_number(text) == number

    @given(st.integers(0, 999_999))
    def test_is_read_in_either_digits(self, number):
        arabic = str(number).translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
        assert whole_number(str(number)) == whole_number(arabic) == number

    @given(st.text(max_size=30))
    def test_is_never_an_error(self, text):
        found = whole_number(text)
        assert found is None or isinstance(found, int)


class TestAForm:
    def test_gives_its_fields_without_blanks_around_them(self):
        asked = RequestFactory().post("/", {"note": "  x \n", "version": " 3 "})
        assert (typed(asked, "note"), typed(asked, "nothing"), version_of(asked)) == ("x", "", 3)

    @pytest.mark.parametrize("text", ["", "x", "-1", "٣", "9" * 40, "1.0"])
    def test_without_a_version_of_ours_has_none(self, text):
        assert version_of(RequestFactory().post("/", {"version": text})) == 0

    @pytest.mark.parametrize(
        ("error", "status"),
        [
            (actions.ChangedMeanwhile(3), 409),
            (actions.NothingChanged(), 400),
            (actions.Unfit([Wrong.NAME_MISSING]), 400),
        ],
    )
    def test_that_is_refused_answers_what_the_refusal_means(self, error, status):
        assert status_of(error) == status
        assert str(error)


class TestARefusal:
    def test_names_each_fault_once(self):
        refused = actions.Unfit([Wrong.NAME_MISSING, Wrong.NAME_MISSING, Wrong.DAY_AHEAD])
        assert refused.faults == (Wrong.NAME_MISSING, Wrong.DAY_AHEAD)
        assert str(refused) == "Say who asks. The day lies in the future."

    @pytest.mark.parametrize("one", [actions.NotYours(), actions.NothingChanged(), actions.ChangedMeanwhile(1)])
    def test_reads_as_a_sentence_in_both_languages(self, one):
        assert str(one).endswith(".")
        with override("ar"):
            assert str(type(one)(*([1] if isinstance(one, actions.ChangedMeanwhile) else []))) != str(one)


class TestTheFilters:
    @given(rules(), known())
    def test_tell_a_finding_and_its_rule(self, one, at):
        found = finding(one, at)
        assert filters.rule_text(one)
        assert filters.why(found)
        assert bool(filters.settled_by(found)) is (found.seen.met is not Met.MET)

    @given(criteria(), known())
    def test_tell_a_step(self, own, at):
        found = climb(own, at, findings(own, at))
        assert filters.why(found)
        assert filters.next_of(found).endswith(".")

    @pytest.mark.parametrize(("language", "said"), [("en", "4 May 2026"), ("ar", "٤ مايو ٢٠٢٦")])
    def test_write_a_day_as_the_language_does(self, language, said):
        with override(language):
            assert filters.on(dt.date(2026, 5, 4)) == said

    def test_write_the_date_of_a_source_or_none(self):
        assert filters.dated(Cited("x", "y", "https://z", "2017-10-23")) == "23 October 2017"
        assert filters.dated(Cited("x", "y", "https://z", "2000")) == "2000"
        assert filters.dated(Cited("x", "y", "https://z")) == ""

    @pytest.mark.parametrize("code", templates())
    def test_say_what_a_template_leaves_out(self, code):
        english = filters.left_out(templates()[code])
        with override("ar"):
            arabic = filters.left_out(templates()[code])
        assert english.endswith(".")
        assert arabic.endswith(".")
        assert english != arabic

    def test_ask_a_question_only_where_people_answer(self):
        assert filters.rule_question(templates()["clair"].criteria.rules[0])
        assert filters.rule_question(templates()["clair"].criteria.rules[1]) == ""

    @pytest.mark.parametrize(
        ("vocabulary", "code"),
        [
            ("rung", "friendship"),
            ("met", "unknown"),
            ("request_state", "declined"),
            ("basis", "log"),
            ("overall", "open"),
        ],
    )
    def test_put_codes_into_words(self, vocabulary, code):
        english = filters.asked(code, vocabulary)
        with override("ar"):
            assert filters.asked(code, vocabulary) != english

    def test_tell_the_differences_of_an_entry(self):
        at = dt.datetime(2026, 5, 4, tzinfo=dt.UTC)
        begun = RequestRevision(1, RequestAct.ENTERED, "account:7", at, None, {"name": "Lyon"})
        later = RequestRevision(2, RequestAct.CORRECTED, "account:7", at, {"name": "Lyon"}, {"name": "Paris"})
        assert filters.differences(begun) == []
        assert filters.differences(later) == [("Who asks", "Lyon", "Paris")]

    def test_of_a_step_that_is_the_last_say_so(self):
        last = Climb(Rung.TWINNING, None, True, Reason("rung_request"))
        assert filters.next_of(last) == "The criteria know no further step."

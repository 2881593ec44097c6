"""Faults and codes of the exchange as a person reads them, and amounts as each language writes them."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from django.utils.translation import override
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.exchanged import HERE, TODAY, activity, agreement, came, money

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.exchange import phrases, wording
from tawam.exchange.rules.checking import activity_faults, agreement_faults
from tawam.exchange.rules.tables import COLUMNS
from tawam.exchange.values import Fault, FaultCode, Outcome, State

EVERY_FACT = {
    "value": "x<y",
    "place": "gn:9",
    "on": "2027-05-17",
    "start": "2026-01-01",
    "signed": "2020",
    "renewal": "2027-03",
    "length": "5000",
    "most": "4000",
    "number": "41",
    "first": "1800",
    "last": "2126",
}
BAD = [
    activity("2030-01-01", title="", note="x" * 5000),
    activity("2020-01-01", "2019", state=State.PLANNED),
    activity("1700-01-01", participations=(came(-1), came(10**6))),
    activity(money=(money("1", "EURO"), money("-1"), money("1e10"), money("0.00001")), sdg_targets=("99.9",)),
    activity(outcomes=(Outcome("", target=Decimal("1e20")),), hosts=(HERE, HERE)),
]


class TestAFault:
    @pytest.mark.parametrize("language", ["en", "ar"])
    @pytest.mark.parametrize("code", sorted(FaultCode))
    def test_is_a_whole_sentence_with_nothing_left_open(self, code, language):
        with override(language):
            told = phrases.fault_sentence(Fault("x", code, EVERY_FACT))
        assert told
        assert not re.search(r"%\(|{|}", told)
        assert told[-1] in ".!؟"

    @pytest.mark.parametrize("code", sorted(FaultCode))
    def test_speaks_arabic_to_those_who_read_arabic(self, code):
        with override("ar"):
            told = phrases.fault_sentence(Fault("x", code, EVERY_FACT))
        assert re.search(r"[\u0621-\u064a]", told)

    @pytest.mark.parametrize("one", BAD, ids=range(len(BAD)))
    def test_of_every_rule_brings_what_its_sentence_names(self, one):
        found = activity_faults(one, parties=(HERE,), as_of=TODAY)
        assert found
        for fault in found:
            assert "%(" not in phrases.fault_sentence(fault)

    def test_of_an_agreement_brings_what_its_sentence_names(self):
        one = agreement(renewal_on=PartialDate(1990), notice_on=PartialDate(2300), term_months=0, review_months=999)
        told = [phrases.fault_sentence(fault) for fault in agreement_faults(one, as_of=TODAY)]
        assert len(told) == 5
        assert "1990 is before the signature of 1 March 2020." in told

    def test_writes_dates_and_numbers_as_the_language_does(self):
        late = Fault("starts_on", FaultCode.HELD_IN_FUTURE, {"on": "2027-05-17"})
        long = Fault("note", FaultCode.TOO_LONG, {"length": "5000", "most": "4000"})
        assert phrases.fault_sentence(late).startswith("17 May 2027 is still to come.")
        assert phrases.fault_sentence(long) == "This has 5,000 characters; at most 4,000 are kept."
        with override("ar"):
            assert "٢٠٢٧" in phrases.fault_sentence(late)
            assert "٥٬٠٠٠" in phrases.fault_sentence(long)

    def test_repeats_a_date_that_is_none_as_it_was_written(self):
        assert "someday" in phrases.fault_sentence(Fault("x", FaultCode.HELD_IN_FUTURE, {"on": "someday"}))


class TestAColumn:
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_has_words_of_its_own(self, language):
        with override(language):
            told = [phrases.column(name) for name in COLUMNS]
        assert len(set(told)) == len(COLUMNS)
        assert not [one for one in told if "_" in one]

    def test_of_people_names_the_side_and_the_age(self):
        with override("en"):
            assert phrases.column("people_theirs_under_30") == "People of the partner: under 30"
        with override("ar"):
            assert phrases.column("people_ours_over_60") == "مشاركون من هذا المكان: فوق ٦٠"

    @given(st.text(max_size=20))
    def test_that_nobody_knows_keeps_its_name(self, name):
        assume(name.partition(".")[0] not in wording.COLUMNS)
        with override("ar"):
            assert phrases.column(name) == name

    def test_is_told_as_a_whole_for_each_of_its_parts(self):
        with override("en"):
            assert phrases.column("money.3.amount") == phrases.column("money") == "Money"

    def test_has_words_for_nothing_that_no_fault_names(self):
        assert set(wording.COLUMNS) <= {*COLUMNS, "participations", "money"}


class TestAWord:
    def test_of_an_age_group_has_the_digits_of_the_language(self):
        assert phrases.word("age_group", "under_30") == "under 30"
        with override("ar"):
            assert phrases.word("age_group", "under_30") == "دون ٣٠"

    def test_of_a_code_that_is_none_is_the_code(self):
        assert phrases.word("theme", "juggling") == "juggling"

    @pytest.mark.parametrize("vocabulary", sorted(wording.VOCABULARIES))
    def test_of_each_code_differs_between_the_languages(self, vocabulary):
        for code in wording.VOCABULARIES[vocabulary]:
            with override("ar"):
                arabic = phrases.word(vocabulary, code)
            assert arabic != phrases.word(vocabulary, code), code


class TestAnAmount:
    @pytest.mark.parametrize(
        ("amount", "code", "language", "told"),
        [
            ("1250", "EUR", "en", "1,250 EUR"),
            ("1250.5", "EUR", "en", "1,250.50 EUR"),
            ("1250.125", "KWD", "en", "1,250.125 KWD"),
            ("1250", "JPY", "en", "1,250 JPY"),
            ("1250.5", "EUR", "ar", "١٬٢٥٠٫٥٠ EUR"),
            ("0.05", "GBP", "en", "0.05 GBP"),
        ],
    )
    def test_has_the_digits_of_the_language_and_the_decimals_of_the_currency(self, amount, code, language, told):
        assert locales.money(Decimal(amount), code, language) == told

    @given(st.decimals(Decimal("0.01"), Decimal(10) ** 9, places=2))
    def test_loses_no_cent(self, amount):
        told = locales.money(amount, "EUR", "en").removesuffix(" EUR").replace(",", "")
        assert Decimal(told) == amount

    @pytest.mark.parametrize("code", ["EUR", "USD", "KWD", "DEM", "YUM", "IQD"])
    def test_is_of_a_currency_of_today_or_of_the_past(self, code):
        assert locales.is_currency(code)

    @pytest.mark.parametrize("code", ["", "EURO", "eur", "XXX", "XTS", "ABC", "€", "يورو"])
    def test_is_of_nothing_else(self, code):
        assert not locales.is_currency(code)

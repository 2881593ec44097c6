"""Languages, directions, numbers, dates and lists as each language writes them."""

from __future__ import annotations

import string
from decimal import Decimal
from string import ascii_letters

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.made import partial_dates

from tawam.basics import locales
from tawam.basics.dates import PartialDate
from tawam.basics.languages import LANGUAGES, RIGHT_TO_LEFT, direction, page_language
from tawam.basics.reasons import Reason

LATIN = set(string.digits)
ARABIC = set("٠١٢٣٤٥٦٧٨٩")


class TestTheDirection:
    @pytest.mark.parametrize(
        ("language", "way"),
        [
            ("en", "ltr"),
            ("ar", "rtl"),
            ("ar-EG", "rtl"),  # a region changes no direction
            ("fa", "rtl"),  # a source may be in a language that the interface lacks
            ("he", "rtl"),
            ("ur", "rtl"),
            ("ja", "ltr"),
            ("arn", "ltr"),  # Mapudungun only begins like Arabic
            ("", "ltr"),  # an unknown language reads like English
        ],
    )
    def test_follows_the_language(self, language, way):
        assert direction(language) == way

    def test_is_both_among_the_languages_of_the_interface(self):
        assert {direction(language) for language in LANGUAGES} == {"ltr", "rtl"}

    def test_is_known_by_bare_codes(self):
        assert not [code for code in RIGHT_TO_LEFT if "-" in code]


class TestThePagesLanguage:
    @pytest.mark.parametrize(
        ("active", "language"), [("ar", "ar"), ("ar-jo", "ar"), ("en", "en"), ("en-gb", "en"), (None, "en"), ("", "en")]
    )
    def test_is_told_by_its_bare_code_and_is_english_where_none_is_active(self, active, language):
        assert page_language(active) == language


class TestDigits:
    @given(st.text(max_size=30))
    def test_are_left_alone_in_english(self, text):
        assert locales.digits(text, "en") == text

    @given(st.text(st.characters(exclude_characters=ascii_letters), max_size=30))
    def test_are_all_turned_in_arabic_and_no_letter_is(self, text):
        turned = locales.digits(text, "ar")
        assert not LATIN & set(turned)
        assert len(turned) == len(text)
        assert {a for a, b in zip(text, turned, strict=True) if a != b} <= LATIN | set(",.%")

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("عام 1957", "عام ١٩٥٧"),
            ("2,300 مشروع", "٢٬٣٠٠ مشروع"),  # the thousands mark of the language
            ("زاد 4.6%", "زاد ٤٫٦٪"),  # its decimal mark and its percent sign
            ("في 2018.", "في ٢٠١٨."),  # the full stop of a sentence is no decimal mark
            ("انظر E3b وG9", "انظر E3b وG9"),  # ids are names, not numbers
        ],
    )
    def test_bring_their_separators_and_leave_ids_alone(self, text, written):
        assert locales.digits(text, "ar") == written

    @given(st.integers(0, 10**9))
    def test_keep_their_value(self, number):
        assert int(locales.digits(str(number), "ar")) == number


class TestANumber:
    @pytest.mark.parametrize(
        ("value", "language", "written"),
        [
            (0, "en", "0"),
            (1234567, "en", "1,234,567"),
            (1234567, "ar", "١٬٢٣٤٬٥٦٧"),  # Arabic has its own thousands mark
            (12.5, "en", "12.5"),
            (12.5, "ar", "١٢٫٥"),  # and its own decimal mark
        ],
    )
    def test_is_grouped_as_the_language_does(self, value, language, written):
        assert locales.number(value, language) == written

    @given(st.integers(-(10**9), 10**9))
    def test_in_arabic_shows_no_latin_digit(self, value):
        assert not LATIN & set(locales.number(value, "ar"))


class TestADateInWords:
    @pytest.mark.parametrize(
        ("date", "language", "written"),
        [
            ("1957", "en", "1957"),  # a year has no grouping
            ("1957-10", "en", "October 1957"),
            ("1957-10-04", "en", "4 October 1957"),  # the day first, as most of the world writes it
            ("1957", "ar", "١٩٥٧"),
            ("1957-10", "ar", "أكتوبر ١٩٥٧"),
            ("1957-10-04", "ar", "٤ أكتوبر ١٩٥٧"),
        ],
    )
    def test_is_as_precise_as_it_is_known(self, date, language, written):
        assert locales.date(PartialDate.parse(date), language).replace("\u200f", "") == written

    @given(partial_dates())
    def test_in_arabic_has_arabic_digits_only(self, date):
        written = set(locales.date(date, "ar"))
        assert written & ARABIC
        assert not written & LATIN

    @pytest.mark.parametrize("language", LANGUAGES)
    def test_names_every_month_differently(self, language):
        months = {locales.date(PartialDate(2020, month), language) for month in range(1, 13)}
        assert len(months) == 12


class TestACountry:
    @pytest.mark.parametrize(
        ("code", "language", "name"),
        [
            ("JP", "en", "Japan"),
            ("JP", "ar", "اليابان"),
            ("NO", "en", "Norway"),  # the code that YAML 1.1 reads as "false"
            ("QQ", "en", "QQ"),  # unknown codes stay visible
            ("", "ar", ""),
        ],
    )
    def test_has_its_name_of_cldr(self, code, language, name):
        assert locales.country(code, language) == name


class TestACountryInASentence:
    @pytest.mark.parametrize(
        ("code", "sentence"),
        [
            ("GB", "ties with the United Kingdom"),
            ("US", "ties with the United States"),
            ("NL", "ties with the Netherlands"),
            ("AE", "ties with the United Arab Emirates"),
            ("CZ", "ties with Czechia"),
            ("AC", "ties with Ascension Island"),  # one island takes none, several do
            ("QQ", "ties with QQ"),
        ],
    )
    def test_has_its_article_in_english(self, code, sentence):
        assert f"ties with {locales.country_in_a_sentence(code, 'en')}" == sentence

    @given(st.sampled_from(sorted(locales.locale("en").territories)))
    def test_is_its_name_but_for_the_article(self, code):
        assert locales.country_in_a_sentence(code, "en").removeprefix("the ") == locales.country(code, "en")
        assert locales.country_in_a_sentence(code, "ar") == locales.country(code, "ar")

    @pytest.mark.parametrize("ending", ["Islands", "Kingdom", "States", "Emirates", "Republic", "Territories"])
    def test_has_it_for_every_name_that_is_a_common_noun(self, ending):
        named = {
            code for code, name in locales.locale("en").territories.items() if name.endswith(ending) and "&" not in name
        }
        bare = {code for code in named if len(code) == 2 and locales.country_in_a_sentence(code, "en")[:4] != "the "}
        assert bare == set()


class TestAListing:
    @pytest.mark.parametrize(
        ("parts", "language", "text"),
        [
            ([], "en", ""),
            (["one"], "ar", "one"),
            (["one", "two"], "en", "one, two"),
            (["أ", "ب", "ج"], "ar", "أ، ب، ج"),  # the Arabic comma
        ],
    )
    def test_uses_the_comma_of_the_language(self, parts, language, text):
        assert locales.listing(parts, language) == text


class TestAReason:
    def test_needs_no_facts_and_no_claims(self):
        assert Reason("own_record") == Reason("own_record", {}, ())

    def test_cannot_be_changed(self):
        with pytest.raises(AttributeError):
            Reason("own_record").code = "no_source"  # type: ignore[misc]


class TestMoney:
    @pytest.mark.parametrize(
        ("amount", "code", "english", "arabic"),
        [
            ("1250", "EUR", "1,250 EUR", "١٬٢٥٠ EUR"),
            ("1250.5", "EUR", "1,250.50 EUR", "١٬٢٥٠٫٥٠ EUR"),
            ("1250.00", "EUR", "1,250 EUR", "١٬٢٥٠ EUR"),
            ("1000", "JPY", "1,000 JPY", "١٬٠٠٠ JPY"),
            ("100.5", "JPY", "100.5 JPY", "١٠٠٫٥ JPY"),
            ("0.999", "EUR", "0.999 EUR", "٠٫٩٩٩ EUR"),
            ("1.5", "KWD", "1.500 KWD", "١٫٥٠٠ KWD"),
            ("1250.250", "IQD", "1,250.25 IQD", "١٬٢٥٠٫٢٥ IQD"),
        ],
    )
    def test_is_written_as_the_currency_and_the_language_do(self, amount, code, english, arabic):
        assert locales.money(Decimal(amount), code, "en") == english
        assert locales.money(Decimal(amount), code, "ar") == arabic

    @given(
        st.decimals(Decimal("0.001"), Decimal(1_000_000_000), places=3), st.sampled_from(["EUR", "JPY", "KWD", "IQD"])
    )
    def test_is_never_rounded(self, amount, code):
        figure, _, shown = locales.money(amount, code, "en").partition(" ")
        assert (Decimal(figure.replace(",", "")), shown) == (amount, code)

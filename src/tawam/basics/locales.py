"""Numbers, dates and names of countries as each language writes them, from CLDR."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from babel import Locale
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal, get_currency_precision
from babel.numbers import is_currency as babel_knows

from tawam.basics.dates import PartialDate, Precision

_ARABIC_INDIC = str.maketrans("0123456789,.%", "٠١٢٣٤٥٦٧٨٩٬٫٪")
_NUMBER = re.compile(r"(?<![A-Za-z0-9])\d+(?:[.,]\d+)*%?(?![A-Za-z0-9])")
# CLDR writes plain "ar" with Western digits; readers of ar-EG and ar-IQ are used to Arabic ones. Plain "en" puts
# the month first, which readers outside the United States misread.
_CLDR_NAMES = {"en": "en_GB", "ar": "ar_EG"}

# What CLDR names beside countries with two letters: unions, groups, codes for tests and for “unknown”.
_UNIONS = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
# CLDR's formal names where readers know a shorter one.
_SHORT_NAMES = {
    ("en", "HK"): "Hong Kong",
    ("en", "MO"): "Macao",
    ("ar", "HK"): "هونغ كونغ",
    ("ar", "MO"): "ماكاو",
    ("ar", "TL"): "تيمور الشرقية",
}
# Names that English puts an article before when they stand in a sentence; CLDR does not tell which these are.
_WITH_THE = frozenset({
    "AE", "AX", "BQ", "BS", "CC", "CF", "CK", "DO", "EU", "FK", "FO", "GB", "GM", "HM", "IC", "IM", "IO",
    "KM", "KY", "MH", "MP", "MV", "NL", "PH", "PN", "PS", "SB", "SC", "TC", "TF", "UM", "US", "VG", "VI",
})  # fmt: skip


@lru_cache
def locale(language: str) -> Locale:
    """The CLDR locale of an interface language."""
    return Locale.parse(_CLDR_NAMES[language])


def digits(text: str, language: str) -> str:
    """The text with its numbers as the language writes them: digits, separators and percent signs.

    Digits that touch a Latin letter (an id such as E3b) stay as they are.
    """
    if locale(language).default_numbering_system == "arab":
        return _NUMBER.sub(lambda found: found[0].translate(_ARABIC_INDIC), text)
    return text


def number(value: float, language: str) -> str:
    """A number with the language's grouping and digits."""
    text = format_decimal(value, locale=locale(language), numbering_system="default")
    return text.translate(_ARABIC_INDIC) if locale(language).default_numbering_system == "arab" else text


def date(value: PartialDate, language: str) -> str:
    """A date in words, as precise as it is known and no more."""
    if value.precision is Precision.YEAR:
        return digits(str(value.year), language)
    if value.precision is Precision.MONTH:
        return digits(format_skeleton("yMMMM", value.earliest(), locale=locale(language)), language)
    return digits(format_date(value.earliest(), "long", locale=locale(language)), language)


def country(code: str, language: str) -> str:
    """A country's name; the code itself where CLDR has none."""
    name: str = _SHORT_NAMES.get((language, code)) or locale(language).territories.get(code, code)
    return name


def country_in_a_sentence(code: str, language: str) -> str:
    """A country's name as it stands after “in” or “with”: the Netherlands, but France."""
    name = country(code, language)
    return f"the {name}" if language == "en" and code in _WITH_THE else name


def is_country(code: str) -> bool:
    """Whether CLDR has a name for the two letters as a country or territory, in capitals."""
    return len(code) == 2 and code.isascii() and code.isalpha() and code in locale("en").territories.keys() - _UNIONS


def language_name(code: str, language: str) -> str:
    """What a language is called; its code where CLDR has no name."""
    names = locale(language).languages
    found: str = names.get(code) or names.get(code.partition("_")[0], code)
    return found


def is_language(code: str) -> bool:
    """Whether CLDR has a name for the code of a language."""
    return code in locale("en").languages


def script_name(code: str, language: str) -> str:
    """What a script is called; its code where CLDR has no name."""
    name: str = locale(language).scripts.get(code, code)
    return name


def listing(parts: list[str], language: str) -> str:
    """Several texts as one enumeration."""
    return ("، " if language == "ar" else ", ").join(parts)


def is_currency(code: str) -> bool:
    """Whether CLDR knows the code as a currency of today or of the past; codes for “none” and for tests are none."""
    return code not in ("XXX", "XTS") and babel_knows(code)


def money(amount: Decimal, code: str, language: str) -> str:
    """An amount with its currency's code, as the language writes numbers: 1,250.50 EUR.

    It is never rounded: CLDR gives the yen and the dinar of Iraq no decimals, and people log some all the same.
    """
    exponent = amount.normalize().as_tuple().exponent
    finest = -exponent if isinstance(exponent, int) else 0
    places = max(get_currency_precision(code), finest) if finest > 0 else 0
    pattern = "#,##0" + ("." + "0" * places if places else "")
    text = format_decimal(amount, format=pattern, locale=locale(language), numbering_system="default")
    if locale(language).default_numbering_system == "arab":
        text = text.translate(_ARABIC_INDIC)
    return f"{text} {code}"

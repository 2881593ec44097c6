"""Names are compared in one normal form: each row says why the two spellings are the same name, or are not."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tawam.places.rules.text import (
    name_and_context,
    normalise,
    region_key,
    spellings,
    without_title,
    word_tails,
)

SAME = [
    ("Köln", "koln"),  # an umlaut is left out, not written as oe
    ("São Paulo", "sao paulo"),  # tilde and case
    ("Ōita", "OITA"),  # a macron of romanised Japanese
    ("İstanbul", "istanbul"),  # casefold leaves a combining dot behind the dotted I
    ("Diyarbakır", "diyarbakir"),  # the dotless i has no decomposition
    ("Straßburg", "Strassburg"),  # ß
    ("Łódź", "Lodz"),  # ł has no decomposition, ź has
    ("Tromsø", "Tromso"),  # ø has no decomposition
    ("Đakovo", "Dakovo"),  # đ has no decomposition
    ("Ærøskøbing", "aeroskobing"),  # æ is two letters
    ("Œuilly", "Oeuilly"),  # œ is two letters
    ("Þingvellir", "thingvellir"),  # þ is two letters
    ("N'Djamena", "Ndjamena"),  # an apostrophe is no space
    ("Xi’an", "Xi'an"),  # typographic and typewriter apostrophes
    ("Al Ḩudaydah", "al hudaydah"),  # the dots below of romanised Arabic
    ("Stoke-on-Trent", "stoke on trent"),  # a hyphen is a space
    ("  New   York ", "New York"),  # stray spaces
    ("St. Louis", "st louis"),  # a full stop is no letter
    ("ＴＯＫＹＯ", "tokyo"),  # full-width letters of Japanese keyboards
    ("ﬁrenze", "firenze"),  # a ligature from a PDF
    ("Ёлкино", "елкино"),  # ё is mostly written е
    ("Αθήνα", "ΑΘΗΝΑ"),  # Greek drops its accents in capitals
    ("القُدْس", "القدس"),  # vowel signs
    ("بـــيـــروت", "بيروت"),  # tatweel only stretches
    ("أربيل", "اربيل"),  # hamza above alef
    ("إربد", "اربد"),  # hamza below alef
    ("آسفي", "اسفي"),  # madda
    ("مؤتة", "موته"),  # hamza on waw; ta marbuta typed as ha
    ("الدار البيضاء", "الدار البيضا"),  # a final hamza is often left out
    ("موسى", "موسي"),  # alef maqsura typed as ya, as in Egypt
    ("کراچی", "كراتشي".replace("اتش", "اج")),  # Persian kaf, che and ye
    ("أونومیتشي", "أونوميتشي"),  # a Persian ye in an Arabic name
    ("ڤيينا", "فيينا"),  # the letter for v
    ("لندن\u200f", "لندن"),  # an invisible mark copied from a page
    ("می\u200cشود", "ميشود"),  # the zero-width non-joiner
    ("حي ٧", "حي 7"),  # Arabic-Indic digits
    ("서울", unicodedata.normalize("NFD", "서울")),  # composed and decomposed Hangul
]
OTHER = [
    ("بار", "بحر"),  # a different letter
    ("Paris", "Parys"),  # y is not i
    ("दिल्ली", "दल्ल"),  # the vowels of Indic scripts are not accents: without them another word is left
    ("กรุงเทพ", "กรงเทพ"),  # nor are Thai vowels
    ("かがわ", "かかわ"),  # nor the marks that make ga of ka
    ("Lyon", "Lyons"),  # an s more
]


class TestNormalising:
    @pytest.mark.parametrize(("one", "other"), SAME)
    def test_makes_spellings_of_one_name_equal(self, one: str, other: str) -> None:
        assert normalise(one) == normalise(other)

    @pytest.mark.parametrize(("one", "other"), OTHER)
    def test_keeps_names_apart_that_are_different(self, one: str, other: str) -> None:
        assert normalise(one) != normalise(other)

    @given(st.text(max_size=40))
    def test_changes_nothing_the_second_time(self, text: str) -> None:
        assert normalise(normalise(text)) == normalise(text)

    @given(st.text(max_size=40))
    def test_leaves_no_capital_accent_or_stray_space(self, text: str) -> None:
        norm = normalise(text)
        assert norm == " ".join(norm.split(" ")).strip()
        assert not any(unicodedata.combining(char) >= 200 for char in norm)

    @given(st.text(alphabet=st.characters(categories=["Lu", "Ll"]), min_size=1, max_size=20))
    def test_does_not_care_about_case_where_case_can_be_undone(self, text: str) -> None:
        assume(text.upper().lower() == text.lower())
        assert normalise(text.upper()) == normalise(text)

    @given(st.text(max_size=20), st.sampled_from("\u0301\u0308\u064b\u0650\u0640\u200f\u200d"))
    def test_does_not_see_marks_and_signs(self, text: str, mark: str) -> None:
        assume(not any(unicodedata.combining(char) for char in unicodedata.normalize("NFKD", text)))
        assert normalise("".join(char + mark for char in text)) == normalise(text)

    @pytest.mark.parametrize("text", ["", "   ", "!?", "\u200f", "\x00", "\ud800"])
    def test_bears_text_without_a_letter(self, text: str) -> None:
        assert normalise(text) == ""


class TestSpellings:
    def test_come_with_and_without_the_arabic_article(self) -> None:
        assert spellings(normalise("القدس")) == ("القدس", "قدس")

    def test_keep_a_short_word_that_only_begins_like_the_article(self) -> None:
        assert spellings(normalise("الفي")) == ("الفي",)

    @pytest.mark.parametrize(
        ("name", "also"),
        [
            ("St. Louis", "saint louis"),  # the abbreviation written out
            ("Saint-Louis", "st louis"),  # and abbreviated
            ("Sainte-Foy", "ste foy"),  # French, feminine
            ("Fort Worth", "ft worth"),  # Fort
        ],
    )
    def test_know_the_usual_abbreviations(self, name: str, also: str) -> None:
        assert also in spellings(normalise(name))

    def test_leave_the_last_word_alone_for_it_may_be_a_name(self) -> None:
        assert spellings("bad saint") == ("bad saint",)

    @given(st.text(max_size=30))
    def test_begin_with_the_name_itself_and_never_repeat(self, text: str) -> None:
        found = spellings(normalise(text))
        assert found[0] == normalise(text)
        assert len(set(found)) == len(found)


class TestWordTails:
    def test_are_what_follows_each_word(self) -> None:
        assert word_tails("rio de janeiro") == ("de janeiro", "janeiro")

    def test_are_none_for_a_single_word(self) -> None:
        assert word_tails("paris") == ()


class TestContextInTheText:
    @pytest.mark.parametrize(
        ("text", "parts"),
        [
            ("Paris (Texas)", ("Paris", "Texas")),  # brackets
            ("Paris, Texas", ("Paris", "Texas")),  # a comma
            ("باريس، تكساس", ("باريس", "تكساس")),  # an Arabic comma
            ("Halle (Saale), DE", ("Halle", "Saale), DE")),  # only the first mark counts
            ("Paris", ("Paris", "")),  # nothing to take apart
            (", Texas", (", Texas", "")),  # no name before the comma
            ("Paris (Texas", ("Paris", "Texas")),  # a bracket left open
        ],
    )
    def test_is_taken_apart(self, text: str, parts: tuple[str, str]) -> None:
        assert name_and_context(text) == parts


class TestTitles:
    @pytest.mark.parametrize(
        ("text", "name"),
        [
            ("City of Bristol", "bristol"),  # English
            ("مدينة نابلس", "نابلس"),  # Arabic: city
            ("Ville de Paris", "paris"),  # French
            ("Citywide", "citywide"),  # a word that only begins so
        ],
    )
    def test_are_taken_off(self, text: str, name: str) -> None:
        assert without_title(normalise(text)) == name


class TestRegionKeys:
    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("Osaka Prefecture", "Ōsaka"),  # a prefecture is called with and without the word
            ("State of Texas", "Texas"),  # the word before
            ("محافظة القاهرة", "القاهرة"),  # Arabic: governorate
            ("Saratov Oblast", "Saratov"),  # Russian
        ],
    )
    def test_are_equal_for_the_same_region(self, one: str, other: str) -> None:
        assert region_key(one) == region_key(other)

    def test_keep_a_name_that_is_nothing_but_a_generic_word(self) -> None:
        assert region_key("Province") == "province"

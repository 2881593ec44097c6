"""Names that no list has in Arabic are compared by their consonants, and only where the name of a city stands."""

from __future__ import annotations

from collections.abc import Collection, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import gazetteer

from tawam.intake.rules.texts import RuleReader
from tawam.intake.rules.texts.names import mentions, phrases, unlisted
from tawam.intake.rules.texts.sounds import sound_of
from tawam.intake.rules.texts.tokens import sentences
from tawam.intake.values.texts import Borne, Mention, Relation, TextReading
from tawam.places.rules.text import normalise
from tawam.places.values import PlaceKind

ALIKE = (
    ("Utrecht", "أوتريخت"),
    ("Tromsø", "ترومسو"),
    ("Gothenburg", "غوتنبرغ"),
    ("Shimonoseki", "شيمونوسيكي"),
    ("Hounslow", "هاونسلو"),
    ("Dundee", "دندي"),
    ("Dortmund", "دورتموند"),
    ("Bristol", "بريستول"),
    ("Kaliningrad", "كالينينغراد"),
    ("Groningen", "غرونينغن"),
    ("Stuttgart", "شتوتغارت"),
    ("Murmansk", "مورمانسك"),
)
UNLIKE = (("Utrecht", "ترومسو"), ("Dresden", "دورتموند"), ("Rome", "روما"), ("Oslo", "أوسلو"), ("Lyon", "ليل"))
KNOWN = {"utrecht": "gn:2745912", "tromso": "gn:3133895"}


def by_sound(words: Collection[str]) -> Mapping[str, tuple[str, tuple[Borne, ...]]]:
    """The two cities that are known by their sound."""
    sounds = {sound_of(name): name for name in KNOWN}
    heard = {word: sounds[sound_of(word)] for word in words if sound_of(word) in sounds}
    return {word: (name, (Borne(KNOWN[name], PlaceKind.CITY, 40_000),)) for word, name in heard.items()}


def read(text: str) -> TextReading:
    """The text as read with those two."""
    return RuleReader(gazetteer, by_sound).read(text)


def unknown(text: str) -> list[str]:
    """The words of a text that stand where names do and that no list has."""
    return [word for part in sentences(text) for word in unlisted(part, gazetteer(phrases(part)))]


def named(text: str) -> list[Mention]:
    """The names in a text."""
    return [one for part in sentences(text) for _, _, one in mentions(part, gazetteer(phrases(part)))]


class TestASound:
    @pytest.mark.parametrize(("latin", "arabic"), ALIKE)
    def test_is_the_same_in_both_scripts(self, latin: str, arabic: str) -> None:
        assert sound_of(normalise(latin)) == sound_of(normalise(arabic)) != ""

    @pytest.mark.parametrize(("latin", "arabic"), UNLIKE)
    def test_of_other_names_is_another_or_tells_nothing(self, latin: str, arabic: str) -> None:
        key = sound_of(normalise(latin))
        assert not key or key != sound_of(normalise(arabic))

    @given(st.text(max_size=30))
    def test_is_of_the_classes_alone(self, text: str) -> None:
        assert set(sound_of(normalise(text))) <= set("aBTDRSKGFLMN")

    @given(st.text(alphabet="aeiouyاوي ", max_size=20))
    def test_of_vowels_tells_nothing(self, text: str) -> None:
        assert sound_of(text) == ""

    @given(st.text(alphabet="bdklmnrst", min_size=3, max_size=12), st.sampled_from("aeiou"))
    def test_does_not_depend_on_vowels_inside(self, consonants: str, vowel: str) -> None:
        assert sound_of(vowel.join(consonants).replace(f"s{vowel}h", "sh")) in ("", sound_of(vowel.join(consonants)))

    @given(st.sampled_from(ALIKE))
    def test_tells_whether_a_name_begins_with_a_vowel(self, pair: tuple[str, str]) -> None:
        for name in map(normalise, pair):
            assert sound_of(name).startswith("a") == (name[0] in "aeiouhاوه")


class TestAnUnlistedName:
    @pytest.mark.parametrize(
        "text",
        [
            "مدينة أوتريخت متوأمة مع باريس",
            "بلدية أوتريخت متوأمة مع باريس",
            "التوأمة بين أوتريخت وباريس",
            "باريس متوأمة مع أوتريخت",
            "وفد من أوتريخت زار توأمها باريس",
            "أوتريخت، المدينة الهولندية، توأم باريس",
        ],
    )
    def test_stands_where_a_city_does(self, text: str) -> None:
        assert "اوتريخت" in unknown(text)

    @pytest.mark.parametrize("text", ["تعلم أوتريخت الناس", "مع الناس", "بين هذا", "مدينة باريس", "Utrecht lies there"])
    def test_is_no_other_word(self, text: str) -> None:
        assert unknown(text) == []

    def test_is_read_as_the_place_that_sounds_so(self) -> None:
        (said,) = read("مدينة أوتريخت متوأمة مع باريس منذ عام 1983.").said
        assert [one.name for one in said.parties] == ["utrecht", "باريس"]
        assert [one.by_sound for one in said.parties] == [True, False]
        assert (said.relation, said.year) == (Relation.TWINNED, 1983)

    def test_stands_where_it_is_written_without_what_is_attached(self) -> None:
        text = "التوأمة بين باريس وأوتريخت قائمة."
        (said,) = read(text).said
        assert sorted(text[one.start : one.end] for one in said.parties) == ["أوتريخت", "باريس"]

    def test_is_not_heard_where_nobody_speaks_of_twinning(self) -> None:
        assert all(not one.by_sound for one in read("مدينة أوتريخت بعيدة عن باريس.").mentions)

    def test_is_not_looked_for_without_a_way_to_hear(self) -> None:
        assert RuleReader(gazetteer).read("مدينة أوتريخت متوأمة مع باريس.").said == ()

    @given(st.text(alphabet="اوتريخسمنبلقفغ ", max_size=60))
    def test_of_any_letters_ends_in_no_error(self, letters: str) -> None:
        text = f"التوأمة بين {letters} وباريس"
        for one in read(text).mentions:
            assert 0 <= one.start < one.end <= len(text)


class TestOffsetsInArabic:
    @pytest.mark.parametrize(
        ("text", "names"),
        [
            ("بارِيس وَرُوما مدينتان توأمان", ["بارِيس", "رُوما"]),
            ("التَوْأَمة بين باريس ولُندن", ["باريس", "لُندن"]),
            ("مدينة بــاريس توأم روما", ["بــاريس", "روما"]),
            ("توأمة لباريس مع روما", ["باريس", "روما"]),
        ],
    )
    def test_count_vowel_signs_and_leave_out_what_is_attached(self, text: str, names: list[str]) -> None:
        assert [text[one.start : one.end] for one in named(text)] == names

    @given(st.lists(st.sampled_from("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652"), max_size=4).map("".join))
    def test_hold_for_any_vowel_signs(self, signs: str) -> None:
        text = f"مدينة با{signs}ريس توأم روما"
        first, *_ = named(text)
        assert text[first.start : first.end] == f"با{signs}ريس"

    @given(st.integers(0, 40))
    def test_move_with_what_stands_before(self, blanks: int) -> None:
        text = f"{' ' * blanks}مدينة باريس توأم روما"
        assert [text[one.start : one.end] for one in named(text)] == ["باريس", "روما"]


class TestAName:
    @pytest.mark.parametrize(
        "text",
        ["Bristol Rovers won", "Leipzig University is old", "Dresden Street is long", "Houston Airlines flies"],
    )
    def test_that_goes_on_names_no_city(self, text: str) -> None:
        assert named(f"Then {text}.") == []

    @pytest.mark.parametrize("text", ["Then Bristol Council met", "Then Leipzig, the city, met", "In Dresden they met"])
    def test_that_an_office_follows_is_one(self, text: str) -> None:
        assert len(named(text)) == 1

    def test_is_not_made_by_taking_as_away(self) -> None:
        assert [one.name for one in named("مدن كباريس وروما")] == ["باريس", "روما"]
        assert named("كليل طويل") == []

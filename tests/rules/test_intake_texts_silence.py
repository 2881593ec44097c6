"""Paragraphs that name cities and twinning and state nothing of the two: nobody is tied by standing near a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import read, told

OTHERS = (
    "Leipzig and Houston are large. The twinning of other cities is a success.",
    "Leipzig and Houston are large. The twinning movement has many friends.",
    "Leipzig and Houston are large. The twinning programme of the ministry is over.",
    "Leipzig and Houston are large. Town twinning has many friends.",
    "Leipzig and Houston are large. Other places have sister cities.",
    "Leipzig has sister cities. The mayor was born in Houston.",
    "Leipzig has sister cities. The mayor went to school near Houston.",
    "Leipzig has sister cities. She flew to Houston.",
    "Leipzig has sister cities. The weather in Houston was fine.",
    "The twinning association met in Leipzig. The minutes are kept in Houston.",
    "A book on sister cities was printed in Leipzig. Its author lives in Houston.",
    "Twin girls were born in Leipzig. Their father works in Houston.",
    "Twin towers stand in Leipzig. Higher ones stand in Houston.",
    "The hotel in Leipzig has twin beds. The one in Houston has none.",
    "Leipzig United beat Houston. The twins in the crowd sang.",
    "The universities of Tartu and Pskov were partners. The agreement was not prolonged.",
    "A company in Leipzig and a bank in Houston formed a partnership. The partnership is over.",
    "Two airlines link Leipzig with Houston. Their partnership is new.",
)
OTHERS_IN_ARABIC = (
    "ولد توأمان في باريس. والدهما يعمل في روما.",
    "فاز فريق باريس على فريق روما. وقال المدرب إن الفوز مستحق.",
    "تربط رحلات جديدة باريس بروما. وتبدأ الأسعار من مئة يورو.",
    "يعيش توأمه في باريس. أما هو فيعيش في روما.",
    "في شارع باريس مقهى صغير. صاحبه عمل في روما.",
    "وقعت شركة من باريس وشركة من روما اتفاقا. والاتفاق تجاري.",
    "لم يسمع أهل باريس بالتوأمة. وكذلك أهل روما.",
)
DENIED = (
    "There is no twinning between Leipzig and Houston.",
    "Leipzig has never been twinned with Houston.",
    "Neither Leipzig nor Dresden is twinned with Houston.",
    "Leipzig was never a sister city of Houston.",
    "لا توأمة بين باريس وروما.",
    "باريس ليست متوأمة مع روما.",
    "لم توقع باريس أي اتفاقية توأمة مع روما.",
)
CONSIDERED = (
    "Leipzig considers a twinning with Houston.",
    "Leipzig plans to become a sister city of Houston.",
    "Leipzig is exploring a sister-city agreement with Houston.",
    "Leipzig proposed a twinning with Houston.",
    "Leipzig is negotiating a twinning with Houston.",
    "Leipzig dreams of a twinning with Houston.",
    "Leipzig looks for a twin town; it thinks of Houston.",
    "Leipzig has sister cities, and Houston could become the next.",
    "Leipzig has sister cities, and Houston may become the next.",
    "تدرس باريس توأمة مع روما.",
    "تعتزم باريس توقيع اتفاقية توأمة مع روما.",
)
PLACES = ("in", "near", "at", "from")


class TestSilence:
    @pytest.mark.parametrize("text", OTHERS)
    def test_is_kept_of_cities_that_only_stand_near(self, text: str) -> None:
        assert told(text) == []

    @pytest.mark.parametrize("text", OTHERS_IN_ARABIC)
    def test_is_kept_in_arabic_too(self, text: str) -> None:
        assert told(text) == []

    @pytest.mark.parametrize("text", CONSIDERED)
    def test_is_kept_of_what_is_only_considered(self, text: str) -> None:
        assert told(text) == []

    @given(st.sampled_from(PLACES), st.sampled_from(["Houston", "Lyon", "Milan"]))
    def test_is_kept_of_where_somebody_is(self, where: str, city: str) -> None:
        assert told(f"Leipzig has sister cities. A letter {where} {city} came late.") == []

    @given(st.sampled_from(OTHERS), st.sampled_from(OTHERS))
    def test_is_not_broken_by_another_paragraph(self, one: str, other: str) -> None:
        assert told(f"{one}\n\n{other}") == []

    @given(st.sampled_from(OTHERS))
    def test_leaves_the_names_to_be_seen(self, text: str) -> None:
        assert all(text[one.start : one.end][:1].isupper() for one in read(text).mentions)


class TestADenial:
    @pytest.mark.parametrize("text", DENIED)
    def test_is_no_tie(self, text: str) -> None:
        assert {one[2] for one in told(text)} == {"not_twinned"}

    @given(st.sampled_from(DENIED), st.sampled_from(OTHERS))
    def test_stays_one_before_another_paragraph(self, denied: str, other: str) -> None:
        assert {one[2] for one in told(f"{denied}\n\n{other}")} == {"not_twinned"}

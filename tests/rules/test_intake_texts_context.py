"""What a paragraph keeps of its sentences, and whom “the city” means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.intake.rules.texts.context import REMEMBERED, Context, Referents, speaks_of_twinning
from tawam.intake.rules.texts.tokens import sentences
from tawam.intake.values.texts import Borne, Mention
from tawam.places.values import PlaceKind


def city(name: str, kind: PlaceKind = PlaceKind.CITY) -> Mention:
    """A mention of a city, or of a country."""
    return Mention(0, len(name), name, (Borne(f"gn:{name}", kind, 100_000),))


LEIPZIG, HOUSTON, LYON = city("leipzig"), city("houston"), city("lyon")
FRANCE = city("france", PlaceKind.COUNTRY)


def placed(words: str, *own: Mention, head: bool = False) -> str:
    """A line with the names that it leaves to a paragraph about Leipzig and Houston."""
    context = Context(licensed=True)
    context.note([LEIPZIG, HOUSTON], [[LEIPZIG, HOUSTON]])
    return Referents(context, own, head=head).placed(f" {words} ").strip()


class TestAContext:
    def test_is_about_the_first_city(self) -> None:
        context = Context()
        context.note([FRANCE, LYON], [])
        context.note([LEIPZIG], [])
        assert context.topic == LYON

    def test_has_the_two_that_stand_side_by_side(self) -> None:
        context = Context()
        context.note([LYON, LEIPZIG, HOUSTON], [[LYON], [LEIPZIG, HOUSTON]])
        assert context.pair == (LEIPZIG, HOUSTON)

    def test_has_the_only_two_that_it_names(self) -> None:
        context = Context()
        context.note([LYON], [[LYON]])
        assert context.pair is None
        context.note([FRANCE, HOUSTON], [[FRANCE], [HOUSTON]])
        assert context.pair == (LYON, HOUSTON)

    def test_takes_no_countries_for_a_pair(self) -> None:
        context = Context()
        context.note([FRANCE, LYON], [[FRANCE, LYON]])
        assert context.pair is None

    def test_goes_on_with_whom_a_statement_tied(self) -> None:
        context = Context()
        context.note([LYON], [[LYON]])
        context.state((LEIPZIG, HOUSTON))
        assert (context.topic, context.pair) == (LEIPZIG, (LEIPZIG, HOUSTON))

    @given(st.lists(st.text("abc", min_size=1, max_size=4), max_size=60))
    def test_remembers_each_name_once_and_not_too_many(self, names: list[str]) -> None:
        context = Context()
        for name in names:
            context.note([city(name)], [[city(name)]])
        kept = [one.name for one in context.cities]
        assert kept == list(dict.fromkeys(names))[:REMEMBERED]


class TestWhatRefersToAName:
    @pytest.mark.parametrize(
        ("words", "expected"),
        [
            ("the city has a zoo", "§0 has a zoo"),
            ("the old saxon city has a zoo", "§0 has a zoo"),
            ("the two met", "§0 and §1 met"),
            ("they met", "§0 and §1 met"),
            ("both cities met", "§0 and §1 met"),
            ("it is twinned with", "§0 is twinned with"),
            ("the twin city met", "the twin city met"),
            ("the city of light", "the city of light"),
            ("it rains", "it rains"),
            ("المدينه الالمانيه كبيره", "§0 كبيره"),
            ("والمدينه الالمانيه كبيره", "و §0 كبيره"),
            ("زار للمدينه الالمانيه", "زار ل §0"),
            ("المدينتان كبيرتان", "§0 and §1 كبيرتان"),
            ("التوامه بينهما قديمه", "التوامه بين §0 and §1 قديمه"),
            ("المدينه الشقيقه كبيره", "المدينه الشقيقه كبيره"),
        ],
    )
    def test_is_replaced_by_its_mark(self, words: str, expected: str) -> None:
        assert placed(words) == expected

    def test_means_the_one_that_the_sentence_does_not_name(self) -> None:
        context = Context(licensed=True, topic=LEIPZIG, pair=(LEIPZIG, HOUSTON))
        referents = Referents(context, [LEIPZIG])
        assert referents.placed(" §0 met the texan city ").strip() == "§0 met §1"
        assert referents.added == [HOUSTON]

    def test_that_stands_beside_its_name_is_left(self) -> None:
        assert placed("§0 , the saxon city , has a zoo", LYON) == "§0 , the saxon city , has a zoo"

    def test_leaves_the_two_where_one_of_them_is_named(self) -> None:
        assert placed("§0 and the two met", LEIPZIG) == "§0 and the two met"

    def test_begins_the_line_where_only_its_owner_is_meant(self) -> None:
        assert placed("its belgian twin came", head=True) == "§0 · its belgian twin came"
        assert placed("nobody came", head=True) == "nobody came"

    def test_is_nobody_in_an_empty_paragraph(self) -> None:
        referents = Referents(Context(licensed=True), [], head=True)
        assert referents.placed(" the city and its twin and the two ") == " the city and its twin and the two "
        assert referents.added == []

    @given(
        st.lists(st.sampled_from(["the", "city", "two", "its", "twin", "§0", "it", "is", ",", "المدينه"]), max_size=20)
    )
    def test_has_a_mark_for_every_name_that_was_added(self, words: list[str]) -> None:
        context = Context(licensed=True, topic=LEIPZIG, pair=(LEIPZIG, HOUSTON))
        referents = Referents(context, [LYON], head=True)
        line = referents.placed(f" {' '.join(words)} ")
        marks = {f"§{1 + at}" for at in range(len(referents.added))}
        assert marks <= set(line.split())
        assert len(referents.added) <= 2


class TestAWordThatOnlyTwinningHas:
    @pytest.mark.parametrize(
        "text",
        [
            "Its twin towns are many.", "It is twinned with Rome.", "A jumelage needs two.", "The Partnerstadt came.",
            "A sister-city agreement was signed.", "The twinning is over.", "A partner of the Dutch city.",
            "التوأمة قديمة.", "توأمتها باريس.", "المدن الشقيقة كثيرة.", "شقيقتها باريس.",
        ],
    )  # fmt: skip
    def test_is_known(self, text: str) -> None:
        assert speaks_of_twinning(list(sentences(text)))

    @pytest.mark.parametrize(
        "text",
        [
            "Twin beds and a view.", "The twins are ill.", "Two companies formed a partnership.", "Links to the past.",
            "A university partner came.", "رحلتان بين بيروت وبرلين.", "شركاء في التجارة.",
        ],
    )  # fmt: skip
    def test_is_no_other(self, text: str) -> None:
        assert not speaks_of_twinning(list(sentences(text)))

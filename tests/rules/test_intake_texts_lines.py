"""A sentence becomes a line in which names, lists and words of partnership are marks, whatever the sentence."""

from __future__ import annotations

import itertools
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import gazetteer, line

from tawam.intake.rules.texts.lines import line_of
from tawam.intake.rules.texts.links import ANY_LINK, LINK, marked
from tawam.intake.rules.texts.names import mentions, phrases
from tawam.intake.rules.texts.tokens import sentences


def names(text: str) -> list[str]:
    """The parts of the text that are taken for names."""
    found = []
    for sentence in sentences(text):
        found += [text[one.start : one.end] for _, _, one in mentions(sentence, gazetteer(phrases(sentence)))]
    return found


class TestTokens:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("One. Two! Three? Four", 4),
            ("Mr. Smith of St. Louis came. He left.", 2),
            ("A heading\nA text", 2),
            ("A line that was wrapped by somebody after many long\nwords is one sentence.", 1),
            ("A line that ends a paragraph after some seventy long words or so\n\nAnother one.", 2),
            ("J. F. Kennedy spoke.", 1),
            ("...", 0),
            ("", 0),
        ],
    )
    def test_are_cut_into_sentences(self, text: str, number: int) -> None:
        assert len(list(sentences(text))) == number

    @given(st.text(max_size=300))
    def test_stand_in_the_text_in_their_order_and_apart(self, text: str) -> None:
        tokens = [token for sentence in sentences(text) for token in sentence]
        assert all(one.end <= other.start for one, other in itertools.pairwise(tokens))
        assert all(text[one.start : one.end].startswith(one.text) for one in tokens)

    @given(st.integers(1, 2_000))
    def test_are_never_longer_than_a_name(self, length: int) -> None:
        ((token,),) = sentences("و" * length)
        assert len(token.norm) <= 60
        assert token.end == length

    def test_of_an_endless_sentence_are_cut(self) -> None:
        assert max(len(one) for one in sentences("word " * 2_000)) <= 400


class TestNames:
    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("Paris and Lyon", ["Paris", "Lyon"]),
            ("In most of them, reading is nice.", []),
            ("He went to San Francisco.", ["San Francisco"]),
            ("the mayor Paris said", []),
            ("Melle is twinned with Lyon.", ["Melle", "Lyon"]),
            ("Melle jumps.", []),
            ("التوأمة بين باريس وروما", ["باريس", "روما"]),
            ("ذهب إلى مدينة بيت لحم", ["بيت لحم"]),
            ("وباريس ولموسكو", ["باريس", "موسكو"]),
            ("قضى ليل الشتاء", []),
            ("شراكة مع ليل الفرنسية", ["ليل"]),
            ("سلام بين الناس", []),
        ],
    )
    def test_are_told_from_other_words(self, text: str, found: list[str]) -> None:
        assert names(text) == found

    @given(
        st.lists(st.sampled_from(["Paris", "San Francisco", "the", "and", ",", "Nice", "Rostov-on-Don"]), max_size=9)
    )
    def test_do_not_overlap(self, words: list[str]) -> None:
        for sentence in sentences(" ".join(words)):
            found = mentions(sentence, gazetteer(phrases(sentence)))
            spans = [(one.start, one.end) for _, _, one in found]
            assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


class TestLinkWords:
    @pytest.mark.parametrize(
        ("words", "mark"),
        [
            ("twinning", "≈bond"), ("sister city", "≈twin"), ("sister cities", "≈twins"), ("twinned", "≈tied"),
            ("sister city relationship", "≈bond"), ("friendship agreement", "≈bond"), ("partner towns", "≈twins"),
            ("twinning association", "≈about"), ("twin room", "≈about"), ("twin brother", "≈about"),
            ("partnership of two companies", "≈about"), ("town twinning", "≈about"),
            ("توامه", "≈bond"), ("التوامه", "≈bond"), ("متوامتان", "≈tied"), ("المدن الشقيقه", "≈twins"),
            ("اتفاقيه توامه", "≈bond"), ("معاهده صداقه", "≈bond"), ("توايم", "≈twins"),
        ],
    )  # fmt: skip
    def test_become_a_mark(self, words: str, mark: str) -> None:
        assert marked(f" {words} ") == (f" {mark} ", False)

    @pytest.mark.parametrize(
        ("words", "marks"),
        [
            ("وتوامتها", "و its ≈bond"), ("توامها", "its ≈twin"), ("شراكتهما", "their ≈bond"), ("بتوامه", "ب ≈bond"),
            ("للتوامه", "ل ≈bond"),
        ],
    )  # fmt: skip
    def test_give_what_arabic_attaches_to_them_words_of_its_own(self, words: str, marks: str) -> None:
        assert marked(f" {words} ")[0] == f" {marks} "

    @pytest.mark.parametrize("words", ["twintowers", "sisterly", "pacts of steel", "brother city", "entwined", "ties"])
    def test_are_not_found_in_others(self, words: str) -> None:
        assert not ANY_LINK.search(marked(f" {words} ")[0])

    def test_are_ties_only_if_they_are_cut(self) -> None:
        assert marked(" has ties with §0 ") == (" has ties with §0 ", False)
        words, weak = marked(" cut its ties with §0 ")
        assert "≈bond with §0" in words
        assert weak

    def test_stand_before_the_name_that_owns_them(self) -> None:
        assert marked(" §0 's sister city §1 ")[0] == " ≈twin of §0 §1 "


class TestALine:
    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("Paris is twinned with the city of Rome.", " ¤0 is ≈tied with ¤1 "),
            ("Paris, Lyon and Rome", " ¤0 "),
            ("Paris is twinned with Lyon, and Rome has a twin.", " ¤0 is ≈tied with ¤1 ; and ¤2 has a ≈twin "),
            ("Volgograd (formerly Stalingrad) is old.", " ¤0 is old "),
            ("التوأمة بين مدينتي باريس وروما", " ≈bond بين ¤0 "),
            ("توأمة باريس مع روما", " ≈bond ¤0 مع ¤1 "),
        ],
    )
    def test_has_marks_for_names_lists_and_links(self, text: str, words: str) -> None:
        assert line(text).words == words

    @pytest.mark.parametrize(
        ("text", "within"),
        [
            ("Birmingham, Alabama, is far.", {0: "alabama"}),
            ("Birmingham (Alabama) is far.", {0: "alabama"}),
            ("Coventry in England is far.", {0: "england"}),
            ("Paris, New York and Rome", {}),
            ("Paris in New York", {0: "new york"}),
            ("باريس في فرنسا", {0: "فرنسا"}),
            ("France, Germany", {}),
        ],
    )
    def test_notes_where_a_name_lies(self, text: str, within: dict[int, str]) -> None:
        assert line(text).within == within

    def test_notes_the_year_that_a_name_has_in_brackets(self) -> None:
        made = line("Lyon is twinned with Milan (1967) and Paris (since 1980).")
        assert {made.names[number].name: year for number, year in made.years.items()} == {"milan": 1967, "paris": 1980}

    @given(st.lists(st.sampled_from(["Paris", "Lyon", "twinned", "with", ",", "and", "in", "Alabama", "(", ")", "'s"])))
    def test_has_every_name_in_one_list_at_most(self, words: list[str]) -> None:
        for sentence in sentences(" ".join(words)):
            made = line_of(sentence, mentions(sentence, gazetteer(phrases(sentence))))
            numbers = [number for group in made.groups for number in group]
            assert len(numbers) == len(set(numbers))
            assert {int(one) for one in re.findall(r"¤(\d+)", made.words)} == set(range(len(made.groups)))

    def test_speaks_only_of_ties_that_were_cut_if_it_has_no_other_word(self) -> None:
        assert line("Lyon cut its ties with Milan.").weak
        assert not line("Lyon ended its twinning with Milan.").weak
        assert LINK.search(line("Lyon cut its ties with Milan.").words)

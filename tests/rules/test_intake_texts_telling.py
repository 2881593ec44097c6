"""What a sentence says of a tie: break, denial, plan, cause and year, each by its words."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.rules.texts_made import line

from tawam.intake.rules.texts.causes import cause_of
from tawam.intake.rules.texts.telling import break_at, relation_of
from tawam.intake.rules.texts.ties import Tie, ties
from tawam.intake.rules.texts.windows import windows
from tawam.intake.rules.texts.years import year_of_end, year_of_start, years_of
from tawam.intake.values.texts import Relation

TWINNED, ENDED, SUSPENDED, FAILED = Relation.TWINNED, Relation.ENDED, Relation.SUSPENDED, Relation.FAILED
DENIED = Relation.NOT_TWINNED
WORDS = st.lists(
    st.sampled_from(
        ["¤0", "¤1", "≈bond", "≈tied", "not", "ended", "with", "1947", "since", "in", ",", "will", "war", "و"]
    )
).map(lambda words: f" {' '.join(words)} ")


class TestTheRelation:
    @pytest.mark.parametrize(
        ("before", "inside", "after", "relation"),
        [
            ("", "¤0 is ≈tied with ¤1", "", TWINNED),
            ("", "¤0 ended its ≈bond with ¤1", "", ENDED),
            ("", "¤0 is no longer ≈tied with ¤1", "", ENDED),
            ("", "¤0 has suspended its ≈bond with ¤1", "", SUSPENDED),
            ("the ≈bond between", "¤0 and ¤1", "came to nothing", FAILED),
            ("", "¤0 is not ≈tied with ¤1", "", DENIED),
            ("", "¤0 has never been ≈tied with ¤1", "", DENIED),
            ("neither ¤2 nor", "¤0 is ≈tied with ¤1", "", DENIED),
            ("", "¤0 is not only ≈tied with ¤1", "", TWINNED),
            ("", "¤0 will not end its ≈bond with ¤1", "", TWINNED),
            ("", "¤0 refuses to suspend its ≈bond with ¤1", "", TWINNED),
            ("", "¤0 wants to end its ≈bond with ¤1", "", TWINNED),
            ("", "¤0 suspended its ≈bond with ¤1", "and resumed it", TWINNED),
            ("", "¤0 should be ≈tied with ¤1", "", None),
            ("if", "¤0 were ≈tied with ¤1", "", None),
            ("talks about a", "≈bond of ¤0 with ¤1", "", None),
            ("", "¤0 has not yet signed a ≈bond with ¤1", "", None),
            ("", "¤0 ليست ≈tied مع ¤1", "", DENIED),
            ("علقت", "¤0 its ≈bond مع ¤1", "", SUSPENDED),
            ("", "¤0 و ¤1 ≈tied", "حتي 2022", ENDED),
            ("تدرس", "¤0 ≈bond مع ¤1", "", None),
            ("فشلت ≈bond بين", "¤0 و ¤1", "", FAILED),
        ],
    )
    def test_is_that_of_the_words_around_the_tie(
        self, before: str, inside: str, after: str, relation: Relation | None
    ) -> None:
        assert relation_of(before, inside, after, TWINNED) is relation

    @given(st.sampled_from([TWINNED, ENDED, FAILED, SUSPENDED]))
    def test_is_inherited_where_no_word_tells(self, inherited: Relation) -> None:
        assert relation_of("between", "¤0 and ¤1", "", inherited) is inherited

    @given(WORDS, WORDS, WORDS)
    def test_is_never_a_break_without_a_word_of_a_break(self, before: str, inside: str, after: str) -> None:
        relation = relation_of(before, inside, after, TWINNED)
        assert relation in (TWINNED, DENIED, None) or break_at(f"{before}{inside}{after}") >= 0


class TestTheCause:
    @pytest.mark.parametrize(
        ("words", "cause"),
        [
            ("ended because of the war", "war_or_insecurity"),
            ("a memorial of the war was ended over human rights", "human_rights_dispute"),
            ("after world war ii", ""),
            ("for want of interest", "sustained_interest"),
            ("there was no money left", "resources"),
            ("because they brought too little benefit", "perceived_benefit"),
            ("the town stopped answering letters", "partner_commitment"),
            ("for lack of volunteers", "residents_participation"),
            ("because of other priorities", "changed_priorities"),
            ("after a change of mayor", "leadership_change"),
            ("because of the economic crisis", "economic_hardship"),
            ("over a statue", "political_tension"),
            ("after a merger", "administrative_change"),
            ("the agreement expired", "agreement_expired"),
            ("بسبب الحرب", "war_or_insecurity"),
            ("بعد الحرب العالميه الثانيه", ""),
            ("بسبب نقص الموارد", "resources"),
            ("بسبب انتهاكات حقوق الانسان", "human_rights_dispute"),
            ("بعد انقضاء مده الاتفاقيه", "agreement_expired"),
            ("nothing is said", ""),
        ],
    )
    def test_is_the_first_after_because(self, words: str, cause: str) -> None:
        assert cause_of(f" {words} ") == cause


class TestTheYear:
    @pytest.mark.parametrize(
        ("words", "year"),
        [
            ("¤0 is ≈tied with ¤1 since 1947 ", 1947),
            ("in 1947 ¤0 and ¤1 became ≈twins ", 1947),
            ("¤0 and ¤1 will celebrate their ≈bond in 2027 ", None),
            ("¤0 sent help to its ≈twin ¤1 after the fire of 2020 ", None),
            ("¤0 voted in 1998 and was ≈tied in 2000 with ¤1 ", 2000),
            ("the ≈bond of ¤0 with ¤1 signed in 1950 was renewed in 2010 ", 1950),
            ("¤0 with 1950 inhabitants is ≈tied with ¤1 ", None),
        ],
    )
    def test_of_a_beginning_is_not_that_of_a_feast_or_a_fire(self, words: str, year: int | None) -> None:
        text = f" {words}"
        assert year_of_start(text, years_of(text, None), (0, len(text)), (0, len(text))) == year

    @pytest.mark.parametrize(
        ("words", "year"),
        [
            ("¤0 ended its ≈bond with ¤1 in 2009 ", 2009),
            ("the ≈bond signed in 1979 ended in 2009 ", 2009),
            ("≈tied from 1991 until 2022 ", 2022),
            ("the ≈bond is suspended since 2023 ", 2023),
            ("the ≈bond of 1944 , begun in 1941 , was ended ", 1944),
            ("the ≈bond ended ", None),
        ],
    )
    def test_of_an_end_is_not_that_of_the_beginning(self, words: str, year: int | None) -> None:
        text = f" {words}"
        assert year_of_end(text, years_of(text, None), (0, len(text))) == year

    @given(st.integers(1800, 2099))
    def test_is_counted_on_from_the_one_before(self, year: int) -> None:
        found = [
            one.year for one in years_of(f" in {year} and the same year and the next year and a year earlier ", None)
        ]
        assert found == [year, year, year + 1, year]

    def test_is_not_counted_on_from_nothing(self) -> None:
        assert years_of(" the next year ", None) == []
        assert [one.year for one in years_of(" the next year ", 1950)] == [1951]


class TestTies:
    @pytest.mark.parametrize(
        ("text", "pairs"),
        [
            ("Paris, Lyon and Rome are twinned with Milan.", {(0, 3), (1, 3), (2, 3)}),
            ("The twinning between Paris and Rome, and between Lyon and Milan", {(0, 1), (2, 3)}),
            ("Paris met Rome. ", set()),
            ("A twinning association in Paris wrote to Rome.", set()),
            ("The town of Lyon, twin of Milan", {(0, 1)}),
        ],
    )
    def test_are_all_pairs_of_two_lists(self, text: str, pairs: set[tuple[int, int]]) -> None:
        assert {tie.parties for tie in ties(line(text))} == pairs

    def test_have_the_words_up_to_the_next_clause(self) -> None:
        made = line("Paris ended its twinning with Rome in 2019 and began a twinning with Lyon in 2020.")
        (first, one), (second, other) = windows(made.words, ties(made))
        assert "2019" in made.words[one.start : one.end]
        assert "2020" not in made.words[one.start : one.end]
        assert made.words[other.start : other.end].split()[0] == "and"
        assert first.end <= second.start

    def test_share_one_verb(self) -> None:
        made = line("The partnerships between Paris and Rome, and between Lyon and Milan, failed.")
        shared = [window for _, window in windows(made.words, ties(made))]
        assert [made.words[one.start : one.end] for one in shared] == [made.words, made.words]
        assert shared[0].own_end < shared[1].own_end

    @given(st.integers(2, 30))
    def test_have_windows_within_the_line_and_in_their_order(self, number: int) -> None:
        words = " ¤0 is ≈tied with ¤1 , and" * number + " "
        some = [Tie((0, 1), at * 26 + 1, at * 26 + 21) for at in range(number)]
        found = [window for _, window in windows(words, some)]
        assert all(0 <= one.start <= one.end <= len(words) for one in found)
        assert all(one.start <= other.start for one, other in itertools.pairwise(found))

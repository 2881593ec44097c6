"""The order of what is found: how well a name answers first, then how large the place is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tawam.places.rules.ranking import LEAST_LIKENESS, Tier, alike, is_prominent, likeness, tier
from tawam.places.values import NameKind

WORDS = st.text(alphabet="abcde", min_size=1, max_size=8)
KINDS = st.sampled_from(NameKind)


class TestTiers:
    @pytest.mark.parametrize(
        ("typed", "norm", "kind", "expected"),
        [
            ("paris", "paris", NameKind.MAIN, Tier.EXACT),  # its very name
            ("peking", "peking", NameKind.ALIAS, Tier.EXACT),  # a name of today from our table counts the same
            ("paris", "paris", NameKind.ALTERNATE, Tier.BEGINS),  # a bare alternate may be in any language
            ("bombay", "bombay", NameKind.FORMER, Tier.BEGINS),  # a name of the past
            ("par", "paris", NameKind.MAIN, Tier.BEGINS),  # begins the name
            ("munch", "munchen", NameKind.ALIAS, Tier.BEGINS),  # begins the name in its own language
            ("par", "parigi", NameKind.ALTERNATE, Tier.ALTERNATE_BEGINS),  # begins another name
            ("bom", "bombay", NameKind.FORMER, Tier.ALTERNATE_BEGINS),  # begins a name of the past
            ("york", "york city", NameKind.WORD, Tier.WORD_BEGINS),  # inside the name
            ("york", "york", NameKind.WORD, Tier.WORD_BEGINS),  # inside the name, the whole rest of it
        ],
    )
    def test_follow_the_table(self, typed: str, norm: str, kind: NameKind, expected: Tier) -> None:
        assert tier(typed, norm, kind) == expected

    @given(WORDS, WORDS, WORDS, KINDS, KINDS)
    def test_typing_on_never_helps_a_worse_name_past_a_better_one(
        self, typed: str, more: str, rest: str, kind: NameKind, other_kind: NameKind
    ) -> None:
        """Two names that both still begin with the longer text: the better one before is not the worse one after.

        Only a name that the longer text completes may overtake.
        """
        longer = typed + more
        one, other = longer + rest, longer + rest + "x"
        before = tier(typed, one, kind) - tier(typed, other, other_kind)
        after = tier(longer, one, kind) - tier(longer, other, other_kind)
        assert (before > 0) == (after > 0)

    @given(WORDS, KINDS)
    def test_an_exact_name_is_never_behind_a_longer_one_of_its_kind(self, typed: str, kind: NameKind) -> None:
        assert tier(typed, typed, kind) <= tier(typed, typed + "x", kind)


class TestLikeness:
    @pytest.mark.parametrize(
        ("one", "other", "least"),
        [
            ("london", "londno", 80),  # two neighbours swapped are one change
            ("london", "lodon", 80),  # a letter left out
            ("nanjing", "nanking", 85),  # a letter for another
        ],
    )
    def test_forgives_one_slip(self, one: str, other: str, least: float) -> None:
        assert likeness(one, other) >= least

    @given(WORDS, WORDS)
    def test_is_the_same_both_ways_and_whole_only_for_equals(self, one: str, other: str) -> None:
        assert likeness(one, other) == pytest.approx(likeness(other, one))
        assert (likeness(one, other) == 100) == (one == other)


class TestNamesAlike:
    def test_prefer_the_larger_of_two_that_are_as_like(self) -> None:
        found = alike("londn", [("gn:2", "londa", 900), ("gn:1", "londo", 9_000_000)])
        assert [key for key, _ in found] == ["gn:1", "gn:2"]

    def test_know_an_unfinished_word(self) -> None:
        assert alike("barzelo", [("gn:1", "barcelona", 10)])[0][0] == "gn:1"

    def test_leave_out_what_is_too_different(self) -> None:
        assert alike("paris", [("gn:1", "tokyo", 10**7)]) == []

    def test_name_each_place_once_with_its_best_name(self) -> None:
        found = alike("london", [("gn:1", "londra", 5), ("gn:1", "london", 5)])
        assert found == [("gn:1", 100.0)]

    @given(WORDS, st.lists(st.tuples(WORDS, WORDS, st.integers(0, 10**7)), max_size=20))
    def test_are_alike_enough_and_few_enough(self, typed: str, rows: list[tuple[str, str, int]]) -> None:
        found = alike(typed, rows, most=5)
        assert len(found) <= 5
        assert all(LEAST_LIKENESS - 0.01 <= score <= 100 for _, score in found)


class TestProminence:
    @pytest.mark.parametrize(
        ("kind", "weight", "expected"),
        [
            (NameKind.MAIN, 15_000, True),  # a town that GeoNames' middle file has
            (NameKind.ALIAS, 20_000, True),  # a name of today
            (NameKind.MAIN, 14_999, False),  # a little too small
            (NameKind.ALTERNATE, 10**7, False),  # large, but the name may be of any language
        ],
    )
    def test_needs_a_name_of_today_and_a_town(self, kind: NameKind, weight: int, expected: bool) -> None:
        assert is_prominent(kind, weight) is expected

"""What the matching looks at, and what its model sees, is written down."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import page

from tawam.matching.rules.criteria import TABLE
from tawam.matching.rules.scoring import UNKNOWN_AS, Spread


class TestEveryCriterion:
    @pytest.mark.parametrize("one", TABLE.criteria, ids=lambda one: one.code)
    def test_is_in_the_documentation_with_its_weight_direction_meaning_and_source(self, one):
        row = next(line for line in page("matching.md").splitlines() if line.startswith(f"| `{one.code}` |"))
        assert f"| {one.weight:g} | {one.direction} |" in row
        assert " ".join(one.meaning.split()) in row
        assert one.source in row

    def test_in_the_documentation_exists(self):
        named = re.findall(r"^\| `(\w+)` \|", page("matching.md"), re.MULTILINE)
        assert named == [one.code for one in TABLE.criteria]


class TestTheRuleOfTheList:
    def test_is_told_with_its_numbers(self):
        text = " ".join(page("matching.md").split())
        assert f"within {Spread().apart_km:g} km of each other" in text
        assert (Spread().share, "three in ten" in text) == (0.3, True)
        assert f"counts as {UNKNOWN_AS}" in text

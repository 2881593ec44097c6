"""What the assessment looks at is written down."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import page

from tawam.assessment import phrases
from tawam.assessment.rules import exposure, vitality

FEATURES = [*vitality.RUBRIC.features, *exposure.RUBRIC.features]


class TestEveryFinding:
    @pytest.mark.parametrize("feature", FEATURES, ids=lambda feature: feature.code)
    def test_is_in_the_documentation_with_its_weight_and_support(self, feature):
        row = next(line for line in page("assessment.md").splitlines() if line.startswith(f"| `{feature.code}` |"))
        assert f"| {feature.weight} |" in row
        assert all(phrases.work(work.code) in row for work in feature.support)

    def test_in_the_documentation_exists(self):
        named = re.findall(r"^\| `(\w+)` \|", page("assessment.md"), re.MULTILINE)
        assert named == [feature.code for feature in FEATURES]

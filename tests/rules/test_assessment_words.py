"""What the assessment says is true of every record that leads to it, and names its published work in both languages."""

from __future__ import annotations

import re

import pytest
from django.utils.translation import override

from tawam.assessment import phrases
from tawam.assessment.rules import exposure, support, vitality
from tawam.assessment.values import Finding, Seen, Support, Sureness
from tawam.assessment.wording.works import WORKS
from tawam.basics.reasons import Reason

SHIPPED = [one for one in vars(support).values() if isinstance(one, Support)]


class TestAPublishedWork:
    def test_has_its_words_and_no_words_are_left_over(self):
        assert {one.code for one in SHIPPED} == set(WORKS)

    def test_has_a_code_of_its_own(self):
        assert len({one.code for one in SHIPPED}) == len(SHIPPED)

    def test_stands_behind_some_finding(self):
        features = [*vitality.RUBRIC.features, *exposure.RUBRIC.features]
        assert {work.code for one in features for work in one.support} == set(WORKS)

    @pytest.mark.parametrize("code", sorted(WORKS))
    def test_is_named_in_arabic_with_the_figures_of_the_english(self, code):
        with override("en"):
            english = phrases.work(code)
        with override("ar"):
            arabic = phrases.work(code)
        assert re.search("[ء-ي]", arabic)
        figures = [one.replace(",", "") for one in re.findall("[0-9][0-9,]*", english)]
        told = [str(int(one.replace("٬", ""))) for one in re.findall("[٠-٩][٠-٩٬]*", arabic)]
        # Small numbers may be spelt out; none may be lost or added.
        assert set(told) <= set(figures)
        assert {one for one in figures if len(one) == 4} <= set(told)


class TestAFinding:
    @pytest.mark.parametrize(("code", "name"), [("US", "the United States"), ("FR", "France")])
    def test_names_a_country_as_english_does(self, code, name):
        facts = {"country": code, "of_all": "9", "broken": "2"}
        feature = exposure.RUBRIC.features[0]
        seen = Seen(0.5, Sureness.FIRM, Reason("others_of_one", facts))
        found = Finding(feature.code, feature.question, feature.weight, seen, feature.support, None)
        with override("en"):
            assert phrases.seen(found, "en").startswith(f"Of 9 links of other countries with {name} on record, 2 broke")

"""The decision paper is written down: its cases, causes, days and options stand in the documents as in the rules."""

from __future__ import annotations

import re

import pytest
from tests.house.tree import PACKAGE, ROOT, page

from tawam.config.commands.deciding import paper
from tawam.registry.values import Cause
from tawam.reports.rules.courses import ANSWERS_OF
from tawam.reports.rules.likeness import CAUSES, PERIOD_YEARS
from tawam.reports.values import HardCase, Option
from tawam.reports.wording import paper as words

WRITTEN = page("reports.md")
CHAPTER = WRITTEN[WRITTEN.index("## The decision paper") : WRITTEN.index("## The weekly digest")]
YEARS = {5: "five"}
SHOCKS = [HardCase.WAR, HardCase.POLITICS, HardCase.HUMAN_RIGHTS]


class TestTheDocumentation:
    def test_shows_the_command_with_every_kind_of_case(self):
        assert f"[--case {'|'.join(HardCase)}]" in CHAPTER

    @pytest.mark.parametrize("option", [one.opts[0] for one in paper.params if one.opts[0].startswith("--")])
    def test_shows_every_option_of_the_command(self, option):
        assert option == "--data" or option in CHAPTER

    @pytest.mark.parametrize("case", SHOCKS, ids=str)
    def test_names_the_cause_of_every_shock(self, case):
        (cause,) = CAUSES[case]
        assert f"{case.replace('_', ' ')} `{cause}`" in CHAPTER

    def test_names_no_cause_that_does_not_exist(self):
        assert set(re.findall(r"`([a-z]+_[a-z_]+)`", CHAPTER)) <= set(Cause)

    def test_tells_the_years_that_the_rule_looks_at(self):
        assert f"in the {YEARS[PERIOD_YEARS]} years before the day of the paper" in CHAPTER

    def test_names_the_options_in_their_order(self):
        (told,) = re.findall(r"Always in the same order \(([^)]*)\)", CHAPTER)
        named = [str(words.OPTIONS[one]).lower() for one in Option]
        assert re.sub("; for a dead exchange also ", ", ", told) == ", ".join(named)

    def test_points_at_the_files_that_hold_the_rules(self):
        for path in re.findall(r"`(reports/rules/\w+\.py)`", CHAPTER):
            assert (PACKAGE / path).exists(), path

    def test_is_led_to_from_the_first_page_and_from_the_changes(self):
        assert "tawam paper PARTNERSHIP" in (ROOT / "README.md").read_text(encoding="utf-8")
        assert "tawam paper PARTNERSHIP" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


class TestTheTemplate:
    TEMPLATE = (PACKAGE / "web/templates/web/decision.html").read_text(encoding="utf-8")
    SHEET = (PACKAGE / "web/static/web/paper.css").read_text(encoding="utf-8")

    def test_marks_what_is_not_for_publication(self):
        assert "{% if paper.within %}" in self.TEMPLATE

    def test_keeps_machines_away_from_the_files(self):
        assert 'rel="nofollow"' in self.TEMPLATE

    def test_prints_no_buttons(self):
        assert re.search(r"@media print \{.*\.buttons \{ display: none; \}", self.SHEET)

    def test_styles_only_the_paper(self):
        selectors = re.findall(r"^([^@{}/\n][^{}\n]*)\{", self.SHEET, re.MULTILINE)
        assert selectors
        assert all(one.startswith((".paper ", ".document")) for one in selectors)


class TestTheAnswers:
    def test_that_show_an_option_are_told_in_the_table_of_counts(self):
        shown = {answer for answers in ANSWERS_OF.values() for answer in answers}
        assert shown == set(words.ANSWERS)

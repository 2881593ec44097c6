"""The shipped criteria of real councils: facts with their sources, and nothing that the sources do not say."""

from __future__ import annotations

from pathlib import Path

import pytest

from tawam.basics.dates import PartialDate
from tawam.exchange.values import Theme
from tawam.matching.files.templates import TEMPLATES, UnfitTemplate, templates
from tawam.matching.rules.requests.checking import criteria_faults
from tawam.matching.rules.requests.rows import criteria_row, criteria_value
from tawam.matching.values.requests import Rung

CODES = ("austin", "redwood_city", "san_leandro", "christchurch", "santa_cruz", "clair")


class TestTheTemplates:
    def test_are_the_six_that_the_research_names(self):
        assert tuple(templates()) == CODES

    @pytest.mark.parametrize("code", CODES)
    def test_can_be_kept_as_they_are(self, code):
        one = templates()[code]
        assert list(criteria_faults(one.criteria)) == []
        assert criteria_value(criteria_row(one.criteria)) == one.criteria
        assert one.criteria.template == code

    @pytest.mark.parametrize("code", CODES)
    def test_cite_every_rule_with_address_and_date_or_none(self, code):
        for rule in templates()[code].criteria.rules:
            assert rule.cited is not None
            assert rule.cited.publisher
            assert rule.cited.title
            assert rule.cited.address.startswith(("https://", "http://"))
            assert not rule.cited.dated or PartialDate.parse(rule.cited.dated)

    @pytest.mark.parametrize("code", CODES)
    def test_say_in_both_languages_what_they_leave_out(self, code):
        told = templates()[code].left_out
        assert set(told) == {"en", "ar"}
        assert all(text.endswith(".") for text in told.values())

    def test_hold_the_figures_of_the_research_and_no_others(self):
        figures = {
            (code, rule.kind, rule.threshold)
            for code, one in templates().items()
            for rule in one.criteria.rules
            if rule.threshold is not None
        }
        assert figures == {
            ("austin", "committee", 15),
            ("austin", "years_of_exchange", 2),
            ("austin", "meetings", 6),
            ("san_leandro", "partners_in_country", 0),
            ("christchurch", "funding", 3000),
            ("christchurch", "review", 3),
            ("clair", "several_fields", 2),
        }

    def test_hold_the_waiting_times_of_the_research_and_no_others(self):
        waits = {code: dict(one.criteria.waits) for code, one in templates().items() if one.criteria.waits}
        assert waits == {"austin": {Rung.MEMORANDUM: 24, Rung.FRIENDSHIP: 24}}

    def test_set_no_measure_of_size_where_a_council_set_none(self):
        sizes = [
            rule.threshold for one in templates().values() for rule in one.criteria.rules if rule.kind == "size_alike"
        ]
        assert sizes == [None, None]

    def test_know_that_clair_asks_for_more_than_one_of_all_themes(self):
        (asked,) = (one for one in templates()["clair"].criteria.rules if one.kind == "several_fields")
        assert 2 <= (asked.threshold or 0) <= len(Theme)


class TestAFaultInTheFile:
    def test_stops_the_reading_and_is_named(self, tmp_path: Path):
        broken = tmp_path / "templates.yaml"
        text = TEMPLATES.read_text(encoding="utf-8")
        broken.write_text(text.replace("threshold: 15", "threshold: -15"), encoding="utf-8")
        with pytest.raises(UnfitTemplate, match="austin: figure_unfit"):
            templates(broken)

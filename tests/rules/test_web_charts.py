"""Charts: one SVG with a label of its own, in the digits and the direction of the language."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import override
from tests.rules.test_registry_endings import one

from tawam.registry.rules.endings import CauseCount, by_decade
from tawam.registry.values import Cause, EventType
from tawam.web.drawings import charts

CAUSES = [CauseCount(Cause.POLITICAL_TENSION, 1234, 100, 90), CauseCount(Cause.RESOURCES, 17, 15, 12)]
DECADES = by_decade([one(on="1989"), one(on="2022"), one(on="2023", kind=EventType.SUSPENDED)])
AGES = [3.2, 4.9, 12.0, 31.5]
DRAWN = {
    "causes": lambda language: charts.cause_chart(CAUSES, language),
    "decades": lambda language: charts.decade_chart(DECADES, language),
    "ages": lambda language: charts.age_chart(AGES, language),
}


def chart(name: str, language: str) -> ET.Element:
    """A chart in a language, parsed."""
    with override(language):
        return ET.fromstring(DRAWN[name](language))


def texts(root: ET.Element) -> str:
    """All that a person reads in a chart."""
    return " ".join(root.itertext())


class TestAChart:
    @pytest.mark.parametrize("name", DRAWN)
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_one_svg_with_a_role_and_a_label(self, name, language):
        root = chart(name, language)
        assert root.tag.endswith("svg")
        assert root.get("role") == "img"
        assert root.get("aria-label")

    @pytest.mark.parametrize("name", DRAWN)
    def test_tells_a_screen_reader_nothing_but_its_label(self, name):
        inner = [element for element in chart(name, "en").iter() if element.get("aria-label") or element.get("role")]
        assert len(inner) == 1

    @pytest.mark.parametrize("name", DRAWN)
    def test_has_arabic_digits_only_in_arabic(self, name):
        read = texts(chart(name, "ar"))
        assert re.search("[٠-٩]", read)
        assert not re.search("[0-9]", read)
        assert not re.search("[٠-٩]", texts(chart(name, "en")))

    @pytest.mark.parametrize("name", DRAWN)
    def test_takes_its_colours_from_the_style_sheet(self, name):
        with override("en"):
            text = DRAWN[name]("en")
        assert "var(--" in text
        assert "<script" not in text

    def test_of_causes_names_and_counts_each(self):
        read = texts(chart("causes", "en"))
        assert "political tension" in read
        assert "1,234" in read
        assert "١٬٢٣٤" in texts(chart("causes", "ar"))

    def test_of_decades_names_decades_and_types(self):
        read = texts(chart("decades", "en"))
        assert "1980–1989" in read
        assert "2020–2029" in read
        assert "suspended" in read

    def test_of_ages_has_every_step_up_to_the_last(self):
        read = texts(chart("ages", "en"))
        for step in ("0–4", "10–14", "30–34"):
            assert step in read

    @pytest.mark.parametrize(
        "empty",
        [
            lambda: charts.cause_chart([], "en"),
            lambda: charts.decade_chart([], "ar"),
            lambda: charts.age_chart([], "ar"),
        ],
    )
    def test_of_nothing_is_still_a_chart(self, empty):
        assert ET.fromstring(empty()).get("role") == "img"

    def test_has_its_label_and_its_data_escaped(self):
        spec = {
            "data": {"values": [{"a": "<b>&", "n": 1}]},
            "mark": "bar",
            "encoding": {"y": {"field": "a", "type": "nominal"}, "x": {"field": "n", "type": "quantitative"}},
        }
        text = charts.drawn(spec, '"<i>&')
        root = ET.fromstring(text)
        assert root.get("aria-label") == '"<i>&'
        assert "<b>&" in texts(root)

    def test_is_drawn_once_and_kept(self, monkeypatch):
        spec = {"data": {"values": [{"n": 1}]}, "mark": "point", "encoding": {}}
        first = charts.drawn(spec, "kept")
        monkeypatch.setattr(charts.vl_convert, "vegalite_to_svg", lambda *_: pytest.fail("drawn twice"))
        assert charts.drawn(spec, "kept") == first

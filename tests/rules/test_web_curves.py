"""The drawings of lasting: a stepped curve with its band, and areas of competing causes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from django.utils.translation import override

from tawam.assessment.phrases import lasting as phrases
from tawam.assessment.rules.groups import CauseGroup
from tawam.assessment.rules.lasting import Curve, Incidence, Point, Size, Step
from tawam.web.drawings import curves

POINTS = (Point(12.5, 0.8, 0.5, 0.9, 0.6, 0.9, 20, 4), Point(30.0, 0.4, 0.2, 0.6, 0.3, 0.5, 12, 8))
CURVE = Curve("all", "all", Size(30, 12, 9, 500), 5.0, 42.0, 24, 12, 30.0, POINTS)
POLITICS = Incidence("cause", CauseGroup.POLITICS, 8, (Step(12.5, 0.1, 0.0, 0.3), Step(30.0, 0.4, 0.2, 0.6)))
DECAY = Incidence("cause", CauseGroup.DECAY, 4, (Step(12.5, 0.1, 0.0, 0.3), Step(30.0, 0.2, 0.1, 0.4)))
DRAWN = {
    "curve": lambda language: curves.curve_chart(CURVE, language),
    "areas": lambda language: curves.cause_areas([POLITICS, DECAY], CURVE, language),
}


def drawing(name: str, language: str) -> ET.Element:
    """A drawing in a language, parsed."""
    with override(language):
        return ET.fromstring(DRAWN[name](language))


def texts(root: ET.Element) -> list[str]:
    """All that a person reads in a drawing, piece by piece."""
    return [text.strip() for text in root.itertext() if text.strip()]


class TestADrawing:
    @pytest.mark.parametrize("name", DRAWN)
    @pytest.mark.parametrize("language", ["en", "ar"])
    def test_is_one_svg_with_a_role_and_a_label(self, name, language):
        root = drawing(name, language)
        assert root.get("role") == "img"
        assert root.get("aria-label")
        assert [one for one in root.iter() if one.get("aria-label")] == [root]

    @pytest.mark.parametrize("name", DRAWN)
    def test_has_the_digits_of_its_language(self, name):
        read = " ".join(texts(drawing(name, "ar")))
        assert re.search("[٠-٩]", read)
        assert not re.search("[0-9]", read)
        assert not re.search("[٠-٩]", " ".join(texts(drawing(name, "en"))))

    @pytest.mark.parametrize("name", DRAWN)
    def test_takes_its_colours_from_the_style_sheet_and_runs_no_script(self, name):
        with override("en"):
            text = DRAWN[name]("en")
        assert "var(--" in text
        assert "<script" not in text

    @pytest.mark.parametrize("name", DRAWN)
    def test_begins_and_ends_with_the_ages_watched(self, name):
        read = texts(drawing(name, "en"))
        assert "10" in read
        assert "40" in read
        assert "0" in read  # per cent
        assert "50" not in read

    @pytest.mark.parametrize("name", DRAWN)
    def test_runs_from_right_to_left_in_arabic(self, name):
        def place(language: str, text: str) -> float:
            root = drawing(name, language)
            found = next(one for one in root.iter() if one.text == text and one.get("transform"))
            return float(re.search(r"translate\(([-\d.]+)", found.get("transform"))[1])

        assert place("en", "10") < place("en", "40")
        assert place("ar", "١٠") > place("ar", "٤٠")


class TestTheAreas:
    def test_name_each_cause(self):
        read = texts(drawing("areas", "en"))
        with override("en"):
            assert {phrases.group("cause", CauseGroup.POLITICS), phrases.group("cause", CauseGroup.DECAY)} <= set(read)

    def test_stand_one_upon_the_other(self):
        with override("en"):
            rows = curves._layers([POLITICS, DECAY], CURVE)
        tops = {(row["age"], row["cause"]): (row["low"], row["high"]) for row in rows}
        with override("en"):
            above = phrases.group("cause", CauseGroup.DECAY)
        assert tops[30.0, above] == (pytest.approx(40), pytest.approx(60))
        assert tops[42.0, above] == tops[30.0, above]
        assert tops[5.0, above] == (0, 0)

"""How numbers on lasting are written on the page and by the API, and that no shape drops a figure."""

from __future__ import annotations

from dataclasses import fields

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from tawam.api import survival as documents
from tawam.assessment.rules.groups import CauseGroup
from tawam.assessment.rules.lasting import (
    ALL,
    Cox,
    Curve,
    Effect,
    Incidence,
    Lasting,
    Point,
    Size,
    Step,
    Variant,
)
from tawam.assessment.rules.spells import LeftOut
from tawam.web.templatetags import tawam as filters

SIZE = Size(44, 15, 12, 466)
POINT = Point(6.576, 0.875, 0.387, 0.981, 0.39, 0.98, 8, 1)
EFFECT = Effect("signed_from_1990", 11, 6, 1.37, 0.88, 3.95, 0.7, 22.3, 0.12, 0.9)
FIGURES = Lasting(
    links=44,
    left_out={LeftOut.NO_START: 164},
    curves=(Curve(ALL, ALL, SIZE, 0.0, 50.4, 34, 12, 29.7, (POINT,)), Curve("regions", "europe+russia_belarus", SIZE)),
    incidences=(Incidence("cause", CauseGroup.POLITICS, 8, (Step(6.6, 0.1, 0.0, 0.4),)),),
    cox=Cox(SIZE, 1, (EFFECT,), ("two_regions",), ("russia_belarus",)),
    variants=(Variant("as_read", SIZE, ((10.0, 0.88), (20.0, None))),),
)
SHAPES = [
    (Size, documents.SizeDocument),
    (Point, documents.PointDocument),
    (Curve, documents.CurveDocument),
    (Step, documents.StepDocument),
    (Incidence, documents.IncidenceDocument),
    (Effect, documents.EffectDocument),
    (Cox, documents.CoxDocument),
    (Variant, documents.VariantDocument),
]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> documents.SurvivalDocument:
    """The figures as the API tells them."""
    monkeypatch.setattr(documents.registry, "edition", lambda: "7-2026")
    return documents.survival_document(FIGURES, "en")


class TestTheDocument:
    @pytest.mark.parametrize(("value", "shape"), SHAPES, ids=[value.__name__ for value, _ in SHAPES])
    def test_has_every_field_of_the_value(self, value, shape):
        assert {one.name for one in fields(value)} <= set(shape.model_fields)

    def test_carries_the_figures_unchanged(self, told):
        assert told.curves[0].points[0].dict() == {one.name: getattr(POINT, one.name) for one in fields(POINT)}
        assert told.cox.effects[0].ratio == 3.95
        assert told.incidence[0].steps[0].high == 0.4
        assert [(one.age, one.share) for one in told.variants[0].shares] == [(10.0, 0.88), (20.0, None)]

    def test_names_what_its_codes_mean(self, told):
        assert [one.text for one in told.curves] == ["all links", "Europe – Russia and Belarus"]
        assert told.incidence[0].text == "politics: war, tension, human rights"
        assert told.cox.effects[0].text == "signed 1990 or later"
        assert told.variants[0].text.startswith("as read here")

    def test_says_of_which_register_it_speaks_and_how_much_of_it(self, told):
        assert (told.edition, told.all_links, told.links) == ("7-2026", 208, 44)
        assert [(one.code, one.links) for one in told.left_out] == [("no_start", 164)]

    def test_tells_the_limits(self, told):
        assert len(told.limits) == 7

    def test_of_a_curve_that_the_data_does_not_carry_has_no_points(self, told):
        assert told.curves[1].points == []
        assert told.curves[1].median is None


class TestANumberOnThePage:
    @pytest.mark.parametrize(
        ("write", "value", "english", "arabic"),
        [
            (filters.years, 29.66735, "29.7", "٢٩٫٧"),
            (filters.years, 0.0, "0", "٠"),
            (filters.years, 50.0, "50", "٥٠"),
            (filters.decimal, 3.9538, "3.95", "٣٫٩٥"),
            (filters.decimal, 0.1, "0.1", "٠٫١"),
            (filters.percent, 0.875, "88%", "٨٨٪"),
            (filters.percent, 1.0, "100%", "١٠٠٪"),
            (filters.percent, 0.004, "0%", "٠٪"),
        ],
    )
    def test_is_written_as_each_language_writes_it(self, write, value, english, arabic):
        for language, expected in (("en", english), ("ar", arabic)):
            with override(language):
                assert write(value) == expected

    @given(st.floats(0, 1))
    def test_of_a_share_lies_between_nothing_and_all(self, share):
        with override("en"):
            assert 0 <= int(filters.percent(share).removesuffix("%")) <= 100

    def test_of_a_group_stands_beside_its_name(self):
        with override("en"):
            assert filters.group(FIGURES.curves[1]) == "Europe – Russia and Belarus"
            assert filters.group(FIGURES.incidences[0]) == "politics: war, tension, human rights"

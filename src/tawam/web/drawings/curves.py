"""How long links last, drawn: a stepped curve with its band, and what ended links as areas that fill up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from tawam.assessment.phrases import lasting as phrases
from tawam.assessment.rules.groups import CauseGroup
from tawam.assessment.rules.lasting import Curve, Incidence
from tawam.web.drawings.charts import drawn, grid

_COLOURS = {
    CauseGroup.POLITICS: "var(--over)",
    CauseGroup.DECAY: "var(--paused)",
    CauseGroup.REFORM: "var(--alive)",
    CauseGroup.UNSTATED: "var(--open)",
}
_STEPPED = {"width": 560, "height": 280}
_IN_STEPS = {"interpolate": "step-after", "color": "var(--accent)"}
_LEGEND = {"title": None, "orient": "top", "direction": "vertical", "labelLimit": 560}


def curve_chart(curve: Curve, language: str) -> SafeString:
    """The share unbroken by age, as steps, with the 95 % band around it; the curve must have points."""
    rows: list[dict[str, Any]] = [{"age": curve.from_age, "share": 100.0, "low": 100.0, "high": 100.0}]
    rows += [
        {"age": one.age, "share": one.share * 100, "low": one.low * 100, "high": one.high * 100} for one in curve.points
    ]
    rows.append(rows[-1] | {"age": curve.to_age})
    ages = _ages(curve, language)
    band = {"x": ages, "y": _shares(language, "low"), "y2": {"field": "high"}}
    line = {"x": ages, "y": _shares(language, "share"), "order": {"field": "age"}}
    spec = _STEPPED | {
        "data": {"values": rows},
        "layer": [
            {"mark": {"type": "area", "opacity": 0.16, **_IN_STEPS}, "encoding": band},
            {"mark": {"type": "line", "strokeWidth": 2.5, **_IN_STEPS}, "encoding": line},
        ],
    }
    return drawn(spec, _("Curve: share of links without a break by age, with its band; the table has the numbers."))


def cause_areas(incidences: Sequence[Incidence], curve: Curve, language: str) -> SafeString:
    """The shares that broke for each group of causes by age, one upon the other; what is left above is unbroken."""
    names = [phrases.group(one.by, one.group) for one in incidences]
    shades = [_COLOURS[CauseGroup(one.group)] for one in incidences]
    spec = _STEPPED | {
        "data": {"values": _layers(incidences, curve)},
        "mark": {"type": "area", "opacity": 0.85, "interpolate": "step-after"},
        "encoding": {
            "x": _ages(curve, language),
            "y": _shares(language, "low"),
            "y2": {"field": "high"},
            "color": {"field": "cause", "scale": {"domain": names, "range": shades}, "legend": _LEGEND},
        },
    }
    return drawn(spec, _("Areas: share of links broken by age for each group of causes; the table has the numbers."))


def _layers(incidences: Sequence[Incidence], curve: Curve) -> list[dict[str, Any]]:
    """Each incidence between the height of those beneath it and its own; all have their steps at the same ages."""
    rows: list[dict[str, Any]] = []
    floor: dict[float | None, float] = {}
    for one in incidences:
        steps = [(curve.from_age, 0.0), *((step.age, step.share * 100) for step in one.steps)]
        for age, share in [*steps, (curve.to_age, steps[-1][1])]:
            low = floor.get(age, 0.0)
            floor[age] = low + share
            rows.append({"age": age, "low": low, "high": floor[age], "cause": phrases.group(one.by, one.group)})
    return rows


def _ages(curve: Curve, language: str) -> dict[str, Any]:
    return {
        "field": "age",
        "type": "quantitative",
        "title": _("years since the signature or start"),
        "scale": {"domain": [curve.from_age, curve.to_age], "nice": False, "reverse": language == "ar"},
        "axis": grid("bottom", language) | {"grid": False},
    }


def _shares(language: str, field: str) -> dict[str, Any]:
    return {
        "field": field,
        "type": "quantitative",
        "title": _("per cent"),
        "scale": {"domain": [0, 100]},
        "axis": grid("right" if language == "ar" else "left", language),
    }

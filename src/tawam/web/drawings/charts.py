"""Charts as SVG, drawn on the server by vl-convert; colours and fonts are those of the style sheet."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import vl_convert
from django.core.cache import cache
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from tawam.basics import locales
from tawam.evidence.rules import fingerprint
from tawam.registry import phrases
from tawam.registry.rules.endings import CauseCount, DecadeCount
from tawam.registry.values import BREAKS

_TYPE_COLOURS = {
    "suspended": "var(--paused)",
    "lapsed": "var(--open)",
    "ended": "var(--over)",
    "revoked": "var(--over-strong)",
}
_INNER_ROLES = re.compile(r' (?:role|aria-roledescription|aria-label|aria-hidden)="[^"]*"')


def cause_chart(causes: Sequence[CauseCount], language: str) -> SafeString:
    """Breaks by cause, as horizontal bars."""
    rows = [{"cause": phrases.word("cause", row.cause), "breaks": row.events} for row in causes]
    rtl = language == "ar"
    marks: dict[str, Any] = {
        "mark": {"type": "bar", "color": "var(--accent)", "cornerRadiusEnd": 3},
        "encoding": {
            "y": {
                "field": "cause",
                "type": "nominal",
                "sort": None,
                "title": None,
                "axis": {"orient": "right" if rtl else "left", "labelLimit": 260, "ticks": False, "domain": False},
            },
            "x": _count_axis("breaks", rtl),
        },
    }
    labels = {
        "mark": {"type": "text", "align": "right" if rtl else "left", "dx": -5 if rtl else 5, "color": "var(--ink)"},
        "encoding": marks["encoding"] | {"text": {"field": "label"}},
    }
    for row in rows:
        row["label"] = locales.number(float(str(row["breaks"])), language)
    spec = {"data": {"values": rows}, "layer": [marks, labels], "height": {"step": 26}, "width": 420}
    return drawn(spec, _("Bar chart: documented breaks by cause; the table below has the numbers."))


def decade_chart(decades: Sequence[DecadeCount], language: str) -> SafeString:
    """Breaks by decade, stacked by type."""
    types = sorted(BREAKS)
    names = {kind: phrases.word("event", kind) for kind in types}
    rows = [
        {
            "decade": locales.digits(f"{row.decade}–{row.decade + 9}", language),
            "type": names[kind],
            "breaks": row.by_type.get(kind, 0),
        }
        for row in decades
        for kind in types
    ]
    colours = {"domain": [names[kind] for kind in types], "range": [_TYPE_COLOURS[kind] for kind in types]}
    spec = {
        "data": {"values": rows},
        "mark": "bar",
        "width": 520,
        "height": 260,
        "encoding": {
            "x": {
                "field": "decade",
                "type": "ordinal",
                "title": None,
                "sort": "descending" if language == "ar" else "ascending",
                "axis": {"labelAngle": 0, "ticks": False},
            },
            "y": _count_axis("breaks", rtl=False) | {"axis": grid("right" if language == "ar" else "left", language)},
            "color": {"field": "type", "scale": colours, "legend": {"title": None, "orient": "top"}},
        },
    }
    return drawn(spec, _("Bar chart: documented breaks by decade and type; the table below has the numbers."))


def age_chart(ages: Sequence[float], language: str) -> SafeString:
    """How old partnerships were at their first break, in steps of five years."""
    steps: dict[int, int] = {}
    for age in ages:
        steps[int(age) // 5 * 5] = steps.get(int(age) // 5 * 5, 0) + 1
    rows = [
        {"years": locales.digits(f"{start}–{start + 4}", language), "breaks": steps.get(start, 0)}
        for start in range(0, max(steps, default=0) + 5, 5)
    ]
    spec = {
        "data": {"values": rows},
        "mark": {"type": "bar", "color": "var(--alive)"},
        "width": 520,
        "height": 220,
        "encoding": {
            "x": {
                "field": "years",
                "type": "ordinal",
                "title": _("years from signature to the first break"),
                "sort": [str(row["years"]) for row in (rows[::-1] if language == "ar" else rows)],
                "axis": {"labelAngle": 0, "ticks": False, "labelOverlap": "greedy"},
            },
            "y": _count_axis("breaks", rtl=False) | {"axis": grid("right" if language == "ar" else "left", language)},
        },
    }
    return drawn(spec, _("Bar chart: age at the first break in steps of five years."))


def drawn(spec: Mapping[str, Any], label: str) -> SafeString:
    """The chart as an SVG element with a label for those who do not see it; kept, since drawing takes 50 ms."""
    whole = {"$schema": "https://vega.github.io/schema/vega-lite/v5.json", "config": _CONFIG, **spec}
    key = "chart-" + fingerprint(json.dumps([whole, label], ensure_ascii=False))
    found: str | None = cache.get(key)
    if found is None:
        found = _labelled(vl_convert.vegalite_to_svg(whole), label)
        cache.set(key, found, None)
    # Safe: vl-convert escapes the texts of the data, and the label is escaped here.
    return mark_safe(found)  # noqa: S308


_CONFIG = {
    "font": "Tawam Sans, Tawam Arabic, sans-serif",
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelColor": "var(--ink-soft)",
        "titleColor": "var(--ink-soft)",
        "gridColor": "var(--line)",
        "domainColor": "var(--line)",
        "labelFontSize": 13,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
        "titlePadding": 10,
    },
    "legend": {"labelColor": "var(--ink)", "labelFontSize": 13, "symbolType": "square"},
    "text": {"fontSize": 13},
}


def _count_axis(field: str, rtl: bool) -> dict[str, Any]:
    return {"field": field, "type": "quantitative", "title": None, "scale": {"reverse": rtl}, "axis": None}


def grid(orient: str, language: str) -> dict[str, Any]:
    """A grid whose numbers are written in the digits of the language."""
    from_digits, to_digits = "0123456789", locales.digits("0123456789", language)
    turned = "datum.label"
    if to_digits != from_digits:
        for plain, own in zip(from_digits, to_digits, strict=True):
            turned = f"replace({turned}, /{plain}/g, '{own}')"
    return {"orient": orient, "tickMinStep": 1, "tickCount": 5, "domain": False, "ticks": False, "labelExpr": turned}


def _labelled(svg: str, label: str) -> str:
    bare = _INNER_ROLES.sub("", svg)
    return bare.replace("<svg ", f'<svg role="img" aria-label="{escape(label)}" ', 1)

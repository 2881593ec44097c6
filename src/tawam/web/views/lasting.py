"""How long twinnings last: curves, competing causes, a Cox model, and before all the limits of the sample."""

from __future__ import annotations

import logging
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.assessment import queries as assessment
from tawam.assessment.phrases import lasting as phrases
from tawam.assessment.rules.lasting import FEWEST_BREAKS, Curve, Lasting, rows_of
from tawam.web import requests
from tawam.web.drawings.curves import cause_areas, curve_chart

_ASK_AGAIN = "5"
_LOG = logging.getLogger(__name__)


@require_safe
def lasting(request: HttpRequest) -> HttpResponse:
    """The figures, or why there are none at the moment."""
    try:
        found = assessment.lasting()
    except assessment.BeingWorkedOut:
        told = _("The figures are being worked out from the register. This page asks again by itself in some seconds.")
        return _later(request, told)
    except assessment.NoStatisticsLibrary:
        return _none(request, _("This server lacks the optional library for it: pip install tawam[survival]"))
    except assessment.NotWorkedOut:
        _LOG.exception("how long links last")
        return _none(request, _("The figures could not be worked out; the server's log says why."))
    return render(request, "web/lasting.html", _context(found, requests.language()))


def _later(request: HttpRequest, told: str) -> HttpResponse:
    response = _none(request, told)
    response["Retry-After"] = response["Refresh"] = _ASK_AGAIN
    return response


def _none(request: HttpRequest, told: str) -> HttpResponse:
    return render(request, "web/lasting_later.html", {"told": told}, status=503)


def _context(found: Lasting, language: str) -> dict[str, object]:
    causes = [one for one in found.incidences if one.by == "cause"]
    return {
        "found": found,
        "pooled": found.pooled,
        "rows": rows_of(found.pooled),
        "limits": phrases.limits(found, language),
        "left_out": phrases.left_out(found),
        "chart": _picture(found.pooled, language),
        "groups": _groups(found, language),
        "causes": causes,
        "endings": [one for one in found.incidences if one.by == "ending"],
        "cause_chart": cause_areas(causes, found.pooled, language) if causes else "",
        "variants": [(phrases.variant(one.code), one) for one in found.variants],
        "ages": [age for age, share in found.variants[0].shares] if found.variants else [],
        "covariates": {
            name: [phrases.covariate(one) for one in getattr(found.cox, name)] for name in ("one_sided", "parted")
        },
        "effects": [(phrases.covariate(one.covariate), one) for one in found.cox.effects],
        "fewest": FEWEST_BREAKS,
    }


def _groups(found: Lasting, language: str) -> list[tuple[str, list[tuple[str, Curve, str]]]]:
    """Heading and curves of each grouping; a picture for each curve that is not that of all links over again."""
    told = []
    for by, members in groupby(found.curves[1:], key=lambda one: one.by):
        own = [(one, one.size.breaks < found.pooled.size.breaks) for one in members]
        rows = [(phrases.group(by, one.group), one, _picture(one, language) if new else "") for one, new in own]
        told.append((phrases.heading(by), rows))
    return told


def _picture(curve: Curve, language: str) -> str:
    return curve_chart(curve, language) if curve.points else ""

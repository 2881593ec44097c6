"""What Tawam is, how it judges, and where its data comes from."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.evidence.values import Grade
from tawam.places import queries as places
from tawam.registry.values import Confidence, Status, Verdict


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The method in a page: statuses, confidence, grades, verdicts, data credits."""
    context = {
        "statuses": list(Status),
        "confidences": list(Confidence),
        "grades": list(Grade),
        "verdicts": list(Verdict),
        "places": sum(places.place_counts().values()),
    }
    return render(request, "web/about.html", context)

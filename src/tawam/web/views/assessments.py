"""Is a partnership alive, and how exposed is it: the page of both judgements."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tawam.assessment import queries as assessment
from tawam.assessment.rules.remedies import next_steps
from tawam.assessment.values import Assessment, Finding, Remedy
from tawam.basics.dates import PartialDate
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.web import requests


@require_safe
def assessed(request: HttpRequest, slug: str) -> HttpResponse:
    """Vitality and exposure with every finding, what others did, and what planned activities would change."""
    day = requests.day(request)
    try:
        partnership = registry.partnership(slug, as_of=day)
    except registry.NoSuchPartnership as error:
        raise Http404(str(error)) from None
    if partnership.id != slug:
        return redirect("assessment", partnership.id)
    outlook = assessment.outlook(partnership, as_of=day)
    found = outlook.assessment
    context = {
        "partnership": partnership,
        "assessment": found,
        "judgements": (("vitality", found.vitality), ("exposure", found.exposure)),
        "steps": _steps(found),
        "what_ifs": outlook.what_ifs,
        "day": PartialDate.of(day),
    }
    return render(request, "web/assessment.html", context)


def _steps(found: Assessment) -> list[tuple[Finding, list[tuple[Remedy, tuple[Place, ...]]]]]:
    """The findings that ask for something, each with what others did and between which places."""
    steps = next_steps((*found.vitality.findings, *found.exposure.findings))
    named = registry.parties_of({one.partnership for _, remedies in steps for one in remedies})
    return [
        (finding, [(one, named[one.partnership]) for one in remedies if one.partnership in named])
        for finding, remedies in steps
    ]

"""Where everything comes from."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.evidence import queries as evidence
from tawam.evidence.values import SourceKind
from tawam.registry import queries as registry
from tawam.web import requests
from tawam.web.choices import word_choices

_MOST_CLAIMS = 300


@require_safe
def sources(request: HttpRequest) -> HttpResponse:
    """The bibliography, most used first."""
    kind, skip = requests.code(request, "kind", SourceKind), requests.offset(request)
    text = requests.text(request, "q")
    found, total = evidence.sources(text=text, kind=kind or "", limit=requests.PER_PAGE, offset=skip)
    context = {
        "uses": found,
        "total": total,
        "text": text,
        "kind": kind,
        "kinds": word_choices("source_kind", SourceKind),
        "number": skip // requests.PER_PAGE + 1,
        "more": skip + requests.PER_PAGE < total,
    }
    return render(request, "web/sources.html", context)


@require_safe
def source(request: HttpRequest, source_id: str) -> HttpResponse:
    """One source, the partnerships of which it says something and, where it is a list, its readings."""
    try:
        found = evidence.source(source_id)
    except evidence.NoSuchSource as error:
        raise Http404(str(error)) from None
    claims, total = evidence.claims_from(source_id, limit=_MOST_CLAIMS)
    readings = evidence.readings_of(source_id)
    ties = registry.partnerships_of_source(source_id, as_of=requests.today())
    context = {
        "source": found,
        "claims": [claim for claim in claims if claim.wording and "code" not in claim.wording],
        "total": total,
        "partnerships": ties,
        "one_sided": registry.one_sided_ties(ties, source_id=source_id) if readings else [],
        "readings": readings,
        "bounds": evidence.bounds_of_next(readings),
    }
    return render(request, "web/source.html", context)

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
    """One source and the partnerships of which it says something."""
    try:
        found = evidence.source(source_id)
    except evidence.NoSuchSource as error:
        raise Http404(str(error)) from None
    claims = evidence.claims_from(source_id)
    ties = registry.partnerships_of_source(source_id, as_of=requests.today())
    shown = [claim for claim in claims if claim.wording]
    return render(request, "web/source.html", {"source": found, "claims": shown[:300], "partnerships": ties})

"""Checked texts: every statement with its verdict and what speaks for and against it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from tawam.evidence import queries as evidence
from tawam.registry import queries as registry
from tawam.registry.values import Verdict


@require_safe
def case_files(request: HttpRequest) -> HttpResponse:
    """All checked texts."""
    return render(request, "web/casefiles.html", {"case_files": registry.case_files()})


@require_safe
def case_file(request: HttpRequest, slug: str) -> HttpResponse:
    """One checked text, section by section."""
    try:
        found = registry.checked_case_file(slug)
    except registry.NoSuchCaseFile as error:
        raise Http404(str(error)) from None
    counts = Counter(one.verdict for one in found.statements)
    sections = groupby(found.statements, key=lambda one: one.statement.section)
    context = {
        "case_file": found.case_file,
        "source": evidence.source(found.case_file.source_id),
        "sections": [(name, list(group)) for name, group in sections],
        "counts": [(verdict, counts.get(verdict, 0)) for verdict in Verdict],
        "total": len(found.statements),
    }
    return render(request, "web/casefile.html", context)

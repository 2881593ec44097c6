"""Which place a name in a row means: one of the candidates, or another that is searched for."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tawam.basics import locales
from tawam.intake import actions
from tawam.intake import queries as intake
from tawam.intake.actions.drafts import NotNow
from tawam.intake.values.drafts import CONFIRMABLE, Draft, DraftRow, DraftSide
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.web import requests
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, own_draft, reader
from tawam.web.views.tables.telling import said_of

_FOUND = 12


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, token: str, number: int, side: str) -> HttpResponse:
    """Choose the place; for this row, or for every row that names it in the same way."""
    draft = own_draft(request, token)
    if draft.state not in CONFIRMABLE:
        return at_its_page(draft)
    try:
        row, chosen = intake.draft_row(token, number, side)
    except intake.NoSuchRow as error:
        raise Http404(said_of(error)) from None
    return _settle(request, draft, row, chosen) if request.method == "POST" else _page(request, draft, row, chosen)


def _settle(request: HttpRequest, draft: Draft, row: DraftRow, side: DraftSide) -> HttpResponse:
    try:
        settled = actions.settle_place(
            token=draft.token,
            number=row.number,
            side=side.side,
            place=request.POST.get("place", ""),
            everywhere=request.POST.get("everywhere") == "yes",
            actor=reader(request).actor,
        )
    except (places.NoSuchPlace, NotNow) as error:
        return _page(request, draft, row, side, problem=said_of(error))
    shown = locales.number(settled, requests.language())
    told = ngettext("%(shown)s row was settled.", "%(shown)s rows were settled.", settled) % {"shown": shown}
    messages.success(request, told)
    return redirect(_back(request) or redirect("table-rows", draft.token)["Location"])


def _back(request: HttpRequest) -> str:
    """The page of the preview that the person came from, if it is ours."""
    back = request.POST.get("back", "") or request.GET.get("back", "")
    ours = url_has_allowed_host_and_scheme(back, {request.get_host()}, require_https=request.is_secure())
    return back if ours and back.startswith("/") else ""


def _page(request: HttpRequest, draft: Draft, row: DraftRow, side: DraftSide, problem: str = "") -> HttpResponse:
    text = requests.text(request, "q")
    found: tuple[Place, ...] = places.search(text, limit=_FOUND).items if text else ()
    known = {one.place.id for one in side.candidates}
    context = {
        "draft": draft,
        "row": row,
        "side": side,
        "cells": [pair for pair in zip(draft.header, row.cells, strict=False) if pair[1].strip()],
        "asked": text,
        "found": [one for one in found if one.id not in known],
        "back": _back(request),
        "problem": problem,
    }
    return render(request, "web/tables/place.html", context, status=400 if problem else 200)

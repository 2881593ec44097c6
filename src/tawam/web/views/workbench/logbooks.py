"""The log of one link: every entry of both sides, its totals, and the way to a new entry."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.exchange import actions
from tawam.exchange import queries as exchange
from tawam.exchange.rules.doubles import pairs_to_judge, told_once
from tawam.exchange.rules.patterns import balance
from tawam.exchange.rules.totals import totals_by_year
from tawam.exchange.values import Activity, Agreement
from tawam.people import rules
from tawam.web import requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import link_of, place_to_read, place_to_speak_for


@signed_in_only
@require_safe
def logbook(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """What is logged about a link, the latest first; withdrawn entries only of the own side."""
    place = place_to_read(request, place_id)
    link = link_of(place, slug)
    entries = exchange.entries_of([link.id], withdrawn=True).get(link.id, ())
    standing = [one for one in entries if not one.withdrawn]
    told = exchange.tellings(standing)
    judged = exchange.judged([one.id for _, one in told])
    log = told_once(told, judged, ours=place_id)
    context = {
        "place": place,
        "link": link,
        "others": [party for party in link.parties if party.id != place.id],
        "may_log": rules.may_log_for(signed_in(request), place_id),
        "may_speak": rules.may_speak_for(signed_in(request), place_id),
        "activities": [one for one in standing if isinstance(one.stated, Activity)],
        "agreements": [one for one in standing if isinstance(one.stated, Agreement)],
        "doubles": pairs_to_judge(told, judged),
        "withdrawn": [one for one in entries if one.withdrawn and one.logged_for == place_id],
        "names": {party.id: party for party in link.parties},
        "years": totals_by_year(log)[::-1],
        "balance": balance(log, [party.id for party in link.parties]),
    }
    return render(request, "web/workbench/logbook.html", context)


@signed_in_only
@require_POST
def judge(request: HttpRequest, place_id: str, slug: str) -> HttpResponse:
    """Say that two entries of different sides are one event, or two."""
    place = place_to_speak_for(request, place_id)
    link = link_of(place, slug)
    one, other = (requests.own_key(request.POST.get(name, "")) for name in ("one", "other"))
    same = request.POST.get("same", "")
    try:
        actions.judge_double(one=one, other=other, same=same == "yes", standing=signed_in(request))
    except exchange.NoSuchEntry as error:
        raise Http404(str(error)) from None
    except actions.NotYours:
        raise PermissionDenied(_("Only officers of the places that logged these entries can say that.")) from None
    said = _("Kept: they count as one event.") if same == "yes" else _("Kept: they count as two events.")
    messages.success(request, said)
    return redirect("logbook", place.id, link.id)

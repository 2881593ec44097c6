"""My places, and the links of one place with what happened last and what comes next."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from tawam.exchange import queries as exchange
from tawam.exchange.rules.coming import coming
from tawam.exchange.rules.patterns import last_held, overdue
from tawam.exchange.values import Activity, Due
from tawam.people import rules
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import Partnership
from tawam.web import requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.calendars import subscription
from tawam.web.views.workbench.access import place_to_read

_MOST = 400
_AHEAD = dt.timedelta(days=400)


@dataclass(frozen=True, slots=True)
class Line:
    """A link as its place sees it: the other parties, what was held last, what is overdue, what comes."""

    partnership: Partnership
    others: tuple[Place, ...]
    last: Activity | None
    held: int
    overdue: tuple[Activity, ...]
    coming: tuple[Due, ...]


@signed_in_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The places for which I have a role; whoever has one is led there at once."""
    mine = [one.place for one in signed_in(request).roles]
    if len(mine) == 1:
        return redirect("workbench-place", mine[0])
    return render(request, "web/workbench/home.html", {"places": list(places.places(mine).values())})


@signed_in_only
@require_safe
def place(request: HttpRequest, place_id: str) -> HttpResponse:
    """The links of a place, those of which nothing was logged for longest first."""
    found, today = place_to_read(request, place_id), requests.today()
    lines = lines_of(found, today)
    context = {
        "place": found,
        "lines": lines,
        "may_log": rules.may_log_for(signed_in(request), place_id),
        "may_speak": rules.may_speak_for(signed_in(request), place_id),
        "overdue": [(line, one) for line in lines for one in line.overdue],
        "coming": sorted(((line, due) for line in lines for due in line.coming), key=lambda pair: pair[1].on)[:12],
        "subscription": subscription(request, place_id, signed_in(request)),
    }
    return render(request, "web/workbench/place.html", context)


def lines_of(found: Place, today: dt.date) -> list[Line]:
    """Every link of a place; four queries or so, however many there are."""
    page = registry.partnerships(registry.Filter(place=found.id), as_of=today, limit=_MOST)
    ids = [one.id for one in page.items]
    activities, agreements = exchange.activities(ids), exchange.agreements(ids)
    lines = []
    for one in page.items:
        log = activities.get(one.id, ())
        dues = coming(
            as_of=today,
            until=today + _AHEAD,
            signed_on=one.since if one.since_basis == "signed" else None,
            agreements=agreements.get(one.id, ()),
            activities=log,
        )
        others = tuple(party for party in one.parties if party.id != found.id)
        held = sum(activity.state == "held" for activity in log)
        lines.append(Line(one, others, last_held(log, today), held, tuple(overdue(log, today)), dues))
    return sorted(lines, key=lambda line: (line.partnership.light != "alive", line.others[0].name_en))

"""Calendars: what everybody may know of a partnership, and everything that a place has before it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.basics import locales
from tawam.exchange import queries as exchange
from tawam.exchange.phrases import word
from tawam.exchange.rules.calendars import Appointment, calendar_text, days_of
from tawam.exchange.rules.coming import coming
from tawam.exchange.values import Activity, Agreement, Due, DueKind, Entry
from tawam.people import queries as people
from tawam.people import rules
from tawam.people.values import Standing
from tawam.places import queries as places
from tawam.registry import queries as registry
from tawam.registry.values import Partnership
from tawam.web import requests
from tawam.web.gates import standing_of

_AHEAD = dt.timedelta(days=3 * 366)
_BACK = dt.timedelta(days=366)
_SALT = "tawam.calendar"
_MOST = 400


@require_safe
def of_partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Planned activities and anniversaries of a partnership, for everybody; dates of agreements are not public."""
    try:
        found = registry.dossier(slug, as_of=requests.today()).partnership
    except registry.NoSuchPartnership as error:
        raise Http404(str(error)) from None
    name = " – ".join(place.name(requests.language()) for place in found.parties)
    return _answer(name, _appointments(request, [found], public=True), f"tawam-{found.id}")


@require_safe
def of_place(request: HttpRequest, place_id: str) -> HttpResponse:
    """Everything that falls due for a place. Calendar programs cannot sign in: they come with a key of their owner."""
    asking = (standing_of(request), _owner(request.GET.get("key", ""), place_id))
    if not any(rules.may_read_log(one, place_id) for one in asking):
        raise PermissionDenied(_("Only those who have a role for this place read its log. A head invites them."))
    found = places.place(place_id)
    page = registry.partnerships(registry.Filter(place=place_id), as_of=requests.today(), limit=_MOST)
    name = found.name(requests.language())
    appointments = _appointments(request, page.items, public=False)
    response = _answer(name, appointments, f"tawam-{place_id.replace(':', '-')}")
    # Who comes with a key has no cookie, by which other pages know that they are one person's alone.
    response["Cache-Control"] = "private, no-store"
    return response


def subscription(request: HttpRequest, place_id: str, standing: Standing) -> str:
    """The address under which somebody's calendar program may read a place's dates, as long as they have a role."""
    key = signing.dumps([standing.account, place_id], salt=_SALT)
    return request.build_absolute_uri(f"{reverse('workbench-calendar', args=[place_id])}?key={key}")


def _owner(key: str, place_id: str) -> Standing | None:
    try:
        account, place = signing.loads(key, salt=_SALT)
        return people.standing(account) if place == place_id else None
    except (signing.BadSignature, people.NoSuchAccount, ValueError, TypeError):
        return None


def _appointments(request: HttpRequest, links: Iterable[Partnership], *, public: bool) -> Iterator[Appointment]:
    known = {link.id: link for link in links}
    entries = exchange.entries_of(known)
    for key, link in known.items():
        log = {one.id: one for one in entries.get(key, ())}
        for due in _dues(link, [one.stated for one in log.values()], public=public):
            one = _appointment(request, link, due, log.get(due.about))
            if one:
                yield one


def _dues(link: Partnership, stated: list[Activity | Agreement], *, public: bool) -> tuple[Due, ...]:
    today = requests.today()
    return coming(
        as_of=today - _BACK,
        until=today + _AHEAD,
        signed_on=link.since if link.since_basis == "signed" else None,
        agreements=() if public else [one for one in stated if isinstance(one, Agreement)],
        activities=[one for one in stated if isinstance(one, Activity)],
    )


def _appointment(request: HttpRequest, link: Partnership, due: Due, entry: Entry | None) -> Appointment | None:
    language = requests.language()
    planned = entry.stated if entry and isinstance(entry.stated, Activity) else None
    days = days_of(due.on, planned.ends_on if planned else None)
    if days is None:
        return None
    names = " – ".join(place.name(language) for place in link.parties)
    years = f" ({locales.number(due.years, language)})" if due.years else ""
    told = due.title if due.kind is DueKind.PLANNED else f"{word('due', due.kind)}{years}"
    return Appointment(
        uid=f"{due.kind}-{due.about or link.id}-{due.on.year if due.kind is not DueKind.PLANNED else 'once'}@tawam",
        first=days[0],
        last=days[1],
        summary=f"{told}: {names}",
        description=due.title
        if due.kind is not DueKind.PLANNED
        else word("activity_kind", planned.kind if planned else ""),
        stamp=entry.changed_at if entry else dt.datetime(due.on.year, 1, 1, tzinfo=dt.UTC),
        url=request.build_absolute_uri(reverse("partnership", args=[link.id])),
        version=entry.version if entry else 0,
    )


def _answer(name: str, appointments: Iterable[Appointment], file: str) -> HttpResponse:
    response = HttpResponse(calendar_text(name, appointments), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file}.ics"'
    return response

"""Who may open what on the workbench; each view asks here first."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest
from django.utils.translation import gettext as _

from tawam.exchange import queries as exchange
from tawam.exchange.values import Entry
from tawam.people import queries as people
from tawam.people import rules, wording
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import Partnership
from tawam.web import requests
from tawam.web.gates import signed_in


def place_to_read(request: HttpRequest, place_id: str) -> Place:
    """The place, if the reader has a role there."""
    if not rules.may_read_log(signed_in(request), place_id):
        raise PermissionDenied(_("Only those who have a role for this place read its log. A head invites them."))
    try:
        return places.place(place_id)
    except places.NoSuchPlace as error:
        raise Http404(str(error)) from None


def place_to_log_for(request: HttpRequest, place_id: str) -> Place:
    """The place, if the reader may log for it."""
    if not rules.may_log_for(signed_in(request), place_id):
        raise PermissionDenied(_("You may not log for this place. Its heads give the role of a contributor."))
    return place_to_read(request, place_id)


def place_to_speak_for(request: HttpRequest, place_id: str) -> Place:
    """The place, if the reader may speak for it."""
    if not rules.may_speak_for(signed_in(request), place_id):
        raise PermissionDenied(_("You may not speak for this place. Its heads give the role of an officer."))
    return place_to_read(request, place_id)


def link_of(place: Place, slug: str) -> Partnership:
    """A partnership to which the place is a party; of others the workbench of this place knows nothing."""
    try:
        found = registry.dossier(slug, as_of=requests.today()).partnership
    except registry.NoSuchPartnership as error:
        raise Http404(str(error)) from None
    if place not in found.parties:
        raise Http404(_("This place is no party of that partnership."))
    return found


def entry_to_read(request: HttpRequest, key: str) -> Entry:
    """An entry of a place for which the reader has a role."""
    try:
        found = exchange.entry(key)
    except exchange.NoSuchEntry as error:
        raise Http404(str(error)) from None
    place_to_read(request, found.logged_for)
    return found


def entry_to_change(request: HttpRequest, key: str) -> Entry:
    """An entry of a place for which the reader may log."""
    found = entry_to_read(request, key)
    place_to_log_for(request, found.logged_for)
    return found


def names_of_writers(place_id: str) -> dict[str, str]:
    """Names of those who write for a place, by what a log calls them; who gave none is called by the role.

    Never by the address: viewers read the log, and only heads and administrators see addresses.
    """
    return {f"account:{one.account}": one.name or str(wording.ROLES[one.role]) for one in people.members(place_id)}

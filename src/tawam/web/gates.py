"""Who reads, and which doors are open to them."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext as _

from tawam.people import queries as people
from tawam.people import rules
from tawam.people.values import Standing

View = Callable[..., HttpResponseBase]
_KEPT = "_tawam_standing"


def standing_of(request: HttpRequest) -> Standing | None:
    """Who reads; None for a reader who has not signed in. Asked once for a request, and never without a session.

    A reader without a session cookie costs no query and gets no cookie, so that pages can be kept in caches.
    """
    if not hasattr(request, _KEPT):
        setattr(request, _KEPT, _standing(request))
    kept: Standing | None = getattr(request, _KEPT)
    return kept


def signed_in(request: HttpRequest) -> Standing:
    """Who has signed in, in a view that only such people reach."""
    standing = standing_of(request)
    if standing is None:
        raise PermissionDenied
    return standing


def signed_in_only(view: View) -> View:
    """The view for those who have signed in; others are led to the sign-in page and back."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **given: object) -> HttpResponseBase:
        if standing_of(request) is None:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **given)

    return guarded


def editors_only(view: View) -> View:
    """The view for editors of the registry; who has signed in and is none reads what is needed and whom to ask."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **given: object) -> HttpResponseBase:
        if not rules.may_edit_registry(standing_of(request)):
            raise PermissionDenied(
                _("Only editors of the registry can open this page. An administrator appoints them.")
            )
        return view(request, *args, **given)

    return signed_in_only(guarded)


def _standing(request: HttpRequest) -> Standing | None:
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return None
    try:
        return people.standing(request.user.pk)
    except people.NoSuchAccount:
        return None

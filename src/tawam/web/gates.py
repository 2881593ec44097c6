"""Who reads, and which doors are open to them."""

from __future__ import annotations

import functools
from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import translate_url
from django.utils.translation import gettext as _

from tawam.basics.languages import LANGUAGES
from tawam.people import queries as people
from tawam.people import rules
from tawam.people.values import Standing
from tawam.web import kept

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


def gives_back(view: View) -> View:
    """The view of a form: what was typed goes along into the other language, and comes back when the page opens."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **given: object) -> HttpResponseBase:
        if request.method == "POST" and "_language" in request.POST:
            return _in_other_language(request)
        if kept.give_back(request):
            messages.info(request, _told_back(request))
        return view(request, *args, **given)

    return guarded


def _told_back(request: HttpRequest) -> str:
    if kept.only_pressed(request):
        return _("You were signed out when you pressed the button, so nothing was done. Press it once more.")
    return _("What you typed is back in the form. It is not saved yet.")


def signed_in_only(view: View) -> View:
    """The view for those who have signed in; others are led to the sign-in page and back."""
    inside = gives_back(view)

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **given: object) -> HttpResponseBase:
        if standing_of(request) is None:
            return _signing_in(request)
        return inside(request, *args, **given)

    return guarded


def _signing_in(request: HttpRequest) -> HttpResponseBase:
    """To the sign-in page and back to the form, which then holds what was typed."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    if not kept.keep(request):
        return not_taken(request, opens="")
    return redirect_to_login(kept.page_of(request))


def _in_other_language(request: HttpRequest) -> HttpResponseBase:
    """The same page in the language that was asked for, with what was typed so far."""
    language = request.POST["_language"]
    page = kept.page_of(request)
    other = translate_url(page, language) if language in LANGUAGES else page
    if not kept.keep(request, page=other):
        return not_taken(request, opens="")
    return redirect(other)


def not_taken(request: HttpRequest, *, opens: str) -> HttpResponse:
    """A form that could not be taken, with everything that was typed into it, to be copied; 403.

    ``opens`` is the page that opens the form again with what was typed, if it was kept.
    """
    texts = [text for values in kept.typed_in(request).values() for text in values if " " in text.strip()]
    context = {"texts": texts, "opens": opens, "page": kept.page_of(request), "pressed": kept.pressed(request)}
    return render(request, "web/not_taken.html", context, status=403)


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

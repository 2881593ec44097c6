"""What was typed into a form that could not be taken is kept until the form opens again: nothing typed is lost.

It lies in the session of the browser in which it was typed, for half an hour; no secret and no file is kept. The first
who opens the form signed in is the only one to whom it is given back.
"""

from __future__ import annotations

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, QueryDict
from django.urls import reverse, translate_url

from tawam.basics.languages import LANGUAGES

_NAME, _GIVEN = "tawam_kept", "_tawam_given_back"
LASTS = 1_800
LARGEST = 200_000
# Whoever has not signed in costs a row in the database for each form that is kept.
MOST_AN_HOUR = 30
# Fields that carry a secret, or nothing that anybody typed.
SECRETS = ("password", "code", "token")
_UNTYPED = ("csrfmiddlewaretoken", "_language", "next")
# Addresses that only take a form: the page on which it stands, and the parts of the address that lead there.
PAGES: Mapping[str, tuple[str, ...]] = {
    "account-profile": ("account",),
    "check-draft": ("check",),
    "circumstance-end": ("plan", "place_id", "slug"),
    "circumstance-new": ("plan", "place_id", "slug"),
    "document-attach": ("entry", "key"),
    "document-detach": ("workbench",),
    "double-judge": ("logbook", "place_id", "slug"),
    "entry-restore": ("entry", "key"),
    "entry-withdraw": ("entry", "key"),
    "invitation-accept": ("account",),
    "members-invite": ("members", "place_id"),
    "members-remove": ("members", "place_id"),
    "members-withdraw": ("members", "place_id"),
    "notice-withdraw": ("workbench",),
    "request-contact": ("request", "place_id", "key"),
    "request-answer": ("request", "place_id", "key"),
    "request-criteria-change": ("request-criteria", "place_id"),
    "request-decide": ("request", "place_id", "key"),
    "table-sheet": ("table-columns", "token"),
    "table-undo": ("table-result", "token"),
    "take-back": ("declare", "place_id", "slug"),
    "task-new": ("plan", "place_id", "slug"),
    "task-settle": ("plan", "place_id", "slug"),
}
# Buttons: nothing is typed beside them, so nothing is kept but the page on which they stand.
BUTTONS = frozenset({
    "circumstance-end", "document-detach", "double-judge", "entry-restore", "invitation-accept", "members-remove",
    "members-withdraw", "notice-withdraw", "request-contact", "table-sheet", "table-undo", "take-back", "task-settle",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was sent: the address that takes it, and what was typed; nothing where it is a mere button."""

    form: str
    fields: Mapping[str, Sequence[str]]


def page_of(request: HttpRequest) -> str:
    """The page on which the form of this address stands; the address itself where that is one that can be opened.

    One button may stand on several pages: that from which it was pressed counts.
    """
    match = request.resolver_match
    if pressed(request) and from_our_own_page(request) and (sender := request.headers.get("referer")):
        return urlsplit(sender).path
    page = PAGES.get(match.url_name or "") if match else None
    if page is None or match is None:
        return request.get_full_path()
    return reverse(page[0], args=[match.kwargs[name] for name in page[1:]])


def pressed(request: HttpRequest) -> bool:
    """Whether a button was pressed beside which nothing can be typed."""
    match = request.resolver_match
    return request.method == "POST" and match is not None and match.url_name in BUTTONS


def typed_in(request: HttpRequest) -> dict[str, list[str]]:
    """What was typed into the form that was sent; nothing at all of a form that carries a secret."""
    fields = {name: request.POST.getlist(name) for name in request.POST if name not in _UNTYPED}
    return {} if pressed(request) or any(secret in name for name in fields for secret in SECRETS) else fields


def keep(request: HttpRequest, *, page: str = "") -> bool:
    """Keep what was sent until the page opens again; False where it is too large, or too much is kept already."""
    fields = typed_in(request)
    if len(json.dumps(fields)) > LARGEST or not (request.user.is_authenticated or _few(request)):
        return False
    form = request.resolver_match.url_name if request.resolver_match else ""
    if fields or pressed(request):
        request.session[_NAME] = {
            "page": page or page_of(request),
            "form": form or "",
            "fields": fields,
            "at": time.time(),
            "by": request.user.pk if request.user.is_authenticated else None,
        }
    return True


def give_back(request: HttpRequest) -> bool:
    """Let the page that is opened find what was typed there before; whether there is something."""
    row = _row(request)
    if row is None or row["page"] not in _in_each_language(page_of(request)):
        return False
    if request.method == "POST":
        # The form came through this time.
        del request.session[_NAME]
        return False
    mine = request.user.pk if request.user.is_authenticated else None
    if row["by"] not in (None, mine):
        return False
    if not row["fields"]:
        del request.session[_NAME]
    elif row["by"] != mine:
        request.session[_NAME] = {**row, "by": mine}
    setattr(request, _GIVEN, Kept(row["form"], row["fields"]))
    return True


def typed(request: HttpRequest, *forms: str) -> QueryDict | None:
    """What a form is to show: what was just sent, or what was kept of it; None where it opens fresh.

    ``forms`` are the names of the addresses that take the form, where a page has several.
    """
    if request.method == "POST":
        return request.POST
    kept: Kept | None = getattr(request, _GIVEN, None)
    if kept is None or not kept.fields or (forms and kept.form not in forms):
        return None
    found = QueryDict(mutable=True)
    for name, values in kept.fields.items():
        found.setlist(name, list(values))
    return found


def only_pressed(request: HttpRequest) -> bool:
    """Whether what is given back is a mere button, which has to be pressed once more."""
    kept: Kept | None = getattr(request, _GIVEN, None)
    return kept is not None and not kept.fields


def field_kept(request: HttpRequest, name: str, *forms: str) -> str:
    """What was kept of one field, on the page that gives it back; nothing anywhere else."""
    back = typed(request, *forms) if request.method != "POST" else None
    return back.get(name, "") if back else ""


def throw_away(request: HttpRequest) -> None:
    """Forget what is kept."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES:
        request.session.pop(_NAME, None)


def waits(request: HttpRequest) -> bool:
    """Whether something typed waits for somebody to sign in."""
    row = _row(request)
    return row is not None and bool(row["fields"])


def from_our_own_page(request: HttpRequest) -> bool:
    """Whether the form was sent by a page of ours: what other sites put into a form is never kept."""
    sender = request.headers.get("origin") or request.headers.get("referer") or ""
    return urlsplit(sender).netloc == request.get_host()


def _row(request: HttpRequest) -> dict[str, Any] | None:
    # A reader without a session costs no query.
    if settings.SESSION_COOKIE_NAME not in request.COOKIES:
        return None
    row: dict[str, Any] | None = request.session.get(_NAME)
    return None if row is None or time.time() - row["at"] > LASTS else row


def _in_each_language(page: str) -> list[str]:
    """The addresses of a page that is open: what was typed comes back whichever language the reader goes on in."""
    return [page, *(translate_url(page, language) for language in LANGUAGES)]


def _few(request: HttpRequest) -> bool:
    """Whether few forms were kept lately for whoever sends from this internet address."""
    key = f"kept-{get_adapter().get_client_ip(request)}"
    cache.add(key, 0, 3_600)
    return bool(cache.incr(key) <= MOST_AN_HOUR)

"""“Partner wanted”: what places state that they seek and offer, for everybody to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.basics import locales
from tawam.exchange.phrases import word
from tawam.exchange.values import Theme
from tawam.matching import queries as matching
from tawam.matching.values import NoticeFilter
from tawam.web import requests
from tawam.web.gates import standing_of

Choices = list[tuple[str, str]]


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """The notices that stand today, the latest first, by theme, country and language."""
    asked = NoticeFilter(
        requests.code(request, "theme", Theme), requests.country(request), _language(requests.text(request, "language"))
    )
    standing, skip = matching.notices(NoticeFilter(), as_of=requests.today()), requests.offset(request)
    found = matching.notices(asked, as_of=requests.today()) if asked != NoticeFilter() else standing
    reader = standing_of(request)
    context = {
        "lines": found[skip : skip + requests.PER_PAGE],
        "total": len(found),
        "asked": asked,
        "themes": theme_choices(),
        "countries": _named(locales.country, {line.place.country for line in standing}),
        "languages": _named(
            locales.language_name, {code for line in standing for code in line.stated.notice.languages}
        ),
        "speaks": bool(reader and reader.roles),
        "number": skip // requests.PER_PAGE + 1,
        "more": skip + requests.PER_PAGE < len(found),
    }
    return render(request, "web/notices.html", context)


def theme_choices() -> Choices:
    """The themes in the alphabetical order of the page's language."""
    return sorted(((code.value, word("theme", code)) for code in Theme), key=lambda one: one[1])


def _named(name: Callable[[str, str], str], codes: Iterable[str]) -> Choices:
    return sorted(((code, name(code, requests.language())) for code in codes), key=lambda one: one[1])


def _language(code: str) -> str:
    if code and not locales.is_language(code):
        raise BadRequest(_("“%(value)s” is no code of a language.") % {"value": code[:40]})
    return code

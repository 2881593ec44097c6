"""The front page: the globe with its filters, and the newest of the register."""

from __future__ import annotations

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from tawam.evidence import queries as evidence
from tawam.registry import queries as registry
from tawam.registry.values import LIGHT_OF_STATUS, Kind, Light, Status
from tawam.web import requests
from tawam.web.choices import country_choices, word_choices
from tawam.web.views.mapdata import edition


def _globe_labels() -> dict[str, str]:
    """The sentences that the globe's script speaks."""
    # One number out of each plural category of CLDR: the script picks the category, the catalogue has the form.
    examples = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 11, "other": 100}
    counts = {
        f"partnerships_{category}": ngettext("{n} partnership", "{n} partnerships", example)
        for category, example in examples.items()
    }
    return counts | {"open": _("Open the page of {name}"), "hint": _("Press Enter again to open its page.")}


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The atlas."""
    day = requests.today()
    counts = registry.status_counts(as_of=day)
    lights = {light: sum(n for status, n in counts.items() if LIGHT_OF_STATUS[status] is light) for light in Light}
    return render(
        request,
        "web/home.html",
        {
            "edition": edition(),
            "total": sum(counts.values()),
            "lights": lights,
            "statuses": word_choices("status", Status),
            "kinds": word_choices("kind", Kind),
            "countries": country_choices(),
            "claims": evidence.claim_count(),
            "sources": sum(evidence.source_counts().values()),
            "changes": registry.latest_changes(as_of=day, most=8),
            "year": day.year,
            "globe_labels": json.dumps(_globe_labels(), ensure_ascii=False),
        },
    )

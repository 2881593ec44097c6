"""The register as a list, the page of one partnership, and the report of an error on it."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from tawam.basics.dates import PartialDate
from tawam.people.rules import may_speak_for
from tawam.registry import queries as registry
from tawam.registry.actions import EmptyReport, ReportTooLong, report_error
from tawam.registry.rules.declaring import words_of_sides
from tawam.registry.rules.record import other_claims, sides, signing_disputed
from tawam.registry.values import Dossier, Kind, Light, Status
from tawam.web import kept, requests
from tawam.web.choices import country_choices, word_choices
from tawam.web.gates import gives_back, standing_of
from tawam.web.views.logs import public_log


@require_safe
def register(request: HttpRequest) -> HttpResponse:
    """The register, filtered, as of any day."""
    wanted = registry.Filter(
        place=requests.text(request, "place"),
        country=requests.country(request),
        other_country=requests.country(request, "with"),
        status=requests.code(request, "status", Status),
        light=requests.code(request, "light", Light),
        kind=requests.code(request, "kind", Kind),
    )
    day, skip = requests.day(request), requests.offset(request)
    page = registry.partnerships(wanted, as_of=day, limit=requests.PER_PAGE, offset=skip)
    context = {
        "wanted": wanted,
        "day": day,
        "past": bool(request.GET.get("as_of")),
        "page": page,
        "number": skip // requests.PER_PAGE + 1,
        "more": skip + requests.PER_PAGE < page.total,
        "statuses": word_choices("status", Status),
        "lights": word_choices("light", Light),
        "kinds": word_choices("kind", Kind),
        "countries": country_choices(),
    }
    return render(request, "web/register.html", context)


@require_safe
def partnership(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything known about one partnership; a pair that found its partnership leads to that."""
    dossier, today = _dossier(slug), PartialDate.of(requests.today())
    if dossier.partnership.id != slug:
        return redirect("partnership", dossier.partnership.id)
    context = {
        "dossier": dossier,
        "other_claims": other_claims(dossier),
        "sides": sides(dossier),
        "words": words_of_sides(dossier),
        "speaks_for": [one for one in dossier.partnership.parties if may_speak_for(standing_of(request), one.id)],
        "one_sided": next(iter(registry.one_sided_ties([dossier.partnership])), None),
        "today": today,
        "signing_disputed": signing_disputed(dossier),
        **public_log(dossier.partnership),
    }
    return render(request, "web/partnership.html", context)


@gives_back
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, slug: str) -> HttpResponse:
    """Tell the editors what is wrong on a partnership's page."""
    context: dict[str, object] = {"dossier": _dossier(slug), "sent": request.GET.get("sent") == "yes"}
    if request.method == "GET" and (back := kept.typed(request)):
        context["given"] = back.dict()
    if request.method == "POST":
        given = {name: request.POST.get(name, "") for name in ("message", "source", "contact")}
        # A field that people do not see: whoever fills it is a program, and is thanked all the same.
        try:
            if not request.POST.get("website"):
                report_error(page=request.path, partnership_id=slug, **given)
            return redirect(reverse("report", args=[slug]) + "?sent=yes")
        except (EmptyReport, ReportTooLong) as error:
            context |= {"given": given, "problem": str(error)}
    return render(request, "web/report.html", context, status=400 if "problem" in context else 200)


def _dossier(slug: str) -> Dossier:
    try:
        return registry.dossier(slug, as_of=requests.today())
    except registry.NoSuchPartnership as error:
        raise Http404(str(error)) from None

"""The council report of a place, as a file."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.basics import locales
from tawam.reports import queries
from tawam.reports.files import MEDIA, printed
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.values import Form
from tawam.web import requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import place_to_read

_YEARS = 6


@signed_in_only
@require_safe
def choose(request: HttpRequest, place_id: str) -> HttpResponse:
    """Which year, and as what file."""
    place = place_to_read(request, place_id)
    latest = requests.today_at(place).year
    years = [(year, locales.digits(str(year), requests.language())) for year in range(latest, latest - _YEARS, -1)]
    context = {"place": place, "years": years, "chosen": requests.own_number(request.GET.get("year", ""))}
    return render(request, "web/workbench/report.html", context)


@signed_in_only
@require_safe
def download(request: HttpRequest, place_id: str, form: str) -> HttpResponse:
    """The report for the year that the address names, in the language of the page; it changes nothing."""
    place, standing = place_to_read(request, place_id), signed_in(request)
    if form not in set(Form):
        raise Http404(_("There is no report of this form."))
    year = requests.text(request, "year")
    if not (year.isascii() and year.isdigit() and len(year) == 4):
        raise BadRequest(_("Write the year with four digits."))
    made_by = standing.name or standing.email
    try:
        found = queries.council_report(
            place_id=place.id, year=int(year), made_on=requests.today_at(place), made_by=made_by
        )
        content = printed(found, language=requests.language(), form=Form(form))
    except queries.BadYear:
        raise BadRequest(_("There is no report for this year.")) from None
    except NeedsPackages as error:
        return HttpResponse(str(error), status=501, content_type="text/plain; charset=utf-8")
    response = HttpResponse(content, content_type=MEDIA[Form(form)])
    name = f"tawam-{place.id.replace(':', '-')}-{year}-{requests.language()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response

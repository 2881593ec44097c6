"""Activities from a table, after a look at each row; and all activities of a place as a table."""

from __future__ import annotations

import csv
import io

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tawam.basics import locales
from tawam.exchange import queries as exchange
from tawam.exchange.phrases import column, fault_sentence
from tawam.exchange.rules.patterns import public_part
from tawam.exchange.rules.tables import COLUMNS, table_row
from tawam.exchange.values import Activity
from tawam.intake import actions as intake
from tawam.intake.actions.activities import MOST_ROWS, ActivitiesPreview
from tawam.intake.files.tables import BadTable, read_table
from tawam.intake.rules.tables.export import neutral
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.web import requests, waiting
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import place_to_log_for, place_to_read

_MOST = 400


@signed_in_only
@require_safe
def export(request: HttpRequest, place_id: str) -> HttpResponse:
    """Every activity of every link of a place: the own whole, those of other sides as far as they are public."""
    place = place_to_read(request, place_id)
    page = registry.partnerships(registry.Filter(place=place_id), as_of=requests.today(), limit=_MOST)
    known = {one.id: one for one in page.items}
    entries = exchange.entries_of(known)
    written = io.StringIO()
    writer = csv.DictWriter(written, COLUMNS, extrasaction="ignore", restval="")
    writer.writeheader()
    for key, link in known.items():
        others = [party for party in link.parties if party.id != place_id]
        partner = ", ".join(party.name(requests.language()) for party in others)
        for one in entries.get(key, ()):
            if isinstance(one.stated, Activity):
                stated = one.stated if one.logged_for == place_id else public_part(one.stated)
                row = table_row(stated, parties=[place_id, *(party.id for party in others)], partner=partner)
                writer.writerow({name: neutral(text) for name, text in row.items()})
    # Excel takes a file without this mark for one of the local code page.
    response = HttpResponse("\ufeff" + written.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"tawam-{place.name_en.lower().replace(' ', '-')}"
    response["Content-Disposition"] = f'attachment; filename="{name if name.isascii() else "tawam"}.csv"'
    return response


@signed_in_only
@require_http_methods(["GET", "HEAD", "POST"])
def import_table(request: HttpRequest, place_id: str) -> HttpResponse:
    """Choose a table, look at what each row would become, then log what can be used."""
    place = place_to_log_for(request, place_id)
    account = signed_in(request).account
    if request.method != "POST":
        return _page(request, place)
    upload = request.FILES.get("table")
    try:
        token = waiting.kept(upload, account) if upload else request.POST.get("token", "")
    except waiting.TooLarge:
        return _page(request, place, problem=_("The file is too large: at most 5 MB are read."), status=400)
    confirmed = not upload and "confirm" in request.POST
    path = waiting.taken(token, account) if confirmed else waiting.path_of(token, account)
    if path is None:
        gone = _("This table was logged already, or it waited for more than a day. If it is missing, choose it again.")
        return _page(request, place, problem=gone if confirmed else _("Please choose a file."), status=400)
    try:
        table = read_table(path)
    except BadTable as error:
        path.unlink(missing_ok=True)
        return _page(request, place, problem=_("The file cannot be read: %(why)s") % {"why": error.problem}, status=400)
    preview = intake.preview_activities(
        table=table, place_id=place_id, as_of=requests.today_at(place), language=requests.language()
    )
    if not confirmed:
        return _page(request, place, preview=preview, token=token)
    number = intake.import_activities(preview=preview, standing=signed_in(request))
    path.unlink(missing_ok=True)
    told = ngettext("%(shown)s activity was logged.", "%(shown)s activities were logged.", number)
    messages.success(request, told % {"shown": locales.number(number, requests.language())})
    return redirect("workbench-place", place_id)


def _page(
    request: HttpRequest,
    place: Place,
    *,
    preview: ActivitiesPreview | None = None,
    token: str = "",
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    rows = [
        (row, [(column(found.field), fault_sentence(found)) for found in row.faults])
        for row in (preview.rows if preview else ())
    ]
    context = {
        "place": place,
        "preview": preview,
        "rows": rows,
        "used": len(preview.used) if preview else 0,
        "known": sum(row.known for row, _ in rows),
        "wrong": sum(bool(row.faults) for row, _ in rows),
        "token": token,
        "problem": problem,
        "columns": [(name, column(name)) for name in COLUMNS],
        "most": MOST_ROWS,
    }
    return render(request, "web/workbench/import.html", context, status=status)

"""The tables of an editor, the past readings of all lists, and the upload."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tawam.evidence import queries as evidence
from tawam.intake import actions
from tawam.intake import queries as intake
from tawam.intake.files.tables import LARGEST_FILE, BadTable
from tawam.web import kept
from tawam.web.gates import editors_only
from tawam.web.uploads import was_too_large
from tawam.web.views.tables.doors import reader

_LONGEST = {"sheet": 200, "encoding": 40, "delimiter": 10}
_MEGABYTE = 1_000_000


@editors_only
@require_safe
def tables(request: HttpRequest) -> HttpResponse:
    """Drafts, and what was read before."""
    standing = reader(request)
    drafts = intake.drafts(owner="" if standing.is_administrator else standing.actor)
    context = {"drafts": drafts, "readings": evidence.latest_readings(most=30), "actor": standing.actor}
    return render(request, "web/tables/list.html", context)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Upload a table; what is wrong with the file is said here, and then nothing is kept."""
    context: dict[str, object] = {"largest": LARGEST_FILE // _MEGABYTE}
    if request.method == "POST":
        given = {name: request.POST.get(name, "").strip()[:most] for name, most in _LONGEST.items()}
        file = request.FILES.get("file")
        if file is None:
            problem = (
                _("The file is larger than can be read. Split it.") if was_too_large(request) else _("Choose a file.")
            )
            return render(request, "web/tables/new.html", {**context, "given": given, "problem": problem}, status=400)
        tab = given["delimiter"].casefold() in ("\\t", "tab")
        try:
            draft = actions.upload_table(
                chunks=file.chunks(),
                name=file.name or "",
                actor=reader(request).actor,
                **{**given, "delimiter": "\t" if tab else given["delimiter"]},
            )
        except BadTable as error:
            return render(
                request, "web/tables/new.html", {**context, "given": given, "problem": str(error)}, status=400
            )
        return redirect("table-columns", draft.token)
    back = kept.typed(request) or QueryDict()
    return render(request, "web/tables/new.html", {**context, "given": {name: back.get(name, "") for name in _LONGEST}})

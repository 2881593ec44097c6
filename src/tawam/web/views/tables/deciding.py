"""Confirm a table, see what it became, take it back, or delete the draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tawam.evidence import queries as evidence
from tawam.intake import actions
from tawam.intake import queries as intake
from tawam.intake.actions.drafts import NotNow
from tawam.intake.rules.tables.describing import source_of
from tawam.intake.values.drafts import CHANGEABLE, CONFIRMABLE, DraftState
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, own_draft, reader


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """What will be recorded, with what source, and the question where the list changed much; once is enough."""
    draft = own_draft(request, token)
    if request.method == "POST":
        return _confirmed(request, token)
    if draft.state not in CONFIRMABLE:
        return at_its_page(draft)
    context = {
        "draft": draft,
        "counts": intake.row_counts(token),
        "source": source_of(draft.source, draft.file),
        "before": evidence.last_reading(draft.source.dataset),
    }
    return render(request, "web/tables/confirm.html", context)


def _confirmed(request: HttpRequest, token: str) -> HttpResponse:
    accepted = request.POST.get("accept_change") == "yes"
    try:
        if not actions.confirm_draft(token=token, actor=reader(request).actor, accept_change=accepted):
            messages.info(request, _("This table was confirmed already; nothing is recorded twice."))
    except NotNow:
        messages.info(request, _("This table cannot be confirmed as it stands."))
    return redirect("table", token)


@editors_only
@require_safe
def result(request: HttpRequest, token: str) -> HttpResponse:
    """What the table became: statements by what is new, and the way to its source."""
    draft = own_draft(request, token)
    if draft.state not in (DraftState.RECORDED, DraftState.UNDONE):
        return at_its_page(draft)
    readings = evidence.readings_of(draft.source_id, most=200)
    context = {
        "draft": draft,
        "reading": next((one for one in readings if one.number == draft.reading), None),
        "undone": draft.state is DraftState.UNDONE,
    }
    return render(request, "web/tables/result.html", context)


@editors_only
@require_POST
def undo(request: HttpRequest, token: str) -> HttpResponse:
    """Take the reading back as one step."""
    own_draft(request, token)
    try:
        actions.undo_draft(token=token, actor=reader(request).actor)
    except NotNow:
        messages.info(request, _("Only what was recorded can be taken back."))
    return redirect("table", token)


@editors_only
@require_http_methods(["GET", "HEAD", "POST"])
def delete(request: HttpRequest, token: str) -> HttpResponse:
    """Delete a draft and its file, after a question."""
    draft = own_draft(request, token)
    if draft.state not in CHANGEABLE | {DraftState.RESOLVING}:
        messages.info(request, _("A table that was recorded stays: its file is the evidence. It can be taken back."))
        return redirect("table", token)
    if request.method != "POST":
        return render(request, "web/tables/delete.html", {"draft": draft})
    try:
        actions.delete_draft(token=token, actor=reader(request).actor)
    except NotNow:
        return redirect("table", token)
    messages.success(request, _("The table was deleted."))
    return redirect("tables")

"""Who may open which draft, and where a draft is to be looked at."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from tawam.intake import queries as intake
from tawam.intake.values.drafts import AT_WORK, Draft, DraftState
from tawam.people.values import Standing
from tawam.web.gates import standing_of

_PAGES = {
    DraftState.OPENED: "table-columns",
    DraftState.FAILED: "table-columns",
    DraftState.PREVIEWED: "table-rows",
    DraftState.UNDONE: "table-result",
    DraftState.RECORDED: "table-result",
}


def reader(request: HttpRequest) -> Standing:
    """Who asks; the gate has seen to it that it is somebody."""
    standing = standing_of(request)
    if standing is None:
        raise Http404
    return standing


def own_draft(request: HttpRequest, token: str) -> Draft:
    """The draft, if it is the reader's own or the reader an administrator; for anybody else there is none."""
    standing = reader(request)
    try:
        found = intake.draft(token)
    except intake.NoSuchDraft:
        raise _no_draft() from None
    if found.owner != standing.actor and not standing.is_administrator:
        raise _no_draft()
    return found


def at_its_page(draft: Draft) -> HttpResponse:
    """Where the draft is to be looked at in its state."""
    return redirect("table-progress" if draft.state in AT_WORK else _PAGES[draft.state], draft.token)


def _no_draft() -> Http404:
    # The same words for a token of somebody else's draft: it must not tell that there is one.
    return Http404(_("There is no such table, or it was deleted."))

"""How far the work on a table is; the page asks again by itself, with or without JavaScript."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from django_htmx.http import HttpResponseClientRedirect

from tawam.intake.values.drafts import AT_WORK, DraftState
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, own_draft

# Work that nobody took up for so long: perhaps no worker runs.
_LONG_WAIT = 15


@editors_only
@require_safe
def table(request: HttpRequest, token: str) -> HttpResponse:
    """The page of a table in its state."""
    return at_its_page(own_draft(request, token))


@editors_only
@require_safe
def progress(request: HttpRequest, token: str) -> HttpResponse:
    """What is being done and how far it is; once it is done, the page that comes next."""
    draft = own_draft(request, token)
    typing = bool(getattr(request, "htmx", False))
    if draft.state not in AT_WORK:
        onward = at_its_page(draft)
        return HttpResponseClientRedirect(onward["Location"]) if typing else onward
    waited = (timezone.now() - draft.work.asked_at).total_seconds()
    context = {
        "draft": draft,
        "share": 100 * draft.work.done // max(draft.work.total, 1),
        "in_steps": draft.state is DraftState.RESOLVING,
        "seconds": int(waited),
        "nobody": draft.work.waiting and waited > _LONG_WAIT,
    }
    return render(request, "web/tables/work.html" if typing else "web/tables/progress.html", context)

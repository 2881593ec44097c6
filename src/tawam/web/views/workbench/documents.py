"""Documents and photos of an entry: sent, fetched, removed; never opened inside a page of ours."""

from __future__ import annotations

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.exchange import actions, files
from tawam.exchange import queries as exchange
from tawam.exchange.actions.documents import folder
from tawam.exchange.phrases import fault_sentence
from tawam.exchange.rules.sniffing import LARGEST, TYPES
from tawam.exchange.values import Document
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import entry_to_change, entry_to_read


@signed_in_only
@require_POST
def attach(request: HttpRequest, key: str) -> HttpResponse:
    """Keep a file with an entry."""
    entry_to_change(request, key)
    upload = request.FILES.get("document")
    if upload is None:
        messages.error(request, _("Please choose a file."))
        return redirect("entry", key)
    try:
        # A byte too many is enough to know that a file is too large.
        content = upload.read(LARGEST + 1)
        actions.attach_document(entry_id=key, content=content, name=upload.name or "", standing=signed_in(request))
    except actions.BadEntry as error:
        messages.error(request, " ".join(fault_sentence(one) for one in error.faults))
    else:
        messages.success(request, _("The file is kept with the entry."))
    return redirect("entry", key)


@signed_in_only
@require_safe
def document(request: HttpRequest, key: str) -> HttpResponseBase:
    """The file, as a download, to those who may read the entry."""
    found = _found(key)
    entry_to_read(request, found.entry)
    path = files.path_of(folder(), found.id)
    if not path.is_file():
        raise Http404(_("The file is no longer there."))
    response = FileResponse(path.open("rb"), as_attachment=True, filename=found.name, content_type=TYPES[found.kind])
    # Should a browser open it all the same, it may do nothing there.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


@signed_in_only
@require_POST
def detach(request: HttpRequest, key: str) -> HttpResponse:
    """Remove a file."""
    found = _found(key)
    entry_to_change(request, found.entry)
    actions.detach_document(key=key, standing=signed_in(request))
    messages.success(request, _("The file is removed, here and from the disk."))
    return redirect("entry", found.entry)


def _found(key: str) -> Document:
    try:
        return exchange.document(key)
    except exchange.NoSuchDocument as error:
        raise Http404(str(error)) from None

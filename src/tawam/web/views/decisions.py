"""The decision paper on a hard case: on the page, and as a file."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.encoding import force_str
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tawam.people.rules import may_read_log
from tawam.places.values import Place
from tawam.registry import queries as registry
from tawam.registry.values import Partnership
from tawam.reports import queries
from tawam.reports.files import MEDIA, written
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.files.html import contents, cover, sections
from tawam.reports.phrases.paper import paper_document
from tawam.reports.values import DecisionPaper, Document, Form, HardCase
from tawam.reports.wording.paper import CASES
from tawam.web import requests
from tawam.web.gates import standing_of

# Setting pages takes a second or more: for readers who have not signed in one file is written at a time.
_WRITING = Lock()
_ASK_AGAIN = "5"


@require_safe
def decision(request: HttpRequest, slug: str) -> HttpResponse:
    """The paper, with what it depends on as a form; without it where nobody says what kind of case it is."""
    partnership = _partnership(request, slug)
    if partnership.id != slug:
        return redirect("decision", partnership.id)
    paper = _paper(request, partnership)
    document = paper_document(paper, requests.language()) if paper else None
    asked = requests.code(request, "case", HardCase)
    context = {
        "partnership": partnership,
        "paper": paper,
        "cases": [(one.value, force_str(CASES[one])) for one in HardCase],
        "case": paper.case if paper else asked,
        "home": paper.home if paper else _home(request, partnership.parties),
        "has_role": _has_role(request, partnership),
        "only_public": _only_public(request),
        "document": document,
        "body": _body(document) if document else "",
        "files": _files(request, paper) if paper else (),
    }
    return render(request, "web/decision.html", context)


@require_safe
def download(request: HttpRequest, slug: str, form: str) -> HttpResponse:
    """The paper as a file; it changes nothing."""
    if form not in set(Form):
        raise Http404(_("There is no report of this form."))
    paper = _paper(request, _partnership(request, slug))
    if paper is None:
        raise BadRequest(_("The record does not show what kind of case it is: choose one on the page of the paper."))
    alone = standing_of(request) is None
    if alone and not _WRITING.acquire(blocking=False):
        busy = HttpResponse(_("Another paper is being written; ask again in some seconds."), status=503)
        busy["Retry-After"] = _ASK_AGAIN
        return busy
    try:
        return _answer(paper, Form(form))
    except NeedsPackages as error:
        return HttpResponse(str(error), status=501, content_type="text/plain; charset=utf-8")
    finally:
        if alone:
            _WRITING.release()


def _answer(paper: DecisionPaper, form: Form) -> HttpResponse:
    content = written(paper_document(paper, requests.language()), form)
    response = HttpResponse(content, content_type=MEDIA[form])
    name = f"tawam-decision-{paper.partnership.id.replace(':', '-')}-{paper.as_of}-{requests.language()}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _partnership(request: HttpRequest, slug: str) -> Partnership:
    try:
        return registry.partnership(slug, as_of=requests.day(request))
    except registry.NoSuchPartnership as error:
        raise Http404(str(error)) from None


def _paper(request: HttpRequest, partnership: Partnership) -> DecisionPaper | None:
    """The paper as it is asked for; None where the record shows no kind of case and none is chosen."""
    standing = standing_of(request)
    site = reverse("partnership", args=["-"]).removesuffix("-/")
    try:
        return queries.decision_paper(
            partnership.id,
            as_of=requests.day(request),
            made_on=requests.today(),
            case=requests.code(request, "case", HardCase),
            home=_home(request, partnership.parties),
            made_by=(standing.name or standing.email) if standing and _has_role(request, partnership) else "",
            within=_has_role(request, partnership) and not _only_public(request),
            site=request.build_absolute_uri(site),
        )
    except queries.CaseNotKnown:
        return None
    except queries.NoParty:
        raise BadRequest(_("The place that decides must be a party of this partnership.")) from None


def _home(request: HttpRequest, parties: Sequence[Place]) -> str:
    """Who decides: as asked for, else a party for which the reader has a role, else the first."""
    mine = (one.id for one in parties if may_read_log(standing_of(request), one.id))
    return requests.text(request, "for") or next(mine, parties[0].id)


def _has_role(request: HttpRequest, partnership: Partnership) -> bool:
    return any(may_read_log(standing_of(request), one.id) for one in partnership.parties)


def _only_public(request: HttpRequest) -> bool:
    return requests.text(request, "public") == "yes"


def _body(document: Document) -> SafeString:
    """The document as its writer makes it for every page: each text is escaped there."""
    return mark_safe(f"{cover(document)}{contents(document)}{sections(document)}")  # noqa: S308


def _files(request: HttpRequest, paper: DecisionPaper) -> list[tuple[Form, str]]:
    """Each form with the address that asks for just this paper."""
    given = {"case": paper.case.value, "for": paper.home.id, "as_of": requests.text(request, "as_of")}
    given["public"] = "yes" if _only_public(request) else ""
    asked = urlencode({name: value for name, value in given.items() if value})
    return [(one, f"{reverse('decision-file', args=[paper.partnership.id, one])}?{asked}") for one in Form]

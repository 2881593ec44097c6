"""A text of the reader's own, held against the registry."""

from __future__ import annotations

from collections import Counter

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.encoding import force_str
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tawam.basics import locales
from tawam.evidence.values import SourceKind
from tawam.intake import actions, wording
from tawam.intake.files.tables import BadTable
from tawam.intake.queries import texts
from tawam.intake.queries.texts import CheckedText, Finding
from tawam.intake.rules.tables.describing import BadDescription
from tawam.intake.rules.texts.drafting import HEADER, MAPPING, draft_rows
from tawam.intake.values.drafts import SourceWords
from tawam.intake.values.texts import MOST_CHARACTERS, Open, Relation, TextTooLong
from tawam.registry.values import Bearing, Facet, Verdict
from tawam.web import kept, requests
from tawam.web.footnotes import pieces
from tawam.web.gates import editors_only
from tawam.web.views.tables.doors import at_its_page, reader
from tawam.web.views.tables.telling import said_of


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The form, and over it what was found in the text that was sent with it.

    Going on in the other language sends the text there, unchecked: it is kept nowhere.
    """
    kept.give_back(request)
    typed, draft = kept.typed(request), kept.typed(request, "check-draft")
    text = typed.get("text", "").replace("\r\n", "\n") if typed is not None else _example(request)
    context: dict[str, object] = {"given": text, "most": MOST_CHARACTERS}
    to_check = "_language" not in request.POST if request.method == "POST" else draft is not None
    if draft is not None and request.method != "POST":
        context["source"] = draft.dict()
    if to_check:
        try:
            context |= _found(text, _checked(text))
        except _Unreadable as error:
            context["problem"] = str(error)
    return render(request, "web/check.html", context, status=400 if "problem" in context else 200)


class _Unreadable(ValueError):
    """The form was sent without a text that can be read; the message says why."""


def _checked(text: str) -> CheckedText:
    if not text.strip() or "\x00" in text:
        raise _Unreadable(_("Paste a text to check."))
    try:
        return texts.check(text)
    except TextTooLong:
        sizes = {
            "length": locales.number(len(text), requests.language()),
            "most": locales.number(MOST_CHARACTERS, requests.language()),
        }
        message = _("The text has %(length)s characters; at most %(most)s are read. Check it in parts.")
        raise _Unreadable(message % sizes) from None


def _example(request: HttpRequest) -> str:
    """A paragraph of our own to try the page with."""
    if "example" not in request.GET:
        return ""
    return _(
        "Coventry has been twinned with Volgograd since 1944. Osaka ended its sister-city relationship with San "
        "Francisco in 2018 over a statue. The partnership between Detroit and Baghdad failed because of the war, and "
        "Lyon has many sister cities."
    )


@editors_only
@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Keep what was found as a draft of claims: a table whose rows the editor looks at before any is recorded."""
    text = request.POST.get("text", "").replace("\r\n", "\n")
    source = SourceWords(
        kind=SourceKind.NEWS,
        **{name: request.POST.get(name, "") for name in ("title", "publisher", "url", "published")},
    )
    try:
        rows = draft_rows(text, [(one.said, one.places) for one in _checked(text).findings])
        opened = actions.open_draft(
            header=HEADER,
            rows=rows.rows,
            source=source,
            actor=reader(request).actor,
            settled=rows.settled,
            mapping=MAPPING,
        )
    except (_Unreadable, BadTable, BadDescription) as error:
        context = {"given": text, "most": MOST_CHARACTERS, "problem": said_of(error)}
        return render(request, "web/check.html", context, status=400)
    if rows.left_out:
        messages.info(request, _("That a tie failed, or that there is none, is no claim of a table and was left out."))
    return at_its_page(opened)


def _found(text: str, checked: CheckedText) -> dict[str, object]:
    left = [one for one in checked.not_understood if one.reason != Open.LANGUAGE]
    spans = [[(party.start, party.end) for party in one.said.parties] for one in checked.findings]
    counts = Counter(one.held.verdict for one in checked.findings)
    return {
        "checked": checked,
        "strange": len(left) < len(checked.not_understood),
        "pieces": list(pieces(text, spans, [(one.start, one.end) for one in left])),
        "findings": [(one, wording.RELATIONS[one.said.relation], _points(one), _told(one)) for one in checked.findings],
        "counts": [(verdict, counts[verdict]) for verdict in Verdict if counts[verdict]],
        "left": [(text[one.start : one.end], wording.WHY_OPEN[one.reason]) for one in left],
    }


def _points(one: Finding) -> list[tuple[str, Verdict]]:
    """What the statement was held against, each with its own verdict; nothing if it is one point only."""
    points = [(_point(finding.facet), finding.verdict) for finding in one.held.findings]
    return points if len(points) > 1 else []


def _point(facet: Facet) -> str:
    if facet.property == "event:signed":
        return force_str(wording.POINTS["signed"])
    if facet.property == "linked" and facet.value == "no":
        return force_str(wording.RELATIONS[Relation.NOT_TWINNED])
    return force_str(wording.POINTS[facet.property.split(":")[0]])


def _told(one: Finding) -> list[tuple[bool, list[Bearing]]]:
    """What speaks for the statement and what against it, each claim once."""
    sides = [(True, [finding.support for finding in one.held.findings])]
    sides.append((False, [finding.against for finding in one.held.findings]))
    told = [
        (side, list({one.sourced.claim.id: one for some in groups for one in some}.values())) for side, groups in sides
    ]
    return [(side, bearings) for side, bearings in told if bearings]

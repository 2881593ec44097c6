"""What a place received, one request judged, answers, the decision, and the paper as a file."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tawam.matching import actions, phrases
from tawam.matching import queries as matching
from tawam.matching.phrases.requests import reason, word
from tawam.matching.rules.requests.judging import asks_for_number, counts
from tawam.matching.rules.requests.kinds import REQUIREMENTS
from tawam.matching.rules.requests.table import Entered
from tawam.matching.values.requests import Answer, Compared, Finding, Judged, Request, RequestState, Rung
from tawam.people import rules
from tawam.places import queries as places
from tawam.places.values import Place
from tawam.reports.files import MEDIA, written
from tawam.reports.files.extras import NeedsPackages
from tawam.reports.phrases.requests import rank, request_document
from tawam.reports.values import Form
from tawam.web import requests
from tawam.web.gates import signed_in, signed_in_only
from tawam.web.views.workbench.access import names_of_writers, place_to_read, place_to_speak_for
from tawam.web.views.workbench.requests.access import (
    REFUSED,
    request_to_read,
    status_of,
    typed,
    typed_into,
    version_of,
    version_shown,
    whole_number,
)

_ANSWER = ("kind", "said", "number", "note", "url")
_DECISION = ("state", "decided_on", "decision")


@signed_in_only
@require_safe
def received(request: HttpRequest, place_id: str) -> HttpResponse:
    """What the place received, the latest first; open ones, or all."""
    place = place_to_read(request, place_id)
    found = matching.requests_of(place.id)
    known = places.places([one.asking for one in found if one.asking])
    context = {
        "place": place,
        "rows": [(one, known.get(one.asking)) for one in found],
        "open": sum(one.state is RequestState.OPEN for one in found),
        "criteria": matching.criteria_of(place.id),
        "may_speak": rules.may_speak_for(signed_in(request), place.id),
    }
    return render(request, "web/requests/list.html", context)


@signed_in_only
@require_safe
def one(request: HttpRequest, place_id: str, key: str) -> HttpResponse:
    """A request held against the place's criteria."""
    place, found = request_to_read(request, place_id, key)
    given = typed_into(request, "request-answer", *_ANSWER)
    return _shown(request, place, found, given=given, decided=typed_into(request, "request-decide", *_DECISION))


@signed_in_only
@require_POST
def answer(request: HttpRequest, place_id: str, key: str) -> HttpResponse:
    """Enter an answer to a question that no record answers, or take it away."""
    place_to_speak_for(request, place_id)
    place, found = request_to_read(request, place_id, key)
    kind, version, by = typed(request, "kind"), version_of(request), signed_in(request)
    given = typed_into(request, "request-answer", *_ANSWER)
    try:
        if typed(request, "act") == "remove":
            actions.remove_answer(key=key, kind=kind, version=version, standing=by)
        else:
            actions.answer_question(key=key, answer=_answer(given), version=version, standing=by)
    except REFUSED as error:
        again = matching.request(key)
        return _shown(request, place, again, given=given, problem=str(error), status=status_of(error))
    messages.success(request, _("Kept. The judgement follows it."))
    return redirect("request", place.id, found.id)


@signed_in_only
@require_POST
def decide(request: HttpRequest, place_id: str, key: str) -> HttpResponse:
    """Note what the council decided, or open the request again."""
    place_to_speak_for(request, place_id)
    place, _found = request_to_read(request, place_id, key)
    state = typed(request, "state")
    if state not in set(RequestState):
        raise Http404(_("There is no such decision."))
    try:
        actions.decide_request(
            key=key,
            state=RequestState(state),
            decided_on=_day(typed(request, "decided_on")),
            decision=typed(request, "decision"),
            version=version_of(request),
            standing=signed_in(request),
        )
    except REFUSED as error:
        given = typed_into(request, "request-decide", *_DECISION)
        again = matching.request(key)
        return _shown(request, place, again, decided=given, problem=str(error), status=status_of(error))
    messages.success(request, _("The decision is noted."))
    return redirect("request", place.id, key)


@signed_in_only
@require_safe
def paper(request: HttpRequest, place_id: str, key: str, form: str) -> HttpResponse:
    """The request as a paper in the language of the page; it changes nothing."""
    place, found = request_to_read(request, place_id, key)
    if form not in set(Form):
        raise Http404(_("There is no report of this form."))
    language, standing = requests.language(), signed_in(request)
    by, names = standing.name or standing.email, names_of_writers(place.id)
    made = request_document(_judged(found, place), lang=language, made_by=by, names=names)
    try:
        response = HttpResponse(written(made, Form(form)), content_type=MEDIA[Form(form)])
    except NeedsPackages as error:
        return HttpResponse(str(error), status=501, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="tawam-request-{key[:8]}-{language}.{form}"'
    return response


def _judged(found: Request, place: Place) -> Judged:
    return matching.judged(found, matching.criteria_of(place.id), as_of=requests.today(), within=True)


def _answer(given: dict[str, str]) -> Answer:
    said = {"yes": True, "no": False}.get(given["said"])
    return Answer(given["kind"], said, whole_number(given["number"]), given["note"], given["url"])


def _day(text: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text)
    except ValueError:
        return None


def _shown(
    request: HttpRequest,
    place: Place,
    found: Request,
    *,
    given: dict[str, str] | None = None,
    decided: dict[str, str] | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    judged = _judged(found, place)
    speaks = rules.may_speak_for(signed_in(request), place.id)
    must = [two for two in judged.findings if two.rule.must]
    versions = (str(found.version), version_shown(request, found.version))
    context = {
        "place": place,
        "judged": judged,
        "request_": found,
        "rows": [_row(two, given or {}, versions) for two in judged.findings],
        "later": [_row(two, given or {}, versions) for two in judged.later],
        "counts": [(met, number) for met, number in counts(must).items()],
        "must": len(must),
        "ladder": [step for step in Rung if step in (*judged.criteria.steps, judged.climb.rung)],
        "compared": _compared(judged.compared) if judged.compared else None,
        "why_not": reason(judged.why_not) if judged.why_not else "",
        "history": (history := matching.history_of_request(found.id)[::-1]),
        "has_contact": any(entry.after.get("contact") for entry in history),
        "writers": names_of_writers(place.id),
        "states": [(code.value, word("request_state", code)) for code in RequestState],
        "decided": {**(decided or _decided(found)), "version": versions[bool(decided)]},
        "deciding": bool(decided),
        "may_speak": speaks,
        "problem": problem,
        "today": requests.today_at(place).isoformat(),
    }
    return render(request, "web/requests/one.html", context, status=status)


def _decided(found: Request) -> dict[str, str]:
    on = found.decided_on.isoformat() if found.decided_on else ""
    return {"state": found.state, "decided_on": on, "decision": found.decision}


def _row(two: Finding, given: dict[str, str], versions: tuple[str, str]) -> dict[str, object]:
    """A finding with the form for its answer: what was typed, else what stands; and the version of either."""
    requirement = REQUIREMENTS.by_code[two.rule.kind]
    said = {"": "", True: "yes", False: "no"}
    kept = two.answer
    stands = {
        "said": said["" if kept is None or kept.met is None else kept.met],
        "number": "" if kept is None or kept.number is None else str(kept.number),
        "note": kept.note if kept else "",
        "url": kept.url if kept else "",
    }
    again = given.get("kind") == two.rule.kind
    return {
        "finding": two,
        "answerable": requirement.entered is not Entered.NOT and (two.answer or two.seen.met == "unknown"),
        "number": asks_for_number(two.rule, requirement),
        "given": given if again else stands,
        "open": again,
        "version": versions[again],
    }


def _compared(found: Compared) -> dict[str, object]:
    language = requests.language()
    every = (found.asking, *found.proposals)
    return {
        "rank": rank(found),
        "items": [
            {
                "match": match,
                "asks": number == 0,
                "number": number,
                "why": phrases.why(match, language),
                "not_known": phrases.not_known(match, language),
                "risks": [phrases.sentence(risk, language) for risk in match.risks],
            }
            for number, match in enumerate(every)
        ],
        "rows": [
            (phrases.criterion(row[0].criterion), [cell.grounds.value for cell in row])
            for row in zip(*(match.weighed for match in every), strict=True)
        ],
    }
